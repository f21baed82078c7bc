"""Makes the types of a spec of the schemas of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clientgen.openapi import names, vendors
from clientgen.openapi.prose import is_wire_name
from clientgen.openapi.report import Report
from clientgen.openapi.scalars import enumeration, scalar
from clientgen.openapi.schemas import (
    Members,
    alternatives,
    is_null,
    is_nullable,
    members,
    types_of,
    wrapped,
)
from clientgen.openapi.source import Joined, Part
from clientgen.openapi.words import STATED, Use, described, file_words

_DEEPEST = 12
"""The most types written in one another; a deeper one gets a name of its own."""

_LONGEST_CHAIN = 20

_MOST_INLINED = 2000
"""The most references that are followed for one form, which has no names for what it is made of."""

_BESIDE = (
    STATED,
    "in",
    "description",
    "readOnly",
    "writeOnly",
    "deprecated",
    "default",
    "secret",
    "nullable",
    "wire_name",
    "style",
    "example",
)
"""Words of a member or parameter that are not words of its type."""

_UNSAID = {
    "not": "`not`",
    "if": "`if`, `then`, `else`",
    "patternProperties": "`patternProperties`",
    "propertyNames": "`propertyNames`",
    "dependentSchemas": "`dependentSchemas`",
    "dependentRequired": "`dependentRequired`",
    "minProperties": "`minProperties`",
    "maxProperties": "`maxProperties`",
    "uniqueItems": "`uniqueItems`",
    "contains": "`contains`",
    "prefixItems": "`prefixItems`",
    "unevaluatedProperties": "`unevaluatedProperties`",
}


@dataclass(slots=True)
class Types:
    """The named types of an import, by name, and how uses of schemas are written.

    `pins` are names that earlier imports gave, by place; `unions` decides what a choice of several
    schemas becomes.
    """

    report: Report
    pins: dict[str, str]
    choose: Callable[[Types, Part, list[Part], str], Use]
    definitions: dict[str, Use] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    constants: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """The values that a discriminator gives to a member of a record, by the name of the record."""
    unions: list[tuple[Use, str]] = field(default_factory=list)
    """Every union that was made, with its place in the document."""
    waiting: dict[str, Part] = field(default_factory=dict)
    in_form: bool = False
    """Whether what is made is a part of a form, which has no choices."""
    _defining: str = ""
    _within: list[str] = field(default_factory=list)
    _inlined_left: int = 0
    _joining: list[str] = field(default_factory=list)
    closed: frozenset[str] = frozenset()
    """The places of the choices that are being made, which keep their names in themselves."""

    def use(self, schema: Part, owner: str, depth: int = 0) -> Use:
        """Return the type of a schema where it is used; `owner` is the name of this use."""
        if schema.value is True or schema.value == {} or schema.value is None:
            return self.anything()
        if not isinstance(schema.value, dict):
            self.report.fault("a schema that is none", schema.place, "any value")
            return {"type": "any"}
        if isinstance(schema.value.get("$ref"), str):
            return self._inlined(schema, owner, depth) if self.in_form else self._referred(schema)
        made = self._shape(schema, owner, depth)
        if is_nullable(schema) and not self.in_form and made.get("type") not in ("any", "bytes"):
            made["nullable"] = True
        return made

    def anything(self) -> Use:
        """The type of any value; a form has only texts."""
        return {"type": "string" if self.in_form else "any"}

    def _inlined(self, schema: Part, owner: str, depth: int) -> Use:
        """The type behind a reference in a form, which has a form of its own."""
        target = schema.followed()
        if target.place in self._within or not isinstance(target.value, dict):
            self.report.lacks("a form that contains itself", schema.place, "any text")
            return {"type": "string"}
        if self._inlined_left == 0:
            self.report.lacks("a form of too many members", schema.place, "any text")
            return {"type": "string"}
        self._inlined_left -= 1
        self._within.append(target.place)
        made = self.use(target, owner, depth)
        self._within.pop()
        return made

    def _referred(self, schema: Part) -> Use:
        target = schema.followed()
        if target.value is None:
            return {"type": "any"}
        if not isinstance(target.value, dict) or not target.value:
            return {"type": "any"}
        name = self.named(target)
        use: Use = {"$ref": name}
        if not self.in_form and (is_nullable(target) or is_nullable(schema)):
            use["nullable"] = True
        return use

    def named(self, target: Part, name: str = "") -> str:
        """Return the name of the type of a schema, which is defined when its turn comes."""
        key = target.place
        if key not in self.places:
            pinned = self.pins.get(key)
            given = pinned or names.unique(
                names.pascal(name or vendors.name_of(target) or names.of_place(key)), self.taken, ""
            )
            self.places[key] = given
            self.taken.add(given)
            self.waiting[given] = target
        return self.places[key]

    def define_all(self) -> None:
        """Define every type that has got a name, and those that they name."""
        while self.waiting:
            self._define(next(iter(self.waiting)))

    def _define(self, name: str) -> None:
        part = self.waiting.pop(name)
        outer = (self._defining, self.in_form, self.closed)
        self._defining, self.in_form, self.closed = name, False, frozenset()
        made = self._shape(part, name, 0)
        self._defining, self.in_form, self.closed = outer
        made.pop("nullable", None)
        self.definitions[name] = described(part, made)

    def form(self, schema: Part, owner: str, *, has_files: bool) -> str:
        """Return the name of the record of a form; binary texts of a multipart body are files."""
        found = members(schema)
        name = self.claim(owner)
        self.definitions[name] = {"type": "object"}  # so that it is known while it is made
        outer, self._defining = (self._defining, self.in_form), name
        self.in_form, self._inlined_left = True, _MOST_INLINED
        made = self._record(found, name, 0)
        self._defining, self.in_form = outer
        for wire_name, part in found.properties.items():
            if has_files and wire_name in made.get("properties", {}):
                made["properties"][wire_name] |= file_words(part)
        self.definitions[name] = described(schema, made)
        return name

    def look(self, use: Use) -> Use:
        """Return the words of a type behind names; its turn to be defined may not have come."""
        for _ in range(_LONGEST_CHAIN):
            if "$ref" not in use:
                return use
            name = use["$ref"]
            if name not in self.definitions:
                if name not in self.waiting:  # it is being defined
                    return {"type": "object"}
                self._define(name)
            use = self.definitions[name]
        return {"type": "any"}

    def claim(self, owner: str) -> str:
        """Return a name for a type that is written where it is used."""
        name = names.unique(names.pascal(owner), self.taken, "")
        self.taken.add(name)
        return name

    def _shape(self, schema: Part, owner: str, depth: int) -> Use:
        for word, shown in _UNSAID.items():
            if schema.get(word).value not in (None, False, 0, {}, []):
                self.report.lacks(shown, schema.place, "left out")
        if isinstance(schema.get("enum").value, list) or "const" in schema.value:
            return self._enumeration(schema, owner)
        if (inner := wrapped(schema)) is not None:
            return self.use(inner, owner, depth)
        every = [each for each in schema.get("allOf").entries() if isinstance(each.value, dict)]
        found = members(schema)
        if found.properties or (every and found.is_object and not found.unions):
            return self._record(found, owner, depth)
        choices = [each for each in alternatives(schema) if not is_null(each)]
        if choices:
            return self.choose(self, schema, choices, owner)
        if every:
            return self._merged(schema, every, owner, depth)
        return self._kind(schema, found, owner, depth)

    def _kind(self, schema: Part, found: Members, owner: str, depth: int) -> Use:
        kinds = types_of(schema)
        if len(kinds) > 1:
            return self.choose(self, schema, [_only(schema, kind) for kind in kinds], owner)
        kind = kinds[0] if kinds else ""
        if kind == "array":
            return self._list(schema, owner, depth)
        if kind == "object":
            return self._map(found, owner, depth)
        made = scalar(self.report, schema, kind)
        return self.anything() if made == {"type": "any"} else made

    def _enumeration(self, schema: Part, owner: str) -> Use:
        made = enumeration(self.report, schema)
        if "enum" not in made:
            return made
        given = vendors.name_of_enumeration(schema)
        if owner != self._defining and given:
            return self._shared(made, names.pascal(given), owner)
        self.pin(made, owner)
        return made

    def _shared(self, made: Use, name: str, owner: str) -> Use:
        """An enumeration with a name of its own, which is one type wherever it is written."""
        if self.definitions.get(name) == made:
            return {"$ref": name}
        if name in self.taken:
            self.pin(made, owner)
            return made
        self.taken.add(name)
        self.definitions[name] = made
        return {"$ref": name}

    def pin(self, made: Use, owner: str) -> None:
        """Give a type that is written where it is used another name if its own is taken."""
        if owner == self._defining:
            return
        name = self.claim(owner)
        if name != owner:
            made["python_name"] = name

    def _merged(self, schema: Part, every: list[Part], owner: str, depth: int) -> Use:
        """What is under `allOf` where nothing is a record: one schema with the words of all."""
        stated: dict[str, Part] = {}
        for each in every:
            stated |= each.followed().items()
        stated |= {key: part for key, part in schema.items() if key != "allOf"}
        if "allOf" in stated or schema.place in self._joining:
            self.report.lacks("`allOf` within `allOf`", schema.place, "any value")
            return {"type": "any"}
        words = {key: part.value for key, part in stated.items()}
        joined = Joined(words, schema.place, schema.file, schema.source, stated)
        self._joining.append(schema.place)
        made = self.use(joined, owner, depth)
        self._joining.pop()
        return made

    def _list(self, schema: Part, owner: str, depth: int) -> Use:
        items = schema.get("items")
        made: Use = {"type": "array", "items": self.anything()}
        if isinstance(items.value, dict):
            made["items"] = self.inner(items, f"{owner}Item", depth)
        low, high = schema.get("minItems").value, schema.get("maxItems").value
        if isinstance(low, int) and not isinstance(low, bool) and 0 < low < 2**31:
            made["minItems"] = low
        if isinstance(high, int) and not isinstance(high, bool) and 0 < high < 2**31:
            made["maxItems"] = high
        if made.get("minItems", 0) > made.get("maxItems", 2**31):
            self.report.fault("bounds that no value satisfies", schema.place, "left out")
            del made["minItems"], made["maxItems"]
        return made

    def _map(self, found: Members, owner: str, depth: int) -> Use:
        if found.rest is None or found.rest.value in (True, {}):
            return {
                "type": "object",
                **({"additionalProperties": {"type": "string"}} if self.in_form else {}),
            }
        return {
            "type": "object",
            "additionalProperties": self.inner(found.rest, f"{owner}Value", depth),
        }

    def inner(self, schema: Part, owner: str, depth: int) -> Use:
        """Return the type of a part of a type; one that is nested too deep gets a name."""
        if depth < _DEEPEST or "$ref" in schema.value:
            return self.use(schema, owner, depth + 1)
        return {"$ref": self.named(schema, owner)}

    def _record(self, found: Members, owner: str, depth: int) -> Use:
        for part in found.unions:
            self.report.lacks(
                "a choice beside members", part.place, "members of all alternatives, optional"
            )
            for each in alternatives(part):
                for name, inner in members(each).properties.items():
                    found.properties.setdefault(name, inner)
        made: Use = {"type": "object", "properties": {}}
        required = []
        names_taken: set[str] = set()
        for name, part in found.properties.items():
            if not is_wire_name(name) or (self.in_form and depth and set(name) & set("[]")):
                self.report.lacks("a member whose name no record can have", part.place, "left out")
                continue
            own = f"{owner}{names.camel(name)}"
            member = self._member(part, own, depth)
            if name in found.required or member.get("default", "") is None:
                member.pop("default", None)
            python = names.python_name(name, names_taken, vendors.name_of(part))
            made["properties"][name] = self.renamed(member, python, own) if python else member
            if name in found.required:
                required.append(name)
        if not made["properties"]:
            return {"type": "object"}
        if required:
            made["required"] = required
        if found.rest is not None and not self.in_form:
            is_any = found.rest.value is True or found.rest.value == {}
            made["additionalProperties"] = (
                True if is_any else self.inner(found.rest, f"{owner}Value", depth)
            )
        self.pin(made, owner)
        return made

    def _member(self, part: Part, own: str, depth: int) -> Use:
        if not isinstance(part.value, dict):
            return self.use(part, own)
        return described(part, self.inner(part, own, depth), is_member=True)

    def renamed(self, member: Use, name: str, own: str) -> Use:
        """Return a member or parameter with another name in Python; a type that is written in it moves out."""
        if any(word in member for word in ("properties", "enum", "oneOf")):
            kept = (*_BESIDE, "required") if "in" in member else _BESIDE
            given = member.pop("python_name", "x")
            given = given if given[0].isupper() else self.claim(own)
            self.definitions[given] = {
                word: value for word, value in member.items() if word not in (*kept, "python_name")
            }
            member = {"$ref": given, **{word: member[word] for word in kept if word in member}}
        return {**member, "python_name": name}


def _only(schema: Part, kind: str) -> Part:
    """A schema of several types as one of them."""
    words = {**schema.value, "type": kind}
    words.pop("nullable", None)
    for word in ("description", "default", "example"):
        words.pop(word, None)
    return Part(words, f"{schema.place}/type/{kind}", schema.file, schema.source)
