"""Reads the files of a folder of pages: only ordinary files, no links, within limits.

Nothing is fetched and no link is followed, so no page can lead out of the folder. Whatever is not
read is a warning, since the other pages are still of use.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from clientgen.diagnostics import Diagnostic, Location

FILE_LIMIT = 1024 * 1024
"""Maximum bytes of one page."""
TOTAL_LIMIT = 128 * 1024 * 1024
"""Maximum bytes of all pages together."""
COUNT_LIMIT = 20_000
"""Maximum number of pages."""
DEPTH_LIMIT = 16
"""Maximum number of folders within one another."""
LINE_LIMIT = 10_000
"""Maximum characters of one line, since the time for some lines grows with their square."""
MARKUPS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".rst": "rst",
}
"""The markup of a page, by the extension of its file; files with others are not pages."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "PAGE101": "a link among the pages",
        "PAGE102": "something other than an ordinary file or folder among the pages",
        "PAGE103": "the page is larger than the limit",
        "PAGE104": "a page or folder that cannot be read",
        "PAGE105": "the page is not UTF-8",
        "PAGE106": "there are more pages than the limit",
        "PAGE107": "folders of pages that are too deep",
        "PAGE108": "a page that is nested too deeply or has too many parts",
        "PAGE109": "a line of a page that is longer than the limit",
        "PAGE110": "a folder without a page",
    }
)
_IGNORED = re.compile(r"[.#]|.*~\Z", re.DOTALL)
_READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Source:
    """The pages below a folder, or the one page that a path names, by their POSIX paths."""

    def __init__(self, path: Path) -> None:
        self.pages: dict[str, bytes] = {}
        self.problems: list[Diagnostic] = []
        self._root = path
        self._size = 0
        self._full = False
        if path.is_dir():
            self._folder("", 0)
        else:
            self._root = path.parent
            self._page(path.name)
        if not self.pages and not self.problems:
            known = ", ".join(MARKUPS)
            message = f"there is no page here: no file whose name ends in one of {known}"
            self.warn("PAGE110", path.name, message)

    def warn(self, code: str, file: str, message: str, hint: str = "") -> None:
        """Add a warning about one page."""
        self.problems.append(warning(code, file, message, hint=hint))

    def _folder(self, name: str, depth: int) -> None:
        for entry in self._entries(name):
            path = f"{name}/{entry.name}" if name else entry.name
            if entry.is_symlink():
                self.warn("PAGE101", path, "links are not followed")
            elif entry.is_dir(follow_symlinks=False):
                if depth < DEPTH_LIMIT:
                    self._folder(path, depth + 1)
                else:
                    self.warn("PAGE107", path, f"folders can be at most {DEPTH_LIMIT} levels deep")
            elif Path(entry.name).suffix.lower() in MARKUPS:
                self._page(path)

    def _entries(self, name: str) -> Iterable[os.DirEntry[str]]:
        try:
            with os.scandir(self._root / name) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._unreadable(name, error)
            return []
        return [entry for entry in entries if not _IGNORED.match(entry.name)]

    def _page(self, file: str) -> None:
        if self._full:
            return
        try:
            content = _read_ordinary(self._root / file)
        except OSError as error:
            self._unreadable(file, error)
            return
        if content is None:
            self.warn("PAGE102", file, "this is not an ordinary file")
        elif len(content) > FILE_LIMIT:
            self.warn("PAGE103", file, f"the page is larger than {FILE_LIMIT:,} bytes")
        else:
            self._keep(file, content)

    def _keep(self, file: str, content: bytes) -> None:
        self._size += len(content)
        self._full = self._size > TOTAL_LIMIT or len(self.pages) >= COUNT_LIMIT
        if self._full:
            message = f"only {COUNT_LIMIT:,} pages and {TOTAL_LIMIT:,} bytes are read at once"
            self.warn("PAGE106", file, message, hint="name a folder with fewer pages")
        else:
            self.pages[file] = content

    def _unreadable(self, file: str, error: OSError) -> None:
        reason = str(error.strerror or "the name cannot be used").lower()
        self.warn("PAGE104", file, f"this cannot be read: {reason}")


def warning(code: str, file: str, message: str, line: int = 1, hint: str = "") -> Diagnostic:
    """Return what is told of a page that is not read."""
    place = Location(file or ".", line, 1)
    return Diagnostic(code=code, message=message, location=place, hint=hint, level="warning")


def decoded(content: bytes) -> str | None:
    r"""Return the text of a page, with its line ends as `\n`; None if it is not UTF-8."""
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        return None
    # NUL is replaced as CommonMark does; other line separators are characters of a line
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def longest_line(text: str) -> tuple[int, int]:
    """Return the number (from 1) and the length of the longest line."""
    lengths = [len(line) for line in text.split("\n")]
    longest = max(lengths)
    return lengths.index(longest) + 1, longest


def _read_ordinary(path: Path) -> bytes | None:
    if path.is_symlink() or not stat.S_ISREG(path.stat(follow_symlinks=False).st_mode):
        return None
    with open(os.open(path, _READ_FLAGS), "rb") as file:  # noqa: PTH123
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(FILE_LIMIT + 1)


def ordinary(path: Path) -> bytes | None:
    """Return the bytes of an ordinary file within the limit of a page; None for anything else."""
    try:
        content = _read_ordinary(path)
    except OSError:
        return None
    return content if content is not None and len(content) <= FILE_LIMIT else None
