r"""Reads YAML as plain data, with the place of every value and key, and joins files of a folder.

A file is read as YAML 1.2 text of the shape of JSON: mappings with text keys, lists, text, numbers,
`true`, `false` and `null` (also written `~` or as nothing). Anything else that is not in quotes is
text: `2011-10-01`, `no`, `on`, `0755`, `1:30`, `0x1F`, `True`. So is a number that is a key, which
means that `200:` needs no quotes.

The bytes are UTF-8; one byte order mark at the start is skipped and counts for no column.
A file must not contain invisible characters, characters that change the visible order of others, or
characters that only some readers treat as a line break; a text in double quotes may contain them as
escapes (`"\u202e"`), except NUL and lone surrogates, which no text may contain. A key may contain
none of these characters.

A comment on a line of its own that begins with `?` or `!` is an open question: `open_questions`
returns a problem for each, and `without_asked` leaves out the problem that its answer is missing.

libyaml's event stream is read in one iterative pass, so neither depth nor size can exhaust the
stack, and the limits are checked while reading. `load` never raises, for any bytes. `CODES`
describes each diagnostic code.
"""

from __future__ import annotations

from clientgen.diagnostics import Diagnostic
from clientgen.document.data import Document, Mark, Path, Remark, dotted
from clientgen.document.joining import join
from clientgen.document.problems import CODES, PROBLEM_LIMIT, Problems, StopReadingError
from clientgen.document.reader import DEPTH_LIMIT, NODE_LIMIT, read
from clientgen.document.remarks import (
    QUESTION_CODES,
    open_questions,
    owner_of,
    without_asked,
)
from clientgen.document.scalars import KEY_LIMIT, TEXT_LIMIT, is_text
from clientgen.document.text import decode

__all__ = [
    "CODES",
    "DEPTH_LIMIT",
    "KEY_LIMIT",
    "NODE_LIMIT",
    "PROBLEM_LIMIT",
    "QUESTION_CODES",
    "TEXT_LIMIT",
    "Document",
    "Mark",
    "Path",
    "Remark",
    "dotted",
    "is_text",
    "join",
    "load",
    "open_questions",
    "owner_of",
    "without_asked",
]


def load(content: bytes, file: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document of a file's bytes, or None and all its problems; never raises.

    `file` is the path that diagnostics show.
    """
    problems = Problems(file)
    document = None
    try:
        text = decode(content, problems)
        if not problems.found:
            document = read(text, problems)
    except StopReadingError:
        pass
    return (None if problems.found else document), tuple(problems.found)
