"""The types of the description, for type checkers: not imported when a program runs.

A field whose value would be false, null or empty is omitted, except for defaults and examples.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

ListStyle: TypeAlias = Literal["indexed", "brackets", "repeated"]
Plain: TypeAlias = Any
"""Plain data as in JSON: dicts, lists and scalars."""

_Kind: TypeAlias = Literal[
    "string",
    "integer",
    "number",
    "boolean",
    "bytes",
    "const",
    "any",
    "list",
    "map",
    "nullable",
    "ref",
    "record",
    "enum",
    "union",
]


class Deprecation(TypedDict):
    """A deprecation: since which version, and the name of the replacement."""

    since: NotRequired[str]
    instead: NotRequired[str]


class Field(TypedDict):
    """A field of a record; `name` is its wire name."""

    name: str
    type: Type
    required: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: str
    description: NotRequired[str]
    deprecated: NotRequired[Deprecation]
    default: NotRequired[Plain]
    rest: NotRequired[bool]


class Member(TypedDict):
    """Facts about one value of an enumeration."""

    python_name: str
    description: NotRequired[str]


class Alternative(TypedDict):
    """One alternative of a union and its sign: the kind of JSON, a field, and values."""

    type: Type
    json: Literal["string", "number", "boolean", "array", "object"]
    member: NotRequired[str]
    values: NotRequired[list[str | int]]


Type = TypedDict(
    "Type",
    {
        "kind": _Kind,
        "name": NotRequired[str],
        "format": NotRequired[str],
        "names": NotRequired[dict[str, int]],
        "value": NotRequired[str | int],
        "items": NotRequired["Type"],
        "item": NotRequired["Type"],
        "values": NotRequired[Plain],
        "open": NotRequired[bool],
        "members": NotRequired[list[Member]],
        "fields": NotRequired[list[Field]],
        "json_order": NotRequired[list[str]],
        "alternatives": NotRequired[list[Alternative]],
        "discriminator": NotRequired[str],
        "unknown": NotRequired[str],
        "class": NotRequired[str],
        "secret": NotRequired[bool],
        "input_of": NotRequired[str],
        "description": NotRequired[str],
        "example": NotRequired[Plain],
        "nullable": NotRequired[bool],
    },
)
"""A named type, or a type where it is used; its fields depend on `kind`.

