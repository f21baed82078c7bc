"""Formats responses as table, JSON, YAML or TSV."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .terminal import ascii_visible, display_width, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .values import Plain

# A plain scalar that every reader of YAML, 1.1 or 1.2, reads as text.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def render(
    value: Plain, form: str, *, columns: Sequence[str] = (), only_ascii: bool = False
) -> str:
    """Return a response, made of dicts, lists and scalars, as text without a final line break.

    `columns` are the fields of a record, or of each item of a list, in a table and in TSV; all
    fields by default. In TSV, a record is one row.
    """
    if form == "json":
        return _json(value, only_ascii=only_ascii)
    if form == "yaml":
        return "\n".join(_yaml(value, ascii_visible if only_ascii else visible))
    if form == "tsv":
        return _tsv(list(_rows([value] if isinstance(value, Mapping) else value, columns)))
    rows = list(_rows(value, columns))
    headings = _headings(value, columns)
    return _align([headings, *rows] if headings else rows, [])


class ListWriter:
    """Writes the items of a list as they come, each part as text that follows those before it.

    `columns` are the fields of each item in a table and in TSV. All parts together are what
    `render` returns for the whole list, except that the columns of a table can grow.
    """

    def __init__(self, form: str, columns: Sequence[str], *, only_ascii: bool) -> None:
        self._form = form
        self._columns = columns
        self._only_ascii = only_ascii
        self._widths: list[int] = []
        self._is_first = True

    def write(self, items: list[Plain]) -> str:
        """Return the text of the next items, which may be none."""
        if not items:
            return ""
        is_first, self._is_first = self._is_first, False
        if self._form == "json":
            text = _json(items, only_ascii=self._only_ascii)[1:-2]
            return f"[{text}" if is_first else f",{text}"
        if self._form == "yaml":
            return render(items, "yaml", only_ascii=self._only_ascii) + "\n"
        rows = list(_rows(items, self._columns))
        if self._form == "tsv":
            return _tsv(rows) + "\n"
        headings = _headings(items, self._columns) if is_first else []
        return _align([headings, *rows] if headings else rows, self._widths) + "\n"

    def end(self) -> str:
        """Return the text after the last item."""
        if self._form == "json":
            return "[]\n" if self._is_first else "\n]\n"
        if self._is_first and (text := render([], self._form, columns=self._columns)):
            return f"{text}\n"
        return ""


def _tsv(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(map(_tsv_cell, row)) for row in rows)


def _json(value: Plain, *, only_ascii: bool, indent: int | None = 2) -> str:
    text = json.dumps(value, ensure_ascii=only_ascii, indent=indent)
    if text.isascii() and "\x7f" not in text:
        return text
    # outside its strings JSON has only ASCII, so an escape always lands inside one
    return "".join(
        c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text
    ).replace("\x7f", "\\u007f")


def _yaml(value: Plain, quote: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of a block of YAML."""
    if isinstance(value, Mapping) and value:
        for key, member in value.items():
            yield from _yaml_member(f"{_yaml_text(str(key), quote)}:", member, quote)
    elif isinstance(value, list) and value:
        for item in value:
            first, *rest = _yaml(item, quote)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    elif isinstance(value, str):
        yield _yaml_text(value, quote)
    else:
        yield json.dumps(value)


def _yaml_member(start: str, member: Plain, quote: Callable[[str], str]) -> Iterator[str]:
    lines = _yaml(member, quote)
    if isinstance(member, Mapping | list) and member:
        yield start
        yield from (f"  {line}" for line in lines)
    else:
        yield f"{start} {next(lines)}"


def _yaml_text(text: str, quote: Callable[[str], str]) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    # between double quotes, Python's escapes are also those of YAML
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quote(escaped)}"'


def _headings(value: Plain, columns: Sequence[str]) -> list[str]:
    if isinstance(value, list):
        return [visible(name) for name in columns or _member_names(value)]
    return []


def _rows(value: Plain, columns: Sequence[str]) -> Iterator[list[str]]:
    if isinstance(value, Mapping):
        shown = {name: _look_up(value, name) for name in columns} if columns else value
        yield from ([visible(name), _cell(member)] for name, member in _flatten(shown, ""))
    elif not isinstance(value, list):
        yield [] if value is None else [_cell(value)]
    else:
        names = columns or _member_names(value)
        for item in value:
            if isinstance(item, Mapping):
                yield [_cell(_look_up(item, name)) for name in names]
            elif isinstance(item, list):
                yield [*map(_cell, item)]
            else:
                yield [_cell(item)]


def _look_up(record: Mapping[str, Plain], name: str) -> Plain:
    """Return a field of a record, or for `a.b` the field `b` of its field `a`."""
    if name in record:
        return record[name]
    outer, inner = next(
        ((outer, name[len(outer) + 1 :]) for outer in record if name.startswith(f"{outer}.")),
        ("", ""),
    )
    found = record.get(outer)
    return _look_up(found, inner) if isinstance(found, Mapping) else None


def _member_names(items: list[Plain]) -> list[str]:
    """Return the fields of all items, in the order of their first occurrence."""
    return list(
        dict.fromkeys(str(name) for item in items if isinstance(item, Mapping) for name in item)
    )


def _flatten(record: Mapping[str, Plain], prefix: str) -> Iterator[tuple[str, Plain]]:
    for name, member in record.items():
        if isinstance(member, Mapping) and member:
            yield from _flatten(member, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", member


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else _json(value, only_ascii=False, indent=None)


def _tsv_cell(text: str) -> str:
    return visible(text.replace("\\", "\\\\"))


def _align(rows: list[list[str]], least: list[int]) -> str:
    """Return rows in columns of equal width, which are at least `least`, and become that."""
    cells = [[visible(cell) for cell in row] for row in rows]
    count = max(map(len, cells), default=0)
    before = [*least, *[0] * (count - len(least))]
    widths = least[:] = [
        max([before[index], *(display_width(row[index]) for row in cells if index < len(row))])
        for index in range(count)
    ]
    return "\n".join(
        "  ".join(
            cell + " " * (width - display_width(cell))
            for cell, width in zip(row, widths, strict=False)
        ).rstrip()
        for row in cells
    )
