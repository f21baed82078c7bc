"""Where two documents differ."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.interchange.words import Json


def unlike(one: Json, other: Json, place: str = "#") -> Iterator[str]:
    """Yield the JSON pointers of the values that differ; the order of members does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            inner = f"{place}/{str(key).replace('~', '~0').replace('/', '~1')}"
            if key in one and key in other:
                yield from unlike(one[key], other[key], inner)
            else:
                yield inner
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (first, second) in enumerate(zip(one, other, strict=True)):
            yield from unlike(first, second, f"{place}/{index}")
    elif type(one) is not type(other) or one != other:
        yield place
