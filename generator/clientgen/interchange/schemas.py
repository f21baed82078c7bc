"""Types of a spec as schemas of OpenAPI 3.1 or 3.0."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clientgen.catalog import Catalog, NoSampleError
from clientgen.interchange.words import (
    EVIDENCE,
    KEY,
    SCHEMAS,
    Words,
    add_derived,
    extension,
    is_same,
    written,
)
from clientgen.ir import Reference, Text, thaw

Version: TypeAlias = Literal["3.1", "3.0"]

_BOUNDS = ("minimum", "maximum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemas:
    """Writes types; `types` are their words by name, `evidence` how facts are known, by path.

    `is_xml` tells whether any body is XML, so that what OpenAPI assumes of XML and specs do not is said.
    """

    version: Version
    types: Mapping[str, Words]
    catalog: Catalog
    evidence: Mapping[str, Words]
    is_xml: bool

    def definition(self, name: str) -> Words:
        """Return the schema of a named type, with its examples."""
        words = self.types[name]
        made = self.use(words, f"types.{name}")
        self._add_examples(made, name, words)
        return made

    def use(self, words: Words, path: str) -> Words:
        """Return the schema of a type where it is written, with the words beside it."""
        made = self._shape(words, path)
        made |= written("type", words)
        self._add_flags(made, words)
        self._add_xml(made, words)
        if words.get("nullable"):
            made = self._nullable(made)
        made = self._opened(made, words) | self.known(path)
        if self.version == "3.0" and "$ref" in made and len(made) > 1:
            # beside a reference, 3.0 has nothing
            return {"allOf": [{"$ref": made.pop("$ref")}], **made}
        return made

    def known(self, path: str) -> Words:
        """Return how the fact at a path is known, if it is not just documented."""
        return {EVIDENCE: self.evidence[path]} if path in self.evidence else {}

    def _shape(self, words: Words, path: str) -> Words:
        if "$ref" in words:
            return {"$ref": f"{SCHEMAS}{words['$ref']}"}
        if "oneOf" in words:
            return self._union(words, path)
        kind = words["type"]
        if "const" in words:
            return self._constant(kind, words)
        if "enum" in words:
            return self._enumeration(kind, words)
        match kind:
            case "any":
                return {}
            case "bytes":
                return {"type": "string", "format": "binary"}
            case "array":
                return {"type": kind, "items": self.use(words["items"], f"{path}.items")}
            case "object":
                return self._object(words, path)
            case _:
                return {"type": kind, **self._bounds(words)}

    def _constant(self, kind: str, words: Words) -> Words:
        value = words["const"]
        if self.version == "3.1" and not words.get("nullable"):
            return {"type": kind, "const": value}
        return {"type": kind, "enum": [value], extension("const"): value}

    def _enumeration(self, kind: str, words: Words) -> Words:
        """An enumeration; of an open one, other values are valid as well."""
        made: Words = {"type": kind, "enum": [*words["enum"]]}
        return self._nullable(made) if None in words["enum"] else made

    def _opened(self, made: Words, words: Words) -> Words:
        if not words.get("open") or "enum" not in made:
            return made
        values = made.pop("enum")
        return {**made, "anyOf": [{"enum": values}, {"type": words["type"]}]}

    def _bounds(self, words: Words) -> Words:
        made = {word: words[word] for word in _BOUNDS if word in words}
        for word in _BOUNDS:
            other = f"exclusive{word.capitalize()}"
            if other not in words:
                continue
            if self.version == "3.1":
                made[other] = words[other]
            elif word in words:
                made[extension(other)] = words[other]
            else:
                made |= {word: words[other], other: True}
        return made

    def _object(self, words: Words, path: str) -> Words:
        made: Words = {"type": "object"}
        if "allOf" in words:
            made["allOf"] = [{"$ref": f"{SCHEMAS}{each['$ref']}"} for each in words["allOf"]]
        if "properties" in words:
            # in XML, members come in the order of the schema
            ordered = [key for key in words.get("order", ()) if key in words["properties"]]
            members = {key: words["properties"][key] for key in (*ordered, *words["properties"])}
            made["properties"] = {
                each.get("wire_name", key): self._member(key, each, f"{path}.properties.{key}")
                for key, each in members.items()
            }
        names = self._wire_names(words)
        keys = words.get("required", ())
        if isinstance(keys, list) and keys:
            made["required"] = [names.get(key, key) for key in keys]
            if made["required"] != keys:
                made[extension("required")] = keys
        rest = words.get("additionalProperties")
        if rest is not None:
            inner = f"{path}.additionalProperties"
            made["additionalProperties"] = rest if rest is True else self.use(rest, inner)
        return made

    def _member(self, key: str, words: Words, path: str) -> Words:
        made = self.use(words, path)
        return {**made, KEY: key} if "wire_name" in words else made

    def _wire_names(self, words: Words, above: tuple[str, ...] = ()) -> dict[str, str]:
        """The names on the wire of the members of a record by their keys, those of its bases too."""
        found: dict[str, str] = {}
        for each in words.get("allOf", ()):
            name = each["$ref"]
            if name in self.types and name not in above:
                found |= self._wire_names(self.types[name], (*above, name))
        own = words.get("properties", {})
        return found | {key: each.get("wire_name", key) for key, each in own.items()}

    def _union(self, words: Words, path: str) -> Words:
        every = [
            self.use(each, f"{path}.oneOf[{index}]") for index, each in enumerate(words["oneOf"])
        ]
        stated = words.get("discriminator")
        if stated is None:
            # a record may have members of another alternative as well
            return {"anyOf": every}
        mapping = {value: f"{SCHEMAS}{name}" for value, name in stated.get("mapping", {}).items()}
        made: Words = {"propertyName": stated["propertyName"]}
        return {"oneOf": every, "discriminator": {**made, "mapping": mapping} if mapping else made}

    def _add_flags(self, made: Words, words: Words) -> None:
        deprecated = words.get("deprecated")
        if deprecated is not None and deprecated is not False:
            made["deprecated"] = True
            if deprecated is not True:
                made[extension("deprecated")] = deprecated
        if words.get("secret") and words.get("type") == "string" and "format" not in words:
            add_derived(made, format="password")

    def _add_xml(self, made: Words, words: Words) -> None:
        """Add the form in XML; in a spec, lists have an element of their own unless it says otherwise."""
        is_list = self.is_xml and words.get("type") == "array"
        if "xml" in words:
            made["xml"] = written("xml", words["xml"])
            if is_list and "wrapped" not in words["xml"]:
                add_derived(made["xml"], wrapped=True)
        elif is_list:
            add_derived(made, xml={"wrapped": True})

    def _nullable(self, made: Words) -> Words:
        if self.version == "3.0":
            values = made.get("enum", [None])
            return {
                **made,
                "nullable": True,
                **({} if None in values else {"enum": [*values, None]}),
            }
        if "$ref" in made:
            return {"anyOf": [{"$ref": made.pop("$ref")}, {"type": "null"}], **made}
        for word in ("oneOf", "anyOf"):
            if word in made:
                return {**made, word: [*made[word], {"type": "null"}]}
        if "type" not in made:
            return {**made, extension("nullable"): True}
        values = made.get("enum", [None])
        enum = {} if None in values else {"enum": [*values, None]}
        return {**made, "type": [made["type"], "null"], **enum}

    def _add_examples(self, made: Words, name: str, words: Words) -> None:
        """Add complete examples; those of the spec stand beside them where they are other ones."""
        stated = {word: words[word] for word in ("example", "examples") if word in words}
        with suppress(NoSampleError, KeyError):
            shown = self.catalog.examples(Reference(name=Text(name)))
            values = [thaw(each.value) for each in shown]
            word = "examples" if self.version == "3.1" else "example"
            value = values if self.version == "3.1" else values[0]
            if (
                list(stated) == ["example"]
                and is_same(stated["example"], values[0])
                and not values[1:]
            ):
                made[word] = value
            else:
                made |= {extension(each): given for each, given in stated.items()}
                add_derived(made, **{word: value})
            return
        made |= {extension(each): given for each, given in stated.items()}
