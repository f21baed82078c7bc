"""The user's cache folder: its entries save time and never change the output.

A damaged entry counts as missing, and so does an entry that another user may have written: the
chosen folder may be one that others can write to.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# opening a pipe must not wait until a writer opens it
_READ = os.O_RDONLY | _FLAGS | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS
_SEAL = 65
"""The length of the first line of an entry, in bytes."""


def cache_folder() -> Path:
    """Return the folder of the cache: `CLIENTGEN_CACHE_DIR`, or the default of the system."""
    chosen = os.environ.get("CLIENTGEN_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("clientgen")


def recall(folder: Path, key: str, limit: int) -> bytes | None:
    """Return the content stored under `key`, at most `limit` bytes.

    None if there is no entry, if it is larger, or if it cannot be trusted.
    """
    try:
        with open(os.open(folder / key, _READ), "rb") as entry:  # noqa: PTH123
            status = os.fstat(entry.fileno())
            if not (stat.S_ISREG(status.st_mode) and _is_own(status)):
                return None
            seal, _, content = entry.read(_SEAL + limit).partition(b"\n")
    except (OSError, ValueError):
        return None
    return content if seal == _seal(key, content) else None


def remember(folder: Path, key: str, content: bytes) -> None:
    """Store `content` under `key`, or do nothing if the folder cannot be used."""
    with suppress(OSError, ValueError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = os.lstat(folder)
        if not (stat.S_ISDIR(status.st_mode) and _is_own(status)):
            return
        staged = folder / f"{key}.{os.getpid()}"
        try:
            with open(os.open(staged, _CREATE, 0o600), "wb") as entry:  # noqa: PTH123
                entry.write(_seal(key, content) + b"\n" + content)
            staged.replace(folder / key)
        except BaseException:
            with suppress(OSError):
                staged.unlink()
            raise


def _is_own(status: os.stat_result) -> bool:
    """Return whether only this user can have changed a file or folder, if the system shows it."""
    if os.name == "nt":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _seal(key: str, content: bytes) -> bytes:
    """Return the first line of an entry: it proves that the entry is complete and has this key."""
    return hashlib.sha256(key.encode() + b"\n" + content).hexdigest().encode()
