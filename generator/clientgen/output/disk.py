"""Every effect that writing has on a disk, and the folder through which the effects reach it.

`Disk` is the seam: it has one method for each kind of effect and nothing else in the package
changes a file, so a test can count the steps of a run and fail any of them. `Folder` reaches a file
name by name from the target's own descriptor and never through a link, so a link that somebody puts
in the way leads to an error and nowhere else.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from clientgen.output.errors import OutputError

_BY_DESCRIPTOR = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_OPEN_FOLDER = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_DIRECTORY", 0)


class Place(NamedTuple):
    """A name in an open folder; a whole path and None where the system cannot open folders."""

    folder: int | None
    name: str


class Disk:
    """The effects, each of which is one step that happens or does not."""

    def make_folder(self, place: Place) -> None:
        """Make an empty folder where there was nothing."""
        os.mkdir(place.name, dir_fd=place.folder)

    def create(self, place: Place, content: bytes) -> None:
        """Make a file where there was nothing, and return when its content is on the disk."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY
        with os.fdopen(os.open(place.name, flags, 0o666, dir_fd=place.folder), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def replace(self, source: Place, place: Place) -> None:
        """Put the file `source` at `place` at one stroke, over the file that may be there."""
        os.replace(source.name, place.name, src_dir_fd=source.folder, dst_dir_fd=place.folder)

    def remove(self, place: Place) -> None:
        """Remove one file."""
        os.unlink(place.name, dir_fd=place.folder)

    def remove_folder(self, place: Place) -> None:
        """Remove one empty folder."""
        os.rmdir(place.name, dir_fd=place.folder)

    def flush_folder(self, descriptor: int) -> None:
        """Return when the names in an open folder are on the disk."""
        os.fsync(descriptor)


DISK = Disk()


class Kind(Enum):
    """What a name in a folder stands for."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "special file"


class Folder:
    """An existing target; every path is POSIX, relative to it and already checked.

    Methods raise `OSError` with that path as its `filename`.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.descriptor = os.open(target, _OPEN_FOLDER) if _BY_DESCRIPTOR else None

    def close(self) -> None:
        """Release the target, and with it a lock on its descriptor."""
        if self.descriptor is not None:
            os.close(self.descriptor)

    def entries(self, folder: str) -> dict[str, Kind]:
        """Return what stands in `folder` (`""` is the target) by name."""
        with self._enter(folder) as base, os.scandir(base) as found:
            return {entry.name: _kind(entry) for entry in found}

    def read(self, path: str) -> bytes:
        """Return the content of the file at `path`."""
        with self._reach(path) as place:
            flags = os.O_RDONLY | _NOFOLLOW | _BINARY
            with os.fdopen(os.open(place.name, flags, dir_fd=place.folder), "rb") as file:
                return file.read()

    def make_folder(self, path: str) -> None:
        """Make the folder `path`, whose parent exists."""
        with self._reach(path) as place:
            DISK.make_folder(place)

    def create(self, path: str, content: bytes) -> None:
        """Make the file `path`, which does not exist."""
        with self._reach(path) as place:
            DISK.create(place, content)

    def replace(self, source: str, path: str) -> None:
        """Move the file `source` to `path`, over the file that may be there."""
        with self._reach(path) as place, self._reach(source) as source_place:
            DISK.replace(source_place, place)

    def remove(self, path: str) -> None:
        """Remove the file `path`."""
        with self._reach(path) as place:
            DISK.remove(place)

    def remove_folder(self, path: str) -> None:
        """Remove the empty folder `path`."""
        with self._reach(path) as place:
            DISK.remove_folder(place)

    def flush(self, folder: str) -> None:
        """Return when the names in `folder` will survive a power loss, if the system can say so."""
        with self._enter(folder) as base:
            if isinstance(base, int):
                DISK.flush_folder(base)

    @contextmanager
    def _reach(self, path: str) -> Iterator[Place]:
        folder, _, name = path.rpartition("/")
        try:
            with self._enter(folder) as base:
                yield Place(base, name) if isinstance(base, int) else Place(None, f"{base}/{name}")
        except OSError as error:
            error.filename, error.filename2 = path, None
            raise

    @contextmanager
    def _enter(self, folder: str) -> Iterator[int | str]:
        names = folder.split("/") if folder else []
        if self.descriptor is None:
            yield _walk(self.target, names)
            return
        descriptor = os.dup(self.descriptor)
        try:
            for name in names:
                inner = os.open(name, _OPEN_FOLDER, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = inner
            yield descriptor
        except OSError as error:
            error.filename, error.filename2 = folder, None
            raise
        finally:
            os.close(descriptor)


def find_target(target: Path) -> bool:
    """Return whether the target exists.

    Raises `OutputError` if a link or a file stands on the way, from the root of the system on.
    """
    try:
        for place in _way_to(target):
            _refuse_link(place)
    except FileNotFoundError:
        return False
    return True


def make_target(target: Path) -> None:
    """Make the target and the folders above it, as far as they are missing; refuse as above."""
    for place in _way_to(target):
        try:
            _refuse_link(place)
        except FileNotFoundError:
            with suppress(FileExistsError):  # another run was faster
                DISK.make_folder(Place(None, str(place)))


@contextmanager
def open_folder(target: Path) -> Iterator[Folder]:
    """Give the existing target for the length of the block."""
    folder = Folder(target.absolute())
    try:
        yield folder
    finally:
        folder.close()


@contextmanager
def explained(action: str, target: Path) -> Iterator[None]:
    """Turn an `OSError` of the block into an `OutputError` of one line."""
    try:
        yield
    except OSError as error:
        place = target / (error.filename if isinstance(error.filename, str) else "")
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"cannot {action} `{place}`: {reason}; once that is mended, run the command again"
        ) from error


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return Kind.LINK
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    return Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER


def _way_to(target: Path) -> tuple[Path, ...]:
    absolute = target.absolute()
    return (*reversed(absolute.parents), absolute)


def _refuse_link(folder: Path) -> None:
    mode = os.lstat(folder).st_mode
    if stat.S_ISLNK(mode):
        raise OutputError(
            f"`{folder}` is a link, and nothing is written through links; name the folder itself"
        )
    if not stat.S_ISDIR(mode):
        raise OutputError(f"`{folder}` is not a folder; move it away or name another target")


def _walk(target: Path, names: list[str]) -> str:
    place = target
    for name in names:
        place /= name
        _refuse_link(place)
    return str(place)
