"""Looking up the named types of a service, and what belongs to an operation."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import (
    EnumType,
    ListType,
    MapType,
    NullableType,
    RecordType,
    Reference,
    Service,
    Text,
    TypeDefinition,
    TypeUse,
    Value,
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
