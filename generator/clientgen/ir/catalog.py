"""Looking up the named types of a service, and what belongs to an operation."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir.evidence import Deviation
from clientgen.ir.service import (
    ErrorCode,
    Header,
    Operation,
    Parameter,
    Placeholder,
    Response,
    Service,
)
from clientgen.ir.text import Text, Value, joined, reveal
from clientgen.ir.types import (
    EnumType,
    ListType,
    MapType,
    NullableType,
    RecordType,
    Reference,
    TypeDefinition,
    TypeUse,
)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The named types of one service, by name."""

    definitions: dict[Text, TypeDefinition]

    @classmethod
    def of(cls, service: Service) -> Catalog:
        """Return the catalog of `service`."""
        return cls({definition.name: definition for definition in service.types})

    def named(self, use: TypeUse) -> TypeDefinition | None:
        """Return the record or enumeration that `use` comes down to, or None for other types."""
        seen = set[Text]()
        while isinstance(use, Reference) and use.name not in seen:
            seen.add(use.name)
            definition = self.definitions[use.name]
            if isinstance(definition.type, RecordType | EnumType):
                return definition
            use = definition.type
        return None

    def plain(self, use: TypeUse) -> TypeUse | RecordType | EnumType:
        """Return the type behind every name."""
        seen = set[Text]()
        while isinstance(use, Reference) and use.name not in seen:
            seen.add(use.name)
            behind = self.definitions[use.name].type
            if isinstance(behind, RecordType | EnumType):
                return behind
            use = behind
        return use

    def last(self, use: Reference) -> TypeDefinition:
        """Return the type behind every name but its own."""
        definition, seen = self.definitions[use.name], set[Text]()
        while isinstance(definition.type, Reference) and definition.name not in seen:
            seen.add(definition.name)
            definition = self.definitions[definition.type.name]
        return definition

    def bare(self, use: TypeUse) -> TypeUse | RecordType | EnumType:
        """Return the type behind every name and behind `nullable`."""
        plain = self.plain(use)
        while isinstance(plain, NullableType):
            plain = self.plain(plain.item)
        return plain

    def record(self, use: TypeUse) -> RecordType | None:
        """Return the record behind `use`, or None."""
        plain = self.plain(use)
        return plain if isinstance(plain, RecordType) else None

    def description(self, use: TypeUse) -> Text | None:
        """Return what the first name of `use` says of itself, or None."""
        while isinstance(use, Reference):
            definition = self.definitions[use.name]
            if definition.description is not None:
                return definition.description
            if isinstance(definition.type, RecordType | EnumType):
                return None
            use = definition.type
        return None

    def is_secret(self, use: TypeUse) -> bool:
        """Whether a value of this type holds something secret anywhere."""
        return self._is_secret(use, frozenset())

    def is_secret_itself(self, use: TypeUse) -> bool:
        """Whether a value of this type is secret as a whole; records hide their own members."""
        seen = set[Text]()
        while isinstance(use, Reference | ListType | MapType | NullableType):
            if isinstance(use, ListType):
                use = use.items
            elif isinstance(use, MapType):
                use = use.values
            elif isinstance(use, NullableType):
                use = use.item
            else:
                definition = self.definitions[use.name]
                if definition.secret or use.name in seen:
                    return definition.secret
                seen.add(use.name)
                if isinstance(definition.type, RecordType | EnumType):
                    return False
                use = definition.type
        return False

    def _is_secret(self, use: TypeUse, above: frozenset[Text]) -> bool:
        match use:
            case Reference(name=name):
                if name in above:
                    return False
                definition = self.definitions[name]
                return definition.secret or self._is_secret_type(definition, above | {name})
            case ListType(items=below) | MapType(values=below) | NullableType(item=below):
                return self._is_secret(below, above)
            case _:
                return False

    def _is_secret_type(self, definition: TypeDefinition, above: frozenset[Text]) -> bool:
        match definition.type:
            case RecordType(fields=fields):
                return any(field.secret or self._is_secret(field.type, above) for field in fields)
            case EnumType():
                return False
            case _ as use:
                return self._is_secret(use, above)

    def example(self, use: TypeUse) -> Value:
        """Return the example of the first name of `use` that has one, or None."""
        while isinstance(use, Reference):
            definition = self.definitions[use.name]
            if definition.has_example:
                return definition.example
            if isinstance(definition.type, RecordType | EnumType):
                return None
            use = definition.type
        return None


