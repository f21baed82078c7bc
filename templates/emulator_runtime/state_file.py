"""The file of a state: distinguished from other files, private, and checked for replacement."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

_PRIVATE: Final = 0o600
_SMALLEST: Final = 512
"""Bytes of the smallest database: SQLite treats shorter files as empty and overwrites them."""
_MAGIC: Final[Mapping[str, tuple[bytes, ...]]] = {
    "-wal": (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"),
    "-journal": (b"\xd9\xd5\x05\xf9", bytes(4)),
    "-shm": (),
}
"""The files that SQLite keeps beside a database, with the first bytes of those it overwrites."""
_Identity: TypeAlias = tuple[int, int] | None


class StateError(Exception):
    """A state file that cannot be used; the text says why."""


class StateFile:
    """A file for a database, and the files beside it. It is never opened twice: that would end locks."""

    def __init__(self, path: Path) -> None:
        """Find or create the file; `StateError` if it cannot be the file of a state."""
        self._given = path
        try:
            # SQLite also follows links before it names the files beside the database.
            self.path = Path(os.path.realpath(path))
            self._beside = [Path(f"{self.path}{suffix}") for suffix in _MAGIC]
            for file, magic in zip(self._beside, _MAGIC.values(), strict=True):
                self._check_beside(file, magic)
            self._find_or_make()
        except OSError as error:
            raise self.error((error.strerror or str(error)).lower()) from None
        except ValueError as error:  # a NUL in the path
            raise self.error(str(error)) from None
        self._known = self._identities()

    def error(self, reason: str) -> StateError:
        """Return the error that the file cannot be used for a reason."""
        return StateError(f"cannot use `{self._given}` as a state file: {reason}")

    def make_private(self) -> None:
        """Make the file, and those beside it, accessible only to its owner."""
        for path in (self.path, *self._beside):
            with suppress(OSError):  # missing, or owned by another user
                if path.stat().st_mode & 0o077:
                    path.chmod(_PRIVATE)

    def remember(self) -> None:
        """Remember the current files as those of the state."""
        self._known = self._identities()

    def is_there(self) -> bool:
        """Return whether the files are still those that were remembered."""
        return self._identities() == self._known

    def _find_or_make(self) -> None:
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE))
        except FileExistsError:
            self._check_found()

    def _check_found(self) -> None:
        found = self.path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise self.error("it is a folder" if self.path.is_dir() else "it is not a regular file")
        if 0 < found.st_size < _SMALLEST:
            raise self.error("it is not a database: use another file")
        if not os.access(self.path, os.R_OK | os.W_OK):
            raise self.error("there is no permission to read and write it")

    def _check_beside(self, path: Path, magic: tuple[bytes, ...]) -> None:
        if not path.exists():
            return
        if not path.is_file():
            raise self.error(f"`{path}` is in the way: it is not a regular file")
        if magic and path.stat().st_size:
            with path.open("rb") as file:
                if file.read(4) not in magic:
                    raise self.error(f"`{path}` is in the way: it is not a database file")

    def _identities(self) -> list[_Identity]:
        # Without the journal, which SQLite creates and deletes.
        return [_identity(path) for path in (self.path, *self._beside[::2])]


def _identity(path: Path) -> _Identity:
    try:
        found = os.stat(path)  # noqa: PTH116 - for each request
    except OSError:
        return None
    return found.st_dev, found.st_ino
