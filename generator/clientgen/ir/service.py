"""The nodes of a service: its groups of operations, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.auth import Auth, AuthNeeds
from clientgen.ir.behaviour import Collection, Effect
from clientgen.ir.distribution import PythonNames, Release
from clientgen.ir.emulation import Emulation
from clientgen.ir.errors import ErrorBody, ErrorCode, ExceptionClass
from clientgen.ir.evidence import Deviation, Page
from clientgen.ir.operation import (
    Address,
    Constant,
    FixedHeader,
    Header,
    Operation,
    Parameter,
    PathPart,
)
from clientgen.ir.types import TypeDefinition
from clientgen.ir.words import Word
from clientgen.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The operations of one file: a module, a command group and a test file.

    `name` has the names of the groups that it is in, with dots between, and then `own_name`;
    `parent` is the name of the innermost of them.
    """

    name: Text
    own_name: Text
    summary: Text
    operations: tuple[Operation, ...]
    location: Location
    parent: Text | None = None
    python_name: Text | None = None


USUAL_TIMEOUT, USUAL_DEADLINE, USUAL_RETRIES = 30, 120, 2
"""What clients have where neither spec nor user says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLimits:
    """What a client waits for unless its user says otherwise, in seconds, and its retries."""

    timeout: int | None = None
    deadline: int | None = None
    retries: int | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Statuses after which a request may be retried.

    `statuses` are for operations that are safe to repeat, `unprocessed` for all: nothing was done.
    """

    statuses: tuple[int, ...] = ()
    unprocessed: tuple[int, ...] = ()
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WireOptions:
    """Quirks of the service's serializer, reproduced by the emulator and by cassettes."""

    escaped_slashes: bool = False
    xml_instance: bool = False
    xml_order: Literal["any", "drop"] = "any"


@dataclass(frozen=True, kw_only=True)
class Service:
    """A whole service, everything resolved.

    `pagings` and `long_runnings` are the names under `paging` and `long_running` of service.yaml.
    """

    api: str
    title: Text
    summary: Text
    python: PythonNames
    release: Release
    endpoint: Text
    origin_parts: tuple[PathPart, ...]
    base_parts: tuple[PathPart, ...]
    path_location: Location
    location: Location
    description: Text | None = None
    api_version: Text | None = None
    servers: tuple[Address, ...] = ()
    """Several servers, of which a client chooses one; `endpoint` is that of the default."""
    server: Word | None = None
    """The name of the default."""
    redirect_hosts: tuple[Text, ...] = ()
    query: tuple[Constant, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    request_headers: tuple[FixedHeader, ...] = ()
    response_headers: tuple[Header, ...] = ()
    request_id_header: Text | None = None
    default_media_type: Text | None = None
    request_media_types: tuple[Text, ...] = ()
    """The media types of bodies of requests that say nothing else."""
    response_media_types: tuple[Text, ...] = ()
    """The media types of bodies of responses that say nothing else."""
    auth: tuple[Auth, ...] = ()
    default_auth: AuthNeeds | None = None
    """What an operation needs that says nothing else: without it, any of `auth`."""
    retry: Retry = Retry()
    calls: CallLimits = CallLimits()
    largest_response: int | None = None
    pagings: tuple[Word, ...] = ()
    long_runnings: tuple[Word, ...] = ()
    wire: WireOptions = WireOptions()
    documents: tuple[Page, ...] = ()
    types: tuple[TypeDefinition, ...] = ()
    exceptions: tuple[ExceptionClass, ...] = ()
    error_bodies: tuple[ErrorBody, ...] = ()
    errors: tuple[ErrorCode, ...] = ()
    groups: tuple[Group, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    emulation: Emulation | None = None

    def groups_in(self, group: Group | None) -> tuple[Group, ...]:
        """Return the groups that are directly in a group; those of the client for None."""
        name = group.name if group is not None else None
        return tuple(each for each in self.groups if each.parent == name)

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, group by group, in the order written."""
        return tuple(operation for group in self.groups for operation in group.operations)

    @cached_property
    def every_parameter(self) -> tuple[Parameter, ...]:
        """The parameters of the client, then those of each operation."""
        of_calls = (each for operation in self.operations for each in operation.parameters)
        return (*self.parameters, *of_calls)

    @cached_property
    def effects(self) -> Mapping[Text, Effect]:
        """The effect of each operation in the emulator, by the name of the operation."""
        found = self.emulation.behaviour.effects if self.emulation is not None else ()
        return {each.operation.text: each for each in found}

    @cached_property
    def collections(self) -> Mapping[Text, Collection]:
        """The collections of items in the emulator, by name."""
        found = self.emulation.behaviour.collections if self.emulation is not None else ()
        return {each.name.text: each for each in found}

    @cached_property
    def needs(self) -> tuple[AuthNeeds, ...]:
        """Every statement of the credentials that operations need."""
        every = (self.default_auth, *(each.auth for each in self.operations))
        return tuple(each for each in every if each is not None)

    @cached_property
    def is_paged(self) -> bool:
        """Whether the results of any operation are spread over pages."""
        return any(operation.paging is not None for operation in self.operations)

    @property
    def is_long_running(self) -> bool:
        """Whether any operation goes on after its response."""
        return any(operation.long_running is not None for operation in self.operations)
