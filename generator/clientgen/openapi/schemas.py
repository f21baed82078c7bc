"""What schemas of a document say, without making anything of it: kinds, null, merged members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from clientgen.openapi.source import Part

_DEEPEST = 40

_BY_WORD = {
    "properties": "object",
    "additionalProperties": "object",
    "patternProperties": "object",
    "required": "object",
    "items": "array",
    "prefixItems": "array",
    "minItems": "array",
    "pattern": "string",
    "minLength": "string",
    "maxLength": "string",
    "minimum": "number",
    "maximum": "number",
}


def types_of(schema: Part) -> list[str]:
    """Return the types that a schema states, `null` left out; derived from other words if none."""
    stated = schema.get("type").value
    given = [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else []
    found = [each for each in given if isinstance(each, str) and each != "null"]
    if found or given:
        return list(dict.fromkeys(found))
    if not isinstance(schema.value, dict):
        return []
    return [kind for word, kind in _BY_WORD.items() if word in schema.value][:1]


def is_nullable(schema: Part, depth: int = 0) -> bool:
    """Tell whether null is a value of a schema, also if what it refers to says so."""
    part = schema.followed()
    if not isinstance(part.value, dict) or depth > _DEEPEST:
        return False
    stated = part.get("type").value
    listed = part.get("enum").value
    if part.flag("nullable") or stated == "null":
        return True
    if isinstance(stated, list) and "null" in stated:
        return True
    if isinstance(listed, list) and None in listed:
        return True
    if any(is_null(each) or is_nullable(each, depth + 1) for each in alternatives(part)):
        return True
    every = list(part.get("allOf").entries())
    return len(every) == 1 and is_nullable(every[0], depth + 1)


def is_null(schema: Part) -> bool:
    """Tell whether null is the only value of a schema."""
    part = schema.followed()
    value = part.value
    return isinstance(value, dict) and (
        value.get("type") in ("null", ["null"])
        or value.get("enum") == [None]
        or ("const" in value and value["const"] is None)
    )


def alternatives(schema: Part) -> list[Part]:
    """Return the schemas under `oneOf` and `anyOf`, each as it stands."""
    return [*schema.get("oneOf").entries(), *schema.get("anyOf").entries()]


@dataclass(slots=True)
class Members:
    """The members of an object with all that is under `allOf`, in order, and those required."""

    properties: dict[str, Part] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    rest: Part | None = None
    unions: list[Part] = field(default_factory=list)
    is_object: bool = False


def members(schema: Part, depth: int = 0, seen: tuple[str, ...] = ()) -> Members:
    """Return the members of a schema and of all under its `allOf`; a circle ends where it begins."""
    part = schema.followed()
    found = Members()
    if not isinstance(part.value, dict) or depth > _DEEPEST or part.place in seen:
        return found
    for each in part.get("allOf").entries():
        _merge(found, members(each, depth + 1, (*seen, part.place)))
    own = Members(is_object="object" in types_of(part))
    own.properties = dict(part.get("properties").items())
    needed = part.get("required").value
    own.required = dict.fromkeys(
        each for each in (needed if isinstance(needed, list) else ()) if isinstance(each, str)
    )
    rest = part.get("additionalProperties")
    own.rest = rest if rest.value is True or isinstance(rest.value, dict) else None
    if part.get("allOf").value or own.properties:
        own.unions = [part] if alternatives(part) else []
    _merge(found, own)
    return found


def _merge(into: Members, other: Members) -> None:
    for name, part in other.properties.items():
        known = into.properties.get(name)
        # a member that is stated again often only adds a word, such as `readOnly`
        if known is None or _says_more(part, known):
            into.properties[name] = part
    into.required |= other.required
    into.rest = other.rest or into.rest
    into.unions += other.unions
    into.is_object = into.is_object or other.is_object


def _says_more(part: Part, known: Part) -> bool:
    weak = {"readOnly", "writeOnly", "description", "example", "title", "deprecated", "nullable"}
    value = part.value
    return not (isinstance(value, dict) and set(value) <= weak) or known.value is None


def described(schema: Part) -> Iterator[tuple[str, Any]]:
    """Yield the words beside a reference as well as those of what it refers to, its own first."""
    if isinstance(schema.value, dict):
        yield from schema.value.items()
    followed = schema.followed()
    if followed is not schema and isinstance(followed.value, dict):
        yield from followed.value.items()
