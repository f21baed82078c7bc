"""What schemas of a document say, without making anything of it: kinds, null, merged members."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from clientgen.openapi.source import Joined, Part

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


def is_nullable(schema: Part) -> bool:
    """Tell whether null is a value of a schema, also if what it refers to says so.

    Each schema on the way is asked once, however many references lead to it.
    """
    waiting, asked = [schema], set[str]()
    while waiting:
        part = waiting.pop().followed()
        if part.place in asked or not isinstance(part.value, dict):
            continue
        asked.add(part.place)
        choices, every = alternatives(part), _said_under(part)
        if _says_null(part) or any(is_null(each) for each in choices):
            return True
        waiting += [*choices, *(every if len(every) == 1 else ())]
    return False


def _says_null(part: Part) -> bool:
    """Tell whether the words of a schema itself let null be a value."""
    stated = part.get("type").value
    listed = part.get("enum").value
    return (
        part.flag("nullable")
        or stated == "null"
        or (isinstance(stated, list) and "null" in stated)
        or (isinstance(listed, list) and None in listed)
    )


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


def wrapped(schema: Part) -> Part | None:
    """Return the one schema under `allOf` if a schema, as it stands, is nothing more; else None.

    Others that stand there may describe it, as `annotated` tells.
    """
    every = _said_under(schema)
    is_all = len(every) == 1 and not schema.get("properties").value and not alternatives(schema)
    return every[0] if is_all else None


def _said_under(schema: Part) -> list[Part]:
    """The schemas under `allOf` that say more than words that describe."""
    return [each for each in _under(schema) if not each.value.keys() <= _DESCRIBING]


def _under(schema: Part) -> list[Part]:
    return [each for each in schema.get("allOf").entries() if isinstance(each.value, dict)]


_DESCRIBING = frozenset(
    {
        *("title", "description", "externalDocs", "example", "default", "deprecated"),
        *("readOnly", "writeOnly", "xml"),
    }
)
"""Words that leave the values of a schema as they are."""


def annotated(schema: Part) -> Part:
    """Return a schema with the words that describe it, also where they stand apart under its `allOf`."""
    words: dict[str, Part] = {}
    for each in _under(schema):
        words |= each.items() if each.value.keys() <= _DESCRIBING else ()
    if not words:
        return schema
    words |= schema.items()
    values = {word: part.value for word, part in words.items()}
    return Joined(values, schema.place, schema.file, schema.source, words)


def unwrapped(schema: Part) -> Part:
    """Return what a schema refers to, also if all it does is to name one other under `allOf`."""
    part, met = schema.followed(), set[str]()
    while part.place not in met and (inner := wrapped(part)) is not None:
        met.add(part.place)
        part = inner.followed()
    return part


def leaves_of(choices: list[Part]) -> list[Part]:
    """The alternatives of a choice, those of a choice in it in place of it, null left out."""
    return opened(choices, frozenset())[0]


def opened(choices: list[Part], closed: Set[str]) -> tuple[list[Part], set[str]]:
    """The leaves of a choice, and the places of the choices in it that are replaced by theirs.

    One that is met again, also in itself, adds nothing: its alternatives are there already. One whose
    place is `closed` stays as it is.
    """
    found: list[Part] = []
    waiting, places = choices[::-1], set[str]()
    while waiting:
        each = waiting.pop()
        inner = unwrapped(each)
        is_choice = isinstance(inner.value, dict) and not inner.get("properties").value
        nested = [one for one in alternatives(inner) if not is_null(one)] if is_choice else []
        if not nested or inner.get("discriminator").value or inner.place in closed:
            found.append(each)
        elif inner.place not in places:
            places.add(inner.place)
            waiting += reversed(nested)
    return found, places


@dataclass(slots=True)
class Members:
    """The members of an object with all that is under `allOf`, in order, and those required."""

    properties: dict[str, Part] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    rest: Part | None = None
    unions: list[Part] = field(default_factory=list)
    is_object: bool = False


def members(schema: Part) -> Members:
    """Return the members of a schema and of all under its `allOf`."""
    found = Members()
    for part in _with_all_under(schema):
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


def _with_all_under(schema: Part) -> Iterator[Part]:
    """Yield a schema after all that is under its `allOf`, each once, however many refer to it."""
    met: set[str] = set()
    waiting = [(schema, False)]
    while waiting:
        part, is_last = waiting.pop()
        if is_last:
            yield part
            continue
        part = part.followed()
        if isinstance(part.value, dict) and part.place not in met:
            met.add(part.place)
            waiting.append((part, True))
            waiting += [(each, False) for each in reversed([*part.get("allOf").entries()])]


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
    value = part.value
    is_weak = isinstance(value, dict) and value.keys() <= _DESCRIBING | {"nullable"}
    return not is_weak or known.value is None


def described(schema: Part) -> Iterator[tuple[str, Any]]:
    """Yield the words beside a reference as well as those of what it refers to, its own first."""
    if isinstance(schema.value, dict):
        yield from schema.value.items()
    followed = schema.followed()
    if followed is not schema and isinstance(followed.value, dict):
        yield from followed.value.items()
