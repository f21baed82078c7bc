"""Examples of types that are written where they are used: parts of the examples around them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clientgen.ir import (
    Kind,
    ListType,
    ListValue,
    MapType,
    NullableType,
    ObjectValue,
    Operation,
    RecordType,
    Reference,
    Text,
    TypeDefinition,
    TypeExample,
    UnionType,
    Value,
)
from clientgen.lowering.alternatives import may_be


def with_inline_examples(
    definitions: Iterable[TypeDefinition], operations: Iterable[Operation]
) -> tuple[TypeDefinition, ...]:
    """Return the types; those that are written where they are used have an example if it is shown.

    It is the first that an example of a type around it, or of a body or response, has for it.
    """
    types = {each.name: each for each in definitions}
    if not any(each.is_inline for each in types.values()):
        return tuple(types.values())
    walk = _Walk(types)
    for each in types.values():
        for example in each.examples:
            walk.show(each.type, example.value)
    for operation in operations:
        for kind, value in _written(operation):
            walk.show(kind, value)
    return tuple(walk.with_example(each) for each in types.values())


def _written(operation: Operation) -> Iterator[tuple[Kind, Value]]:
    body = operation.body
    if body is not None and body.has_example:
        yield body.type, body.example
    for response in operation.responses:
        if response.type is not None and response.has_example:
            yield response.type, response.example


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through examples and their types, and the values that it found for inline types."""

    types: dict[Text, TypeDefinition]
    found: dict[Text, Value] = dataclasses.field(default_factory=dict)

    def show(self, kind: Kind, value: Value) -> None:
        """Note what `value` shows of the types in `kind`."""
        match kind:
            case Reference(name=name) if name in self.types and self.types[name].is_inline:
                self.found.setdefault(name, value)
                self.show(self.types[name].type, value)
            case NullableType(item=item) if value is not None:
                self.show(item, value)
            case ListType(items=items) if isinstance(value, ListValue):
                for each in value.items:
                    self.show(items, each)
            case MapType(values=values) if isinstance(value, ObjectValue):
                for _, each in value.members:
                    self.show(values, each)
            case UnionType(alternatives=alternatives):
                for alternative in alternatives:
                    if may_be(self.types, alternative, value):
                        self.show(alternative, value)
            case RecordType() if isinstance(value, ObjectValue):
                self._show_members(kind, value)
            case _:
                pass

    def _show_members(self, kind: RecordType, value: ObjectValue) -> None:
        given = dict(value.members)
        for field in kind.fields:
            if field.wire_name in given:
                self.show(field.type, given.pop(field.wire_name))
        if kind.rest is not None:
            self.show(kind.rest.type, ObjectValue(members=tuple(given.items())))

    def with_example(self, definition: TypeDefinition) -> TypeDefinition:
        """Return a type with the example that was found for it."""
        if definition.examples or definition.name not in self.found:
            return definition
        example = TypeExample(
            name=Text(""),
            value=self.found[definition.name],
            location=definition.location,
            path=definition.path,
        )
        return replace(definition, examples=(example,))
