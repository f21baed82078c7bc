"""Parses the regular expressions that a spec may contain into a small tree.

They are the part of JSON Schema's expressions that every engine reads in the same way: characters,
classes, groups, alternatives, counts, and `^` and `$` at the ends. Look-arounds, references to
groups, flags and boundaries are not supported; the maximum time of a match follows from the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from clientgen.patterns.characters import ANY, BLANKS, DIGITS, WORDS, Ranges, invert, merge, of

LONGEST = 500
"""Maximum characters of a pattern."""
MOST = 4096
"""Maximum count of a quantifier."""
_DEEPEST = 24
"""Maximum nesting of groups."""

_CLASSES = {"d": DIGITS, "w": WORDS, "s": BLANKS}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_QUANTIFIERS = "*+?{"


@dataclass(frozen=True, slots=True)
class Char:
    """One character out of a set."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items one after another; no items for the empty text."""

    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several alternatives."""

    options: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repeated item; `most` is None if there is no limit."""

    item: Tree
    least: int
    most: int | None


Tree: TypeAlias = Char | Sequence | Choice | Repeat


@dataclass(frozen=True, slots=True)
class Branch:
    """One alternative of a whole pattern, and whether it must match at the ends of the text."""

    tree: Tree
    starts: bool
    ends: bool


class PatternError(Exception):
    """Raised for an invalid expression; the text states the fault and its character."""


def parse(pattern: str) -> tuple[Branch, ...]:
    """Return the alternatives of `pattern`; raise `PatternError` if invalid or not supported."""
    if len(pattern) > LONGEST:
        raise PatternError(f"it has more than {LONGEST} characters")
    return _Reader(pattern).branches()


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        self._at += 1
        return self._pattern[self._at - 1 : self._at]

    def _skip(self, text: str) -> bool:
        found = self._pattern.startswith(text, self._at)
        self._at += len(text) if found else 0
        return found

    def _refuse(self, message: str) -> PatternError:
        return PatternError(f"{message}, at character {self._at}")

    def branches(self) -> tuple[Branch, ...]:
        """The alternatives of the whole pattern."""
        found = [self._branch()]
        while self._skip("|"):
            found.append(self._branch())
        if self._peek():
            self._at += 1
            raise self._refuse("`)` has no `(` before it")
        return tuple(found)

    def _branch(self) -> Branch:
        starts = self._skip("^")
        tree = self._sequence()
        return Branch(tree, starts, self._skip("$"))

    def _sequence(self) -> Tree:
        items: list[Tree] = []
        while self._peek() and self._peek() not in "|)":
            if self._peek() == "$" and self._depth == 0:
                self._check_end()
                break
            items.append(self._quantified(self._item()))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _check_end(self) -> None:
        following = self._pattern[self._at + 1 : self._at + 2]
        if following not in ("", "|"):
            self._at += 1
            raise self._refuse("`$` can only be the end of a pattern")

    def _item(self) -> Tree:
        match self._take():
            case "(":
                return self._group()
            case "[":
                return Char(self._class())
            case ".":
                return Char(ANY)
            case "\\":
                return Char(self._escape())
            case "^" | "$":
                raise self._refuse("`^` and `$` can only be the ends of a pattern")
            case "*" | "+" | "?" | "{":
                raise self._refuse("there is nothing to repeat")
            case "]" | "}" as sign:
                raise self._refuse(
                    f"`{sign}` has no opening bracket; write `\\{sign}` for the character"
                )
            case character:
                return Char(of(character))

    def _group(self) -> Tree:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refuse(f"groups are nested more than {_DEEPEST} deep")
        if self._peek() == "?" and not self._skip("?:"):
            raise self._refuse("look-arounds, names and flags of groups are not supported")
        options = [self._sequence()]
        while self._skip("|"):
            options.append(self._sequence())
        if not self._skip(")"):
            raise self._refuse("a group is not closed")
        self._depth -= 1
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _quantified(self, item: Tree) -> Tree:
        if not self._peek() or self._peek() not in _QUANTIFIERS:
            return item
        least, most = self._count()
        self._skip("?")
        if self._peek() and self._peek() in _QUANTIFIERS:
            self._at += 1
            raise self._refuse("two counts follow each other")
        return Repeat(item, least, most)

    def _count(self) -> tuple[int, int | None]:
        sign = self._take()
        if sign != "{":
            return (1 if sign == "+" else 0, 1 if sign == "?" else None)
        least = self._number()
        if least is None:
            raise self._refuse("a count begins with a number; write `\\{` for the character")
        most = self._number() if self._skip(",") else least
        if not self._skip("}"):
            raise self._refuse("a count is not closed")
        if most is not None and most < least:
            raise self._refuse("the minimum of a count is greater than its maximum")
        return least, most

    def _number(self) -> int | None:
        digits = ""
        while self._peek() and self._peek() in "0123456789" and len(digits) < 6:
            digits += self._take()
        if digits and int(digits) > MOST:
            raise self._refuse(f"a count is above {MOST}")
        return int(digits) if digits else None

    def _escape(self) -> Ranges:
        sign = self._take()
        if sign and sign in _CLASSES:
            return _CLASSES[sign]
        if sign and sign.lower() in _CLASSES:
            return invert(_CLASSES[sign.lower()])
        if sign and sign in _CONTROLS:
            return of(_CONTROLS[sign])
        if sign in ("x", "u"):
            return self._code_point(2 if sign == "x" else 4)
        if not sign or sign.isalnum() or ord(sign) > 0x7F:
            raise self._refuse("this escape is not supported")
        return of(sign)

    def _code_point(self, digits: int) -> Ranges:
        code = self._pattern[self._at : self._at + digits]
        if len(code) < digits or not all(digit in "0123456789abcdefABCDEF" for digit in code):
            raise self._refuse("this escape is not complete")
        self._at += digits
        return merge([(int(code, 16), int(code, 16))])

    def _class(self) -> Ranges:
        inverted = self._skip("^")
        ranges: list[tuple[int, int]] = []
        while not self._skip("]"):
            ranges.extend(self._range())
        if not ranges:
            raise self._refuse("a class contains no character")
        return invert(merge(ranges)) if inverted else merge(ranges)

    def _range(self) -> Ranges:
        first = self._class_item()
        if self._peek() != "-" or self._pattern[self._at + 1 : self._at + 2] in ("]", ""):
            return first
        self._take()
        if self._peek() == "-":
            self._at += 1
            raise self._refuse("write `\\-` for the character in a class")
        last = self._class_item()
        low, high = first[0][0], last[0][0]
        if any(len(end) > 1 or end[0][0] != end[0][1] for end in (first, last)) or high < low:
            raise self._refuse("a range must go from a lower to a higher character")
        return ((low, high),)

    def _class_item(self) -> Ranges:
        sign = self._take()
        if not sign:
            raise self._refuse("a class is not closed")
        if sign == "\\":
            return self._escape()
        if sign == "[" or (sign in "-&~|" and self._peek() == sign):
            raise self._refuse(f"write `\\{sign}` for the character in a class")
        return of(sign)