`input_of` names the type of responses whose read-only fields a type of requests lacks. `ref` stands for the named type `name`, `nullable` for `item` or null. `values` is the type of the
values of a map, or lists those of an enumeration; `value` is that of a constant. `nullable` is only in what `Description.resolve`
returns.
"""


class ListedBy(TypedDict):
    """The operation that lists values of an argument, and how to call it."""

    operation: str
    items: NotRequired[list[str]]
    member: str
    arguments: NotRequired[dict[str, str]]


class Value(TypedDict):
    """A value from a caller; `metavar` replaces `flag` if the command takes no flag."""

    name: NotRequired[str]
    type: Type
    required: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: str
    flag: NotRequired[str]
    metavar: NotRequired[str]
    listed_by: NotRequired[ListedBy]
    description: NotRequired[str]
    deprecated: NotRequired[Deprecation]
    default: NotRequired[Plain]
    example: NotRequired[Plain]


Parameter = TypedDict(
    "Parameter",
    {
        "name": str,
        "in": Literal["path", "query", "header", "host", "call"],
        "type": Type,
        "required": NotRequired[bool],
        "secret": NotRequired[bool],
        "style": NotRequired[Literal["repeated", "deep", "reserved"]],
        "python_name": str,
        "from_client": NotRequired[str],
        "flag": NotRequired[str],
        "metavar": NotRequired[str],
        "listed_by": NotRequired[ListedBy],
        "description": NotRequired[str],
        "deprecated": NotRequired[Deprecation],
        "default": NotRequired[Plain],
        "example": NotRequired[Plain],
    },
)
"""A parameter of the client or of an operation."""


class Argument(TypedDict):
    """A field of the body that is a separate argument; the type of the body has the rest."""

    name: str
    required: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: str
    flag: str
    listed_by: NotRequired[ListedBy]


class Body(TypedDict):
    """The body of a request: field by field in `fields`, else as one argument `python_name`."""

    type: Type
    media_types: list[str]
    required: NotRequired[bool]
    style: NotRequired[Literal["deep"]]
    list_style: NotRequired[ListStyle]
    part_types: NotRequired[dict[str, str]]
    raw: NotRequired[bool]
    secret: NotRequired[bool]
    python_name: NotRequired[str]
    flag: NotRequired[str]
    fields: NotRequired[list[Argument]]
    description: NotRequired[str]
    example: NotRequired[Plain]


class Response(TypedDict):
    """A successful response; without a type it has no body.

    `sent` is the status with which the response of `2XX` is sent.
    """

    status: int | Literal["2XX"]
    sent: NotRequired[int]
    type: NotRequired[Type]
    media_types: NotRequired[list[str]]
    default_media_type: NotRequired[str]
    when: NotRequired[dict[str, list[bool | str | None]]]
    stream: NotRequired[Literal["bytes", "items"]]
    end: NotRequired[str]
    secret: NotRequired[bool]


class Head(TypedDict):
    """The entry of an operation in the index, of which only the first one has its example there."""

    group: str
    command: str
    resume: NotRequired[str]
    title: str
    example: NotRequired[list[str]]


class Paging(TypedDict):
    """How results are spread over pages; members are lists of names, -1 is the last item."""

    style: Literal["link", "cursor", "page", "offset", "url", "single"]
    relation: NotRequired[str]
    parameter: NotRequired[str]
    size: NotRequired[str]
    items: NotRequired[list[str | int]]
    next: NotRequired[list[str | int]]
    more: NotRequired[list[str | int]]
    total: NotRequired[list[str | int]]


class LongRunning(TypedDict):
    """How an operation is followed to its end; members as in `Paging`."""

    method: str
    style: Literal["url", "header", "member"]
    header: NotRequired[str]
    poll: str
    last: NotRequired[str]
    interval: NotRequired[int]
    secret: NotRequired[bool]
    type: NotRequired[Type]
    running: list[str]
    succeeded: list[str]
    failed: list[str]
    identity: NotRequired[list[str | int]]
    status: list[str | int]
    code: NotRequired[list[str | int]]
    message: NotRequired[list[str | int]]
    outcome: NotRequired[list[str | int]]
    last_id: NotRequired[list[str | int]]


class MemberResult(TypedDict):
    """The member of the response that a call returns; `place` as in `Paging`."""

    place: list[str | int]
    type: Type
    secret: NotRequired[bool]


class Limits(TypedDict):
    """The most bytes of messages."""

    response: NotRequired[int]


class Calls(TypedDict):
    """What clients wait for, in seconds, and how often they try again, if it is not as usual."""

    timeout: NotRequired[int]
    deadline: NotRequired[int]
    retries: NotRequired[int]


class Operation(Head):
    """One operation; `errors` has the reasons that apply by the codes of its own errors."""

    description: NotRequired[str]
    notes: NotRequired[list[str]]
    cautions: NotRequired[list[str]]
    deprecated: NotRequired[Deprecation]
    verb: str
    path: str
    endpoint: NotRequired[str]
    servers: NotRequired[dict[str, str]]
    auth: NotRequired[list[list[str]]]
    query: NotRequired[dict[str, str]]
    headers: NotRequired[dict[str, str]]
    header_result: NotRequired[str]
    member_result: NotRequired[MemberResult]
    not_modified: NotRequired[bool]
    repeatable: NotRequired[bool]
    key_header: NotRequired[str]
    follows_redirects: NotRequired[bool]
    limits: NotRequired[Limits]
    destructive: NotRequired[bool]
    method: str
    signature: NotRequired[str]
    result: str
    columns: NotRequired[list[str]]
    long_running: NotRequired[LongRunning]
    paging: NotRequired[Paging]
    parameters: NotRequired[list[Parameter]]
    body: NotRequired[Body]
    responses: list[Response]
    errors: NotRequired[dict[str, list[str]]]


class Group(TypedDict):
    """A group of operations; `module` is the name of their part."""

    name: str
    summary: str
    module: str
    attribute: str
    command: str


class Reason(TypedDict):
    """A documented cause of an error; `message` is the text of the server."""

    name: str
    text: str
    message: NotRequired[str]


class ErrorCode(TypedDict):
    """An error of the service; without `name`, its name is its code."""

    name: NotRequired[str]
    code: NotRequired[str]
    is_number: NotRequired[bool]
    status: int | Literal["4XX", "5XX", "default"]
    title: str
    exception: str
    every_operation: NotRequired[bool]
    message: NotRequired[str]
    reasons: NotRequired[list[Reason]]


class ErrorBody(TypedDict):
    """The body of errors of a status, or without one of errors inside of successes.

    `code`, `message` and `status_member` are the wire names that lead to the members with these
    facts, `when` the members that tell an error from a success; `example` has what all have.
    """

    status: NotRequired[int | Literal["4XX", "5XX", "default"]]
    type: Type
    code: NotRequired[list[str]]
    message: NotRequired[list[str]]
    status_member: NotRequired[list[str]]
    when: NotRequired[list[dict[str, Plain]]]
    example: NotRequired[Plain]


class CredentialSetting(TypedDict):
    """An argument of a credential's constructor, and its flag on the command line.

    The `flag` of a secret takes a file that contains it.
    """

    name: str
    form: Literal["text", "path", "secret"]
    flag: str
    about: str
    keyword: NotRequired[str]
    need: NotRequired[Literal["optional", "on_demand"]]
    takes_provider: NotRequired[bool]


class CredentialWay(TypedDict):
    """A way to create a credential; the first setting selects it on the command line.

    With `client`, clients also have the constructor, with these parameters by keyword.
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
        "as": NotRequired[str],
        "class": str,
        "in": NotRequired[Literal["header", "query"]],
        "name": NotRequired[str],
        "prefix": NotRequired[str],
        "scope": NotRequired[str],
        "flow": NotRequired[str],
        "token_url": NotRequired[str],
        "scopes": NotRequired[str],
        "client_auth": NotRequired[str],
        "in_handshake": NotRequired[bool],
        "sources": NotRequired[list[str]],
        "ways": list[CredentialWay],
        "description": NotRequired[str],
    },
)
"""A way to authenticate; its fields, from the spec, depend on its kind."""


