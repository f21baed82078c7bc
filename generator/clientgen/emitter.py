"""Writes files of a spec: YAML with comments, which reads back as exactly what was written.

The parser of the project has no comments, and writers of other libraries quote by the rules of other
versions of YAML; a test holds this writer against the reader of specs for any text.

A `Block` is written line by line and can have remarks and empty lines between its lines. Lists and
mappings of plain values are written within one line if they fit; a text of several lines is written
line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from clientgen.document import is_text
from clientgen.python_source import yaml_string

WIDTH = 120
"""Maximum columns of a list or mapping in one line."""

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | Sequence[Plain] | Mapping[str, Plain]"
"""What is written without remarks."""
Content: TypeAlias = Union["Block", Plain]

# what begins with another character, or has another one, is put in quotes
_FREE = re.compile(r"[A-Za-z0-9_/$][A-Za-z0-9_/.+@=$()-]*(?:[ :][A-Za-z0-9_/.+@=$()-]+)*")
_FREE_IN_LINES = re.compile(
    r"[A-Za-z0-9_/$][A-Za-z0-9_/.+@=$(){}<>'-]*(?:[ :][A-Za-z0-9_/.+@=$(){}<>-][A-Za-z0-9_/.+@=$(){}<>'-]*)*"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A line of a block that begins with `#`; its text is one line of safe characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line of a block."""


GAP = Gap()


@dataclass(slots=True)
class Block:
    """A mapping with one entry on each line, and comments and gaps between them."""

    lines: list[Comment | Gap | tuple[str, Content]] = field(default_factory=list)

    def add(self, key: str, value: Content) -> None:
        """Add an entry."""
        self.lines.append((key, value))

    def remark(self, text: str) -> None:
        """Add a comment."""
        self.lines.append(Comment(text))

    def __bool__(self) -> bool:
        return bool(self.lines)


def as_block(content: Content) -> Block:
    """Return a mapping as a block, to which remarks can be added; a new one for anything else."""
    if isinstance(content, Block):
        return content
    return Block([*content.items()]) if isinstance(content, Mapping) else Block()


def emit(block: Block, *, indent: int = 0) -> str:
    """Return the lines of a block; each ends with a line feed."""
    return "".join(f"{line}\n" for line in _block(block, indent))


def references(content: Content) -> Iterator[str]:
    """Yield the names of the types to which a content refers, by `$ref`."""
    if isinstance(content, Block):
        entries: Iterable[tuple[str, Content]] = (
            line for line in content.lines if not isinstance(line, Comment | Gap)
        )
    elif isinstance(content, Mapping):
        entries = content.items()
    else:
        entries = (("", item) for item in content) if isinstance(content, list | tuple) else ()
    for word, value in entries:
        if word == "$ref" and isinstance(value, str):
            yield value
        else:
            yield from references(value)


def _block(block: Block, indent: int) -> list[str]:
    margin = " " * indent
    found: list[str] = []
    for line in block.lines:
        if isinstance(line, Comment):
            found.append(f"{margin}# {line.text}")
        elif isinstance(line, Gap):
            found.append("")
        else:
            found += _entry(f"{margin}{_scalar(line[0], inner=False, key=True)}:", line[1], indent)
    return found


def _entry(head: str, value: Content, indent: int) -> list[str]:
    if isinstance(value, Block):
        return [head, *_block(value, indent + 2)] if value else [f"{head} {{}}"]
    if isinstance(value, str) and "\n" in value and _is_literal(value):
        margin = " " * (indent + 2)
        return [f"{head} |-", *(f"{margin}{line}" if line else "" for line in value.split("\n"))]
    line = f"{head} {_flow(value, inner=False)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping | list | tuple) or not value:
        return [line]
    return [head, *_plain_lines(value, indent + 2)]


def _is_literal(text: str) -> bool:
    """Tell whether a text is itself line by line: no line ends with a blank, nor does the first begin with one."""
    first, *_, last = lines = text.split("\n")
    is_clean = all(line == line.rstrip() and (line.isprintable() or not line) for line in lines)
    return is_clean and bool(last) and first.strip() == first != ""


def _plain_lines(value: Mapping[str, Plain] | Sequence[Plain], indent: int) -> list[str]:
    margin = " " * indent
    if isinstance(value, Mapping):
        block = Block([*value.items()])
        return _block(block, indent)
    found: list[str] = []
    for item in value:
        line = f"{margin}- {_flow(item, inner=False)}"
        if len(line) <= WIDTH or not isinstance(item, Mapping | list | tuple) or not item:
            found.append(line)
        else:
            first, *others = _plain_lines(item, indent + 2)
            found += [f"{margin}- {first.lstrip(' ')}", *others]
    return found


def _flow(value: Plain, *, inner: bool) -> str:
    if isinstance(value, Mapping):
        members = (
            f"{_scalar(key, inner=True, key=True)}: {_flow(member, inner=True)}"
            for key, member in value.items()
        )
        return "{" + ", ".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item, inner=True) for item in value) + "]"
    return _scalar(value, inner=inner)  # type: ignore[arg-type]


def _scalar(value: Scalar, *, inner: bool, key: bool = False) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case _:
            free = _FREE if inner else _FREE_IN_LINES
            if not free.fullmatch(value):
                return yaml_string(value)
            # a number that is a key is text all the same
            is_itself = is_text(value) or (key and value.isdecimal())
            return value if is_itself else yaml_string(value)
