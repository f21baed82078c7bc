"""Named types: bounds, members, enumerations, and types that need or lack one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.catalog import Kind, Scope, all_parts, cyclic, parts, service_uses
from clientgen.diagnostics import Location, nearest, quote
from clientgen.ir import (
    EnumType,
    IntegerType,
    ListType,
    MapType,
    NullableType,
    NumberType,
    Operation,
    RecordType,
    Reference,
    StringType,
    Text,
    TypeDefinition,
    joined,
    reveal,
)
from clientgen.rules.rule import Finding, Rule

_DEEPEST = 32
"""Names, lists and maps that may stand between a type and what it is: its annotation nests as deep."""


def _at(definition: TypeDefinition, message: str, hint: str = "") -> Finding:
    return Finding(location=definition.location, path=definition.path, message=message, hint=hint)


def _bounds(scope: Scope) -> Iterator[Finding]:
    for part, location, path in all_parts(scope):
        for low, high, strict in _pairs(part):
            if low is not None and high is not None and (low > high or (strict and low == high)):
                yield Finding(
                    location=location,
                    path=path,
                    message=f"no value lies between the bounds {low:,} and {high:,}",
                    hint="exchange or correct them",
                )


def _pairs(kind: Kind) -> Iterator[tuple[float | None, float | None, bool]]:
    match kind:
        case StringType():
            yield kind.min_length, kind.max_length, False
        case ListType():
            yield kind.min_items, kind.max_items, False
        case IntegerType() | NumberType():
            yield kind.minimum, kind.maximum, False
            yield kind.minimum, kind.exclusive_maximum, True
            yield kind.exclusive_minimum, kind.maximum, True
            yield kind.exclusive_minimum, kind.exclusive_maximum, True


def _enumerations(scope: Scope) -> Iterator[Finding]:
    for definition in scope.types.values():
        if isinstance(definition.type, EnumType):
            yield from _values(definition.type, definition.path)
    for part, location, path in all_parts(scope):
        if isinstance(part, IntegerType):
            for word in _twice(reveal(each.name) for each in part.names):
                message = f"{quote(word)} is the name of two numbers"
                yield Finding(location=location, path=path, message=message)


def _values(kind: EnumType, path: Text) -> Iterator[Finding]:
    seen: set[Text | int] = set()
    for member in kind.members:
        shown = quote(reveal(member.value) if isinstance(member.value, Text) else f"{member.value}")
        if member.value in seen:
            message = f"the value {shown} is there already"
            yield Finding(location=member.location, path=path, message=message, hint="remove it")
        seen.add(member.value)


def _twice(words: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [word for word in words if word in seen or seen.add(word)]  # type: ignore[func-returns-value]


def _members(scope: Scope) -> Iterator[Finding]:
    for definition in scope.types.values():
        seen: set[Text] = set()
        for field in definition.type.fields if isinstance(definition.type, RecordType) else ():
            if field.wire_name in seen:
                yield Finding(
                    location=field.location,
                    path=field.path,
                    message=f"a member {quote(reveal(field.wire_name))} is there already",
                    hint="correct `wire_name`, or remove one of the two",
                )
            seen.add(field.wire_name)


def _never_there(scope: Scope) -> Iterator[Finding]:
    for definition in scope.types.values():
        for field in definition.type.fields if isinstance(definition.type, RecordType) else ():
            if field.required and not field.seen:
                yield Finding(
                    location=field.location,
                    path=field.path,
                    message=f"{quote(reveal(field.wire_name))} is required, and was never seen",
                    hint="remove `seen`, or make the member optional",
                )


def _columns(scope: Scope) -> Iterator[Finding]:
    for operation in scope.service.operations:
        known = _shown(scope, operation)
        for column in operation.columns:
            name = reveal(column)
            if name not in known:
                near = nearest(name, known)
                yield Finding(
                    location=operation.location,
                    path=joined(operation.path, ".columns"),
                    message=f"the answer has no member {quote(name)} for a column",
                    hint=f"did you mean {quote(near)}?" if near else _listed(known),
                )


def _shown(scope: Scope, operation: Operation) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for answer in operation.responses:
        kind = scope.bare(answer.type) if answer.type is not None else None
        if isinstance(kind, ListType):
            kind = scope.bare(kind.items)
        if isinstance(kind, RecordType):
            names.update(dict.fromkeys(reveal(field.wire_name) for field in kind.fields))
    return tuple(names)


def _listed(known: tuple[str, ...]) -> str:
    if not known:
        return "only records and lists of records have columns; remove `columns`"
    return "it has " + ", ".join(map(quote, known[:10]))


def _endless(scope: Scope) -> Iterator[Finding]:
    between = {
        name: [to for to in scope.references(name) if not _is_named(scope, to)]
        for name in scope.types
        if not _is_named(scope, name)
    }
    for name in sorted(cyclic(between)):
        # a type that is nothing but another name is a problem that lowering reports
        if not isinstance(scope.types[name].type, Reference):
            yield _at(
                scope.types[name],
                f"type {quote(reveal(name))} holds itself without a record between",
                "give the list or map a record to stand in",
            )
    needs = {name: list(_needed(scope, definition)) for name, definition in scope.types.items()}
    for name in sorted(cyclic(needs)):
        if isinstance(scope.types[name].type, RecordType):
            yield _at(
                scope.types[name],
                f"no value of type {quote(reveal(name))} can end: it needs one of its own kind",
                "make a member optional, nullable or a list that may be empty",
            )


def _is_named(scope: Scope, name: Text) -> bool:
    """Tell whether a type keeps its name in Python, where it may refer to itself."""
    return isinstance(scope.types[name].type, RecordType | EnumType)


def _needed(scope: Scope, definition: TypeDefinition) -> Iterator[Text]:
    """The types without a value of which `definition` has none."""
    kind = definition.type
    uses = [definition.type]
    if isinstance(kind, RecordType):
        uses = [field.type for field in kind.fields if field.required]
    for use in uses:
        inner = use
        # a list of at least one needs an item; maps, other lists and nullable types can be empty
        while isinstance(inner, ListType) and inner.min_items:
            inner = inner.items
        if isinstance(inner, Reference) and inner.name in scope.types:
            yield inner.name


def _unused(scope: Scope) -> Iterator[Finding]:
    reached = set(scope.reach(use.type for use in service_uses(scope.service)))
    for name, definition in scope.types.items():
        if name not in reached:
            yield _at(
                definition,
                f"no operation uses the type {quote(reveal(name))}",
                "refer to it with `$ref`, or remove it",
            )


def _buried(scope: Scope) -> Iterator[Finding]:
    for kind, location, path in _stated(scope):
        if _is_deep(scope, kind) and not _is_deep(scope, _named_by(scope, kind)):
            yield Finding(
                location=location,
                path=path,
                message=f"more than {_DEEPEST} names, lists and maps lead to what this type is",
                hint="refer to the inner type itself, or put a record between",
            )


def _stated(scope: Scope) -> Iterator[tuple[Kind, Location, Text]]:
    """Every type that is written down, with its place."""
    for use in service_uses(scope.service):
        yield use.type, use.location, use.path
    for definition in scope.types.values():
        yield definition.type, definition.location, definition.path
        for field in definition.type.fields if isinstance(definition.type, RecordType) else ():
            yield field.type, field.location, field.path


def _is_deep(scope: Scope, kind: Kind | None) -> bool:
    for _ in range(_DEEPEST + 1):
        if kind is None:
            return False
        kind = _inside(scope, kind)
    return kind is not None


def _inside(scope: Scope, kind: Kind) -> Kind | None:
    """What a name, list or map stands for or holds; None for anything else."""
    match kind:
        case NullableType(item=inner) | ListType(items=inner) | MapType(values=inner):
            return inner
        case Reference(name=name) if name in scope.types:
            return scope.types[name].type
        case _:
            return None


def _named_by(scope: Scope, kind: Kind) -> Kind | None:
    """The named type at the end of what is written in one place."""
    last = [*parts(kind)][-1]
    return _inside(scope, last) if isinstance(last, Reference) else None


RULES = (
    Rule(code="SPEC308", summary="a column that the answer has not", find=_columns, whole=True),
    Rule(code="SPEC315", summary="bounds between which there is nothing", find=_bounds),
    Rule(code="SPEC316", summary="a value of an enumeration twice", find=_enumerations),
    Rule(code="SPEC321", summary="a type that needs itself", find=_endless),
    Rule(code="SPEC322", summary="a type that no operation uses", find=_unused, whole=True),
    Rule(code="SPEC324", summary="two members of one name", find=_members),
    Rule(code="SPEC327", summary="a type behind too many names, lists and maps", find=_buried),
    Rule(code="SPEC328", summary="a required member that was never seen", find=_never_there),
)