class FixedHeader(TypedDict):
    """A header of every request; `query` is a parameter that the service accepts instead."""

    name: str
    value: NotRequired[str]
    required: NotRequired[bool]
    query: NotRequired[str]


class PythonNames(TypedDict):
    """Names of the package; `fixture` is present if it has an emulator."""

    package: str
    distribution: str
    client: str
    async_client: NotRequired[str]
    error: str
    exceptions: NotRequired[dict[str, str]]
    fixture: NotRequired[str]


class Retry(TypedDict):
    """The conditions of retries."""

    statuses: NotRequired[list[int]]
    unprocessed: NotRequired[list[int]]


class Index(TypedDict):
    """The content of `index.json`."""

    format: int
    title: str
    summary: str
    description: NotRequired[str]
    endpoint: str
    server: NotRequired[str]
    servers: NotRequired[dict[str, str]]
    python: PythonNames
    program: str
    environment: str
    query: NotRequired[dict[str, str]]
    parameters: NotRequired[list[Parameter]]
    credentials: NotRequired[list[Credential]]
    headers: NotRequired[list[FixedHeader]]
    default_media_type: NotRequired[str]
    redirect_hosts: NotRequired[list[str]]
    retry: NotRequired[Retry]
    limits: NotRequired[Limits]
    calls: NotRequired[Calls]
    wire: NotRequired[dict[str, Plain]]
    groups: list[Group]
    operations: dict[str, Head]
    types: NotRequired[dict[str, Type]]


class TourStep(TypedDict):
    """One command of the tour: its words, and its secrets in environment variables."""

    text: str
    arguments: list[str]
    secrets: dict[str, str]
    fails: bool
