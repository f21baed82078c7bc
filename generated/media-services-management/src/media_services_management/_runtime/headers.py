"""The header fields of a response."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .redaction import hide, known, redact


class Headers(Mapping[str, str]):
    """Header fields with case-insensitive names; a repeated field is one value joined by commas.

    `pairs` are the fields as received. `repr` shows the names and hides secret values.
    """

    __slots__ = ("_redacted", "_secrets", "_values", "pairs")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple(pairs)
        self._secrets = known()
        self._redacted: list[tuple[str, str]] | None = None
        self._values = {name.lower(): value for name, value in self.pairs}
        if len(self._values) != len(self.pairs):
            self._values = _joined(self.pairs)

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self.redacted()!r})"

    def __reduce__(self) -> tuple[object, ...]:
        # secrets that were sent must not be shown in received fields
        return _rebuild, (self.pairs, self.redacted())

    def redacted(self) -> list[tuple[str, str]]:
        """Return the pairs without secret values, including those that were sent to the server."""
        if self._redacted is None:
            self._redacted = [
                (hide(name, self._secrets), hide(value, self._secrets))
                for name, value in redact(self.pairs, self._secrets.names)
            ]
        return self._redacted


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in pairs:
        small = name.lower()
        values[small] = f"{values[small]}, {value}" if small in values else value
    return values


def _rebuild(pairs: tuple[tuple[str, str], ...], redacted: list[tuple[str, str]]) -> Headers:
    headers = Headers(pairs)
    headers._redacted = redacted
    return headers
