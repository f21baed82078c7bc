"""Holds unions against the rule that their alternatives must be told apart; merges those that are not."""

from __future__ import annotations

from clientgen.openapi import names
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use

_LONGEST_CHAIN = 20
_KEPT = ("python_name", "description", "nullable")
"""Words of a union that what stands in its place has as well."""


def settle(types: Types) -> None:
    """Give discriminated records their constants, and every union alternatives that can be told apart."""
    for name, (member, values) in types.constants.items():
        record = types.definitions.get(name, {})
        if member in record.get("properties", {}):
            _fix(types, record, name, member, values)
    # a union may be an alternative of another one, which then has merged alternatives as well
    for union, place in types.unions:
        _settle(types, union, place)


def _fix(types: Types, record: Use, name: str, member: str, values: list[str]) -> None:
    stated = record["properties"][member]
    kept = {word: stated[word] for word in ("python_name", "description") if word in stated}
    if kept.get("python_name", "x")[0].isupper():
        del kept["python_name"]
    if len(values) == 1:
        made: Use = {"type": "string", "const": values[0]}
    else:
        made = {"type": "string", "enum": values, "open": False}
        types.pin(made, f"{name}{names.pascal(member)}")
    record["properties"][member] = {**made, **kept}
    if member not in record.setdefault("required", []):
        record["required"].append(member)


def _settle(types: Types, union: Use, place: str) -> None:
    if "oneOf" not in union:
        return
    records = [use for use in union["oneOf"] if _is_object(types, use)]
    leaves = [leaf for use in records for leaf in _leaves(types, use)]
    outer = [_bare(types, use) for use in leaves]
    if len(outer) < 2 or _are_apart(outer):
        if "discriminator" in union and not _has_constants(outer, union):
            del union["discriminator"], union["open"]
        return
    types.report.lacks(
        "alternatives that nothing tells apart", place, "one record with the members of all"
    )
    for record in outer:
        move_out(types, record)
    merged = _merged(outer)
    others = [use for use in union["oneOf"] if use not in records]
    kept: Use = {word: union[word] for word in union if word in _KEPT}
    union.clear()
    if not others:
        if "properties" not in merged:
            kept.pop("python_name", None)
        union.update({**merged, **kept})
        return
    name = types.claim(f"{kept.get('python_name', 'Merged')}Record")
    types.definitions[name] = merged
    union.update({"oneOf": [*others, {"$ref": name}], **kept})


def _is_object(types: Types, use: Use) -> bool:
    return any(_bare(types, leaf).get("type") == "object" for leaf in _leaves(types, use))


def _leaves(types: Types, use: Use, above: tuple[int, ...] = ()) -> list[Use]:
    """The alternatives of a union, those of unions in it too; one that is a part of itself is none."""
    bare = _bare(types, use)
    if "oneOf" not in bare:
        return [use]
    if id(bare) in above:
        return []
    return [leaf for one in bare["oneOf"] for leaf in _leaves(types, one, (*above, id(bare)))]


def _bare(types: Types, use: Use) -> Use:
    for _ in range(_LONGEST_CHAIN):
        if "$ref" not in use:
            break
        use = types.definitions.get(use["$ref"], {"type": "any"})
    return use


def _has_constants(records: list[Use], union: Use) -> bool:
    member = union["discriminator"]["propertyName"]
    return all(
        member in record.get("required", ()) and _values(record["properties"][member])
        for record in records
        if "properties" in record
    )


def _are_apart(records: list[Use]) -> bool:
    """Tell whether each record has a required member that no other has, or has with other values."""
    return all(
        _has_sign(record, [one for one in records if one is not record]) for record in records
    )


def _has_sign(record: Use, others: list[Use]) -> bool:
    if "properties" not in record:
        return False
    for name in record.get("required", ()):
        values = _values(record["properties"].get(name, {}))
        if all(
            name not in other.get("properties", {}) and "properties" in other for other in others
        ):
            return True
        if values and all(_differs(other, name, values) for other in others):
            return True
    return False


def _differs(other: Use, name: str, values: set[tuple[type, object]]) -> bool:
    if "properties" not in other:
        return False
    member = other["properties"].get(name)
    if member is None:
        return True
    theirs = _values(member)
    return bool(theirs) and not theirs & values


def _values(member: Use) -> set[tuple[type, object]]:
    if "const" in member:
        return {(type(member["const"]), member["const"])}
    if "enum" in member and member.get("open") is False:
        return {(type(value), value) for value in member["enum"]}
    return set()


def move_out(types: Types, record: Use, owner: str = "Shared") -> None:
    """Give names to types that are written in a record, so that another record can have them as well."""
    for name, member in record.get("properties", {}).items():
        if any(word in member for word in ("properties", "enum", "oneOf")):
            kept = member.get("python_name", "X")
            moved = types.renamed(member, "x", f"{owner}{names.pascal(name)}")
            del moved["python_name"]
            if kept[0].islower():
                moved["python_name"] = kept
            record["properties"][name] = moved
        elif "items" in member:
            inner = {"properties": {"item": member["items"]}}
            move_out(types, inner, owner)
            member["items"] = inner["properties"]["item"]
        elif isinstance(member.get("additionalProperties"), dict):
            inner = {"properties": {"value": member["additionalProperties"]}}
            move_out(types, inner, owner)
            member["additionalProperties"] = inner["properties"]["value"]


def _merged(records: list[Use]) -> Use:
    """One record with the members of several; a member with several types has any value."""
    if any("properties" not in record for record in records):
        return {"type": "object"}
    properties: dict[str, Use] = {}
    for record in records:
        for name, member in record["properties"].items():
            known = properties.setdefault(name, dict(member))
            if _shape(known) != _shape(member):
                kept: Use = {word: known[word] for word in known if word in _KEPT[:2]}
                if kept.get("python_name", "x")[0].isupper():
                    del kept["python_name"]
                properties[name] = {"type": "any", **kept}
    for name, member in properties.items():
        if "const" in member:
            properties[name] = {"type": "string" if isinstance(member["const"], str) else "any"}
        member.pop("default", None)
    required = [
        name for name in properties if all(name in record.get("required", ()) for record in records)
    ]
    made: Use = {"type": "object", "properties": properties}
    return {**made, "required": required} if required else made


def _shape(member: Use) -> Use:
    words = ("type", "$ref", "format", "items", "additionalProperties", "const", "enum", "nullable")
    return {word: member[word] for word in words if word in member}
