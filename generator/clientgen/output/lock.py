"""Allows one writer at a time; the lock ends with its process and leaves no file in the target."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from clientgen.output.disk import DISK
from clientgen.output.errors import BusyError
from clientgen.output.safe_folder import Folder

# Some network file systems cannot lock a folder. A crash does no more harm there than elsewhere. If
# two runs write at once, one soon fails, because only one can create the first staged file.
_CANNOT_LOCK = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS}


if sys.platform == "win32":
    import hashlib
    import msvcrt
    import tempfile
    from pathlib import Path

    @contextmanager
    def locked(folder: Folder) -> Iterator[None]:
        """Lock the target for this run; raise `BusyError` at once if another run has locked it."""
        # Windows cannot lock a folder, and a lock file in the target would be visible, so the lock
        # file is in the user's temporary folder.
        name = hashlib.sha256(str(folder.target).casefold().encode()).hexdigest()
        with (Path(tempfile.gettempdir()) / f"clientgen-{name}.lock").open("ab") as file:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                raise BusyError(folder.target) from None
            yield

else:

    @contextmanager
    def locked(folder: Folder) -> Iterator[None]:
        """Lock the target until it is closed; raise `BusyError` if another run has locked it."""
        if folder.descriptor is not None:
            try:
                DISK.lock(folder.descriptor)
            except BlockingIOError:
                raise BusyError(folder.target) from None
            except OSError as error:
                if error.errno not in _CANNOT_LOCK:
                    raise
        yield
