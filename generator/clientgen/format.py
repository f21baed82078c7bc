"""Formats Python source as black does, and checks that it compiles.

`laid_out` formats nearly every module as a whole. Where it cannot, a module is formatted in chunks: its head,
then each top-level function or class with the lines that follow it. Black, which is far slower, formats those
that `laid_out` does not:
its results are stored in the user's cache folder under the hash of their source, and black is
imported only if a chunk is missing there. The result is byte for byte the same as black's result
for the whole module: a module is only split where black always leaves two blank lines, whatever
code is before and after them.

The cache can only make a run faster.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import hashlib
import re
import warnings
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from clientgen.cache import cache_folder, recall, remember

BLACK_VERSION = version("black")
"""The version of black that defines the layout, read without importing black."""

_LINE_LENGTH = 100
_MODE_KEY = f"black {BLACK_VERSION} py311 {_LINE_LENGTH}"

# Words and characters with which a line can change how black formats other lines; a module that
# contains one is never split.
_FAR_REACHING = ("fmt:", "yapf:", "\r", "\f")

_ENTRY_BYTES = 256 * 1024
_ENTRIES = 4096
_ENTRY = re.compile(r"[0-9a-f]{64}(\.[0-9a-f]+)?")


class FormatError(Exception):
    """The module `name` is invalid Python or causes a warning: `message` says why and where."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


def compile_python(source: str, *, name: str) -> None:
    """Check that `source` compiles without a warning; raise `FormatError` with the line if not."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, name, "exec", dont_inherit=True)
        except SyntaxError as error:
            raise FormatError(name, f"{error.lineno}:{error.offset}: {error.msg}") from None
        except (Warning, ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise FormatError(name, f"cannot be compiled: {error}") from None


def format_python(source: str, *, name: str) -> str:
    """Return `source` as black formats it in one fixed mode, or raise `FormatError`."""
    from clientgen.python_source import laid_out

    whole = laid_out(source)
    if whole is not None:
        return whole
    chunks = _cut(source, _parse(source, name))
    formatted = [laid_out(chunk) or _format_chunk(chunk, name) for chunk in chunks]
    if len(formatted) == 1:
        return formatted[0]
    return "\n\n\n".join(text.rstrip("\n") for text in formatted) + "\n"


def _parse(source: str, name: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except SyntaxError as error:
            raise FormatError(name, f"{error.lineno}:{error.offset}: {error.msg}") from None
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise FormatError(name, f"cannot be parsed: {error}") from None


def _cut(source: str, tree: ast.Module) -> list[str]:
    if any(word in source for word in _FAR_REACHING):
        return [source]
    lines = source.split("\n")
    cuts = [0]
    for before, statement in pairwise(tree.body):
        first = _first_line(statement)
        if first is not None and _only_blank(lines[before.end_lineno or 0 : first - 1]):
            cuts.append(first - 1)
    pieces = ["\n".join(lines[start:end]) for start, end in pairwise(cuts)]
    return [*pieces, "\n".join(lines[cuts[-1] :])]


def _first_line(statement: ast.stmt) -> int | None:
    """Return the first line of a function or class, with its decorators; None for others."""
    if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return None
    return statement.decorator_list[0].lineno if statement.decorator_list else statement.lineno


def _only_blank(lines: list[str]) -> bool:
    # At least one line is needed: black allows no blank line between a stub and the next function.
    return bool(lines) and not any(line.strip() for line in lines)


def _format_chunk(chunk: str, name: str) -> str:
    key = hashlib.sha256(f"{_MODE_KEY}\n{chunk}".encode()).hexdigest()
    known = _recall(key)
    if known is not None:
        return known
    formatted = _run_black(chunk, name)
    _remember(key, formatted)
    return formatted


def _run_black(chunk: str, name: str) -> str:
    import black
    from black.mode import TargetVersion
    from black.parsing import InvalidInput

    mode = black.Mode(target_versions={TargetVersion.PY311}, line_length=_LINE_LENGTH)
    try:
        return black.format_str(chunk, mode=mode)
    except (InvalidInput, RecursionError) as error:
        raise FormatError(name, f"black cannot format it: {error}") from None


def _recall(key: str) -> str | None:
    text = recall(cache_folder() / "format", key, _ENTRY_BYTES)
    try:
        return None if text is None else text.decode()
    except ValueError:
        return None


def _remember(key: str, formatted: str) -> None:
    text = formatted.encode()
    if len(text) > _ENTRY_BYTES:
        return
    folder = cache_folder() / "format"
    _forget_oldest(folder)
    remember(folder, key, text)


@functools.cache
def _forget_oldest(folder: Path) -> None:
    """Remove half of a cache that is too large; checked once per run; no other file is changed."""
    with contextlib.suppress(OSError):
        entries = [entry for entry in folder.iterdir() if _ENTRY.fullmatch(entry.name)]
        if len(entries) <= _ENTRIES:
            return
        entries.sort(key=lambda entry: entry.lstat().st_mtime)
        for entry in entries[: len(entries) - _ENTRIES // 2]:
            with contextlib.suppress(OSError):
                entry.unlink()
