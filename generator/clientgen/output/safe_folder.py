"""Opens the target name by name from the root of the file system, never through a link.

Each folder on the way is opened from its parent folder. So a link that somebody adds at any moment
only causes an error and never leads to another folder.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clientgen.diagnostics import quote
from clientgen.output.disk import BY_DESCRIPTOR, DISK, Kind, Place
from clientgen.output.errors import OutputError

FILE_LIMIT = 64 * 1024 * 1024
"""Maximum bytes of an output file, and of an existing file that is read at its path."""

_CHUNK = 1024 * 1024
# error numbers of systems that cannot flush a folder
_CANNOT_FLUSH = {errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
# error numbers if a folder is opened but a link or a file is there
_NO_FOLDER = {errno.ELOOP, errno.EMLINK, errno.ENOTDIR}


class Folder:
    """An existing target; every path is POSIX, relative to it and already checked.

    Methods raise `OSError` with that path as its `filename`.
    """

    def __init__(self, target: Path, descriptor: int | None) -> None:
        self.target = target
        self.descriptor = descriptor

    def entries(self, folder: str) -> dict[str, Kind]:
        """Return the entries of `folder` (`""` is the target) by name."""
        with self._enter(folder) as base:
            return DISK.list(base)

    def kind(self, path: str) -> Kind | None:
        """Return the kind of the entry at `path`, or None."""
        try:
            with self._reach(path) as place:
                return DISK.kind(place)
        except FileNotFoundError:
            return None

    def read(self, path: str, limit: int = FILE_LIMIT) -> bytes:
        """Return the content of the file at `path`.

        Raises `OutputError` if it has more than `limit` bytes or is not a regular file.
        """
        with self._reach(path) as place, _closing(DISK.open_file(place)) as descriptor:
            return _read(descriptor, path, limit)

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of files by path; raise like `read`. Each folder is opened once."""
        inside: dict[str, list[str]] = {}
        for path in paths:
            inside.setdefault(path.rpartition("/")[0], []).append(path)
        found: dict[str, bytes] = {}
        for folder, files in inside.items():
            path = folder
            try:
                with self._enter(folder) as base:
                    for path in files:
                        place = _inside(base, path.rpartition("/")[2])
                        with _closing(DISK.open_file(place)) as descriptor:
                            found[path] = _read(descriptor, path, FILE_LIMIT)
            except OSError as error:
                error.filename, error.filename2 = path, None
                raise
        return found

    def make_folder(self, path: str) -> None:
        """Create the folder `path`, whose parent exists."""
        with self._reach(path) as place:
            DISK.make_folder(place)

    def create(self, path: str, content: bytes) -> None:
        """Create the file `path`, which does not exist; wait until its content is on the disk."""
        with self._reach(path) as place, _closing(DISK.create_file(place)) as descriptor:
            rest = memoryview(content)
            while rest:
                rest = rest[DISK.write(descriptor, rest) :]
            DISK.flush(descriptor)

    def replace(self, source: str, path: str, expected: bytes | None) -> None:
        """Move the file `source` to `path` if its content is still `expected`; None means no file.

        Otherwise raises `OutputError`.
        """
        with self._reach(path) as place, self._reach(source) as source_place:
            _refuse_change(place, path, expected)
            DISK.replace(source_place, place)

    def remove(self, path: str, expected: bytes) -> None:
        """Remove the file `path` if its content is still `expected`; raise like `replace`."""
        with self._reach(path) as place:
            _refuse_change(place, path, expected)
            DISK.remove(place)

    def discard(self, path: str) -> None:
        """Remove the file `path` with any content."""
        with self._reach(path) as place:
            DISK.remove(place)

    def remove_folder(self, path: str) -> None:
        """Remove the empty folder `path`."""
        with self._reach(path) as place:
            DISK.remove_folder(place)

    def flush(self, folder: str) -> None:
        """Wait until the names in `folder` are on the disk, if the system supports it."""
        with self._enter(folder) as base:
            if isinstance(base, int):
                _flush_names(base)

    @contextmanager
    def _reach(self, path: str) -> Iterator[Place]:
        folder, _, name = path.rpartition("/")
        try:
            with self._enter(folder) as base:
                yield _inside(base, name)
        except OSError as error:
            error.filename, error.filename2 = path, None
            raise

    @contextmanager
    def _enter(self, folder: str) -> Iterator[int | str]:
        names = folder.split("/") if folder else []
        if self.descriptor is None:
            yield _walk(self.target, names)
            return
        opened: list[int] = []
        try:
            for name in names:
                base = opened[-1] if opened else self.descriptor
                opened.append(DISK.open_folder(Place(base, name)))
            yield opened[-1] if opened else self.descriptor
        except OSError as error:
            error.filename, error.filename2 = folder, None
            raise
        finally:
            _close_all(opened)


