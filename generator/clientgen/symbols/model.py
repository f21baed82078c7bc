"""The names of one generated package, by the node of the IR that is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.ir import (
    ErrorCode,
    Parameter,
    RecordType,
    Status,
    Text,
    TypeDefinition,
    reveal,
    statuses_of,
)
from clientgen.symbols.calls import Argument, Call
from clientgen.symbols.reserved import RESUME
from clientgen.symbols.results import Paged, Started, suffix_of, unwrapped
from clientgen.symbols.spelling import kebab

ANY_ERROR = "ServiceError"
"""The class of every response that is an error; those of statuses and codes are below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSymbols:
    """A group of operations: its module, its attribute, its classes and its command.

    `attribute` leads from the client to the group, and `words` are the words of its commands:
    those of the groups that it is in come first.
    """

    module: str
    attribute: str
    words: tuple[str, ...]
    cls: str
    async_cls: str
    raw_cls: str
    async_raw_cls: str

    @property
    def name(self) -> str:
        """Its attribute of the client or of the group that it is in."""
        return self.attribute.rpartition(".")[2]

    @property
    def command(self) -> str:
        """Its command in the program or in the group that it is in."""
        return self.words[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSymbols:
    """An operation: its method, the constant that describes it, its command and its call.

    `headers` is the class of the declared headers of its responses; empty if there are none.
    """

    method: str
    constant: str
    command: str
    call: Call
    headers: str = ""

    @property
    def result_constant(self) -> str:
        """The constant that describes its pages, its way to its end or its member; or empty."""
        suffix = suffix_of(self.call.result)
        return f"{self.constant}{suffix}" if suffix else ""

    @property
    def resume(self) -> str:
        """The method that makes the handle of it again; empty unless it is long-running."""
        return f"{RESUME}{self.method}" if isinstance(self.call.result, Started) else ""

    @property
    def resume_command(self) -> str:
        """The command for `resume`; empty unless it is long-running."""
        return kebab(self.resume)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSymbols:
    """A record, an enumeration or a union: its name, the module in `types`, and its members.

    The keys of the members of a record are the paths of the fields, those of an enumeration are
    their indexes. `unknown` is the class of the records of an open union that nobody knows yet.
    """

    name: str
    module: str
    members: Mapping[Text | int, str]
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbols:
    """Every name of a generated package.

    The keys of `groups`, `types`, `given` and `checks` are the names in the spec, those of
    `exceptions` are the statuses, those of `own_exceptions` the names of the errors that have a
    class of their own; all other keys are paths of nodes. Records and enumerations are in `types`,
    what may be given in their place in `given`; `checks` has the constants of all other named
    types. `deprecations` has the sentences about deprecated nodes.
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
    given: Mapping[Text, str]
    checks: Mapping[Text, str]
    exceptions: Mapping[Status, str]
    own_exceptions: Mapping[Text, str]
    auth: Mapping[Text, str]
    client_parameters: Mapping[Text, Argument]
    headers: Mapping[Text, str]
    deprecations: Mapping[Text, Text]

    @property
    def fixture(self) -> str:
        """The name of the pytest fixture that gives an emulator: `media_services_emulator`."""
        return f"{self.env_prefix.lower()}_emulator"

    def variable(self, parameter: Parameter) -> str:
        """Return the environment variable from which commands take a parameter of the client."""
        return f"{self.env_prefix}_{self.client_parameters[parameter.path].setting.upper()}"

    @property
    def is_paged(self) -> bool:
        """Whether the results of any operation arrive page by page."""
        return any(isinstance(each.call.result, Paged) for each in self.operations.values())

    @property
    def is_unwrapping(self) -> bool:
        """Whether a call of any operation returns a member of the response."""
        return any(unwrapped(each.call.result) for each in self.operations.values())

    @property
    def is_long_running(self) -> bool:
        """Whether any operation goes on after its response."""
        return any(isinstance(each.call.result, Started) for each in self.operations.values())

    def kinship(self, definition: TypeDefinition) -> str:
        """Return a sentence about the types that one is made of; empty if there are none."""
        if definition.input_of is not None:
            return f"Requests have it in place of `{self.types[definition.input_of].name}`."
        bases = definition.type.bases if isinstance(definition.type, RecordType) else ()
        names = [f"`{self.types[base].name}`" for base in bases]
        listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return f"It has the members of {listed}." if names else ""

    def exception(self, error: ErrorCode) -> str:
        """Return the class that is raised for an error."""
        return self.own_exceptions.get(error.name) or self.raised(error.status)

    def raised(self, status: Status) -> str:
        """Return the class that is raised for a status where the code has none of its own."""
        classes = (self.exceptions.get(each) for each in statuses_of(status))
        return next(filter(None, classes), ANY_ERROR)

    def parameter(self, path: Text) -> str:
        """Return the Python name of a parameter of the client or of an operation."""
        if path in self.client_parameters:
            return self.client_parameters[path].name
        operation = self.operations[Text(reveal(path).partition(".parameters.")[0])]
        return operation.call.argument(path).name
