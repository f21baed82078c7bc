"""The nodes of an operation: its parameters, body, responses and examples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.auth import AuthNeeds
from clientgen.ir.errors import ErrorUse
from clientgen.ir.evidence import DOCUMENTED, Deprecation, Deviation, Evidence, Source
from clientgen.ir.long_running import LongRunning
from clientgen.ir.paging import Paging
from clientgen.ir.types import TypeUse
from clientgen.text import Text, Value, joined

Verb = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
ParameterIn = Literal["path", "query", "header", "host", "call"]
SuccessStatus = int | Literal["2XX"]
"""The status of a response, or all statuses of success that no other response names."""

EMPTY_STATUSES = (204, 205)
"""The statuses of success whose responses have no body."""

ParameterStyle = Literal["simple", "repeated", "deep", "reserved"]
"""How a list or object is written: comma separated, one entry per item, or `name[key]`.

`reserved` keeps the slashes of a text in the path.
"""


ListStyle = Literal["indexed", "brackets", "repeated"]
"""How a nested form writes the items of a list: `name[0]`, `name[]`, or `name` for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value in the path, the query or a header of a request; of the client, also in the host.

    `from_client` is the name of the parameter of the client, whose place is `call`, that gives the
    value where a call gives none. `key` is its name in the spec, if that is not its name on the wire; `flag` is its name on the
    command line, if that does not follow from its name in Python.
    """

    wire_name: Text
    key: Text | None = None
    place: ParameterIn
    type: TypeUse
    location: Location
    path: Text
    required: bool
    style: ParameterStyle
    secret: bool = False
    python_name: Text | None = None
    flag: Text | None = None
    from_client: Text | None = None
    description: Text | None = None
    default: Value = None
    has_default: bool = False
    example: Value = None
    has_example: bool = False
    deprecated: Deprecation | None = None
    evidence: Evidence = DOCUMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Fixed characters of a path, a part of one segment or several segments."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """The place of a path parameter's value in a path."""

    wire_name: Text