def _inside(base: int | str, name: str) -> Place:
    return Place(base, name) if isinstance(base, int) else Place(None, f"{base}/{name}")


@contextmanager
def open_target(target: Path, *, make: bool = False) -> Iterator[Folder]:
    """Open the target for the duration of the block.

    With `make`, the target and its parent folders are created if they are missing; otherwise raises
    `FileNotFoundError`. Raises `OutputError` if any name on the way from the root of the file
    system is a link or a file.
    """
    absolute = target.absolute()
    if BY_DESCRIPTOR:
        with _closing(_find(absolute, make=make)) as descriptor:
            yield Folder(absolute, descriptor)
    else:
        _find_by_path(absolute, make=make)
        yield Folder(absolute, None)


@contextmanager
def explained(action: str, target: Path) -> Iterator[None]:
    """Turn an `OSError` in the block into an `OutputError` of one line."""
    try:
        yield
    except OSError as error:
        place = target / (error.filename if isinstance(error.filename, str) else "")
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"cannot {action} {quote(str(place), 400)}: {reason}; "
            "fix this, then run the command again"
        ) from error


def _refuse_change(place: Place, path: str, expected: bytes | None) -> None:
    """Raise if the content is not `expected` just before it is replaced or removed."""
    try:
        descriptor = DISK.open_file(place)
    except FileNotFoundError:
        found = None
    else:
        with _closing(descriptor):
            found = _read(descriptor, path, FILE_LIMIT)
    if found != expected:
        raise OutputError(
            f"`{path}` was changed while this run was writing; see `clientgen generate --check`"
        )


def _read(descriptor: int, path: str, limit: int) -> bytes:
    kind = DISK.opened_kind(descriptor)
    if kind is not Kind.FILE:
        raise OutputError(f"`{path}` is a {kind.value} and is not read; move it away")
    content = bytearray()
    while chunk := DISK.read(descriptor, _CHUNK):
        content += chunk
        if len(content) > limit:
            raise OutputError(f"`{path}` has more than {limit:,} bytes; move it away")
    return bytes(content)


def _find(target: Path, *, make: bool) -> int:
    """Return a descriptor of the target."""
    descriptor = DISK.enter(Place(None, target.anchor))
    for folder in [*reversed(target.parents)][1:]:
        with _closing(descriptor) as base:
            descriptor = _step(base, folder, DISK.enter, make=make)
    with _closing(descriptor) as base:
        return _step(base, target, DISK.open_folder, make=make)


def _step(base: int, folder: Path, enter: Callable[[Place], int], *, make: bool) -> int:
    """Return a descriptor of `folder`, which is in the folder `base`."""
    place = Place(base, folder.name)
    try:
        try:
            return enter(place)
        except FileNotFoundError:
            if not make:
                raise
        _make(place)
        _flush_names(base)
        return enter(place)
    except OSError as error:
        if error.errno in _NO_FOLDER:
            _refuse(folder, DISK.kind(place))
        error.filename = str(folder)
        raise


def _make(place: Place) -> None:
    with suppress(FileExistsError):  # another run created it first
        DISK.make_folder(place)


def _find_by_path(target: Path, *, make: bool) -> None:
    for folder in (*reversed(target.parents), target):
        place = Place(None, str(folder))
        try:
            kind = DISK.kind(place)
        except FileNotFoundError:
            if not make:
                raise
            _make(place)
            kind = DISK.kind(place)
        _refuse(folder, kind)


def _walk(target: Path, names: list[str]) -> str:
    place = target
    for name in names:
        place /= name
        _refuse(place, DISK.kind(Place(None, str(place))))
    return str(place)


def _refuse(folder: Path, kind: Kind) -> None:
    name = quote(str(folder), 400)
    if kind is Kind.LINK:
        raise OutputError(
            f"{name} is a link, and nothing is written through links; name the folder itself"
        )
    if kind is not Kind.FOLDER:
        raise OutputError(f"{name} is not a folder; move it away or name another target")


def _flush_names(folder: int) -> None:
    try:
        with _closing(DISK.open_folder(Place(folder, "."))) as descriptor:
            DISK.flush(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise


@contextmanager
def _closing(descriptor: int) -> Iterator[int]:
    try:
        yield descriptor
    finally:
        DISK.close(descriptor)


def _close_all(descriptors: list[int]) -> None:
    while descriptors:
        DISK.close(descriptors.pop())
