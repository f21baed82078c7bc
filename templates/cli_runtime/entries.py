"""The types of what `commands.json` holds; only type checkers import this.

A member whose value is false, null or empty is left out of the file.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

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
