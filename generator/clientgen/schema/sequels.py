"""Violations that follow from another one: a slip of an author is told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clientgen.diagnostics import nearest, quote
from clientgen.document import Path
from clientgen.schema.schemas import resolve

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_SHOWN_WORDS = 30
_OF_KEYS = ("additionalProperties", "unevaluatedProperties")


@dataclass(frozen=True, slots=True)
class Words:
    """The allowed keys of a closed schema, and its hints about unknown keys."""

    known: dict[str, None] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)

    def collect(self, schema: Mapping[str, Any]) -> None:
        """Add the keys of a schema and of the schemas that it refers to."""
        self.known.update(dict.fromkeys(schema.get("properties", ())))
        for key, hint in schema.get("x-hints", {}).items():
            self.hints.setdefault(key, hint)
        if "$ref" in schema:
            self.collect(resolve(schema["$ref"]))

    def meant(self, key: str) -> str | None:
        """Return the allowed key that an unknown one stands for, if one does."""
        named = (each for each in self.known if quote(each) in self.hints.get(key, ""))
        return next(named, None) if key in self.hints else nearest(key, self.known)

    def hint(self, key: str) -> str:
        """Return the hint for an unknown key."""
        near = self.meant(key)
        if key in self.hints or near is not None:
            return self.hints.get(key, f"did you mean {quote(near or '')}?")
        shown = ", ".join(quote(word) for word in list(self.known)[:_SHOWN_WORDS])
        return f"allowed keys are {shown}" if shown else "remove it"


def words_of(schema: Mapping[str, Any]) -> Words:
    """Return the keys that a schema allows, with its hints."""
    words = Words()
    words.collect(schema)
    return words


def companion(error: ValidationError) -> str | None:
    """Return the word that requires something of another word, if the violation is about that."""
    path = list(error.absolute_schema_path)
    if "dependentSchemas" not in path or error.validator not in ("const", "enum", "required"):
        return None
    if error.validator == "required" and not all(
        key in error.instance or key in error.schema.get("properties", ())
        for key in error.validator_value
    ):
        return None
    return str(path[len(path) - path[::-1].index("dependentSchemas")])


def alternatives(error: ValidationError) -> list[str]:
    """Return the words of which a mapping must have one; empty if words do not decide."""
    words = [branch.get("required", [""])[0] for branch in error.validator_value]
    return words if all(words) else []


@dataclass(frozen=True, slots=True)
class Sequels:
    """Knows which violations follow from others."""

    meant: Mapping[Path, frozenset[str]]
    """By mapping, the words for which its unknown keys stand."""
    untyped: Mapping[Path, ValidationError]
    """By mapping without a type, the violation that tells it."""

    def includes(self, error: ValidationError) -> bool:
        """Tell whether a violation follows from another one."""
        path: Path = tuple(error.absolute_path)
        if path[-2:-1] == ("enum",) and "then" in error.absolute_schema_path:
            return path[:-2] in self.untyped  # which values fit depends on the type
        is_plain = error.validator == "required" and companion(error) is None
        return not is_plain and not all(self.tells(error, word) for word in _absent(error))

    def tells(self, error: ValidationError, word: str) -> bool:
        """Tell whether a violation is the one to say that a word is missing."""
        path: Path = tuple(error.absolute_path)
        is_of_other = word == "type" and self.untyped.get(path, error) is not error
        return word not in self.meant.get(path, ()) and not is_of_other


def sequels_of(errors: Sequence[ValidationError]) -> Sequels:
    """Find out which violations follow from others."""
    meant: dict[Path, frozenset[str]] = {}
    untyped: dict[Path, ValidationError] = {}
    for error in sorted(errors, key=lambda each: companion(each) is None):
        path: Path = tuple(error.absolute_path)
        if error.validator in _OF_KEYS and isinstance(error.instance, dict):
            words = words_of(error.schema)
            found = map(words.meant, error.instance.keys() - words.known.keys())
            meant[path] = frozenset(filter(None, found))
        elif "type" in _absent(error):
            untyped.setdefault(path, error)
    return Sequels(meant, untyped)


def _absent(error: ValidationError) -> list[str]:
    """The words that a violation says to be missing, of which one may be enough."""
    if error.validator == "required":
        return [key for key in error.validator_value if key not in error.instance]
    if error.validator == "oneOf" and isinstance(error.instance, dict):
        words = alternatives(error)
        return [] if any(word in error.instance for word in words) else words
    return []
