"""The operations as commands: the values that each takes, and the variables of the environment."""

from __future__ import annotations

import os
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .terminal import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..description import Description
    from ..description_types import (
        Alternative,
        Deprecation,
        Head,
        LongRunning,
        MemberResult,
        Operation,
        Parameter,
        Response,
        Type,
        Value,
    )

Plain: TypeAlias = Any
"""Plain data as in JSON: dicts, lists and scalars."""

Foreign: TypeAlias = Any
"""An object of a module that is imported only when needed."""


REST = "..."
"""The wire name of a field with all that no other field of its record has, as in the client."""

NO_CONTENT = "a path is needed, not the content of the file"

# JSON, XML, several lines, PEM, or a private key in base64: the start of its DER is a version
_CONTENT = re.compile(
    r"\s*[\[{<\"]|[^\n]*(?:\n|-----BEGIN )|M(?:I|[A-H][0-9A-Za-z+/]C)[0-9A-Za-z+/]{37}"
)


NULLS = "null flags"
"""The key of the flag `--null` among what click parsed."""
SHOWN_HEADERS = "shown headers"
"""The name of the flag `--include`, which no parameter can have."""
OUTPUT_FILE = "output file"
"""The key of the flag `--output-file` among what click parsed; no argument has a blank."""


class Command:
    """One operation as a command.

    Of its values, `arguments` are taken without a flag, `options` with one, and `body_values` make
    up the body: its fields, or the one value that it is; `settings` are those that the client can
    give, which are settings of the program. Types are resolved: none is the name of another.
    """

    def __init__(
        self, description: Description, name: str, operation: Operation | None = None
    ) -> None:
        self._description = description
        self.operation = operation or description.operation(name)
        self.group = description.group(self.operation["group"])
        given = [complete(description, each) for each in _list_parameters(self.operation)]
        self.arguments = [value for value in given if "metavar" in value]
        flagged = [value for value in given if "flag" in value]
        self.options = [value for value in flagged if "from_client" not in value]
        self.settings = [value for value in flagged if "from_client" in value]
        self.body_values = [
            complete(description, each) for each in _list_body(description, self.operation)
        ]
        for values in (given, self.body_values):
            tell_deprecations(values)

    @property
    def constants(self) -> dict[str, Plain]:
        """The fields of the body that the client fills in, by wire name."""
        body = self.operation.get("body", {})
        fields = (
            self._description.resolve(body["type"]).get("fields", ()) if "fields" in body else ()
        )
        kinds = {field["name"]: self._description.resolve(field["type"]) for field in fields}
        return {name: kind["value"] for name, kind in kinds.items() if kind["kind"] == "const"}

    @property
    def stream(self) -> str | None:
        """What a response is a stream of, `bytes` or `items`; None if none is a stream."""
        kinds = (each.get("stream") for each in self.operation["responses"])
        return next((kind for kind in kinds if kind is not None), None)

    @property
    def words(self) -> list[str]:
        """The words after the program's name."""
        return list_words(self._description, self.operation)

    def group_of(self, client: Foreign) -> Foreign:
        """Return the group of a client that has the method."""
        return attrgetter(self.group["attribute"])(client)

    @property
    def deprecation(self) -> str:
        """The notice for a deprecated operation, empty for all others."""
        if "deprecated" not in self.operation:
            return ""
        says = self.operation["deprecated"]
        heads, name = self._description.index["operations"], says.get("instead")
        words = list_words(self._description, heads[name]) if name is not None else ()
        return tell_deprecation(says, " ".join(words))

    @property
    def changes(self) -> bool:
        """Whether a call may change something, so that it must not be repeated without need."""
        return self.operation["verb"] not in ("GET", "HEAD")

    @property
    def gives_secret(self) -> bool:
        """Whether its whole output is secret."""
        return any(each.get("secret") for each in self.printed)

    @property
    def printed(self) -> Sequence[LongRunning | MemberResult | Response]:
        """What is printed: the result at the end, a member of the response, or the responses."""
        if "long_running" in self.operation:
            return [self.operation["long_running"]]
        if "member_result" in self.operation:
            return [self.operation["member_result"]]
        return self.operation["responses"]


def list_words(description: Description, operation: Head) -> list[str]:
    """Return the words of the command of an operation, after the program's name."""
    return [*description.group(operation["group"])["command"].split(), operation["command"]]


def _list_parameters(operation: Operation) -> list[Value]:
    return cast("list[Value]", operation.get("parameters", []))


