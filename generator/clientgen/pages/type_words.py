"""What the words of pages for types mean, where they mean one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clientgen.text import Text, reveal

TypeKind: TypeAlias = Literal["string", "integer", "number", "boolean", "array", "object", "named"]

LONGEST = 200
"""Maximum characters of words that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What words say about a type."""

    kind: TypeKind
    """`named` is a type that the page calls by its name."""
    format: str = ""
    """As the format of specs has it; empty if the words do not say it."""
    items: Meaning | None = None
    """Of a list: what each item is, where the words say it."""
    nullable: bool = False
    name: str = ""
    """Of a named type."""


_SCALARS: dict[str, tuple[TypeKind, str]] = {
    **dict.fromkeys(("string", "str", "text", "char", "varchar", "char array"), ("string", "")),
    **dict.fromkeys(("guid", "uuid"), ("string", "uuid")),
    **dict.fromkeys(("uri", "url"), ("string", "uri")),
    **dict.fromkeys(("datetime", "date-time", "date time", "datetimeoffset"), ("string", "date-time")),
    **dict.fromkeys(("iso 8601 datetime", "iso8601 datetime", "utc datetime"), ("string", "date-time")),
    **dict.fromkeys(("date", "iso 8601 date"), ("string", "date")),
    **dict.fromkeys(("duration", "timespan", "iso 8601 duration"), ("string", "duration")),
    **dict.fromkeys(("int", "integer", "whole number", "short", "uint", "httpstatuscode"), ("integer", "")),
    **dict.fromkeys(("int32", "uint32"), ("integer", "")),
    **dict.fromkeys(("int64", "uint64", "long", "ulong"), ("integer", "int64")),
    **dict.fromkeys(("number", "float", "double", "decimal"), ("number", "")),
    **dict.fromkeys(("bool", "boolean"), ("boolean", "")),
    **dict.fromkeys(("object", "hash", "map", "dictionary", "json object", "hashmap"), ("object", "")),
}  # fmt: skip
_EITHER = re.compile(r"(?:1/)?true(?:/true)?(?:/| or )(?:0/)?false(?:/false)?", re.IGNORECASE)
"""The values of a boolean, in place of its name."""
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ASIDE = re.compile(r"\(([^()]*)\)")
_MARK = re.compile(r",\s*(?:optional|required)\b.*", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:an?|the|optional|required|unsigned|signed|single|valid|simple|primitive|json|"
    r"(?:32|64)[- ]bit|type|value)\b\s*",
)
_LIST_OF = re.compile(
    r"(?:arrays?|i?lists?|ienumerable|icollection|collections?|sequences?|vectors?)\s*(?:of\s+|<\s*|\[\s*)(.+?)\s*[>\]]?",
    re.IGNORECASE,
)
_BRACKETS = (re.compile(r"(.+?)\s*\[\]"), re.compile(r"\[\s*([^\[\]]+?)\s*\]"))
_LIST = re.compile(r"(?:array|i?list|ienumerable|i?collection)")
_NULL = re.compile(
    r"\s*(?:\bor\b|\||,)\s*`?null`?\b|\bnullable\b\s*|`?null`?\s*(?:\bor\b|\|)\s*|\?$"
)
_NAME = re.compile(r"[A-Z][A-Za-z0-9_]*(?:::[A-Z][A-Za-z0-9_]*)*")
_DEEPEST = 3


def meaning(words: Text) -> Meaning | None:
    """Return what the words of a page for a type mean; None if that is not one thing."""
    text = reveal(words)[:LONGEST].strip()
    link = _LINK.fullmatch(text)
    if link and _NAME.fullmatch(link[1]) and link[1].casefold() not in _SCALARS:
        # a type that happens to be called `List` is that type
        return Meaning(kind="named", name=link[1])
    text = _LINK.sub(r"\1", text)
    if _EITHER.fullmatch(text):
        return Meaning(kind="boolean")
    return _meaning(text.replace("`", " ").replace("*", " "), 0)


def _meaning(text: str, depth: int) -> Meaning | None:
    plain, nullable = _without_null(" ".join(text.split()).strip(" .,;:"))
    asides = [each.casefold() for each in _ASIDE.findall(plain)]
    bare = _MARK.sub("", _ASIDE.sub("", plain)).strip(" .,;:")
    if not bare or depth > _DEEPEST:
        return None
    item = _item_of(bare)
    if item is not None:
        items = _meaning(item, depth + 1) if item else None
        return Meaning(kind="array", items=items, nullable=nullable)
    word = " ".join(_NOISE.sub("", f"{bare.casefold()} ").split())
    found = _SCALARS.get(word) or (_SCALARS.get(word.removesuffix("s")) if depth else None)
    if found is not None:
        kind, form = _refined(*found, asides)
        return Meaning(kind=kind, format=form, nullable=nullable)
    if _NAME.fullmatch(bare):
        return Meaning(kind="named", name=bare, nullable=nullable)
    return None


def _without_null(text: str) -> tuple[str, bool]:
    plain = _NULL.sub(" ", text).strip()
    return plain, plain != text


def _item_of(bare: str) -> str | None:
    """What the items of a list are called; empty if the words are those of a list of anything."""
    for pattern in _BRACKETS:
        match = pattern.fullmatch(bare)
        if match:
            return match[1]
    match = _LIST_OF.fullmatch(bare)
    if match:
        return match[1].lstrip("[")
    return "" if _LIST.fullmatch(bare.casefold()) else None


def _refined(kind: TypeKind, form: str, asides: list[str]) -> tuple[TypeKind, str]:
    """A kind with the format that an aside names: `String (ISO 8601 Datetime)`."""
    for aside in asides:
        said = _SCALARS.get(aside.strip())
        if said is not None and said[0] == kind and said[1]:
            return said
    return kind, form