def errors_of(operation: Operation, service: Service) -> tuple[Text, ...]:
    """Return the codes that `operation` can answer: its own, then those of every operation."""
    own = tuple(use.code for use in operation.errors)
    everywhere = (error.code for error in service.errors if error.every_operation)
    return (*own, *(code for code in everywhere if code not in own))


def error_codes(operation: Operation, service: Service) -> tuple[ErrorCode, ...]:
    """Return the error codes of `errors_of` that the service describes."""
    by_code = {error.code: error for error in service.errors}
    return tuple(by_code[code] for code in errors_of(operation, service) if code in by_code)


def answer_headers(response: Response, service: Service) -> tuple[Header, ...]:
    """Return the headers of an answer: its own, then those of every answer."""
    own = {reveal(header.wire_name).lower() for header in response.headers}
    common = service.response_headers
    return (
        *response.headers,
        *(header for header in common if reveal(header.wire_name).lower() not in own),
    )


def reached_types(operation: Operation, catalog: Catalog) -> tuple[TypeDefinition, ...]:
    """Return every named type that `operation` reaches, in the order in which it is met."""
    found: dict[Text, TypeDefinition] = {}
    waiting: list[TypeUse] = [parameter.type for parameter in operation.parameters]
    waiting += [operation.body.type] if operation.body is not None else []
    waiting += [response.type for response in operation.responses if response.type is not None]
    while waiting:
        match waiting.pop(0):
            case Reference(name=name) if name not in found:
                found[name] = catalog.definitions[name]
                waiting += _below(found[name])
            case ListType(items=below) | MapType(values=below) | NullableType(item=below):
                waiting.append(below)
            case _:
                pass
    return tuple(found.values())


def _below(definition: TypeDefinition) -> list[TypeUse]:
    match definition.type:
        case RecordType(fields=fields):
            return [field.type for field in fields]
        case EnumType():
            return []
        case _ as use:
            return [use]


def met_deviations(operation: Operation, service: Service) -> tuple[Deviation, ...]:
    """Return the deviations of `operation` itself, of the types it reaches and of its errors."""
    types = reached_types(operation, Catalog.of(service))
    roots = {
        reveal(operation.path),
        *(f"types.{reveal(definition.name)}" for definition in types),
        *(f"errors.{reveal(error.code)}" for error in error_codes(operation, service)),
    }
    places = {deviation: reveal(deviation.at) for deviation in service.deviations}
    return tuple(
        deviation
        for deviation, at in places.items()
        if any(f"{at}.".startswith(f"{root}.") for root in roots)
    )


def operation_name(operation: Operation) -> Text:
    """Return the name of `operation` in its spec: `accounts.create`."""
    return joined(operation.group, ".", operation.name)


def path_template(operation: Operation, service: Service) -> Text:
    """Return the whole path of `operation`, with `{name}` for each parameter."""
    parts = (*service.base_parts, *operation.path_parts)
    return joined(
        *(
            piece
            for part in parts
            for piece in (
                ("{", part.wire_name, "}") if isinstance(part, Placeholder) else (part.text,)
            )
        )
    )


def path_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters in the path of `operation`, in the order of the path."""
    by_name = {each.wire_name: each for each in operation.parameters if each.place == "path"}
    return tuple(
        by_name[part.wire_name]
        for part in operation.path_parts
        if isinstance(part, Placeholder) and part.wire_name in by_name
    )
