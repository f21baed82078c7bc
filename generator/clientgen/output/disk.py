"""Every call by which the package reads or changes a disk.

`Disk` is the seam: one method is one call of the system, and nothing else in the package makes one
but the lock on Windows, where no folder can be locked.
So a test can number the calls of a run, and fail, stop or disturb it at any of them.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from enum import Enum
from typing import NamedTuple

if sys.platform != "win32":
    import fcntl

BY_DESCRIPTOR = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""Whether the system can open folders, and reach a name from one."""

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_DIRECTORY", 0)
# enough to go on from it, and no permission to list it is asked for
_PASSAGE = _FOLDER | getattr(os, "O_PATH", 0)
# opening a pipe must not wait for its other end
_READ = os.O_RDONLY | _NOFOLLOW | _BINARY | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY


class Place(NamedTuple):
    """A name in an open folder; a whole path and None where the system cannot open folders."""

    folder: int | None
    name: str


class Kind(Enum):
    """The kind of a file system entry."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "special file"


class Disk:
    """The calls, each of which is one step that happens or does not; all raise `OSError`."""

    def enter(self, place: Place) -> int:
        """Return a descriptor of a folder (not a link), only for opening others below it."""
        return os.open(place.name, _PASSAGE, dir_fd=place.folder)

    def open_folder(self, place: Place) -> int:
        """Return a descriptor of a folder, never of a link."""
        return os.open(place.name, _FOLDER, dir_fd=place.folder)

    def open_file(self, place: Place) -> int:
        """Return a descriptor to read from what is at `place` and no link, without waiting."""
        return os.open(place.name, _READ, dir_fd=place.folder)

    def create_file(self, place: Place) -> int:
        """Make a file where there was nothing, and return a descriptor to write to it."""
        return os.open(place.name, _CREATE, 0o666, dir_fd=place.folder)

    def close(self, descriptor: int) -> None:
        """Release a descriptor, and a lock that it holds."""
        os.close(descriptor)

    def lock(self, folder: int) -> None:
        """Hold an open folder until it is closed; raise `BlockingIOError` if another run does."""
        if sys.platform == "win32":
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def list(self, folder: int | str) -> dict[str, Kind]:
        """Return the entries of a folder by name."""
        with os.scandir(folder) as entries:
            return {entry.name: _entry_kind(entry) for entry in entries}

    def kind(self, place: Place) -> Kind:
        """Return the kind of the entry at `place`."""
        return _kind(os.stat(place.name, dir_fd=place.folder, follow_symlinks=False).st_mode)

    def opened_kind(self, descriptor: int) -> Kind:
        """Return what was opened."""
        return _kind(os.fstat(descriptor).st_mode)

    def read(self, descriptor: int, size: int) -> bytes:
        """Return the next bytes, at most `size`; none at the end."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, content: memoryview) -> int:
        """Write some of `content` and return how many bytes."""
        return os.write(descriptor, content)

    def flush(self, descriptor: int) -> None:
        """Return when the content of a file, or the names in a folder, are on the disk."""
        os.fsync(descriptor)

    def make_folder(self, place: Place) -> None:
        """Make an empty folder where there was nothing."""
        os.mkdir(place.name, dir_fd=place.folder)

    def replace(self, source: Place, place: Place) -> None:
        """Put the file `source` at `place` at one stroke, over the file that may be there."""
        os.replace(source.name, place.name, src_dir_fd=source.folder, dst_dir_fd=place.folder)

    def remove(self, place: Place) -> None:
        """Remove one file."""
        os.unlink(place.name, dir_fd=place.folder)

    def remove_folder(self, place: Place) -> None:
        """Remove one empty folder."""
        os.rmdir(place.name, dir_fd=place.folder)


DISK = Disk()


def _entry_kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return Kind.LINK
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    return Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER


def _kind(mode: int) -> Kind:
    kinds = {stat.S_IFREG: Kind.FILE, stat.S_IFDIR: Kind.FOLDER, stat.S_IFLNK: Kind.LINK}
    return kinds.get(stat.S_IFMT(mode), Kind.OTHER)
