"""The descriptions that generated code is made of: what a service is and what its operations are.

They hold data only; `request` and `answer` read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Literal, TypeAlias, TypeVar

from .checks import Check
from .errors import ServiceError

T = TypeVar("T")

Style: TypeAlias = Literal["simple", "repeated", "deep"]


class Form(Enum):
    """Bodies that are not read as JSON or XML, whatever arrives."""

    TEXT = "text"
    """The body as `str`, in its declared character set, UTF-8 by default."""

    BYTES = "bytes"
    """The body as `bytes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter in a path, a query or a header field.

    `style` says how a list or an object is written: `simple` puts commas between the items (an
    object is name,value,name,value); `repeated` writes the name once for each item, and an object
    as one pair for each member; `deep` writes the members as wire[member].
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body of a request.

    With `record`, the record's members are arguments of their own; otherwise `name` is the one
    argument that holds the body. `media_type` decides how it is written: JSON, XML, form, text or
    bytes. `root` and `namespace` name the XML element of a body that is not a record, and `item`
    those of the items of a list.
    """

    media_type: str
    record: type | None = None
    required: bool = True
    """Whether there is a body even if no member of `record` is given."""
    name: str | None = None
    kind: object = object
    """The type of the argument `name`; `object` for anything."""
    check: Check | None = None
    secret: bool = False
    """Whether the whole body must never be shown; a record knows its secret members itself."""
    root: str | None = None
    item: str | None = None
    namespace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """One operation; `T` is what a call returns.

    `path` is made of literal text and parameters, to be appended to the base path of the service.
    `responses` has for each status of success the type of its body: anything that `decode` reads,
    a `Form`, or `None` if the body, should there be one, is ignored.
    """

    name: str
    """Group and method, for example `accounts.get`."""
    method: str
    path: tuple[str | Parameter, ...]
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: Mapping[int, object]
    response_headers: Mapping[str, tuple[str, object]] = field(default_factory=dict)
    """Python name to wire name and type of each declared header field of the answer."""
    repeatable: bool = False
    """Whether the call may be sent again when nobody knows what became of the first."""
    follows_redirects: bool = False
    """Whether the call is sent again to where a redirect leads; GET and HEAD always are."""
    accept: str | None = None
    """The `Accept` field, where it differs from the service's."""
    reasons: Mapping[int, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """The codes of each status with their documented reasons, by their names in `Service.reasons`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What is the same for all operations of a service."""

    name: str
    """The distribution's name, for the `User-Agent`."""
    version: str
    """The distribution's version, for the `User-Agent`."""
    logger: str
    endpoint: str
    base_path: tuple[str | Parameter, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    request_id: str | None = None
    """The header field with the service's id of the request."""
    redirect_hosts: tuple[str, ...] = ()
    """Hosts that a redirect may reach over HTTPS; `*.` stands for one label or more."""
    retry_statuses: frozenset[int] = frozenset()
    """Statuses after which a repeatable operation is tried again."""
    errors: Mapping[int, type[ServiceError]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    """What each code of an error means."""
    usual: Mapping[int, str] = field(default_factory=dict)
    """The code of each status, for answers without one to operations that say nothing of it."""
    general: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reasons, by name, of codes that any operation can be answered with."""
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The documented reasons of each code, by name."""
