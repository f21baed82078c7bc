"""Every system call with which the package reads or changes a disk.

Each method of `Disk` is one system call. No other code in the package makes such a call, except the
lock on Windows, where folders cannot be locked. So a test can number the calls of a run, and make
any of them fail, stop the run or change files.
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
"""Whether the system can open folders, and access a name relative to an open folder."""

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_DIRECTORY", 0)
# enough to open entries below the folder; needs no permission to list the folder
_PASSAGE = _FOLDER | getattr(os, "O_PATH", 0)
# opening a pipe must not wait until a writer opens it
_READ = os.O_RDONLY | _NOFOLLOW | _BINARY | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY


class Place(NamedTuple):
    """A name in an open folder; a whole path and None if the system cannot open folders."""

    folder: int | None
    name: str


class Kind(Enum):
    """The kind of a file system entry."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "special file"


class Disk:
    """The system calls; each one happens completely or not at all, and can raise `OSError`."""

    def enter(self, place: Place) -> int:
        """Return a descriptor of a folder (not a link), only for opening entries below it."""
        return os.open(place.name, _PASSAGE, dir_fd=place.folder)

    def open_folder(self, place: Place) -> int:
        """Return a descriptor of a folder; a link is an error."""
        return os.open(place.name, _FOLDER, dir_fd=place.folder)

    def open_file(self, place: Place) -> int:
        """Return a descriptor to read from `place`, without waiting; a link is an error."""
        return os.open(place.name, _READ, dir_fd=place.folder)

    def create_file(self, place: Place) -> int:
        """Create a file that does not exist yet, and return a descriptor to write to it."""
        return os.open(place.name, _CREATE, 0o666, dir_fd=place.folder)

    def close(self, descriptor: int) -> None:
        """Close a descriptor and release its lock, if it has one."""
        os.close(descriptor)

    def lock(self, folder: int) -> None:
        """Lock an open folder until it is closed; raise `BlockingIOError` if it is locked."""
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
        """Return the kind of the opened entry."""
        return _kind(os.fstat(descriptor).st_mode)

    def read(self, descriptor: int, size: int) -> bytes:
        """Return the next bytes, at most `size`; empty at the end of the file."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, content: memoryview) -> int:
        """Write some of `content` and return the number of bytes written."""
        return os.write(descriptor, content)

    def flush(self, descriptor: int) -> None:
        """Wait until the content of a file, or the names in a folder, are on the disk."""
        os.fsync(descriptor)

    def make_folder(self, place: Place) -> None:
        """Create an empty folder that does not exist yet."""
        os.mkdir(place.name, dir_fd=place.folder)

    def replace(self, source: Place, place: Place) -> None:
        """Move the file `source` to `place` in one atomic step; replace an existing file."""
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
