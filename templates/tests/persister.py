"""Reads cassettes from the file of their group, for vcrpy, and refuses to record any."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from vcr.serialize import deserialize


class GroupPersister:
    """Finds the cassette `FOLDER/GROUP.yaml#CASE`: the entry of a case in the file of its group.

    A file is parsed once, when the first of its cassettes is loaded.
    """

    def __init__(self) -> None:
        self._parsed: dict[str, _Cassettes] = {}

    def load_cassette(self, cassette_path: str, serializer: Any) -> Any:
        """Return the requests and the responses of one case.

        Raises `LookupError` if the file has no such case, and `OSError` if it cannot be read.
        """
        path, _, case = cassette_path.rpartition("#")
        if path not in self._parsed:
            text = Path(path).read_text("utf-8")
            self._parsed[path] = _Cassettes(path, serializer.deserialize(text))
        return deserialize(case, self._parsed[path])

    def save_cassette(self, cassette_path: str, *_: Any, **__: Any) -> NoReturn:
        """Raise `RuntimeError`: cassettes are generated from the spec."""
        raise RuntimeError(f"`{cassette_path}` is generated from the spec and cannot be recorded")


class _Cassettes:
    """The parsed file of a group; for vcrpy, a serializer whose input is the name of a case."""

    def __init__(self, path: str, entries: dict[str, Any]) -> None:
        self._path = path
        self._entries = entries

    def deserialize(self, case: str) -> dict[str, Any]:
        """Return the content of one cassette."""
        if case not in self._entries:
            raise LookupError(f"`{self._path}` has no cassette `{case}`; generate the tests again")
        return {"interactions": self._entries[case]}
