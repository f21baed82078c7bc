"""Members of types by dotted path, such as `AccountKeys.Primary`."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, leaves
from clientgen.ir import AnyType, Kind, MapType, ObjectValue, RecordType, UnionType, Value, reveal
from clientgen.rules.emulation.emulated_service import did_you_mean

ANY = AnyType()
"""The type of an unknown value."""


def member(catalog: Catalog, kind: Kind, path: str) -> Kind | None:
    """Return the type of the member at a path, or None; for an empty path, the type itself."""
    found: Kind | None = kind
    for name in path.split(".") if path else ():
        found = _step(catalog, found, name) if found is not None else None
    return found


def _step(catalog: Catalog, kind: Kind, name: str) -> Kind | None:
    match catalog.bare(kind):
        case RecordType(fields=fields, rest=rest):
            known = (each.type for each in fields if reveal(each.wire_name) == name)
            unlisted = _step(catalog, rest.type, name) if rest is not None else None
            return next(known, unlisted)
        case UnionType() as union:
            found = (_step(catalog, each, name) for each in leaves(catalog, union))
            return next((each for each in found if each is not None), None)
        case MapType(values=values):
            return values
        case AnyType():
            return ANY
        case _:
            return None


def is_required(catalog: Catalog, kind: Kind, path: str) -> bool:
    """Tell whether every value of `kind` has a member at this path."""
    for name in path.split("."):
        bare = catalog.bare(kind)
        if isinstance(bare, UnionType):
            inner = leaves(catalog, bare)
            return all(is_required(catalog, each, path) for each in inner)
        fields = bare.fields if isinstance(bare, RecordType) else ()
        field = next((each for each in fields if reveal(each.wire_name) == name), None)
        if field is None or not field.required or catalog.is_nullable(kind):
            return False
        kind = field.type
    return True


def near_member(catalog: Catalog, kind: Kind, path: str) -> str:
    """Return a hint with the member that is most similar to the one at a path, or an empty text."""
    names = path.split(".")
    for index, name in enumerate(names):
        above = member(catalog, kind, ".".join(names[:index]))
        if above is not None and _step(catalog, above, name) is None:
            prefix = "".join(f"{each}." for each in names[:index])
            return did_you_mean(
                prefix + name, (prefix + each for each in member_names(catalog, above))
            )
    return ""


def member_names(catalog: Catalog, kind: Kind) -> Iterator[str]:
    """The names of the members that a record declares."""
    bare = catalog.bare(kind)
    for each in leaves(catalog, bare) if isinstance(bare, UnionType) else ():
        yield from member_names(catalog, each)
    for field in bare.fields if isinstance(bare, RecordType) else ():
        yield reveal(field.wire_name)


def has_member(value: Value, path: str) -> bool:
    """Tell whether a value has a member at a path; true for an empty path."""
    for name in path.split(".") if path else ():
        members = value.members if isinstance(value, ObjectValue) else ()
        found = [inner for each, inner in members if reveal(each) == name]
        if not found:
            return False
        value = found[0]
    return True
