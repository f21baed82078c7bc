"""Draws types, each with a value that fits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .draw import Draw, Words

Typed: TypeAlias = tuple[Words, Any]
"""A use of a type, and a value of it as it is on the wire."""

PLAIN: Sequence[Typed] = (
    ({"type": "string"}, "a text"),
    ({"type": "integer"}, 7),
    ({"type": "boolean"}, True),
    ({"type": "number"}, 1.5),
)
LIMITED: Sequence[Typed] = (
    ({"type": "string", "minLength": 2, "maxLength": 9}, "short"),
    ({"type": "string", "pattern": "^[a-z]+-[0-9]{2}$"}, "ab-12"),
    ({"type": "integer", "minimum": 1, "maximum": 50}, 50),
    ({"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9}, 1),
    ({"type": "number", "minimum": -1.5, "exclusiveMaximum": 2.5}, 0.25),
    ({"type": "number", "exclusiveMinimum": 0}, 0.5),
)
FORMATTED: Sequence[Typed] = (
    ({"type": "string", "format": "date-time"}, "2024-05-06T07:08:09Z"),
    ({"type": "string", "format": "date"}, "2024-05-06"),
    ({"type": "string", "format": "time"}, "07:08:09Z"),
    ({"type": "string", "format": "duration"}, "PT1H30M"),
    ({"type": "string", "format": "uuid"}, "7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f"),
    ({"type": "string", "format": "uri"}, "https://example.org/a?b=c"),
    ({"type": "string", "format": "byte"}, "ZmFrZQ=="),
    ({"type": "string", "format": "decimal"}, "12.50"),
    ({"type": "string", "format": "http-date"}, "Mon, 06 May 2024 07:08:09 GMT"),
    ({"type": "string", "format": "int64"}, "-9007199254740993"),
    ({"type": "string", "format": "uint64"}, "18446744073709551615"),
    ({"type": "string", "format": "byte", "maxLength": 8}, "ZmFrZQ=="),
    ({"type": "string", "format": "date-time", "maxLength": 40}, "2024-05-06T07:08:09.25+01:30"),
    ({"type": "integer", "format": "int32"}, -7),
    ({"type": "integer", "format": "int64"}, 9007199254740993),
    ({"type": "integer", "format": "unix-time"}, 1714979289),
    ({"type": "number", "format": "unix-time"}, 1714979289.5),
    ({"type": "number", "format": "float"}, 0.5),
    ({"type": "number", "format": "double", "maximum": 4}, 3.25),
)
TEXTS: Sequence[str] = (
    "a text",
    "ü and ✓",
    'with "quotes" and \\',
    "two  blanks",
    "a, b; c=d&e",
    "-7",
    "true",
    "null",
    "%41/%2F?#",
    "<b>&amp;</b>",
    "#{x} {y} $z `w`",
    "",
    "two\nlines",
    " around ",
)
VALUES: Sequence[str] = ("red", "green", "dark blue", "1st", "-", "None", "class", "RED", "é", "")
MEMBERS: Sequence[str] = (
    "name", "size", "state", "createdAt", "tags", "class", "from", "x-y", "HTTPServer", "_links",
    "value", "data", "type", "list", "items", "key", "count", "@odata.type", "$top", "a b", "self",
    "body", "code", "message", "headers", "timeout", "limit", "URL", "is_ok", "id", "ids[]", "é",
    "property", "format", "name_", "user.name", "next", "print", "query", "output", "yes", "file",
)  # fmt: skip
MOST = 9
"""Named types that others refer to, so that specs stay small."""


@dataclass
class Types:
    """Draws the types of one spec; `named` are those of types.yaml so far, with their values."""

    draw: Draw
    document: str
    xml: bool = False
    named: dict[str, Typed] = field(default_factory=dict)
    begun: int = 0

    def scalar(self) -> Typed:
        """Return a text, a number or `true`, with whatever constrains it."""
        kind = self.draw.number(0, 9)
        if kind < 4:
            words, value = self.draw.pick(PLAIN)
            value = self.draw.pick(TEXTS) if value == "a text" else value
        elif kind < 6:
            words, value = self.draw.pick(LIMITED)
        elif kind < 9:
            words, value = self.draw.pick(FORMATTED)
        else:
            return self.reference(self.enumeration, "scalar")
        return dict(words), value

    def enumeration(self) -> Typed:
        """Return the declaration of an enumeration."""
        values: list[Any] = (
            self.draw.some(VALUES, 4, 1)
            if self.draw.chance(80)
            else self.draw.some([1, 2, -3, 40], 3, 1)
        )
        kind = "string" if isinstance(values[0], str) else "integer"
        words = {"type": kind, "enum": list(values), "open": self.draw.chance(50)}
        if kind == "string":
            words |= self.draw.words(
                20,
                python_names={values[-1]: "OTHER"},
                descriptions={values[0]: "The first of `them`"},
            )
        return words, values[0]

    def reference(self, make: Any, sort: str) -> Typed:
        """Return a reference to a named type: one that is there, or a new one."""
        there = [name for name, (words, _) in self.named.items() if words.get("x-sort") == sort]
        if there and (self.begun >= MOST or self.draw.chance(50)):
            name = self.draw.pick(there)
            return {"$ref": name}, self.named[name][1]
        if self.begun >= MOST:
            return dict(PLAIN[0][0]), PLAIN[0][1]
        self.begun += 1
        return self.declare(*make(), sort=sort)

    def declare(self, words: Words, value: Any, *, sort: str = "", stem: str = "") -> Typed:
        """Add a named type, and return a reference to it."""
        name = self.draw.name(stem or self.draw.pick(["Thing", "Decimal", "Box", "Page2", "Item"]))
        self.named[name] = (words, value)
        words |= {
            "x-sort": sort,
            **self.draw.words(15, description="What `it` is\n\nand more of it"),
            **self.draw.words(
                6,
                notes=["A remark"],
                source={"document": self.document, "section": "Types"},
                secret=sort != "union",
                python_name=f"{name}Named",
                xml={"name": f"{name}Element"},
            ),
            "example": value,
        }
        if self.draw.chance(8):
            words["examples"] = {"first": words.pop("example")}
        return {"$ref": name}, value

    def use(self, depth: int = 2, percent: int = 15) -> Typed:
        """Return the use of any type but bytes; `percent` of them can be null."""
        kind = self.draw.number(0, 11 if depth else 5)
        if kind < 6:
            words, value = self.scalar()
        elif kind < 8:
            words, value = self.reference(self.record, "record")
        elif kind < 10:
            words, value = self.many(depth)
        elif kind < 11:
            words, value = {"type": "any"}, self.draw.pick([{"a": [1, None]}, "text", 1.25, [True]])
        else:
            words, value = self.written_here(depth)
        if self.draw.chance(percent):
            words |= {"nullable": True}
            value = None if self.draw.chance(50) else value
        return words, value

    def many(self, depth: int) -> Typed:
        """Return a list or a map."""
        words, value = self.use(depth - 1, percent=5)
        if self.draw.chance(8) and "type" in words and words["type"] == "string":
            words, value = {"type": "string", "const": "only"}, "only"
        if self.draw.chance(60):
            bounds = self.draw.words(15, minItems=1, maxItems=4)
            items = words | (self.draw.words(10, xml={"name": "entry"}) if self.xml else {})
            return {"type": "array", "items": items, **bounds}, [value] * self.draw.number(1, 2)
        if self.draw.chance(10):
            return {"type": "object", **self.draw.words(50, additionalProperties=True)}, {"a": 1}
        key = self.draw.pick(["a", "b-c", "class", "é"])
        return {"type": "object", "additionalProperties": words}, {key: value}

    def written_here(self, depth: int) -> Typed:
        """Return a record, an enumeration or a union that has no name of its own."""
        kind = self.draw.number(0, 3)
        if kind == 0:
            words, value = self.enumeration()
        elif kind == 1:
            words, value = self.union()
        else:
            words, value = self.record(depth - 1)
        return words | self.draw.words(25, python_name=self.draw.name("Inner")), value

    def written_here_whole(self) -> Typed:
        """Return a record, an enumeration or a union as a body of its own."""
        return self.written_here(2)

    def record(self, depth: int = 2) -> Typed:
        """Return the declaration of a record."""
        members = {name: self.member(depth) for name in self.draw.some(MEMBERS, 5, 1)}
        names = [words.get("wire_name", name) for name, (words, _) in members.items()]
        value = dict(zip(names, (value for _, value in members.values()), strict=True))
        words: Words = {"type": "object"}
        if depth == 2 and self.draw.chance(10):
            base, shown = self.reference(self.record, "record")
            if "$ref" in base:
                words["allOf"] = [base]
                value = {**shown, **value}
        words["properties"] = {name: words for name, (words, _) in members.items()}
        needed = [
            each.get("wire_name", name)
            for name, (each, _) in members.items()
            if "default" not in each and "seen" not in each
        ]
        if required := self.draw.some(needed, 3):
            words["required"] = required
        if self.draw.chance(8) and not self.xml:
            extra, one = self.scalar()
            words["additionalProperties"] = self.draw.pick([True, extra])
            value = {**value, "unlisted": one} if self.draw.chance(50) else value
        return words | self.draw.words(6, order=names[::-1], json_order=names[1:]), value

    def measured(self) -> Typed:
        """Return a reference to a record that is a text with attributes in XML."""
        number, value = self.draw.pick(PLAIN)
        members = {
            "unit": {"type": "string", "xml": {"attribute": True}},
            "value": {**number, "xml": {"text": True}},
        }
        words: Words = {"type": "object", "properties": members, "required": ["value"]}
        shown = {"unit": "MB", "value": value}
        return self.declare(words, shown, stem="Measured", sort="measured")

    def member(self, depth: int) -> Typed:
        """Return a member of a record."""
        words, value = self.use(depth)
        if self.xml and self.draw.chance(8):
            words, value = self.measured()
        elif self.draw.chance(4):
            constant = self.draw.pick(["only", 3, False])
            kind = {str: "string", int: "integer", bool: "boolean"}[type(constant)]
            words, value = {"type": kind, "const": constant}, constant
            if self.draw.chance(30):
                words, value = self.declare(words, value, stem="Only")
        elif self.draw.chance(4):
            words, value = {"type": "integer", "names": {"201": "Created", "404": "Not there"}}, 201
        elif value is not None and not isinstance(value, dict | list) and self.draw.chance(15):
            words |= {"default": value}
        words |= self.draw.words(15, description="What the member\nis for")
        words |= self.draw.words(
            5,
            deprecated=self.draw.pick([True, {"since": "2.0"}]),
            secret=True,
            seen=False,
            wire_name=self.draw.name("Wire-name"),
            python_name=self.draw.name("member_named"),
            flag=self.draw.name("member-given"),
        )
        words |= self.draw.pick([{"readOnly": True}, {"writeOnly": True}, *[{}] * 12])
        if self.xml:
            words |= self._xml(words)
        return words, value

    def _xml(self, words: Words) -> Words:
        forms = [{"name": self.draw.name("Renamed")}, {"namespace": "urn:other"}]
        if words.get("type") == "array":
            forms += [{"wrapped": False}]
        elif words.get("type") in ("string", "integer", "boolean"):
            forms += [{"attribute": True}, {"attribute": True}, {"text": True}]
        return self.draw.words(25, xml=self.draw.pick(forms))

    def union(self) -> Typed:
        """Return the declaration of a union."""
        return self.told_apart() if self.draw.chance(50) else self.of_kinds()

    def of_kinds(self) -> Typed:
        """Return a union whose alternatives are of different kinds of JSON."""
        record = self.reference(self.record, "record")
        text = self.draw.pick(
            [({"type": "string"}, "a text"), ({"type": "string", "const": "auto"}, "auto")]
        )
        listed = {"type": "array", "items": record[0]}, [record[1]]
        options = [text, record, listed, ({"type": "integer"}, 3), ({"type": "boolean"}, False)]
        if self.draw.chance(15):
            options += [
                (
                    {
                        "type": "string",
                        "enum": ["a", "b"],
                        "open": False,
                        "python_name": self.draw.name("Letter"),
                    },
                    "a",
                )
            ]
            options = options[1:]
        chosen = self.draw.some(options, 4, 2)
        return {"oneOf": [words for words, _ in chosen]}, self.draw.pick(chosen)[1]

    def told_apart(self) -> Typed:
        """Return a union of records that a member tells apart."""
        kind = self.draw.pick(["kind", "type", "@type"])
        records = {}
        for value in self.draw.some(["circle", "square", "a b"], 3, 2):
            words, shown = self.record(1)
            words["properties"] = {kind: {"type": "string", "const": value}, **words["properties"]}
            words["properties"][kind] = {"type": "string", "const": value}
            words["required"] = [
                kind,
                *(each for each in words.get("required", ()) if each != kind),
            ]
            words.pop("order", None), words.pop("json_order", None)
            shown = {kind: value, **{name: each for name, each in shown.items() if name != kind}}
            records[value] = self.declare(words, shown, stem=self.draw.pick(["Circle", "Shape"]))
        discriminator: Words = {"propertyName": kind}
        if self.draw.chance(50):
            discriminator["mapping"] = {name: each["$ref"] for name, (each, _) in records.items()}
        words = {"oneOf": [each for each, _ in records.values()], "discriminator": discriminator}
        return words | self.draw.words(50, open=True), self.draw.pick(list(records.values()))[1]

    def recursive(self) -> Typed:
        """Return a reference to a record that can contain itself."""
        name = f"Tree{len(self.named)}"
        branch = self.draw.pick(
            [{"type": "array", "items": {"$ref": name}}, {"$ref": name, "nullable": True}]
        )
        words, value = self.record(1)
        words["properties"]["branch"] = branch
        leaf = {**value, "branch": [] if "items" in branch else None}
        self.draw.given[name] = 0
        return self.declare(words, leaf, stem=name, sort="tree")

    def content(self) -> dict[str, Words]:
        """Return what `types.yaml` has under `types`."""
        return {
            name: {key: value for key, value in words.items() if key != "x-sort"}
            for name, (words, _) in self.named.items()
        }
