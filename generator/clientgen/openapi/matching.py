"""Makes a text that a pattern matches."""

from __future__ import annotations

import re

from clientgen.patterns.regex import Char, Choice, PatternError, Repeat, Sequence, Tree, parse

_LIKED = "a1A-_ ./"
_MOST = 300


def text_for(pattern: str, least: int, most: int | None) -> str | None:
    """Return a short text with `least` to `most` characters that `pattern` matches, or None."""
    try:
        branches = parse(pattern)
    except PatternError:
        return None
    for branch in branches[:4]:
        for extra in (0, 1, 2, 4, max(0, least - 1), least):
            made = _Text(extra).of(branch.tree)
            if made is None or len(made) > _MOST:
                continue
            if len(made) < least and not (branch.starts and branch.ends):
                pad = "a" * (least - len(made))
                made = pad + made if branch.ends else made + pad
            if (
                len(made) >= max(least, 1)
                and (most is None or len(made) <= most)
                and _matches(pattern, made)
            ):
                return made
    return None


def _matches(pattern: str, text: str) -> bool:
    # `$` of a spec is the very end
    return re.search(re.sub(r"(?<!\\)\$(?=$|\|)", r"\\Z", pattern), text, re.ASCII) is not None


class _Text:
    """Makes the shortest text of a tree, with `extra` more turns of its first repetition."""

    def __init__(self, extra: int) -> None:
        self._extra = extra

    def of(self, tree: Tree) -> str | None:
        match tree:
            case Char(ranges=ranges):
                return _liked(ranges)
            case Sequence(items=items):
                parts = [self.of(item) for item in items]
                return None if None in parts else "".join(part or "" for part in parts)
            case Choice(options=options):
                made: list[str | None] = [self.of(option) for option in options]
                return next((each for each in made if each is not None), None)
            case Repeat(item=item, least=least, most=most):
                count = least
                if self._extra and (most is None or most > least):
                    count = least + self._extra if most is None else min(most, least + self._extra)
                    self._extra -= count - least
                if count > _MOST:
                    return None
                one = self.of(item) if count else ""
                return None if one is None else one * count


def _liked(ranges: tuple[tuple[int, int], ...]) -> str | None:
    def has(code: int) -> bool:
        return any(low <= code <= high for low, high in ranges)

    wanted = _LIKED + "".join(map(chr, range(0x21, 0x7F)))
    for character in wanted:
        if has(ord(character)):
            return character
    return next((chr(low) for low, _ in ranges if chr(low).isprintable()), None)
