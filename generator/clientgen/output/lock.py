"""One writer at a time, by a lock that ends with its process and leaves nothing in the tree."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from clientgen.diagnostics import quote
from clientgen.output.disk import DISK
from clientgen.output.errors import OutputError
from clientgen.output.folder import Folder

# Some network file systems cannot lock a folder. A crash does no more harm there than elsewhere,
# and of two runs at once one soon fails, because only one of them can create the first staged file.
_CANNOT_LOCK = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS}


@contextmanager
def locked(folder: Folder) -> Iterator[None]:
    """Hold the target for this run; raise `OutputError` at once if another run holds it."""
    try:
        release = _acquire(folder)
    except BlockingIOError:
        raise OutputError(
            f"another run is writing {quote(str(folder.target), 400)}; "
            "wait for its end and run the command again"
        ) from None
    try:
        yield
    finally:
        release()


if sys.platform == "win32":
    import hashlib
    import msvcrt
    import tempfile
    from pathlib import Path

    def _acquire(folder: Folder) -> Callable[[], None]:
        # A folder cannot be locked here, and a file of the target would be seen; the temporary
        # folder is the user's.
        name = hashlib.sha256(str(folder.target).casefold().encode()).hexdigest()
        file = (Path(tempfile.gettempdir()) / f"clientgen-{name}.lock").open("ab")
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            file.close()
            raise BlockingIOError from error
        return file.close

else:

    def _acquire(folder: Folder) -> Callable[[], None]:
        if folder.descriptor is not None:
            try:
                DISK.lock(folder.descriptor)
            except OSError as error:
                if error.errno not in _CANNOT_LOCK:
                    raise
        return lambda: None  # it ends when the target is closed
