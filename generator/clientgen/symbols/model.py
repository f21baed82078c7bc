"""The names of one generated package, by the node of the IR that is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.ir import Text, reveal
from clientgen.symbols.calls import Argument, Call
from clientgen.symbols.results import Paged


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSymbols:
    """A group of operations: its module, the client's attribute, its classes and its command."""

    module: str
    attribute: str
    cls: str
    async_cls: str
    raw_cls: str
    async_raw_cls: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSymbols:
    """An operation: its method, the constant that describes it, its command and its call."""

    method: str
    constant: str
    command: str
    call: Call


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSymbols:
    """A record or an enumeration: its class, the module in `types`, and its members.

    The keys of the members of a record are the paths of the fields, those of an enumeration are
    their indexes.
    """

    name: str
    module: str
    members: Mapping[Text | int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbols:
    """Every name of a generated package.

    The keys of `groups`, `types` and `checks` are the names in the spec, those of `exceptions` are
    the statuses, all other keys are paths of nodes. Records and enumerations are in `types`;
    `checks` has the constants of all other named types. `deprecations` has the sentences about
    deprecated nodes.
    """

    package: str
    distribution: str
    client: str
    async_client: str
    raw_client: str
    async_raw_client: str
    error: str
    command: str
    env_prefix: str
    groups: Mapping[Text, GroupSymbols]
    operations: Mapping[Text, OperationSymbols]
    types: Mapping[Text, TypeSymbols]
    checks: Mapping[Text, str]
    exceptions: Mapping[int, str]
    auth: Mapping[Text, str]
    client_parameters: Mapping[Text, Argument]
    headers: Mapping[Text, str]
    deprecations: Mapping[Text, Text]

    @property
    def fixture(self) -> str:
        """The name of the pytest fixture that gives an emulator: `media_services_emulator`."""
        return f"{self.env_prefix.lower()}_emulator"

    @property
    def is_paged(self) -> bool:
        """Whether the results of any operation arrive page by page."""
        return any(isinstance(each.call.result, Paged) for each in self.operations.values())

    def parameter(self, path: Text) -> str:
        """Return the Python name of a parameter of the client or of an operation."""
        if path in self.client_parameters:
            return self.client_parameters[path].name
        operation = self.operations[Text(reveal(path).partition(".parameters.")[0])]
        return operation.call.argument(path).name
