"""What a choice of several schemas becomes: one type, a union, or any value."""

from __future__ import annotations

from typing import Any

from clientgen.openapi import names
from clientgen.openapi.reading import Json
from clientgen.openapi.scalars import python_names
from clientgen.openapi.schemas import members, opened
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use

_NUMBERS = ("integer", "number")


def choose(types: Types, schema: Part, choices: list[Part], owner: str) -> Use:
    """Return the type of a value that fits one of some schemas; `owner` is the name of its use.

    In what it is made of, a choice that it is itself has its name.
    """
    leaves, places = opened(choices, types.closed)
    if not leaves:
        types.report.fault("a choice of nothing but itself", schema.place, "any value")
        return types.anything()
    outer, types.closed = types.closed, types.closed | places | {schema.place}
    made = _union(types, schema, leaves, owner)
    types.closed = outer
    return made


def _union(types: Types, schema: Part, leaves: list[Part], owner: str) -> Use:
    if types.in_form:
        leaves = _for_form(types, schema, leaves)
    if len(leaves) == 1:
        return types.use(leaves[0], owner)
    discriminator = _discriminator(types, schema, leaves)
    made = _distinct([_alternative(types, each, owner, index) for index, each in enumerate(leaves)])
    by_kind: dict[str, list[Use]] = {}
    for use in made:
        by_kind.setdefault(_kind(types, use), []).append(use)
    if "any" in by_kind:
        types.report.lacks("a choice of which one is any value", schema.place, "any value")
        return {"type": "any"}
    whole: list[Use] = []
    for kind, uses in by_kind.items():
        whole += _reduced(types, schema, kind, uses)
    whole = _distinct(whole)
    if any(use == {"type": "any"} for use in whole):
        return {"type": "any"}
    if len(whole) == 1:
        if "enum" in whole[0] and "python_name" not in whole[0]:
            types.pin(whole[0], owner)
        return whole[0]
    union: Use = {"oneOf": [_named(types, use, owner) for use in whole]}
    if discriminator is not None and len(by_kind) == 1:
        union |= {"discriminator": {"propertyName": discriminator}, "open": True}
    types.pin(union, owner)
    types.unions.append((union, schema.place))
    return union


def _for_form(types: Types, schema: Part, leaves: list[Part]) -> list[Part]:
    """The one alternative that a form takes: the richest, without a text that only removes a value."""
    left = [each for each in leaves if each.followed().get("enum").value != [""]]
    if len(left) < len(leaves):
        types.report.lacks("an empty text in a form that removes a value", schema.place, "left out")
    records = [each for each in left if members(each).properties]
    if len(left) > 1:
        types.report.lacks("a choice in a form", schema.place, "one of its alternatives")
    return (records or left or leaves)[:1]


def _named(types: Types, use: Use, owner: str) -> Use:
    """An alternative as a union takes it: an enumeration has a name."""
    if "enum" not in use:
        return use
    name = use.pop("python_name", None) or types.claim(f"{owner}Text")
    types.definitions[name] = use
    return {"$ref": name}


def _alternative(types: Types, each: Part, owner: str, index: int) -> Use:
    """The type of an alternative; a record gets a name."""
    target = each.followed()
    if target is not each:
        use = types.use(each, owner)
    elif members(each).properties:
        title = each.text("title")
        name = names.pascal(title) if title else f"{owner}{_number(index)}"
        use = {"$ref": types.named(each, name)}
    else:
        use = types.use(each, f"{owner}{_number(index)}")
        use.pop("nullable", None)
        if "oneOf" in use:
            name = use.pop("python_name", None) or types.claim(f"{owner}{_number(index)}")
            types.definitions[name] = use
            use = {"$ref": name}
        elif "enum" in use:
            use.pop("python_name", None)
    return {key: value for key, value in use.items() if key != "nullable"}


def _number(index: int) -> str:
    return f"Option{index + 1}"


def _distinct(uses: list[Use]) -> list[Use]:
    found: list[Use] = []
    for use in uses:
        if use not in found:
            found.append(use)
    return found


def _kind(types: Types, use: Use) -> str:
    """The kind of JSON of the values of a type."""
    bare = types.look(use)
    if "oneOf" in bare:
        return "union"
    kind: str = bare.get("type", "any")
    return {"integer": "number", "bytes": "any"}.get(kind, kind)


def _reduced(types: Types, schema: Part, kind: str, uses: list[Use]) -> list[Use]:
    """The alternatives of one kind of JSON, as one or as several that can be told apart."""
    if len(uses) == 1:
        return uses
    if kind == "string":
        return [_text(types, uses)]
    if kind == "number":
        return [
            {"type": "number" if any(use.get("type") != "integer" for use in uses) else "integer"}
        ]
    if kind == "boolean":
        return [{"type": "boolean"}]
    if kind == "object":
        return uses
    if kind == "array":
        types.report.lacks("lists of different items", schema.place, "a list of any values")
        return [{"type": "array", "items": {"type": "any"}}]
    return uses


def _text(types: Types, uses: list[Use]) -> Use:
    values: list[Any] = []
    is_listed = True
    for use in uses:
        inner = types.look(use)
        values += [inner["const"]] if "const" in inner else inner.get("enum", [])
        is_listed = is_listed and ("const" in inner or "enum" in inner)
    values = list(dict.fromkeys(values))
    if not values:
        return {"type": "string"}
    made: Use = {"type": "string", "enum": values, "open": True}
    pinned = python_names(values)
    return {**made, "python_names": pinned} if pinned else made


def _discriminator(types: Types, schema: Part, leaves: list[Part]) -> str | None:
    """The member that tells records apart, whose values each of them gets as constants."""
    said = schema.get("discriminator")
    name = said.text("propertyName")
    targets = [each.followed() for each in leaves]
    if not name:
        return None
    mapping = said.get("mapping").value
    by_place: dict[str, list[str]] = {}
    for value, reference in mapping.items() if isinstance(mapping, dict) else ():
        target = _mapped(schema, reference)
        if target is not None:
            by_place.setdefault(target.place, []).append(value)
        else:
            types.report.fault("a discriminator that names nothing", said.place, "left out")
    if any(name not in members(each).properties for each in targets):
        types.report.fault("a discriminator that not every alternative has", said.place, "left out")
        return None
    for each in targets:
        usual = each.text("x-ms-discriminator-value") or each.place.rsplit("/", 1)[-1]
        values = by_place.get(each.place) or [usual]
        own = types.named(each)
        known = types.constants.get(own)
        if known is not None and known != (name, values):
            types.report.lacks("two discriminators of one record", each.place, "the first one")
            return None
        types.constants[own] = (name, values)
    return name


def _mapped(schema: Part, reference: Json) -> Part | None:
    if not isinstance(reference, str):
        return None
    if "#" not in reference and "/" not in reference and "." not in reference:
        reference = f"#/components/schemas/{reference}"
    return schema.source.find(reference, schema.file)