def _list_body(description: Description, operation: Operation) -> Iterator[Value]:
    body = operation.get("body")
    if body is None:
        return
    if "fields" not in body:
        yield cast("Value", body)
        return
    record = description.resolve(body["type"])
    fields = {field["name"]: field for field in record.get("fields", ())}
    for argument in body["fields"]:
        field = fields[argument["name"]]
        said = {
            name: field[name]
            for name in ("type", "description", "deprecated", "default")
            if name in field
        }
        yield cast("Value", {**said, **argument})


def complete(description: Description, value: Value) -> Value:
    """Return a value with its resolved type, and the description of it or of its type."""
    found: Value = {**value, "type": description.resolve(value["type"])}
    return {**found, "description": description.about(value)}


def tell_deprecations(values: Collection[Value]) -> None:
    """Add notices of deprecation and replacements to the descriptions of values."""
    shown = {each.get("name"): each.get("flag") or each.get("metavar", "") for each in values}
    for value in values:
        if "deprecated" in value:
            says = value["deprecated"]
            told = tell_deprecation(says, shown.get(says.get("instead"), ""))
            value["description"] = " ".join(filter(None, [value.get("description"), told]))


def tell_deprecation(says: Deprecation, instead: str) -> str:
    """Return a notice of deprecation; `instead` is how a user gives the replacement."""
    since = f" since {says['since']}" if "since" in says else ""
    return f"Deprecated{since}" + (f": use `{instead}` instead." if instead else ".")


_TYPES = {
    "any": "JSON",
    "boolean": "true or false",
    "byte": "base64",
    "bytes": "a file",
    "date": "a date such as 2024-05-06",
    "date-time": "a moment such as 2024-05-06T07:08:09Z",
    "decimal": "a decimal number",
    "duration": "a duration such as P1DT2H",
    "http-date": "a moment such as Sun, 06 Nov 1994 08:49:37 GMT",
    "int64": "a whole number",
    "integer": "a whole number",
    "list": "a list",
    "map": "an object",
    "number": "a number",
    "record": "an object",
    "string": "text",
    "time": "a time such as 07:08:09",
    "uint64": "a whole number, 0 or more",
    "unix-time": "a moment in seconds since 1970",
    "uri": "text",
    "uuid": "a UUID",
}


def name_type(kind: Type) -> str:
    """Return what a value of a type is, as the end of the sentence "it must be ..."."""
    if kind["kind"] == "enum" and kind.get("open"):
        return _TYPES["string" if isinstance(kind.get("values", [""])[0], str) else "integer"]
    if kind["kind"] in ("enum", "const"):
        known = kind.get("values", ()) or [kind.get("value")]
        return " or ".join(f"`{visible(str(each))}`" for each in known)
    if kind["kind"] == "union":
        return f"one of: {visible(list_alternatives(kind))}"
    return _TYPES.get(kind.get("format", "")) or _TYPES[kind["kind"]]


def list_alternatives(kind: Type) -> str:
    """Return the alternatives of a union and what tells them."""
    return ", ".join(map(_alternative, kind.get("alternatives", ())))


def _alternative(each: Alternative) -> str:
    values = " or ".join(map(plain_text, each.get("values", ())))
    if "member" not in each:
        return values or each["json"]
    return f"an object with {each['member']}" + (f" {values}" if values else "")


def plain_text(value: Plain) -> str:
    """Return a value as people write it on the command line."""
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def is_file(kind: Type) -> bool:
    """Return whether values of a type are files, which commands take by their paths."""
    return kind["kind"] == "bytes" or (kind["kind"] == "list" and kind["items"]["kind"] == "bytes")


def is_content(path: str) -> bool:
    """Return whether what is given for a path is the content of a file, and so perhaps secret."""
    return _CONTENT.match(path) is not None and not os.path.exists(path)  # noqa: PTH110 - any text


def key_of(value: Value) -> str:
    """Return where click keeps what is given for a value: no setting can have this name."""
    return f"value {value['python_name']}"


def command_name(value: Value | Parameter) -> str:
    """Return the name of a value on the command line, as settings and variables have it.

    It is `api_key` for `--api-key-file`, the flag of a secret.
    """
    name = value["flag"].removeprefix("--")
    return (name.removesuffix("-file") if value.get("secret") else name).replace("-", "_")


def name_variable(description: Description, name: str) -> str:
    """Return the environment variable of a setting or a secret."""
    return f"{description.index['environment']}_{name.rstrip('_').upper()}"


def name_switch(description: Description) -> str:
    """Return the variable that, unless it is empty, keeps completion from sending requests."""
    return f"_{description.index['environment']}_COMPLETE_OFFLINE"
