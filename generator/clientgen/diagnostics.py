"""Diagnostics: a problem of a spec, its place, and how to fix it.

Every stage of the generator reports `Diagnostic` values. They are plain data: sorting, removal of
duplicates and layout happen once, in `render_text` and `render_json`.

Messages are lower case, with backticks around literals; a single sentence has no full stop. Text
from a spec is only added to a message through `quote`.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Level: TypeAlias = Literal["error", "warning"]
"""An error prevents the generation of an API; a warning does not."""
_LONGEST_COMPARED = 64
_MOST_COMPARED = 2_000


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: its POSIX path below the project root, line and column, both from 1.

    `str()` returns `file:line:column`, with every character escaped that could harm a terminal.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{harmless(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Diagnostic:
    """One problem; ordered by location, code and message.

    `path` is the dotted path in the document, such as `operations.create.path`, or empty; `hint`
    says how to fix the problem if there is one way to fix it, or is empty.
    """

    location: Location
    code: str
    message: str
    path: str = ""
    hint: str = ""
    level: Level = "error"


def errors_in(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are errors, in their order."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.level == "error")


class DiagnosticError(Exception):
    """Raised by a stage that cannot continue; `diagnostics` contains all it found, in order."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return render_text(self.diagnostics).rstrip("\n")


def render_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics for a person: sorted, each once; empty text if there are none.

    A diagnostic is one line, `file:line:column: error[CODE]: message`, or `warning[CODE]`; a hint
    follows after a blank line, and a blank line separates a diagnostic with a hint from the ones
    before and after it. The text cannot move the cursor of a terminal or add a false line.
    """
    blocks = dict.fromkeys(_block(diagnostic) for diagnostic in sorted(diagnostics))
    lines: list[str] = []
    apart = False
    for headline, hint in blocks:
        if lines and (apart or hint):
            lines.append("")
        lines.append(headline)
        if hint:
            lines += ["", f"hint: {hint}"]
        apart = bool(hint)
    return "".join(f"{line}\n" for line in lines)


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics as a JSON array in ASCII, one object per line: sorted, each once.

    The members are `level`, `code`, `message`, `file`, `line`, `column`, `path` and `hint`.
    """
    rows = [json.dumps(_members(diagnostic)) for diagnostic in sorted(set(diagnostics))]
    return "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"


def harmless(text: str) -> str:
    r"""Return `text` as one safe line for a terminal: unprintable characters become `\uXXXX`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _spell(ord(c)) for c in text)


def quote(text: str, limit: int = 80) -> str:
    r"""Return `text` in backticks, safe for a terminal and for programs that read lines.

    At most `limit` characters are kept, with `…` for the rest. Control, bidirectional and
    invisible characters, line separators, lone surrogates and backticks become `\uXXXX`
    (`\UXXXXXXXX` above U+FFFF).
    """
    shown = harmless(text[:limit]).replace("`", r"\u0060")
    return f"`{shown}…`" if len(text) > limit else f"`{shown}`"


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` most similar to `word`, ignoring upper and lower case, or None.

    Words of more than 64 characters never match, so the work is limited for any input.
    """
    if len(word) > _LONGEST_COMPARED:
        return None
    short = sorted(other for other in words if len(other) <= _LONGEST_COMPARED)
    folded = {other.casefold(): other for other in short[:_MOST_COMPARED]}
    matches = difflib.get_close_matches(word.casefold(), folded, n=1)
    return folded[matches[0]] if matches else None


def _block(diagnostic: Diagnostic) -> tuple[str, str]:
    head = f"{diagnostic.location}: {diagnostic.level}[{diagnostic.code}]"
    return f"{head}: {harmless(diagnostic.message)}", harmless(diagnostic.hint)


def _members(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "level": diagnostic.level,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": diagnostic.location.file,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "path": diagnostic.path,
        "hint": diagnostic.hint,
    }


def _spell(point: int) -> str:
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
