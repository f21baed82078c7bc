"""The descriptions in generated code: the service and its operations.

They contain only data; `request` and `response` read them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from .checks import Check
from .errors import ArgumentError, ServiceError
from .limits import DEADLINE, LARGEST_BODY, RETRIES, TIMEOUT

if TYPE_CHECKING:
    from .header_fields import HeaderFields

T = TypeVar("T")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

Status: TypeAlias = int | Literal["2XX", "4XX", "5XX", "default"]
"""A status, all of a hundred, or all that nothing else names."""

SuccessStatus: TypeAlias = int | Literal["2XX"]
"""A status, or all of success that nothing else names."""

Style: TypeAlias = Literal["simple", "repeated", "deep", "reserved"]
ListStyle: TypeAlias = Literal["indexed", "brackets", "repeated"]


class Form(Enum):
    """Bodies that are never read as JSON or XML."""

    TEXT = "text"
    """The body as `str`, in its declared character set, UTF-8 by default."""

    BYTES = "bytes"
    """The body as `bytes`."""

    AS_IT_SAYS = "as it says"
    """The body by its media type: JSON as plain data, text, otherwise `bytes`; `None` if empty."""

    STREAM = "stream"
    """The body as a stream of `bytes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamedItems:
    """A body that is a stream of items: the data of server-sent events, or lines of JSON.

    An item of the type `item` is read as soon as it has arrived. The stream is over at the item
    `end`, if there is one. An event named `error_event`, or an object with the member
    `error_member`, is an error.
    """

    item: object
    events: bool = False
    """Whether it is a stream of events, unless its media type says otherwise."""
    end: str | None = None
    error_event: str | None = None
    error_member: str | None = None


class ResponseCase(NamedTuple):
    """One of several responses of one status."""

    kind: object
    """The type of its body, as in `Operation.responses`."""
    when: Mapping[str, tuple[bool | str | None, ...]] = {}  # nobody writes into it
    """The arguments of requests that get this response, and their values.

    Without any, it is for all other requests; `None` is an argument that is left out, or null.
    """
    media_types: tuple[str, ...] = ()

    def is_for(self, arguments: Mapping[str, object]) -> bool:
        """Return whether a request with these arguments gets this response."""
        return all(_said(arguments.get(name)) in values for name, values in self.when.items())


def _said(value: object) -> bool | str | None:
    """Return the value of an argument that chooses a response; `None` if it is left out."""
    return value if isinstance(value, (bool, str)) else None


@dataclass(frozen=True, slots=True)
class ResponseChoice:
    """Several responses of one status, told apart by arguments or by their media type."""

    alternatives: tuple[ResponseCase, ...]

    def pick(self, arguments: Mapping[str, object], media_type: str) -> ResponseCase:
        """Return the one that a response is, the first if nothing fits.

        What was sent decides first, and the media type only between what is left.
        """
        left = [each for each in self.alternatives if each.when and each.is_for(arguments)]
        left = left or [each for each in self.alternatives if not each.when]
        return next((each for each in left if media_type in each.media_types), left[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter in a path, a query or a header field.

    `style` is the format of a list or an object: `simple` puts commas between the items (an object
    is name,value,name,value); `repeated` writes the name once for each item, and an object as one
    pair for each member; `deep` writes the members as wire[member]. `reserved` keeps the slashes of a
    text in a path.
    """

    name: str
    """The name of the Python argument."""
    wire: str
    kind: object = object
    """Its type; `object` for anything."""
    style: Style = "simple"
    check: Check | None = None
    secret: bool = False
    """Whether the value must never be logged."""
    client: str = ""
    """The parameter of the client whose value is sent where a call gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body of a request.

    With `record`, the record's fields are separate arguments; otherwise `name` is the one argument
    with the body. `media_type` is its format: JSON, XML, form, text or bytes. `root` and
    `namespace` name the XML element of a body that is not a record, and `item` those of the items
    of a list. With `lists` a form is nested, and `name[0]`, `name[]` or `name` is each item of a
    list.
    """

    media_type: str
    record: type | None = None
    required: bool = True
    """Whether there is a body even if no field of `record` is given."""
    name: str | None = None
    kind: object = object
    """The type of the argument `name`; `object` for anything."""
    check: Check | None = None
    secret: bool = False
    """Whether the whole body must never be shown; a record has its own list of secret fields."""
    lists: ListStyle | None = None
    upload: bool = False
    """Whether the body is bytes, which can come from a file or an iterator."""
    files: tuple[str, ...] = ()
    """The wire names of the members of a multipart body that are files."""
    part_types: Mapping[str, str] = field(default_factory=dict)
    """The media types of parts of a multipart body, by wire names, where they are stated."""
    root: str | None = None
    item: str | None = None
    namespace: str | None = None


class Written(NamedTuple):
    """What a caller wrote of a request that the spec does not describe."""

    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    content: bytes | None

    def __repr__(self) -> str:
        return "Written()"  # all of it can be secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """One operation; `T` is what a call returns.

    `path` consists of literal text and parameters, appended to the base path of the service.
    `responses` has the type of the body for each successful status, with `2XX` for all that have no
    entry: any type that `decode` reads, a `Form`, `StreamedItems`, `None` if a body is ignored, or a
    `ResponseChoice` of these.
    """

    name: str
    """Group and method, for example `accounts.get`."""
    method: str
    path: tuple[str | Parameter, ...]
    endpoint: str | None = None
    """Scheme, host and port of its requests, if they are its own, with `{name}` for parameters."""
    servers: Mapping[str, str] = field(default_factory=dict)
    """These by server, if it has one for each."""
    needs: tuple[tuple[str, ...], ...] | None = None
    """The credentials that it needs, if it says so: alternatives of those sent together."""
    constants: tuple[tuple[str, str], ...] = ()
    """What the query always has, in place of constants of the service with these names."""
    fixed_headers: tuple[tuple[str, str], ...] = ()
    """Header fields that its requests always have, in place of those of the service with these names."""
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    body: Body | None = None
    written: Written | None = None
    """The rest of a request that the spec does not describe."""
    responses: Mapping[SuccessStatus, object]
    response_headers: type[HeaderFields] | None = None
    """The declared header fields of the response, if there are some."""
    header_result: str | None = None
    """The Python name of the header field that a call returns, if it returns one."""
    repeatable: bool = False
    """Whether the call may be sent again if the outcome of the first request is unknown."""
    key_header: str | None = None
    """The header field of the key with which the service does it once: `idempotency_key`."""
    follows_redirects: bool = False
    """Whether the call follows redirects; GET and HEAD always do."""
    accept: str | None = None
    """The `Accept` field, if it differs from that of the service."""
    address: str | None = None
    """The URL of the request, checked and complete, in place of that of the arguments."""
    streams: bool = False
    """Whether a response may be a stream, so that its body is not read at once."""
    largest: int | None = None
    """The maximum bytes of a whole body, if they differ from those of the service."""
    reasons: Mapping[Status, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """The errors of each status by name, with their documented reasons in `Service.reasons`."""
    from_client: tuple[Parameter, ...] = field(init=False, repr=False, compare=False)
    """The parameters that the client gives where a call does not."""
    secret_arguments: frozenset[str] = field(init=False, repr=False, compare=False)
    """The names of the arguments that are secret."""
    secret_fields: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The names on the wire of the secret query parameters and header fields."""

    def __post_init__(self) -> None:
        parts = (*self.path, *self.query, *self.headers)
        parameters = [each for each in parts if isinstance(each, Parameter)]
        secret = [each for each in parameters if each.secret]
        names, body = {each.name for each in secret}, self.body
        if body is not None:
            names |= {body.name or "body"} if body.secret else set()
            names |= getattr(body.record, "__secrets__", frozenset())
        fields = tuple(each.wire for each in secret if each not in self.path)
        from_client = tuple(each for each in parameters if each.client)
        object.__setattr__(self, "from_client", from_client)
        object.__setattr__(self, "secret_arguments", frozenset(names))
        object.__setattr__(self, "secret_fields", fields)


def response_key(responses: Container[SuccessStatus], status: int) -> SuccessStatus | None:
    """Return the status by which the responses of an operation have one, or `None` without it."""
    if status in responses:
        return status
    return "2XX" if 200 <= status < 300 and "2XX" in responses else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorBody:
    """The body of errors: its type, and the attributes that lead to the facts of the error.

    `when` has the members, by wire names and with their values, that tell an error from a success.
    """

    kind: str
    """The module and the class, relative to the package: loaded when an error is read."""
    code: tuple[str, ...] = ()
    message: tuple[str, ...] = ()
    when: tuple[tuple[tuple[str, ...], str | int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialClass:
    """The credential that a client makes itself if it is given a text or nothing."""

    module: str
    """The module in `credentials`."""
    name: str
    variables: tuple[str, ...]
    """The environment variables of the arguments."""
    more: Mapping[str, str] = field(default_factory=dict)
    """The variables of optional arguments, by keywords."""
    takes_text: bool = False
    """Whether one text is the whole credential."""
    constructor: str = ""
    """The class method that makes it, if it is not the class itself."""
    begins: bytes = b""
    """How the file of the first variable begins, if others are read in another way."""
    in_handshake: bool = False
    """Whether it is shown in the TLS handshake."""

    @property
    def key(self) -> str:
        """Its name for operations."""
        return self.module


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The data that all operations of a service share."""

    name: str
    """The distribution's name, for the `User-Agent`."""
    version: str
    """The distribution's version, for the `User-Agent`."""
    logger: str
    endpoint: str | tuple[str | Parameter, ...]
    """Scheme, host and port, with parameters of the client in place of parts of the host."""
    servers: Mapping[str, str] = field(default_factory=dict)
    """Several of these by name, with `{name}` for parameters; `endpoint` is the default."""
    server: str = ""
    """The name of the one that the client chose."""
    base_path: tuple[str | Parameter, ...] = ()
    query_parameters: tuple[Parameter, ...] = ()
    """The parameters of the client in the query of every request."""
    header_parameters: tuple[Parameter, ...] = ()
    """The parameters of the client in header fields of every request."""
    call_parameters: tuple[Parameter, ...] = ()
    """The parameters of the client that stand in for arguments of calls."""
    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    """What the query of every request has; with an empty value, only the name is sent."""
    credential: CredentialClass | None = None
    """What a client makes of a text or of the environment, if the service has just that kind."""
    credentials: tuple[CredentialClass, ...] = ()
    """All credentials, if operations choose of them."""
    needs: tuple[tuple[str, ...], ...] = ()
    """What operations need that say nothing else: alternatives of those sent together."""
    request_id: str | None = None
    """The header field with the service's id of the request."""
    redirect_hosts: tuple[str, ...] = ()
    """Hosts that a redirect may reach over HTTPS; `*.` stands for one label or more."""
    largest: int = LARGEST_BODY
    """The maximum bytes of a whole body of a response."""
    timeout: float = TIMEOUT
    deadline: float = DEADLINE
    retries: int = RETRIES
    """The defaults of the options of clients with these names."""
    retry_statuses: frozenset[int] = frozenset()
    """Statuses after which a repeatable operation is retried."""
    unprocessed_statuses: frozenset[int] = frozenset()
    """Statuses after which every operation is retried, because nothing was done."""
    error: type[ServiceError] = ServiceError
    """The exception of errors that have no narrower one."""
    bodies: Mapping[Status, ErrorBody] = field(default_factory=dict)
    """The bodies of errors by status; those of errors inside of successes have `2XX`."""
    errors: Mapping[Status, type[ServiceError]] = field(default_factory=dict)
    """The exception of each status or range of them; the narrowest counts."""
    classes: Mapping[str, type[ServiceError]] = field(default_factory=dict)
    """The exceptions of errors that have their own, by name."""
    names: Mapping[tuple[Status, str], str] = field(default_factory=dict)
    """The names of errors, by status and code, where the name is not the code."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The meaning of each error."""
    usual: Mapping[Status, str] = field(default_factory=dict)
    """The error of each status, for responses without a code, if the operation declares none."""
    general: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of the reasons of errors that any operation can return."""
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The documented reasons of each error, by name."""

    def at(self, server: str) -> Service:
        """Return the service at one of its servers; raises `ArgumentError` for another name."""
        url = self.servers.get(server)
        if url is None:
            names = ", ".join(f"`{name}`" for name in self.servers)
            raise ArgumentError(f"`server` must be one of {names}")
        return replace(self, endpoint=self.address(url), server=server)

    def address(self, url: str) -> tuple[str | Parameter, ...]:
        """Return a URL in parts, with parameters of the client in place of `{name}`."""
        known = {each.wire: each for each in self.parameters}
        parts = _PLACEHOLDER.split(url)
        return tuple(known[part] if index % 2 else part for index, part in enumerate(parts))

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters of the client."""
        origin = () if isinstance(self.endpoint, str) else self.endpoint
        sent = (*self.base_path, *self.query_parameters, *self.header_parameters)
        parts = (*origin, *sent, *self.call_parameters)
        return tuple(each for each in parts if isinstance(each, Parameter))
