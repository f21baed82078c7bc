r"""YAML text to plain data, with the place of every value and key; files of a folder to one.

A file is read as YAML 1.2 text of the shape of JSON: mappings with text keys, lists, text, numbers,
`true`, `false` and `null` (also written `~` or as nothing). Anything else that is not in quotes is
text: `2011-10-01`, `no`, `on`, `0755`, `1:30`, `0x1F`, `True`. So is a number that is a key, which
means that `200:` needs no quotes.

The bytes are UTF-8; one byte order mark at the start is skipped and counts for no column.
Characters that cannot be seen, that change the order of what is seen, or that only some readers
take for a line break do not stand in a file as they are; a text in double quotes may hold them
escaped (`"\u202e"`), except NUL and lone surrogates, which no text may hold. A key may hold none of
them.

libyaml's event stream is read in one iterative pass, so neither depth nor size can exhaust the
stack, and the limits hold while reading. No bytes make `load` raise. `CODES` says what each
diagnostic code means.
"""

from __future__ import annotations

from clientgen.diagnostics import Diagnostic
from clientgen.document.data import Document, Mark, Path, dotted
from clientgen.document.joining import join
from clientgen.document.problems import CODES, PROBLEM_LIMIT, Problems, StopReadingError
from clientgen.document.reader import DEPTH_LIMIT, NODE_LIMIT, read
from clientgen.document.scalars import KEY_LIMIT, TEXT_LIMIT
from clientgen.document.text import decode

__all__ = [
    "CODES",
    "DEPTH_LIMIT",
    "KEY_LIMIT",
    "NODE_LIMIT",
    "PROBLEM_LIMIT",
    "TEXT_LIMIT",
    "Document",
    "Mark",
    "Path",
    "dotted",
    "join",
    "load",
]


def load(content: bytes, file: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document of a file's bytes, or None and all that is wrong with it; never raises.

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
