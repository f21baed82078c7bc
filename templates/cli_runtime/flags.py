"""Flags and arguments for the values of a command, and the text of a flag as plain data."""

from __future__ import annotations

# ruff: noqa: ARG001, ARG002 - all parsers have one signature, and click sets that of its methods
import re
from typing import TYPE_CHECKING

import click

from .terminal import visible
from .values import (
    NULLS,
    command_name,
    is_file,
    key_of,
    list_alternatives,
    name_variable,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from ..description import Description
    from ..description_types import ListedBy, Type, Value
    from .values import Plain

    ParamType = click.ParamType[Plain]
else:
    ParamType = click.ParamType  # not generic in older versions of click

_INTEGER = re.compile(r"[-+]?[0-9]{1,4000}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
PAGE_SIZE = "--page-size"
"""Another name of the flag with the most items of a page, the same for all operations."""

_ANY: Type = {"kind": "any"}
_NULL = object()
"""Null from a flag: click takes `None` for a flag that is not there."""
_TEXTS = ("string", "bytes", "const")
"""The kinds of which `null` can be a value."""
_METAVARS = {
    "bytes": "PATH",
    "integer": "INTEGER",
    "number": "NUMBER",
    "boolean": "true|false",
    "string": "TEXT",
}


class PlainText(ParamType):
    """Converts text of the command line to plain data (as in JSON) of a declared type."""

    def __init__(self, kind: Type, listed_by: ListedBy | None = None) -> None:
        self.name = _metavar(kind)
        self._kind = kind
        self._listed_by = listed_by

    def convert(
        self, value: Plain, param: click.Parameter | None, ctx: click.Context | None
    ) -> Plain:
        """Return the plain data; fail with a message about this parameter."""
        try:
            plain = parse_text(value, self._kind)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return _NULL if plain is None else plain

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the placeholder of the value in help."""
        return self.name

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the known values that begin with the typed text, else those of the service."""
        from click.shell_completion import CompletionItem

        known = [text for text in _known_texts(self._kind) if text.startswith(incomplete)]
        if self._listed_by is not None:
            known = ctx.find_root().obj.list_values(self._listed_by, param, incomplete)
        return [CompletionItem(text) for text in known]


class Entry(PlainText):
    """`KEY=VALUE`, as a pair of the key and plain data."""

    def __init__(self, values: Type) -> None:
        super().__init__(values)
        self.name = f"KEY={self.name}"

    def convert(
        self, value: Plain, param: click.Parameter | None, ctx: click.Context | None
    ) -> Plain:
        """Return the pair; fail with a message about this parameter."""
        key, equals, text = value.partition("=")
        if not key or not equals:
            self.fail("must have the form KEY=VALUE", param, ctx)
        return key, super().convert(text, param, ctx)


def make_argument(value: Value) -> click.Argument:
    """Return the positional argument of a value; whether it is required is checked later."""
    argument = click.Argument(
        [value["python_name"]],
        type=PlainText(value["type"], value.get("listed_by")),
        metavar=value["metavar"],
        required=False,
    )
    argument.name = key_of(value)
    return argument


def make_option(description: Description, value: Value, *, also: str = "") -> click.Option:
    """Return the flag of a value; whether it is required is checked later.

    `also` is another name of the flag of a number.
    """
    option = _option(value, also, describe_value(description, value))
    option.name = key_of(value)
    return option


def _option(value: Value, also: str, text: str) -> click.Option:
    flag, kind = value["flag"], value["type"]
    if value.get("secret") and not is_file(kind):
        return click.Option([flag], metavar="PATH", help=text)
    if kind["kind"] == "boolean":
        both = f"{flag}/--no-{flag.removeprefix('--')}"
        return click.Option([both], default=None, help=text)
    if kind["kind"] == "list":
        return _repeatable(value, PlainText(kind.get("items", _ANY)), text)
    if kind["kind"] == "map":
        return _repeatable(value, Entry(kind.get("values", _ANY)), text)
    flags = dict.fromkeys(filter(None, (flag, also)))
    takes = PlainText(kind, value.get("listed_by"))
    return click.Option([*flags], type=takes, help=text)


def make_null_option(values: Sequence[Value]) -> click.Option:
    """Return the flag that makes some of these values null."""
    option = click.Option(
        ["--null"],
        type=click.Choice([name_null(value) for value in values]),
        multiple=True,
        help="Send null for this field (repeat the flag for more).",
    )
    option.name = NULLS
    return option


def name_null(value: Value) -> str:
    """Return the name of a value for `--null`."""
    name = value.get("flag", "").removeprefix("--")
    is_path = value.get("secret") and not is_file(value["type"])
    return name.removesuffix("-file") if is_path else name


def is_given(given: Plain) -> bool:
    """Return whether click parsed a value."""
    return given is not None and given != ()


def read_given(value: Value, given: Plain) -> Plain:
    """Return what click parsed for a value as plain data."""
    kind = value["type"]["kind"]
    if kind == "map":
        return {key: _plain(each) for key, each in given}
    if kind == "list":
        return _whole_list([*map(_plain, given)], value["type"].get("items", _ANY))
    return _plain(given)


def _plain(given: Plain) -> Plain:
    return None if given is _NULL else given


def _whole_list(given: Sequence[Plain], items: Type) -> list[Plain]:
    """Return the items of a list: of one flag with a JSON list, if no item is a list itself."""
    told = {each["json"] for each in items.get("alternatives", ())}
    kinds: set[str] = {*told} if told else {items["kind"]}
    is_whole = len(given) == 1 and isinstance(given[0], list)
    return given[0] if is_whole and kinds.isdisjoint({"array", "list", "any"}) else [*given]


def parse_text(text: str, kind: Type) -> Plain:
    """Return the text of one argument as plain data; raise `ValueError` if it does not fit."""
    if text == "null" and kind.get("nullable") and kind["kind"] not in _TEXTS:
        return None
    is_moment = kind.get("format") == "unix-time"
    parser = _parse_moment if is_moment else _PARSERS.get(kind["kind"], _parse_json)
    return parser(text, kind)


def _repeatable(value: Value, kind: PlainText, text: str) -> click.Option:
    help_text = f"{text} (repeat the flag for more)".lstrip()
    return click.Option([value["flag"]], type=kind, multiple=True, help=help_text)


def describe_value(description: Description, value: Value) -> str:
    """Return the help of an argument or a flag."""
    parts = [visible(" ".join(value.get("description", "").split()))]
    parts.append(describe_choices(value["type"], has_metavar="metavar" not in value))
    if value["type"]["kind"] == "union":
        parts.append(f"(one of: {visible(list_alternatives(value['type']))})")
    if is_file(value["type"]):
        parts.append("(a file, `-` for standard input)")
    elif value.get("secret"):
        variable = name_variable(description, command_name(value))
        parts.append(
            f"(a file that contains it, `-` for standard input; else {variable}, or a prompt)"
        )
    if "default" in value:
        parts.append(describe_default(value))
    if value.get("required") and "flag" in value:
        parts.append("[required]")
    return " ".join(filter(None, parts))


def describe_default(value: Value) -> str:
    """Return the default of a value for help."""
    return f"[default: {visible(plain_text(value['default']))}]"


def describe_choices(kind: Type, *, has_metavar: bool) -> str:
    """Return the values of an enumeration, or of items that are one, for help.

    A placeholder shows those of a closed one already.
    """
    inner = kind["items"] if kind["kind"] == "list" else kind
    inner = kind["values"] if kind["kind"] == "map" else inner
    if inner["kind"] != "enum" or (has_metavar and not inner.get("open")):
        return ""
    known = ", ".join(map(visible, _known_texts(inner)))
    return f"({'known' if inner.get('open') else 'one of'}: {known})"


def _metavar(kind: Type) -> str:
    shown = _placeholder(kind)
    takes_null = kind.get("nullable") and kind["kind"] not in _TEXTS and shown != "JSON"
    return f"{shown}|null" if takes_null else shown


def _placeholder(kind: Type) -> str:
    if kind["kind"] == "enum" and not kind.get("open"):
        return "[" + "|".join(map(visible, _known_texts(kind))) + "]"
    if "format" in kind:
        return "BASE64" if kind["format"] == "byte" else kind["format"].upper()
    if kind["kind"] == "union" and _takes_text(kind):
        return "TEXT|JSON"
    return _METAVARS.get(kind["kind"], "TEXT" if kind["kind"] == "enum" else "JSON")


def _known_texts(kind: Type) -> list[str]:
    if kind["kind"] == "boolean":
        return ["true", "false"]
    return [str(value) for value in kind.get("values", ())] if kind["kind"] == "enum" else []


def _parse_string(text: str, kind: Type) -> str:
    return text  # the client's own reader knows the formats


def _parse_moment(text: str, kind: Type) -> Plain:
    """Return a number, or text that the client's own reader may take for a moment."""
    return _parse_number(text, kind) if _NUMBER.fullmatch(text) else text


def _parse_integer(text: str, kind: Type) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(f"`{visible(text)}` is not a whole number")
    return int(text)


def _parse_number(text: str, kind: Type) -> float:
    if not _NUMBER.fullmatch(text) or abs(float(text)) == float("inf"):
        raise ValueError(f"`{visible(text)}` is not a number")
    # as written: `1` is sent as 1, not as 1.0
    return int(text) if _INTEGER.fullmatch(text) else float(text)


def _parse_boolean(text: str, kind: Type) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"`{visible(text)}` is not `true` or `false`")
    return text == "true"


def _parse_enum(text: str, kind: Type) -> str | int:
    for value in kind.get("values", ()):
        if text == str(value):
            known: str | int = value
            return known
    if not kind.get("open"):
        listed = ", ".join(f"`{visible(known)}`" for known in _known_texts(kind))
        raise ValueError(f"`{visible(text)}` is not one of {listed}")
    if any(isinstance(value, int) for value in kind.get("values", ())):
        return _parse_integer(text, kind)
    return text


def _parse_const(text: str, kind: Type) -> Plain:
    return text if isinstance(kind.get("value"), str) else _parse_json(text, kind)


def _parse_path(text: str, kind: Type) -> str:
    return text  # of a file that is read when the request is sent


def _parse_union(text: str, kind: Type) -> Plain:
    """Return JSON, or text if it is none and text is an alternative."""
    try:
        return _parse_json(text, kind)
    except ValueError:
        if not _takes_text(kind):
            raise
        return text


def _takes_text(kind: Type) -> bool:
    return any(each["json"] == "string" for each in kind.get("alternatives", ()))


def _parse_json(text: str, kind: Type) -> Plain:
    from .inputs import parse_json

    return parse_json(text)


_PARSERS: dict[str, Callable[[str, Type], Plain]] = {
    "bytes": _parse_path,
    "string": _parse_string,
    "integer": _parse_integer,
    "number": _parse_number,
    "boolean": _parse_boolean,
    "const": _parse_const,
    "enum": _parse_enum,
    "union": _parse_union,
}
