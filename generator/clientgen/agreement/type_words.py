"""The words of pages for types, and whether they fit the type that a spec states."""

from __future__ import annotations

from clientgen.catalog import Catalog, leaves
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    ConstType,
    EnumType,
    IntegerType,
    ListType,
    MapType,
    NumberType,
    PlainType,
    RecordType,
    StringType,
    TypeUse,
    UnionType,
    UnixTimeType,
)
from clientgen.pages.type_words import meaning
from clientgen.text import Text


def read_words(words: Text) -> tuple[str, str] | None:
    """Return the kind and format that words say; None for the name of a type, or several kinds."""
    found = meaning(words)
    if found is None or found.kind == "named":
        return None
    # formats of numbers are sizes, which specs state as bounds or not at all
    return found.kind, found.format if found.kind == "string" else ""


def fits(catalog: Catalog, use: TypeUse, words: tuple[str, str]) -> bool:
    """Tell whether the type that a spec states is what words of a page say.

    A page that says no format leaves it open; one that says a format means that format.
    """
    kind, form = words
    bare = catalog.bare(use)
    if bare is None or isinstance(bare, AnyType):
        return True
    if isinstance(bare, UnionType):
        return any(fits(catalog, each, words) for each in leaves(catalog, bare))
    stated = kind_of(bare)
    return _is_kind(stated[0], kind) and form in ("", stated[1])


def _is_kind(stated: str, said: str) -> bool:
    # a page's number may be whole, and its text may be written as any other scalar is in XML
    return stated == said or (stated, said) in {("integer", "number"), ("map", "object")}


def kind_of(bare: PlainType) -> tuple[str, str]:
    """Return the kind and format of a type, in the words of specs."""
    match bare:
        case StringType(format=form):
            return "string", form or ""
        case IntegerType() | NumberType() | BooleanType() | BytesType():
            return bare.kind, ""
        case UnixTimeType(base=base) | EnumType(base=base) | ConstType(base=base):
            return base, ""
        case ListType():
            return "array", ""
        case MapType():
            return "object", ""
        case RecordType():
            return "object", ""
        case _:
            return "any", ""