PathPart = Fixed | Placeholder


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Scheme, host and port of requests; of one of several servers, with its name."""

    url: Text
    parts: tuple[PathPart, ...]
    location: Location
    path: Text
    name: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A name and a value that a query or the headers always have; with an empty one, a query has only the name."""

    wire_name: Text
    value: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header of responses; `always` means that the documents promise it in every response."""

    wire_name: Text
    type: TypeUse
    location: Location
    path: Text
    always: bool = False
    seen: bool = True
    python_name: Text | None = None
    description: Text | None = None
    example: Value = None
    has_example: bool = False
    evidence: Evidence = DOCUMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedHeader:
    """A header of every request. Without `value`, the transport or the body decides it."""

    wire_name: Text
    location: Location
    path: Text
    required: bool
    value: Text | None = None
    query_alternative: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body; the first media type is the one that the client sends.

    `lists` is only for a nested form; None means that a form is flat. `part_types` are the media
    types of parts of a multipart body, by the wire names of members.
    """

    type: TypeUse
    media_types: tuple[Text, ...]
    location: Location
    path: Text
    required: bool
    lists: ListStyle | None = None
    part_types: tuple[tuple[Text, Text], ...] = ()
    python_name: Text | None = None
    secret: bool = False
    description: Text | None = None
    example: Value = None
    has_example: bool = False
    evidence: Evidence = DOCUMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """How a body is read as it arrives: in pieces of bytes, or in items.

    The type of a body of items is a list of them. `end` is the data after which a stream of items
    is over; `error_event` and `error_member` tell an error from an item.
    """

    of: Literal["bytes", "items"]
    end: Text | None = None
    error_event: Text | None = None
    error_member: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A parameter or member of a request, and the values of which it has one."""

    name: Text
    values: tuple[bool | Text, ...]
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What a request has if a response is for it: all of these."""

    terms: tuple[Term, ...]
    location: Location
    path: Text

    @property
    def values(self) -> dict[Text, tuple[bool | Text, ...]]:
        """The values by the name of the parameter or member."""
        return {term.name: term.values for term in self.terms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A success: its status and, unless it is empty, the type and media types of its body.

    `sent` is the status with which examples, cassettes and the emulator send it, also if `status`
    is all that no other response names.
    `default_media_type` is returned for a request without `Accept`; `stream` is None for a body
    that is read as a whole. `when` is None for the response to all other requests.
    """

    status: SuccessStatus
    sent: int
    location: Location
    path: Text
    type: TypeUse | None = None
    media_types: tuple[Text, ...] = ()
    default_media_type: Text | None = None
    stream: Stream | None = None
    when: When | None = None
    headers: tuple[Header, ...] = ()
    description: Text | None = None
    example: Value = None
    has_example: bool = False
    evidence: Evidence = DOCUMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderResult:
    """The header of responses that a call returns in place of a body."""

    name: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberResult:
    """The member of responses that a call returns in place of all of them, as `meta.book`."""

    name: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked request and its response, in addition to those derived from the types' examples."""

    name: Text
    location: Location
    path: Text
    parameters: tuple[tuple[Text, Value], ...] = ()
    body: Value = None
    has_body: bool = False
    status: int | None = None
    media_type: Text | None = None
    response: Value = None
    has_response: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation. Its responses, body and parameters are as on the wire, deviations applied.

    A response with a condition comes after those for all other requests.
    """

    group: Text
    name: Text
    title: Text
    verb: Verb
    path_parts: tuple[PathPart, ...]
    path_location: Location
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    errors: tuple[ErrorUse, ...]
    source: Source
    location: Location
    path: Text
    repeatable: bool
    follows_redirects: bool
    destructive: bool
    query: tuple[Constant, ...] = ()
    headers: tuple[Constant, ...] = ()
    """Headers that its requests always have, in place of those of the service with these names."""
    endpoint: Address | None = None
    """Where its requests go, if not to the endpoint of the service: that of the default server."""
    servers: tuple[Address, ...] = ()
    """Where they go by server, if it has an endpoint of its own for each."""
    auth: AuthNeeds | None = None
    """What it needs, if that differs from what operations of the service need."""
    header_result: HeaderResult | None = None
    member_result: MemberResult | None = None
    not_modified: Response | None = None
    largest_response: int | None = None
    """The most bytes of a whole body, if they differ from those of the service."""
    key_header: Text | None = None
    """The header of the key that makes it repeatable; it is one of the parameters."""
    python_name: Text | None = None
    same_as: Text | None = None
    """The full name of the operation of which this is a second name."""
    description: Text | None = None
    notes: tuple[Text, ...] = ()
    cautions: tuple[Text, ...] = ()
    deprecated: Deprecation | None = None
    columns: tuple[Text, ...] = ()
    paging: Paging | None = None
    long_running: LongRunning | None = None
    examples: tuple[Example, ...] = ()
    deviations: tuple[Deviation, ...] = ()

    @property
    def alternatives(self) -> dict[SuccessStatus, tuple[Response, ...]]:
        """The responses of each status: the request or their media types tell them apart."""
        statuses = dict.fromkeys(each.status for each in self.responses)
        return {
            status: tuple(each for each in self.responses if each.status == status)
            for status in statuses
        }

    def of_status(self, status: int) -> tuple[Response, ...]:
        """Return the responses that are sent with a status; none if the operation declares none.

        A response of `2XX` with a body is not sent with a status that allows none.
        """
        known = tuple(each for each in self.responses if each.status == status)
        if known or not 200 <= status < 300:
            return known
        is_empty = status in EMPTY_STATUSES
        others = (each for each in self.responses if each.status == "2XX")
        fitting = (each for each in others if not (is_empty and each.type is not None))
        return tuple(replace(each, sent=status) for each in fitting)

    @property
    def conditions(self) -> tuple[When, ...]:
        """What requests have that get other responses than all others."""
        return tuple(each.when for each in self.responses if each.when is not None)

    @property
    def full_name(self) -> Text:
        """Its name in the spec: `accounts.create`."""
        return _full_name(self.group, self.name)


@cache
def _full_name(group: Text, name: Text) -> Text:
    return joined(group, ".", name)
