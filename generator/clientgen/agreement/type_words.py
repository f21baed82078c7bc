"""The words of pages for types, and whether they fit the type that a spec states."""

from __future__ import annotations

import re

from clientgen.catalog import Catalog
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
from clientgen.text import Text, reveal

_WORDS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("string", "str", "text", "char", "varchar"), ("string", "")),
    **dict.fromkeys(("guid", "uuid"), ("string", "uuid")),
    **dict.fromkeys(("uri", "url"), ("string", "uri")),
    **dict.fromkeys(("datetime", "timestamp", "datetimeoffset"), ("string", "date-time")),
    "date": ("string", "date"),
    **dict.fromkeys(("duration", "timespan"), ("string", "duration")),
    **dict.fromkeys(("int", "integer", "int32", "int64", "long", "short"), ("integer", "")),
    **dict.fromkeys(("uint", "uint32", "uint64", "ulong", "httpstatuscode"), ("integer", "")),
    **dict.fromkeys(("number", "float", "double", "decimal"), ("number", "")),
    **dict.fromkeys(("bool", "boolean"), ("boolean", "")),
    **dict.fromkeys(("array", "list", "collection"), ("array", "")),
    **dict.fromkeys(("object", "hash", "map", "dictionary"), ("object", "")),
}
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*|\[\]")
_LOOKED_AT = 200
_LISTS = frozenset({"array", "list", "collection", "ilist", "ienumerable"})
_NOISE = frozenset(
    {"unsigned", "signed", "optional", "required", "nullable", "a", "an", "the", "of"}
)


def read_words(words: Text) -> tuple[str, str] | None:
    """Return the kind and format that words say; None for the name of a type, or several kinds."""
    tokens = _TOKEN.findall(reveal(words)[:_LOOKED_AT])
    if any(each == "[]" or each.casefold() in _LISTS for each in tokens):
        return ("array", "")
    meant = [each.casefold() for each in tokens if each.casefold() not in _NOISE]
    known = [_WORDS[each] for each in meant if each in _WORDS]
    kinds = {kind for kind, _ in known}
    if len(kinds) != 1 or meant[0] not in _WORDS:
        return None
    return kinds.pop(), next((form for _, form in known if form), "")


def fits(catalog: Catalog, use: TypeUse, words: tuple[str, str]) -> bool:
    """Tell whether the type that a spec states is what words of a page say.

    A page that says no format leaves it open; one that says a format means that format.
    """
    kind, form = words
    bare = catalog.bare(use)
    if bare is None or isinstance(bare, AnyType):
        return True
    if isinstance(bare, UnionType):
        return any(fits(catalog, each, words) for each in bare.alternatives)
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
