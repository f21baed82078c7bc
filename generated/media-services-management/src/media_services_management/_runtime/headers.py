"""The header fields of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_SECRET = frozenset(
    {
        "authorization",
        "cookie",
        "proxy-authorization",
        "set-cookie",
        "www-authenticate",
        "x-api-key",
    }
)
_SECRET_PARTS = ("key", "password", "secret", "signature", "token")


class Headers(Mapping[str, str]):
    """Header fields in any case; a repeated field is one value joined by commas.

    `pairs` gives them as they arrived. `repr` shows the names and hides secret values.
    """

    __slots__ = ("_values", "pairs")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple(pairs)
        values: dict[str, str] = {}
        for name, value in self.pairs:
            key = name.lower()
            values[key] = f"{values[key]}, {value}" if key in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({redact(self.pairs)!r})"


def redact(
    pairs: Iterable[tuple[str, str]], also: frozenset[str] = frozenset()
) -> list[tuple[str, str]]:
    """Return the pairs, with the values of secret fields (and of those in `also`) hidden."""
    return [(name, "[hidden]" if _is_secret(name.lower(), also) else v) for name, v in pairs]


def _is_secret(name: str, also: frozenset[str]) -> bool:
    return name in _SECRET or name in also or any(part in name for part in _SECRET_PARTS)
