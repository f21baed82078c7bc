"""Unions: alternatives that can be distinguished, in JSON and in XML, and their discriminators."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import (
    Catalog,
    Clash,
    constant_values,
    kind_of_type,
    leaves,
    show_constant,
    tell_apart,
)
from clientgen.diagnostics import quote
from clientgen.ir import (
    ConstType,
    Discriminator,
    IntegerType,
    ListType,
    MapType,
    NullableType,
    RecordType,
    Reference,
    StringType,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    fields_of,
    joined,
    reveal,
)
from clientgen.rules.bodies import bodies
from clientgen.rules.rule import Finding, Place, at, rule


def _unions(catalog: Catalog) -> Iterator[tuple[TypeDefinition, UnionType]]:
    for definition in catalog.types.values():
        if isinstance(definition.type, UnionType) and catalog.is_known(definition.type):
            yield definition, definition.type


def _shown(use: TypeUse) -> str:
    """An alternative for a message: its name, or the words of the spec for it."""
    match use:
        case Reference(name=name):
            return quote(reveal(name))
        case ConstType():
            return quote(f"const: {show_constant(use)}")
        case ListType():
            return "a list"
        case MapType():
            return "a map"
        case NullableType(item=item):
            return f"{_shown(item)} with `nullable`"
        case StringType(format=str(form)):
            return quote(f"type: string, format: {form}")
        case _:
            return quote(f"type: {use.kind}")


def _place(
    definition: TypeDefinition, union: UnionType, use: TypeUse, *, first: bool = False
) -> Place:
    """The place of an alternative, or of the union if the alternative is in another one."""
    found = [
        place for each, place in zip(union.alternatives, union.places, strict=True) if each == use
    ]
    location = found[0 if first else -1] if found else definition.location
    return Place(location=location, path=joined(definition.path, ".oneOf"))


@rule("SPEC345", "alternatives of a union that cannot be distinguished")
def _alike(catalog: Catalog) -> Iterator[Finding]:
    for definition, union in _unions(catalog):
        found = _twice(union) or tell_apart(catalog, union)
        is_faulty = any(_odd(catalog, union)) or any(_stated_faults(catalog, union))
        if isinstance(found, Clash) and not is_faulty:
            first = _place(definition, union, found.first, first=True)
            is_same = found.first == found.second
            yield at(
                _place(definition, union, found.second),
                f"{_shown(found.second)} cannot be told from {_shown(found.first)} "
                f"at {first.location}",
                _advice(catalog, found) if not is_same else "remove one of them",
            )


def _twice(union: UnionType) -> Clash | None:
    """An alternative that is written twice."""
    for index, use in enumerate(union.alternatives):
        if use in union.alternatives[:index]:
            return Clash(first=use, second=use)
    return None


def _stated_faults(catalog: Catalog, union: UnionType) -> Iterator[tuple[str, str]]:
    if union.discriminator is not None:
        yield from _faults(catalog, union, union.discriminator)


def _advice(catalog: Catalog, clash: Clash) -> str:
    if kind_of_type(catalog, clash.second) != "object":
        return "alternatives of one kind of JSON need different values: `const`, or closed enumerations"
    if isinstance(catalog.plain(clash.second), MapType):
        return "a map can have the members of every record; use a record"
    return (
        "give both a required member with `const`, the same member with different values, "
        "or each a required member that no other alternative has"
    )


@rule("SPEC346", "a discriminator that does not distinguish the records")
def _discriminators(catalog: Catalog) -> Iterator[Finding]:
    for definition, union in _unions(catalog):
        for message, hint in _stated_faults(catalog, union):
            assert union.discriminator is not None
            path = joined(definition.path, ".discriminator")
            yield at(Place(location=union.discriminator.location, path=path), message, hint)


def _faults(catalog: Catalog, union: UnionType, stated: Discriminator) -> Iterator[tuple[str, str]]:
    member, values = quote(reveal(stated.member)), dict[Text, Text]()
    objects = [use for use in leaves(catalog, union) if kind_of_type(catalog, use) == "object"]
    if not objects:
        yield "no alternative is a record", "remove `discriminator`"
    for use in objects:
        fields = fields_of(catalog.bare(use))
        field = next((each for each in fields if each.wire_name == stated.member), None)
        own = constant_values(catalog, field.type) if field is not None else ()
        if field is None or not field.required or not own:
            yield (
                f"{_shown(use)} has no required member {member} with `const`",
                (
                    f"write `{reveal(stated.member)}: {{type: string, const: ...}}` "
                    "into its `properties`, and list it under `required`"
                ),
            )
        elif union.open and not all(isinstance(each, Text) for each in own):
            yield f"{member} of {_shown(use)} is not text, as in an open union", ""
        name = catalog.record_name(use)
        if name is not None:
            values |= {
                joined(f"{each}") if not isinstance(each, Text) else each: name for each in own
            }
    yield from _mapped(stated, values)


def _mapped(stated: Discriminator, values: dict[Text, Text]) -> Iterator[tuple[str, str]]:
    mapping = dict(stated.mapping)
    for value, name in mapping.items():
        if values.get(value) != name:
            yield (
                (
                    f"{quote(reveal(name))} does not have the value {quote(reveal(value))} "
                    "in the member that the discriminator names"
                ),
                "correct `mapping`, or leave it out",
            )
    missing = [value for value in values if value not in mapping] if mapping else []
    if missing:
        yield f"`mapping` lacks {quote(reveal(missing[0]))}", "add it, or leave `mapping` out"


@rule("SPEC347", "a type that cannot be an alternative of a union")
def _unfit(catalog: Catalog) -> Iterator[Finding]:
    for definition, union in _unions(catalog):
        for use, message, hint in _odd(catalog, union):
            yield at(_place(definition, union, use), f"{_shown(use)} {message}", hint)


def _odd(catalog: Catalog, union: UnionType) -> Iterator[tuple[TypeUse, str, str]]:
    for use in leaves(catalog, union):
        plain = catalog.plain(use)
        if isinstance(plain, NullableType):
            hint = "write `nullable: true` where the union is used"
            yield use, "can be null, but an alternative must not be null", hint
        elif kind_of_type(catalog, use) is None:
            yield use, "cannot be an alternative", "write a type that can be told from others"
        elif isinstance(plain, IntegerType) and plain.names:
            yield use, "has `names`, which an alternative cannot have", "remove `names`"
    for use in union.alternatives:
        inner = catalog.plain(use)
        if isinstance(inner, UnionType) and _is_within(catalog, union, inner):
            yield use, "contains the union itself", "put a record or a list in between"


def _is_within(catalog: Catalog, union: UnionType, inner: UnionType) -> bool:
    waiting, seen = [inner], list[UnionType]()
    while waiting:
        each = waiting.pop()
        if each is union:
            return True
        if not any(each is one for one in seen):
            seen.append(each)
            plain = map(catalog.plain, each.alternatives)
            waiting += [one for one in plain if isinstance(one, UnionType)]
    return False


@rule("SPEC349", "a union that XML cannot express")
def _xml(catalog: Catalog) -> Iterator[Finding]:
    in_xml = {b.name for b in catalog.reach(b.type for b in bodies(catalog) if "xml" in b.kinds())}
    for definition, union in _unions(catalog):
        if definition.name in in_xml:
            yield from _not_in_xml(catalog, definition, union)


def _not_in_xml(
    catalog: Catalog, definition: TypeDefinition, union: UnionType
) -> Iterator[Finding]:
    texts: list[TypeUse] = []
    for use in leaves(catalog, union):
        plain, message = catalog.plain(use), ""
        if kind_of_type(catalog, use) in ("array",) or isinstance(plain, MapType):
            message = "lists and maps are elements as records are"
        elif isinstance(plain, RecordType) and catalog.xml_of(use).namespace is not None:
            message = "an alternative has the element of the union, so no namespace of its own"
        elif not isinstance(plain, RecordType):
            texts.append(use)
            if len(texts) > 1:
                message = f"it is text, as {_shown(texts[0])} is"
        if message:
            place = _place(definition, union, use)
            yield at(place, f"{_shown(use)} cannot be distinguished in XML: {message}")
