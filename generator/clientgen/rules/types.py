"""Named types: bounds, members, enumerations, and types that need each other or are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.catalog import Catalog, cyclic, leaves, service_uses
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    BoundedType,
    EnumType,
    Field,
    IntegerType,
    Kind,
    ListType,
    NamedType,
    Operation,
    RecordType,
    Reference,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    fields_of,
    names_in,
    reveal,
)
from clientgen.rules.rule import Finding, Place, at, rule

_DEEPEST = 32
"""The most nested names, lists and maps of a type: its annotation is nested as deep."""


@rule("SPEC315", "bounds that no value satisfies", apart=True)
def _bounds(catalog: Catalog) -> Iterator[Finding]:
    for part, use in catalog.parts():
        for low, high in part.bounds.contradictions() if isinstance(part, BoundedType) else ():
            yield at(
                use,
                f"the lower bound {low:,} and the upper bound {high:,} allow no value",
                "swap or correct the bounds",
            )


@rule("SPEC316", "a duplicate value of an enumeration", apart=True)
def _enumerations(catalog: Catalog) -> Iterator[Finding]:
    for definition in catalog.types.values():
        if isinstance(definition.type, EnumType):
            yield from _values(definition.type, definition.path)
    for part, use in catalog.parts():
        if isinstance(part, IntegerType):
            for word in _twice(reveal(each.name) for each in part.names):
                message = f"{quote(word)} is the name of two numbers"
                yield at(use, message)


def _values(kind: EnumType, path: Text) -> Iterator[Finding]:
    seen: set[Text | int] = set()
    for member in kind.members:
        shown = quote(reveal(member.value) if isinstance(member.value, Text) else f"{member.value}")
        if member.value in seen:
            message = f"duplicate value {shown}"
            yield at(Place(location=member.location, path=path), message, "remove it")
        seen.add(member.value)


def _twice(words: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [word for word in words if word in seen or seen.add(word)]  # type: ignore[func-returns-value]


@rule("SPEC324", "two members with the same name")
def _members(catalog: Catalog) -> Iterator[Finding]:
    for definition in catalog.types.values():
        seen: set[Text] = set()
        for field in fields_of(definition.type):
            if field.wire_name in seen:
                yield at(
                    field,
                    f"duplicate member {quote(reveal(field.wire_name))}",
                    "correct `wire_name`, or remove one of the two",
                )
            seen.add(field.wire_name)


@rule("SPEC328", "a required member with `seen: false`")
def _never_there(catalog: Catalog) -> Iterator[Finding]:
    for definition in catalog.types.values():
        for field in fields_of(definition.type):
            if field.required and not field.seen:
                yield at(
                    field,
                    f"{quote(reveal(field.wire_name))} is required, but has `seen: false`",
                    "remove `seen`, or make the member optional",
                )


@rule("SPEC308", "a column that the response does not have", whole=True)
def _columns(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        known = _shown(catalog, operation)
        for column in operation.columns:
            name = reveal(column)
            if not _has_column(catalog, operation, name):
                near = nearest(name, (*known, *_inner(catalog, operation)))
                yield at(
                    operation,
                    f"`columns` names {quote(name)}, which is not a member of the response",
                    f"did you mean {quote(near)}?" if near else _listed(known),
                    below=".columns",
                )


def _shown(catalog: Catalog, operation: Operation) -> tuple[str, ...]:
    fields = (field for use in _responses(catalog, operation) for field in _fields(catalog, use))
    return tuple(dict.fromkeys(reveal(field.wire_name) for field in fields))


def _inner(catalog: Catalog, operation: Operation) -> Iterator[str]:
    """Yield the members of members of a response, as columns name them."""
    for use in _responses(catalog, operation):
        for field in _fields(catalog, use):
            is_list = _is_list(catalog, field.type)
            for inner in () if is_list else _fields(catalog, field.type):
                yield f"{reveal(field.wire_name)}.{reveal(inner.wire_name)}"


def _responses(catalog: Catalog, operation: Operation) -> Iterator[TypeUse]:
    return (use for use in _printed(catalog, operation) if use is not None)


def _fields(catalog: Catalog, use: TypeUse) -> Iterator[Field]:
    """Yield the members of a record, of each item of a list, or of the records of a union."""
    kind = catalog.bare(use)
    shown = catalog.bare(kind.items) if isinstance(kind, ListType) else kind
    each = leaves(catalog, shown) if isinstance(shown, UnionType) else (shown,)
    return (field for one in each for field in fields_of(catalog.bare(one)))


def _has_column(catalog: Catalog, operation: Operation, name: str) -> bool:
    """Return whether a response has a member, or for `a.b` a member `b` in its member `a`.

    A list can only be around the rows: it is the response, or a member of it.
    """
    has_pages = catalog.pages(operation) is not None
    waiting = [
        (use, name, has_pages or _is_list(catalog, use)) for use in _responses(catalog, operation)
    ]
    while waiting:
        use, rest, is_row = waiting.pop()
        for field in _fields(catalog, use):
            wire = reveal(field.wire_name)
            if rest == wire:
                return True
            start = f"{wire}."
            is_wrapper = not is_row and all(
                reveal(each).startswith(start) for each in operation.columns
            )
            if rest.startswith(start) and (is_wrapper or not _is_list(catalog, field.type)):
                waiting.append((field.type, rest[len(start) :], True))
    return False


def _is_list(catalog: Catalog, use: TypeUse) -> bool:
    return isinstance(catalog.bare(use), ListType)


def _printed(catalog: Catalog, operation: Operation) -> list[TypeUse | None]:
    """The types of what the command of an operation prints."""
    pages, course = catalog.pages(operation), catalog.course(operation)
    if pages is not None:
        return [pages.item]
    if course is not None:
        return [course.type]
    unwrapping, responses = catalog.unwrapping(operation), operation.responses
    return [each.type if unwrapping is None else unwrapping.type_in(each) for each in responses]


def _listed(known: tuple[str, ...]) -> str:
    if not known:
        return "only records and lists of records have columns; remove `columns`"
    return "it has " + ", ".join(map(quote, known[:10]))


@rule("SPEC321", "a type that contains itself")
def _endless(catalog: Catalog) -> Iterator[Finding]:
    between = {
        name: [to for to in catalog.leads[name] if not _is_named(catalog, to)]
        for name in catalog.types
        if not _is_named(catalog, name)
    }
    for name in sorted(cyclic(between)):
        # lowering reports a type that is only another name for itself
        if not isinstance(catalog.types[name].type, Reference):
            yield at(
                catalog.types[name],
                f"type {quote(reveal(name))} contains itself",
                "put a record in between",
            )
    needs = {name: list(_needed(catalog, definition)) for name, definition in catalog.types.items()}
    for name in sorted(cyclic(needs)):
        if isinstance(catalog.types[name].type, RecordType):
            yield at(
                catalog.types[name],
                f"a value of type {quote(reveal(name))} has no end: it must contain another one",
                "make a member optional, nullable or a list that may be empty",
            )


def _is_named(catalog: Catalog, name: Text) -> bool:
    """Tell whether a type keeps its name in Python, so that it may refer to itself."""
    return isinstance(catalog.types[name].type, NamedType)


def _needed(catalog: Catalog, definition: TypeDefinition) -> Iterator[Text]:
    """The types that must have a value before `definition` can have one."""
    kind = definition.type
    uses = [] if isinstance(kind, UnionType) else [definition.type]
    if isinstance(kind, RecordType):
        uses = [field.type for field in kind.fields if field.required]
    for use in uses:
        inner = use
        # a list of at least one needs an item; maps, other lists and nullable types can be empty
        while isinstance(inner, ListType) and inner.bounds.minimum:
            inner = inner.items
        if isinstance(inner, Reference) and inner.name in catalog.types:
            yield inner.name


@rule("SPEC322", "a type that no operation uses", whole=True, level="warning")
def _unused(catalog: Catalog) -> Iterator[Finding]:
    used = [Reference(name=name) for name in _names_behind(catalog)]
    uses = (*(use.type for use in service_uses(catalog.service)), *used)
    reached = {each.name for each in catalog.reach(uses)}
    for name, definition in catalog.types.items():
        if name not in reached:
            yield at(
                definition,
                f"no operation uses the type {quote(reveal(name))}",
                "refer to it with `$ref`, or remove it",
            )


def _names_behind(catalog: Catalog) -> Iterator[Text]:
    """The types of which others are made: bases of records, and what a type for requests leaves members out of."""
    for definition in catalog.types.values():
        if isinstance(definition.type, RecordType):
            yield from definition.type.bases
        if definition.input_of is not None:
            yield definition.input_of


@rule("SPEC327", "a type nested in too many names, lists and maps", apart=True)
def _buried(catalog: Catalog) -> Iterator[Finding]:
    for use in catalog.stated():
        if not _is_deep(catalog, use.type):
            continue
        named = (catalog.types[name].type for name in names_in(use.type) if name in catalog.types)
        # a deep type that is only named here is reported at its own definition
        if not any(_is_deep(catalog, each) for each in named):
            yield at(
                use,
                f"more than {_DEEPEST} names, lists and maps are nested in this type",
                "refer to the inner type itself, or put a record in between",
            )


def _is_deep(catalog: Catalog, kind: Kind) -> bool:
    level: list[Kind] = [kind]
    for _ in range(_DEEPEST + 1):
        level = [inner for each in level for inner in catalog.below(each)]
        if not level:
            return False
    return True
