r"""Reads YAML and JSON as plain data, with the place of every value and key; joins files of a folder.

A YAML file is read as YAML 1.2 text of the shape of JSON: mappings with text keys, lists, text, numbers,
`true`, `false` and `null` (also written `~` or as nothing). Anything else that is not in quotes is
text: `2011-10-01`, `no`, `on`, `0755`, `1:30`, `0x1F`, `True`. So is a number that is a key, which
means that `200:` needs no quotes. A file whose name ends in `.json` is JSON, with the same limits and
the same data.

The bytes are UTF-8; one byte order mark at the start is skipped and counts for no column.
A file must not contain invisible characters, characters that change the visible order of others, or
characters that only some readers treat as a line break; a text in double quotes may contain them as
escapes (`"\u202e"`), except NUL and lone surrogates, which no text may contain. A key may contain
none of these characters.

In YAML, a comment on a line of its own that begins with `?` or `!` is an open question: `open_questions`
returns a problem for each, and `without_asked` leaves out the problem that its answer is missing.

libyaml's event stream is read in one iterative pass, so neither depth nor size can exhaust the
stack, and the limits are checked while reading. `load` never raises, for any bytes. `CODES`
describes each diagnostic code.
"""

from __future__ import annotations

from contextlib import suppress

from clientgen.diagnostics import Diagnostic
from clientgen.document.building import DEPTH_LIMIT, NODE_LIMIT
from clientgen.document.data import NO_MEMBERS, Document, Mark, Path, Remark, dotted
from clientgen.document.joining import join
from clientgen.document.json_text import read_json
from clientgen.document.packing import packed, unpacked
from clientgen.document.problems import CODES, PROBLEM_LIMIT, Problems, StopReadingError
from clientgen.document.remarks import (
    QUESTION_CODES,
    open_questions,
    owner_of,
    without_asked,
)
from clientgen.document.scalars import KEY_LIMIT, TEXT_LIMIT, is_text
from clientgen.document.text import decode
from clientgen.document.yaml_text import check_directives, read_yaml
from clientgen.spec_files import is_json

__all__ = [
    "CODES",
    "DEPTH_LIMIT",
    "KEY_LIMIT",
    "NODE_LIMIT",
    "NO_MEMBERS",
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
    "packed",
    "unpacked",
    "without_asked",
]


def load(content: bytes, file: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document of a file's bytes, or None and all its problems; never raises.

    `file` is the path that diagnostics show, and tells by its extension whether the file is JSON.
    """
    problems = Problems(file)
    document = None
    with suppress(StopReadingError):
        document = _read(content, problems)
    return (None if problems.found else document), tuple(problems.found)


def _read(content: bytes, problems: Problems) -> Document | None:
    text = decode(content, problems)
    if not is_json(problems.file):
        check_directives(text, problems)
    if problems.found:
        return None
    read = read_json if is_json(problems.file) else read_yaml
    document = read(text, problems)
    is_asked = any(remark.is_open for remark in document.remarks)
    if document.data is None and not problems.found and not is_asked:
        problems.add("DOC104", "the file is empty", (1, 1), "write its content, or remove it")
    return document
