"""What `commands.json` holds, and the names of flags, arguments and variables that follow from it.

A member whose value is false, null or empty is left out of the file.
"""

from __future__ import annotations

# ruff: noqa: PTH123 - importing pathlib takes a tenth of the time of `--help`
import json
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, cast

Plain: TypeAlias = Any
"""Plain data as JSON has it: dicts, lists and scalars."""

Foreign: TypeAlias = Any
"""Something of a module that is imported only when it is needed."""


class Type(TypedDict):
    """The type of a value; `name` is the class of a record or an enumeration."""

    kind: Literal[
        "string",
        "integer",
        "number",
        "boolean",
        "any",
        "bytes",
        "enum",
        "list",
        "map",
        "record",
    ]
    format: NotRequired[str]
    nullable: NotRequired[bool]
    name: NotRequired[str]
    values: NotRequired[Plain]
    open: NotRequired[bool]
    items: NotRequired[Type]


class Value(TypedDict):
    """A parameter or a member of a body; `name` is the keyword of the client's method."""

    name: str
    wire: NotRequired[str]
    type: Type
    required: NotRequired[bool]
    secret: NotRequired[bool]
    default: NotRequired[Plain]
    help: NotRequired[str]


class Body(TypedDict):
    """A request body: a record, given member by member, or one value."""

    kind: Literal["record", "value"]
    required: NotRequired[bool]
    media_type: str
    fields: NotRequired[list[Value]]
    value: NotRequired[Value]
    raw: NotRequired[bool]


class Command(TypedDict):
    """One operation."""

    group: str
    name: str
    method: str
    verb: str
    path: str
    summary: str
    description: NotRequired[str]
    notes: NotRequired[list[str]]
    cautions: NotRequired[list[str]]
    arguments: NotRequired[list[Value]]
    options: NotRequired[list[Value]]
    body: NotRequired[Body]
    columns: NotRequired[list[str]]
    destructive: NotRequired[bool]
    secret_answer: NotRequired[bool]
    errors: NotRequired[dict[str, list[str]]]


class Group(TypedDict):
    """Operations that stand together; `attribute` is where the client has them."""

    name: str
    attribute: str
    summary: str


class ErrorCode(TypedDict):
    """An error that the service answers, with the texts of its reasons by their names."""

    code: str
    status: int
    title: str
    everywhere: NotRequired[bool]
    reasons: NotRequired[dict[str, str]]


Auth = TypedDict(
    "Auth",
    {
        "kind": Literal["client_certificate", "bearer", "api_key", "basic"],
        "class": str,
        "sources": NotRequired[list[str]],
        "subscription": NotRequired[str],
        "in": NotRequired[Literal["header", "query"]],
        "key": NotRequired[str],
        "help": NotRequired[str],
    },
)


class TourStep(TypedDict):
    """One command of the tour: its words, and the secrets that go through the environment."""

    text: str
    arguments: list[str]
    secrets: dict[str, str]
    fails: bool


class Catalog(TypedDict):
    """All of `commands.json`."""

    format: int
    program: str
    environment: str
    package: str
    distribution: str
    client: str
    summary: str
    description: NotRequired[str]
    endpoint: str
    emulator: NotRequired[bool]
    parameters: NotRequired[list[Value]]
    auth: NotRequired[list[Auth]]
    errors: NotRequired[list[ErrorCode]]
    groups: list[Group]
    commands: list[Command]
    sample: NotRequired[dict[str, Plain]]
    tour: NotRequired[list[TourStep]]


def load(path: str) -> Catalog:
    """Return what the file says."""
    with open(path, "rb") as stream:
        return cast("Catalog", json.loads(stream.read()))


def name_flag(value: Value) -> str:
    """Return the flag of a value with its dashes: `--account-name`, `--key-file` for a secret."""
    flag = "--" + value["name"].rstrip("_").replace("_", "-")
    return f"{flag}-file" if value.get("secret") else flag


def name_variable(catalog: Catalog, name: str) -> str:
    """Return the environment variable of a setting or a secret."""
    return f"{catalog['environment']}_{name.rstrip('_').upper()}"


def name_argument(value: Value) -> str:
    """Return what help and messages call a positional argument: `ACCOUNT_NAME`."""
    return value["name"].rstrip("_").upper()


def list_body_values(command: Command) -> list[Value]:
    """Return the values that make up the body: its members, or the one that it is."""
    body = command.get("body")
    if body is None:
        return []
    return [body["value"]] if "value" in body else body.get("fields", [])
