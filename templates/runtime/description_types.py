"""The members of the description, for type checkers: nothing imports this when a program runs.

A member whose value would be false, null or empty is left out, but for defaults and examples.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

Plain: TypeAlias = Any
"""Plain data as JSON has it: dicts, lists and scalars."""

_Kind: TypeAlias = Literal[
    "string",
    "integer",
    "number",
    "boolean",
    "bytes",
    "any",
    "list",
    "map",
    "nullable",
    "ref",
    "record",
    "enum",
]


class Deprecation(TypedDict):
    """That something is to go: since when, and the name of what to use in its place."""

    since: NotRequired[str]
    instead: NotRequired[str]


class Field(TypedDict):
    """A field of a record; `name` is that on the wire."""

    name: str
    type: Type
    required: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: str
    description: NotRequired[str]
    deprecated: NotRequired[Deprecation]
    default: NotRequired[Plain]


class Member(TypedDict):
    """Facts about one value of an enumeration."""

    python_name: str
    description: NotRequired[str]


Type = TypedDict(
    "Type",
    {
        "kind": _Kind,
        "name": NotRequired[str],
        "format": NotRequired[str],
        "names": NotRequired[dict[str, int]],
        "items": NotRequired["Type"],
        "item": NotRequired["Type"],
        "values": NotRequired[Plain],
        "open": NotRequired[bool],
        "members": NotRequired[list[Member]],
        "fields": NotRequired[list[Field]],
        "json_order": NotRequired[list[str]],
        "class": NotRequired[str],
        "secret": NotRequired[bool],
        "description": NotRequired[str],
        "example": NotRequired[Plain],
        "nullable": NotRequired[bool],
    },
)
"""A named type, or a type where it is used; which members it has depends on `kind`.

`ref` stands for the named type `name`, `nullable` for `item` or null. `values` is the type of the
values of a map, or lists those of an enumeration. `nullable` is only in what `Description.resolve`
returns.
"""


class Value(TypedDict):
    """A value that a caller gives; `metavar` stands in place of `flag` where a command takes no flag."""

    name: NotRequired[str]
    type: Type
    required: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: str
    flag: NotRequired[str]
    metavar: NotRequired[str]
    description: NotRequired[str]
    deprecated: NotRequired[Deprecation]
    default: NotRequired[Plain]


Parameter = TypedDict(
    "Parameter",
    {
        "name": str,
        "in": Literal["path", "query", "header"],
        "type": Type,
        "required": NotRequired[bool],
        "secret": NotRequired[bool],
        "style": NotRequired[Literal["repeated", "deep"]],
        "python_name": str,
        "flag": NotRequired[str],
        "metavar": NotRequired[str],
        "description": NotRequired[str],
        "deprecated": NotRequired[Deprecation],
        "default": NotRequired[Plain],
        "example": NotRequired[Plain],
    },
)
"""A parameter of the client or of an operation."""


class Argument(TypedDict):
    """A field of the body that is an argument of its own; the type of the body says the rest."""

    name: str
    required: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: str
    flag: str


class Body(TypedDict):
    """The body of a request: given field by field as `fields`, else whole as `python_name`."""

    type: Type
    media_types: list[str]
    required: NotRequired[bool]
    raw: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: NotRequired[str]
    flag: NotRequired[str]
    fields: NotRequired[list[Argument]]
    description: NotRequired[str]
    example: NotRequired[Plain]


class Response(TypedDict):
    """A success; without a type it has no body."""

    status: int
    type: NotRequired[Type]
    media_types: NotRequired[list[str]]
    default_media_type: NotRequired[str]
    secret: NotRequired[bool]


class Head(TypedDict):
    """The entry of an operation in the index."""

    group: str
    command: str
    title: str


class Operation(Head):
    """One operation; `errors` has the reasons that apply by the codes of its own errors."""

    description: NotRequired[str]
    notes: NotRequired[list[str]]
    cautions: NotRequired[list[str]]
    deprecated: NotRequired[Deprecation]
    verb: str
    path: str
    repeatable: NotRequired[bool]
    follows_redirects: NotRequired[bool]
    destructive: NotRequired[bool]
    method: str
    signature: NotRequired[str]
    result: str
    columns: NotRequired[list[str]]
    parameters: NotRequired[list[Parameter]]
    body: NotRequired[Body]
    responses: list[Response]
    errors: NotRequired[dict[str, list[str]]]


class Group(TypedDict):
    """Operations that belong together; `module` names their part."""

    name: str
    summary: str
    module: str
    attribute: str
    command: str


class Reason(TypedDict):
    """A documented cause of an error; `message` is what a server writes."""

    name: str
    text: str
    message: NotRequired[str]


class ErrorCode(TypedDict):
    """An error that the service answers."""

    code: str
    status: int
    title: str
    exception: str
    every_operation: NotRequired[bool]
    message: NotRequired[str]
    reasons: NotRequired[list[Reason]]


class CredentialSetting(TypedDict):
    """An argument of what makes a credential, and how the command takes it.

    The `flag` of a secret names a file that holds it.
    """

    name: str
    form: Literal["text", "path", "secret"]
    flag: str
    about: str
    keyword: NotRequired[str]
    need: NotRequired[Literal["optional", "on_demand"]]
    takes_provider: NotRequired[bool]


class CredentialWay(TypedDict):
    """A way to make a credential; the first setting tells the command that it is meant.

    Where `client` is there, clients have the constructor too, for these parameters by keyword.
    """

    file: NotRequired[str]
    begins: NotRequired[str]
    constructor: NotRequired[str]
    client: NotRequired[dict[str, str]]
    settings: list[CredentialSetting]
    curl: NotRequired[list[list[str]]]


Credential = TypedDict(
    "Credential",
    {
        "kind": str,
        "class": str,
        "in": NotRequired[Literal["header", "query"]],
        "name": NotRequired[str],
        "scope": NotRequired[str],
        "in_handshake": NotRequired[bool],
        "sources": NotRequired[list[str]],
        "ways": list[CredentialWay],
        "description": NotRequired[str],
    },
)
"""A way to authenticate; what it has of the members of the spec depends on its kind."""


class FixedHeader(TypedDict):
    """A header of every request; `query` is a parameter that the service takes in its place."""

    name: str
    value: NotRequired[str]
    required: NotRequired[bool]
    query: NotRequired[str]


class PythonNames(TypedDict):
    """Names of the package; `fixture` is there where it has an emulator."""

    package: str
    distribution: str
    client: str
    async_client: NotRequired[str]
    error: str
    fixture: NotRequired[str]


class Retry(TypedDict):
    """When a request is sent again."""

    statuses: NotRequired[list[int]]


class Index(TypedDict):
    """All of `index.json`."""

    format: int
    title: str
    summary: str
    description: NotRequired[str]
    endpoint: str
    python: PythonNames
    program: str
    environment: str
    parameters: NotRequired[list[Parameter]]
    credentials: NotRequired[list[Credential]]
    headers: NotRequired[list[FixedHeader]]
    default_media_type: NotRequired[str]
    redirect_hosts: NotRequired[list[str]]
    retry: NotRequired[Retry]
    wire: NotRequired[dict[str, Plain]]
    groups: list[Group]
    operations: dict[str, Head]


class TourStep(TypedDict):
    """One command of the tour: its words, and the secrets that go through the environment."""

    text: str
    arguments: list[str]
    secrets: dict[str, str]
    fails: bool
