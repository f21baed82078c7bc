"""Examples for types that a document has none for: small, valid, and the same in each run."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

from clientgen.openapi.fitting import takes
from clientgen.openapi.reading import Json
from clientgen.openapi.words import STATED

Use = dict[str, Any]

_DEEPEST = 20
_FORMATS = {
    "date-time": "2024-05-06T07:08:09Z",
    "date": "2024-05-06",
    "time": "07:08:09Z",
    "duration": "PT1H",
    "uuid": "0b9e1c52-3a5f-4f0e-9d3c-6f1a2b7c8d90",
    "uri": "https://example.com/",
    "decimal": "12.5",
    "http-date": "Mon, 06 May 2024 07:08:09 GMT",
    "int64": "12",
    "uint64": "12",
}
NOTHING = object()
"""In place of an example: a named type shows its own."""


class Samples:
    """Values of types; those of named types are left out where they stand within others."""

    def __init__(self, definitions: Mapping[str, Use]) -> None:
        self._definitions = definitions

    def of_definition(self, name: str) -> Json:
        """Return the example of a named type; `NOTHING` if it needs none."""
        made = self._value(self._definitions[name], name, 0)
        return NOTHING if made is NOTHING else made

    def full(self, use: Use, name: str) -> Json:
        """Return a value that has no name itself; members of named types are left out in it."""
        return self._value(self._behind(use), name, 0)

    def of_request(self, use: Use, name: str) -> Json:
        """Return a whole value without what only responses have."""
        bare = self._behind(use)
        shown = {
            wire: member
            for wire, member in bare.get("properties", {}).items()
            if not member.get("readOnly")
        }
        return self.full({**bare, "properties": shown} if "properties" in bare else bare, name)

    def whole(self, use: Use, name: str = "text", depth: int = 0) -> Json:
        """Return a value with all that is required in it, also of named types."""
        bare = self._behind(use)
        if use.get("nullable") and depth > 2:
            return None
        if "oneOf" in bare and depth < _DEEPEST:
            return self.whole(bare["oneOf"][0], name, depth + 1)
        if "properties" in bare and depth < _DEEPEST:
            shown = bare.get("required", ()) if depth else bare["properties"]
            return {
                wire: member[STATED] if takes(member, wire) else self.whole(member, wire, depth + 1)
                for wire, member in bare["properties"].items()
                if not member.get("writeOnly")
                if wire in bare.get("required", ()) or (wire in shown and _is_short(member))
            }
        if bare.get("type") == "array" and not bare.get("minItems"):
            return []
        if bare.get("type") == "object":
            return {}
        if bare.get("type") == "array":
            return [self.whole(bare["items"], name, depth + 1)] * min(bare["minItems"], 20)
        return self._value(bare, name, 0)

    def _behind(self, use: Use) -> Use:
        for _ in range(_DEEPEST):
            if "$ref" not in use:
                break
            use = self._definitions.get(use["$ref"], {"type": "any"})
        return use

    def _value(self, use: Use, name: str, depth: int) -> Json:
        if depth > _DEEPEST:
            return NOTHING
        if "$ref" in use:
            behind = self._behind(use)
            return NOTHING if _has_own(behind) else self._value(behind, name, depth + 1)
        if "const" in use:
            return use["const"]
        if "enum" in use:
            return use["enum"][0]
        if "oneOf" in use:
            return self._of_union(use, name, depth)
        kind = use.get("type", "any")
        if kind == "object":
            return self._object(use, name, depth)
        if kind == "array":
            return self._list(use, name, depth)
        return _scalar(use, name)

    def _of_union(self, use: Use, name: str, depth: int) -> Json:
        for each in use["oneOf"]:
            if "$ref" not in each:
                return self._value(each, name, depth + 1)
        first = self._behind(use["oneOf"][0])
        return self._sent(first, name, depth + 1)

    def _sent(self, use: Use, name: str, depth: int) -> Json:
        """A value of an alternative that requests and responses can have: its required members."""
        if "properties" not in use:
            return self._value(use, name, depth)
        needed = {
            wire: member
            for wire, member in use["properties"].items()
            if wire in use.get("required", ())
            if not (member.get("readOnly") or member.get("writeOnly"))
        }
        return self._value({"type": "object", "properties": needed}, name, depth)

    def _object(self, use: Use, name: str, depth: int) -> Json:
        if "properties" not in use:
            inner = use.get("additionalProperties", {"type": "any"})
            value = self._value(inner, name, depth + 1) if isinstance(inner, dict) else "text"
            return NOTHING if value is NOTHING else {"name": value}
        made = {
            wire: self._member(member, wire, depth) for wire, member in use["properties"].items()
        }
        rest = use.get("additionalProperties")
        shown = {wire: value for wire, value in made.items() if value is not NOTHING}
        if rest is not None and "other" not in use["properties"]:
            value = self._value(rest, "other", depth + 1) if isinstance(rest, dict) else "text"
            if value is not NOTHING:
                shown["other"] = value
        return shown

    def _member(self, member: Use, wire: str, depth: int) -> Json:
        return member[STATED] if takes(member, wire) else self._value(member, wire, depth + 1)

    def _list(self, use: Use, name: str, depth: int) -> Json:
        value = self._value(use["items"], name, depth + 1)
        if value is NOTHING:
            return NOTHING
        return [value] * max(1, min(use.get("minItems", 1), 20))


def _is_short(member: Use) -> bool:
    """Tell whether an optional member is worth showing in an item: a scalar that responses have."""
    return member.get("type") in ("string", "integer", "number", "boolean") and not member.get(
        "writeOnly"
    )


def _has_own(definition: Use) -> bool:
    """Tell whether a named type shows an example of its own in the place of one that is left out."""
    return definition.get("type") in ("object", "array") or "oneOf" in definition


def _scalar(use: Use, name: str) -> Json:
    kind = use.get("type", "any")
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return _number(use, kind)
    if kind == "string":
        return _text(use, name)
    return "text"


def _number(use: Use, kind: str) -> int | float:
    if use.get("format") == "unix-time":
        return 1714979289
    low = use.get("minimum", use.get("exclusiveMinimum"))
    high = use.get("maximum", use.get("exclusiveMaximum"))
    step = 1 if kind == "integer" else 0.5
    value: int | float = 1
    if low is not None and value <= low:
        value = low + (step if "exclusiveMinimum" in use else 0)
    if high is not None and value >= high:
        value = high - (step if "exclusiveMaximum" in use else 0)
    return int(value) if kind == "integer" else value


def _text(use: Use, name: str) -> str:
    form = use.get("format")
    if form == "byte":
        return base64.b64encode(b"content").decode()
    if form in _FORMATS:
        return _FORMATS[form]
    if "pattern" in use:
        from clientgen.openapi.matching import text_for

        found = text_for(use["pattern"], use.get("minLength", 0), use.get("maxLength"))
        return found if found is not None else ""
    value = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "text"
    low, high = use.get("minLength", 0), use.get("maxLength")
    if len(value) < low:
        value = value + "x" * (low - len(value))
    return value if high is None else value[:high]
