"""Types of requests and of responses, where members are read-only or write-only.

A record is as responses have it. Where a request has it as well, another type without the read-only
members and with the write-only ones takes its place: `BookInput` for `Book`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from clientgen.diagnostics import Diagnostic, quote
from clientgen.ir import (
    Field,
    Group,
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
    TypeUse,
    UnionType,
    Value,
    fields_of,
    joined,
    names_in,
    reveal,
)
from clientgen.lowering.alternatives import may_be

_SUFFIX = "Input"


def by_direction(
    definitions: tuple[TypeDefinition, ...], groups: tuple[Group, ...]
) -> tuple[tuple[TypeDefinition, ...], tuple[Group, ...], list[Diagnostic]]:
    """Return the types of responses and of requests, and the operations with those of requests."""
    types = {each.name: each for each in definitions}
    parted = _parted(types)
    if not parted:
        return definitions, groups, []
    requests = _Requests(types, parted)
    asked = tuple(
        replace(group, operations=tuple(map(requests.operation, group.operations)))
        for group in groups
    )
    clashes = requests.clashes()
    if clashes:
        return definitions, groups, clashes
    answered = tuple(_without(types, each, "write_only") for each in definitions)
    # a type that is written in a request has its name there
    known = {each.name: each for each in (*answered, *requests.made.values())}
    return tuple(known.values()), asked, []


def _parted(types: dict[Text, TypeDefinition]) -> frozenset[Text]:
    """The types whose values in requests are not as those in responses, at any depth."""
    found = {
        name
        for name, definition in types.items()
        if any(each.read_only or each.write_only for each in fields_of(definition.type))
    }
    more = True
    while more:
        more = False
        for name, definition in types.items():
            if name not in found and not found.isdisjoint(names_in(definition.type)):
                found.add(name)
                more = True
    return frozenset(found)


def _without(
    types: dict[Text, TypeDefinition], definition: TypeDefinition, mark: str
) -> TypeDefinition:
    """Return a type without the members that have a mark, and its examples without them."""
    kind = definition.type
    if isinstance(kind, RecordType):
        left = tuple(each for each in kind.fields if not getattr(each, mark))
        names = {each.wire_name for each in left}
        order = tuple(name for name in kind.json_order if name in names)
        kind = replace(kind, fields=left, json_order=order)
    shown = _Shown(types, mark)
    examples = tuple(shown.example(each, definition.type) for each in definition.examples)
    return replace(definition, type=kind, examples=examples)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Examples without the members that have a mark."""

    types: dict[Text, TypeDefinition]
    mark: str

    def example(self, example: TypeExample, kind: Kind) -> TypeExample:
        return replace(example, value=self.value(example.value, kind))

    def value(self, value: Value, kind: Kind, names: frozenset[Text] = frozenset()) -> Value:
        """Return a value without such members; `names` are those of types that led here.

        A type that leads back to itself for the same value is a mistake, which rules report.
        """
        match kind:
            case Reference(name=name) if name in self.types and name not in names:
                return self.value(value, self.types[name].type, names | {name})
            case NullableType(item=item):
                return self.value(value, item, names)
            case ListType(items=items) if isinstance(value, ListValue):
                return ListValue(items=tuple(self.value(each, items) for each in value.items))
            case MapType(values=values) if isinstance(value, ObjectValue):
                pairs = ((name, self.value(each, values)) for name, each in value.members)
                return ObjectValue(members=tuple(pairs))
            case RecordType(fields=fields) if isinstance(value, ObjectValue):
                return self._record(value, {each.wire_name: each for each in fields})
            case UnionType(alternatives=alternatives):
                fitting = (each for each in alternatives if may_be(self.types, each, value))
                own = next(fitting, None)
                return value if own is None else self.value(value, own, names)
            case _:
                return value

    def _record(self, value: ObjectValue, fields: dict[Text, Field]) -> Value:
        return ObjectValue(
            members=tuple(
                (name, self.value(each, fields[name].type) if name in fields else each)
                for name, each in value.members
                if name not in fields or not getattr(fields[name], self.mark)
            )
        )


@dataclass(frozen=True, slots=True)
class _Requests:
    """The types of requests that differ from those of responses, by the name of the latter."""

    types: dict[Text, TypeDefinition]
    parted: frozenset[Text]
    made: dict[Text, TypeDefinition] = field(default_factory=dict)

    def operation(self, operation: Operation) -> Operation:
        """Return an operation whose request has the types of requests."""
        body = operation.body
        return replace(
            operation,
            body=replace(body, type=self.use(body.type)) if body is not None else None,
            parameters=tuple(
                replace(each, type=self.use(each.type)) for each in operation.parameters
            ),
        )

    def use(self, kind: TypeUse) -> TypeUse:
        """Return a type as requests have it."""
        match kind:
            case Reference(name=name) if name in self.parted:
                self._define(name)
                return Reference(name=self._name(name))
            case ListType(items=items):
                return replace(kind, items=self.use(items))
            case MapType(values=values):
                return replace(kind, values=self.use(values))
            case NullableType(item=item):
                return replace(kind, item=self.use(item))
            case _:
                return kind

    def _define(self, name: Text) -> None:
        if name in self.made:
            return
        definition = self.types[name]
        # a place for it, since a type can contain itself
        self.made[name] = definition
        asked = _without(self.types, definition, "read_only")
        pinned = definition.python_name
        self.made[name] = replace(
            asked,
            name=self._name(name),
            type=self._type(asked.type),
            python_name=joined(pinned, _SUFFIX) if pinned is not None else None,
            xml=replace(definition.xml, name=definition.xml.name or name),
            source=None,
            input_of=name if self._name(name) != name else None,
        )

    def _type(self, kind: Kind) -> Kind:
        match kind:
            case RecordType(fields=fields):
                asked = tuple(replace(each, type=self.use(each.type)) for each in fields)
                return replace(kind, fields=asked)
            case UnionType(alternatives=alternatives, discriminator=discriminator):
                if discriminator is not None:
                    pairs = ((value, self._name(name)) for value, name in discriminator.mapping)
                    discriminator = replace(discriminator, mapping=tuple(pairs))
                every = tuple(map(self.use, alternatives))
                return replace(kind, alternatives=every, discriminator=discriminator)
            case ListType() | MapType() | NullableType() | Reference():
                return self.use(kind)
            case _:
                return kind

    def _name(self, name: Text) -> Text:
        """The name of a type in requests."""
        is_own = name not in self.parted or reveal(self.types[name].path).startswith("operations.")
        return name if is_own else joined(name, _SUFFIX)

    def clashes(self) -> list[Diagnostic]:
        """Report the types of requests whose names others have."""
        return [
            Diagnostic(
                code="SPEC353",
                message=f"the type of requests for {quote(reveal(name))}, some of whose members are "
                f"only read or only written, is called {quote(reveal(each.name))}, "
                f"as another at {self.types[each.name].location}",
                location=each.location,
                path=reveal(each.path),
                hint="rename one of the two",
            )
            for name, each in self.made.items()
            if each.name != name and each.name in self.types
        ]
