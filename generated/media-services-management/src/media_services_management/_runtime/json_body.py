"""Decodes JSON texts to typed values.

Also rejected: duplicate names in an object, for which two readers could see different values; more
levels than recursive code could process; and more values than memory allows for a text of its size.
Times are cut to microseconds, since the decoder would round them.

The decoder does not check duplicates. Their absence is proven for the whole text at once: if the
decoded value, written as JSON again, has as many colons as the text, then it contains each member
of each object. If this fails, the text is read as plain data and checked in the same way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast

import msgspec

from .coercion import WRITER, DecodeError, convert, hook_of, is_all_finite
from .kinds import facts_of
from .limits import DEEPEST, MOST_PARTS
from .twins import Twin, twin_of

if TYPE_CHECKING:
    from .problems import Problem

T = TypeVar("T")

# ends after the next mark that another value follows, or without a mark at the end of the text:
# a comma, or the opening bracket of a non-empty array or object
_NEXT = re.compile(
    r'(?:"(?:[^"\\]++|\\.)*+"?|[^"\[{,]++|[\[{](?=[ \t\r\n]*+[\]}]))*+([\[{,]|\Z)', re.DOTALL
)
# the digit that rounds a time up, in a string that may be a time; the pattern begins with a
# rare character, which makes it fast
_FINE = re.compile(r"\.[0-9]{6}[5-9]")
_AFTER_TIME = r"(?<=:[0-9]{2}:[0-9]{2}\.[0-9]{6})"
_ROUNDED = re.compile(rf"\.[0-9]{{6}}{_AFTER_TIME}[5-9](?=[0-9Zz:+-]*+[\"\\])")
_CUT = re.compile(rf"\.[0-9]{{6}}{_AFTER_TIME}0".encode())
# a string that Python takes for a decimal, and nobody else: it has digits of another script, or marks
# between them
_ODD_DECIMAL = re.compile(
    r'"(?:[0-9.eE+\s-]|\\[^u])*+(?:_|(?![0-9])\d|\\u....)(?:[\d_.eE+\s-]|\\[^u]|\\u....)*+"'
)
_ROUNDED_NUMBER = re.compile(r'\.[0-9]{6}[5-9][0-9]*+"')
_LARGEST_EXACT = b"%d" % 2**53
_ESCAPED = {
    '"': re.compile(r"\\u0022"),
    ":": re.compile(r"\\u003[aA]"),
    ",": re.compile(r"\\u002[cC]"),
}
_NULL = re.compile("null")
_NAME = re.compile(r'"([^"\\]*+)"[ \t\r\n]*+:')
_SAMPLE = 1024
_START = 16 * _SAMPLE

_SQUARE = bytes.maketrans(b"{}", b"[]")
_NO_MARKS = bytes(set(range(256)) - set(b'[]{}"'))
_TOO_DEEP = b"[" * (DEEPEST + 1)

_UNREAD: Final = object()
_PLAIN: msgspec.json.Decoder[Any] = msgspec.json.Decoder()
_EXACT: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)


def read_json(text: str, kind: type[T], problems: list[Problem] | None = None) -> T:
    """Return a JSON text as a value of the type `kind`; raises `DecodeError`.

    With `problems`, what does not match its type is `None` and is added to them.
    """
    _refuse_many(text)
    reading = _Reading(text, cast("Hashable", kind))
    value = reading.whole() if reading.seems_whole() else _UNREAD
    return cast("T", reading.careful(problems) if value is _UNREAD else value)


def parse_json(text: str) -> object:
    """Return plain data; raises `DecodeError` for anything but one unambiguous JSON text."""
    _refuse_many(text)
    _refuse_deep(text)
    try:
        value: object = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except DecodeError:
        raise
    except UnicodeEncodeError:
        raise DecodeError("half of a surrogate pair") from None
    except ValueError:
        raise DecodeError("not JSON") from None
    return value


class _Reading:
    """A JSON text and its target type."""

    __slots__ = ("cut", "facts", "kind", "text")

    def __init__(self, text: str, kind: Hashable) -> None:
        self.text, self.kind, self.facts = text, kind, facts_of(kind)
        self.cut = _cut(text) if self.facts.holds_times else text

    def seems_whole(self) -> bool:
        """Return whether to try first to read as if all members were known and none was null.

        A null that is seen only later costs a try, not the outcome.
        """
        names = self.facts.names
        # in a union, numbers are read twice, and lose digits the first time
        is_inexact = self.facts.holds_unions and self.facts.holds_decimals
        if (
            self.facts.gains_members
            or self.facts.holds_rest
            or is_inexact
            or _NULL.search(self.text, 0, _START)
        ):
            return False
        if names is None or len(self.text) < _START:
            return True
        return names.issuperset(_NAME.findall(self.text, 0, _SAMPLE))

    def whole(self) -> object:
        """Return a value with all members of the text, or `_UNREAD`."""
        for twin, strict in self._ways(self.facts.modes):
            try:
                value = _reader(twin.kind if twin else self.kind, strict).decode(self.cut)
                written = WRITER.encode(value)
            except msgspec.ValidationError:
                # numbers and booleans as text, and the like
                continue
            except (msgspec.DecodeError, ValueError, RecursionError):
                break
            mark = self._mark(strict)
            if not _is_whole(self.text, written, mark):
                break
            if self.facts.levels > DEEPEST or mark == ",":
                _refuse_deep(self.text)
            if self._is_right(value, written, strict):
                return _restored(value, twin)
            break
        return _UNREAD

    def _mark(self, strict: bool) -> str:
        """Return a mark that each member has, and of which no value is written with more.

        A time may have other colons, as in the offset `+0100`, and a number as text other quotes. An
        only member has no comma: it may be dropped, but not one of several with the same name.
        """
        if not self.facts.holds_times:
            return ":"
        return '"' if strict else ","

    def _ways(self, modes: tuple[bool, ...]) -> Iterator[tuple[Twin | None, bool]]:
        """Yield the ways to decode: as a twin of the type, or as the type itself; and how strictly."""
        twin = twin_of(self.kind) if self.facts.holds_unions else None
        if twin is not None and modes:
            yield twin, True
        yield from ((None, strict) for strict in modes)

    def careful(self, problems: list[Problem] | None) -> object:
        """Return a value; raises `DecodeError`."""
        _refuse_deep(self.text)
        plain = _parsed(self.cut, _EXACT if self.facts.holds_decimals else _PLAIN)
        _refuse_duplicates(self.text, plain)
        for twin, strict in self._ways(self._modes(plain)):
            try:
                value = self._converted(plain, twin.kind if twin else self.kind, strict)
                if self._is_certain(strict) or self._is_right(value, WRITER.encode(value), strict):
                    return _restored(value, twin)
            except (msgspec.DecodeError, ValueError, ArithmeticError, RecursionError):
                pass
        exact = _parsed(self.text, _EXACT)
        if exact is _UNREAD:
            raise DecodeError("not JSON")
        kind = cast("type[object]", self.kind)
        if problems is None:
            return convert(exact, kind)
        from .lenient_walk import convert_leniently

        return convert_leniently(exact, kind, problems)

    def _modes(self, plain: object) -> tuple[bool, ...]:
        """Return the ways to convert plain data, before each value is looked at by itself."""
        facts = self.facts
        if facts.holds_rest:
            # the decoder drops what no field has
            return ()
        if facts.holds_unions and facts.holds_decimals and facts.holds_anything:
            # an alternative with decimals, and a record of an unknown kind without any
            return ()
        # a number that is too long to convert may be in an unknown member
        return (True,) if plain is _UNREAD else facts.modes

    def _converted(self, plain: object, kind: Hashable, strict: bool) -> object:
        # numbers of the type `Any` are floats, but plain data for decimals contain none
        if plain is _UNREAD or (self.facts.holds_decimals and self.facts.holds_anything):
            return _reader(kind, strict).decode(self.cut)
        hook = hook_of(self.kind, strict)
        return msgspec.convert(plain, cast("Any", kind), strict=strict, dec_hook=hook)

    def _is_certain(self, strict: bool) -> bool:
        return strict and self.cut is self.text and not self.facts.holds_decimals

    def _is_right(self, value: object, written: bytes, strict: bool) -> bool:
        """Return whether a value, `written` as JSON, is equal to the text and finite."""
        if self.cut is not self.text and _CUT.search(written):
            # the shortened string was text, not a time
            return False
        if self.facts.holds_decimals and self._may_have_odd_decimals():
            return False
        if strict and not self.facts.holds_decimals:
            return True
        if not strict and self._is_inexact(written):
            return False
        return is_all_finite(value, written, self.facts)

    def _may_have_odd_decimals(self) -> bool:
        is_usual = self.text.isascii() and "_" not in self.text and "\\u" not in self.text
        return not is_usual and _ODD_DECIMAL.search(self.text) is not None

    def _is_inexact(self, written: bytes) -> bool:
        """Return whether numbers in strings, or with a fraction, may have been rounded."""
        is_rounded = self.facts.holds_times and _ROUNDED_NUMBER.search(self.cut) is not None
        return is_rounded or _LARGEST_EXACT in written


def _restored(value: object, twin: Twin | None) -> object:
    if twin is not None:
        twin.restore(value)
    return value


@cache
def _reader(kind: Hashable, strict: bool) -> msgspec.json.Decoder[Any]:
    hook = hook_of(kind, strict)
    return msgspec.json.Decoder(cast("type[Any]", kind), strict=strict, dec_hook=hook)


def _is_whole(text: str, written: bytes, mark: str) -> bool:
    """Return whether certainly no member with a `mark` was dropped."""
    if "\\" in text and _ESCAPED[mark].search(text):
        return False
    return written.count(mark.encode()) == text.count(mark)


def _cut(text: str) -> str:
    """Return a text with its times cut: rounding up could leave the day, and the calendar."""
    return _ROUNDED.sub(_with_zero, text) if _FINE.search(text) else text


def _with_zero(match: re.Match[str]) -> str:
    return match[0][:-1] + "0"


def _parsed(text: str, parser: msgspec.json.Decoder[Any]) -> object:
    """Return plain data, or `_UNREAD`, also for valid numbers of thousands of digits."""
    try:
        return parser.decode(text)
    except (msgspec.DecodeError, ArithmeticError):
        return _UNREAD


def _refuse_duplicates(text: str, plain: object) -> None:
    """Reject an object with duplicate names; `plain` is the text as plain data, or `_UNREAD`."""
    if plain is not _UNREAD and _is_whole(text, WRITER.encode(plain), ":"):
        return
    try:
        _STRICT.decode(text)
    except DecodeError:
        raise
    except ValueError:
        raise DecodeError("not JSON") from None


def _refuse_many(text: str) -> None:
    """Reject text that takes far more memory as objects.

    There is one value at first, and one after each mark.
    """
    if len(text) < MOST_PARTS or sum(map(text.count, "[{,")) < MOST_PARTS:
        return
    beyond = next(islice(_NEXT.finditer(text), MOST_PARTS - 1, None), None)
    if beyond is not None and beyond[1]:
        raise DecodeError(f"more than {MOST_PARTS} values")


def _refuse_deep(text: str) -> None:
    brackets = _brackets(text.encode())
    if brackets.count(b"[") < brackets.count(b"]"):
        raise DecodeError("not JSON")
    # each round removes all empty brackets at once
    for _ in range(DEEPEST):
        before = len(brackets)
        brackets = brackets.replace(b"[]", b"")
        if len(brackets) == before or _TOO_DEEP in brackets:
            break
    if b"[]" in brackets or brackets.count(b"[") > DEEPEST:
        raise DecodeError(f"more than {DEEPEST} levels")


def _brackets(text: bytes) -> bytes:
    """Return the brackets outside strings, all as square brackets."""
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = text.translate(_SQUARE, _NO_MARKS).replace(b'""', b"")
    return b"".join(marks.split(b'"')[::2])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise DecodeError("an object has a duplicate name")
    return members


# only names matter here: the length of a number is the cheapest value for it
_STRICT = json.JSONDecoder(object_pairs_hook=_unique, parse_int=len, parse_float=len)


def _refuse_constant(name: str) -> NoReturn:
    raise DecodeError(f"`{name}` is not JSON")
