"""Reports violations of a schema as diagnostics in clientgen's own words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from clientgen.diagnostics import Diagnostic, nearest, quote
from clientgen.document import Document, Path, dotted
from clientgen.schema.schemas import Kind, is_plain, resolve
from clientgen.schema.sequels import Sequels, alternatives, companion, sequels_of, words_of
from clientgen.schema.validator import validator

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

PROBLEM_LIMIT = 100
"""Maximum diagnostics for one file; then checking stops."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "SCHEMA201": "an unknown key",
        "SCHEMA202": "a key is missing",
        "SCHEMA203": "a value of the wrong kind, such as a number for text",
        "SCHEMA204": "a value that is not one of those allowed",
        "SCHEMA205": "a name or text in an invalid form",
        "SCHEMA206": "a number, text, list or mapping outside its bounds",
        "SCHEMA207": "keys that require or exclude each other",
        "SCHEMA208": "a duplicate item in a list",
        "SCHEMA209": "more problems in one file than are shown",
    }
)

_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "null": "nothing",
}
_NUMBERS = frozenset({"integer", "number"})
_BOUNDS = {
    "minimum": "be {} or more",
    "maximum": "be {} or less",
    "minLength": "have {} characters or more",
    "maxLength": "have {} characters or fewer",
    "minItems": "have {} items or more",
    "maxItems": "have {} items or fewer",
    "minProperties": "have {} entries or more",
    "maxProperties": "have {} entries or fewer",
}
_QUOTES = "put quotes round a text that holds a comma"
_SHOWN_VALUE = 40


Move: TypeAlias = Callable[[Path], Path]
"""Converts the path of a checked value to the path in the document that contains it."""


def report(kind: Kind, data: object, document: Document, move: Move) -> tuple[Diagnostic, ...]:
    """Return the schema violations of `data`, with their places in `document`, sorted.

    After `PROBLEM_LIMIT` problems, a last diagnostic says that there are more.
    """
    errors = tuple(islice(validator(kind).iter_errors(data), PROBLEM_LIMIT + 1))
    teller = _Teller(document, move, frozenset(_wrong_words(errors)), sequels_of(errors))
    found: dict[Diagnostic, None] = {}
    for diagnostic in chain.from_iterable(map(teller.diagnostics, errors)):
        found[diagnostic] = None
        if len(found) > PROBLEM_LIMIT:
            break
    if len(found) <= PROBLEM_LIMIT and len(errors) <= PROBLEM_LIMIT:
        return tuple(sorted(found))
    shown = sorted(found)[:PROBLEM_LIMIT]
    message = f"more than {PROBLEM_LIMIT} problems in this file; the others are not shown"
    where = shown[-1].location if shown else document.location(())
    hint = "fix the ones above first"
    return (*shown, Diagnostic(code="SCHEMA209", message=message, location=where, hint=hint))


def _wrong_words(errors: tuple[ValidationError, ...]) -> Iterator[Path]:
    for error in errors:
        if error.validator == "enum" and companion(error) is None:
            yield tuple(error.absolute_path)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Turns violations of one document into diagnostics."""

    document: Document
    move: Move
    wrong_words: frozenset[Path]
    """The paths of words that are not allowed; violations that depend on them are not reported."""
    sequels: Sequels

    def diagnostics(self, error: ValidationError) -> Iterator[Diagnostic]:
        """Yield the diagnostics of one violation; none if it follows from another violation."""
        path: Path = tuple(error.absolute_path)
        beside = companion(error)
        if self.sequels.includes(error):
            return
        if beside is not None:
            yield from self._unfit(error, path, beside)
        elif "propertyNames" in error.absolute_schema_path:
            yield self._key(error, path)
        else:
            yield from TELLING[error.validator](self, error, path)

    def _at(
        self, code: str, message: str, path: Path, hint: str = "", *, key: bool = False
    ) -> Diagnostic:
        place = self.move(path)
        location = self.document.location(place, key=key)
        return Diagnostic(
            code=code, message=message, location=location, path=dotted(place), hint=hint
        )

    def _unfit(self, error: ValidationError, path: Path, word: str) -> Iterator[Diagnostic]:
        """A word that requires another word beside it, which is missing or different."""
        owner = path if error.validator == "required" else path[:-1]
        beside = (*owner, word)
        if beside in self.wrong_words or path in self.wrong_words:
            return
        if error.validator == "required":
            needs = [
                f"{key}: {value}"
                for key in error.validator_value
                if key not in error.instance
                for value in _allowed(error.schema["properties"][key])
            ]
        else:
            needs = [f"{path[-1]}: {value}" for value in _allowed(error.schema)]
        message = f"{quote(word)} requires {' or '.join(map(quote, needs))}"
        yield self._at("SCHEMA207", message, beside, key=True)

    def _key(self, error: ValidationError, path: Path) -> Diagnostic:
        key = str(error.instance)
        code, rule = _rule(error)
        message = f"key {quote(key)} is not allowed: it {rule}"
        return self._at(code, message, (*path, key), _hint_about(key, error.schema), key=True)

    def _unknown(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        words = words_of(error.schema)
        for key in error.instance:
            if key not in words.known:
                message = f"unknown key {quote(key)}"
                hint = _QUOTES if self._is_bare((*path, key)) else words.hint(key)
                yield self._at("SCHEMA201", message, (*path, key), hint, key=True)

    def _is_bare(self, path: Path) -> bool:
        """Tell whether a key has no colon: it is what follows a comma in a text."""
        place = self.move(path)
        key, value = self.document.location(place, key=True), self.document.location(place)
        ends = key.column + len(str(path[-1]))
        return key.line == value.line and value.column == ends

    def _missing(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        for key in error.validator_value:
            if key not in error.instance and self.sequels.tells(error, key):
                message = f"{quote(key)} is missing"
                if path:
                    message += f" in {_subject(path)}"
                hint = error.schema.get("x-hints", {}).get(key, "")
                yield self._at("SCHEMA202", message, path, hint, key=True)

    def _kind(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        stated, actual = error.validator_value, _kind_of(error.instance)
        expected = (stated,) if isinstance(stated, str) else tuple(stated)
        kinds = " or ".join(_KINDS[each] for each in expected)
        message = f"{_subject(path)} must be {kinds}, not {_KINDS[actual]}"
        hint = ""
        if "string" in expected and isinstance(error.instance, bool | int | float):
            hint = "put quotes around it"
        elif "boolean" in expected and error.instance in (
            "yes",
            "no",
            "on",
            "off",
            "True",
            "False",
        ):
            hint = "write `true` or `false`, without quotes"
        elif not _NUMBERS.isdisjoint(expected) and isinstance(error.instance, str):
            hint = "write the number in digits, without quotes"
        else:
            hint = error.schema.get("x-hints", {}).get(actual, "")
        if not hint and path and len(expected) == 1:
            hint = _how_to_write(expected[0], error)
        yield self._at("SCHEMA203", message, path, hint)

    def _word(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        allowed = _allowed(error.schema)
        near = nearest(error.instance, allowed) if isinstance(error.instance, str) else None
        shown = quote(_spell(error.instance), _SHOWN_VALUE)
        if len(allowed) == 1:
            message = f"{_subject(path)} must be {quote(allowed[0])} here, not {shown}"
        else:
            message = f"{shown} is not one of {', '.join(map(quote, allowed))}"
        hints: Mapping[str, str] = error.schema.get("x-hints", {})
        is_text = isinstance(error.instance, str)
        hint = hints.get(error.instance if is_text else _kind_of(error.instance), "")
        hint = hint or (f"did you mean {quote(near)}?" if near else "")
        yield self._at("SCHEMA204", message, path, hint)

    def _form(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        shown = quote(error.instance)
        code, rule = _rule(error)
        hint = _hint_about(error.instance, error.schema)
        yield self._at(code, f"{_subject(path)} cannot be {shown}: it {rule}", path, hint)

    def _bound(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        code, rule = _rule(error)
        yield self._at(code, f"{_subject(path)} {rule}", path)

    def _choice(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        """None of several alternatives matches; if each requires a word, the word selects one."""
        words = alternatives(error)
        if not words:
            yield from self.diagnostics(_nearest_cause(error))
        elif isinstance(error.instance, dict):
            given = [word for word in words if word in error.instance]
            if len(given) == 1:
                chosen = words.index(given[0])
                causes = (cause for cause in error.context if cause.schema_path[0] == chosen)
                yield from chain.from_iterable(map(self.diagnostics, causes))
            elif given:
                yield self._excluding(given, path)
            else:
                message = f"one of {', '.join(map(quote, words))} is missing"
                if path:
                    message += f" in {_subject(path)}"
                yield self._at("SCHEMA202", message, path, key=True)

    def _exclusion(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        yield self._excluding(error.validator_value["required"], path)

    def _excluding(self, words: Sequence[str], path: Path) -> Diagnostic:
        message = f"{' and '.join(map(quote, words))} cannot be used together"
        return self._at("SCHEMA207", message, path, "keep one of them", key=True)

    def _twice(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        seen = set[object]()
        for index, item in enumerate(error.instance):
            if is_plain(item):
                if item in seen:
                    message = f"duplicate {quote(_spell(item))} in {_subject(path)}"
                    yield self._at("SCHEMA208", message, (*path, index), "remove one of the two")
                seen.add(item)


_Tell: TypeAlias = Callable[[_Teller, "ValidationError", Path], Iterator[Diagnostic]]

TELLING: Mapping[str, _Tell] = {
    "additionalProperties": _Teller._unknown,
    "unevaluatedProperties": _Teller._unknown,
    "required": _Teller._missing,
    "type": _Teller._kind,
    "enum": _Teller._word,
    "const": _Teller._word,
    "pattern": _Teller._form,
    "oneOf": _Teller._choice,
    "not": _Teller._exclusion,
    "uniqueItems": _Teller._twice,
    **dict.fromkeys(_BOUNDS, _Teller._bound),
}
"""The method that describes a violation, by keyword of JSON Schema."""


def _how_to_write(expected: str, error: ValidationError) -> str:
    """The hint about a value in place of a mapping or a list."""
    value, actual = error.instance, _kind_of(error.instance)
    if expected == "object" and actual == "array":
        return "write a mapping: a key for each entry, its name, in place of `-`"
    if expected == "object" and actual == "string" and (entries := _entries(error.schema, value)):
        return f"write {' or '.join(map(quote, entries))}"
    if expected == "array" and actual == "object":
        return "write a list: `-` before its first key, and the others below that"
    if expected == "array" and actual == "string":
        item = next(iter(_entries(error.schema.get("items", {}), value)), value)
        return f"write a list: {quote(f'[{item}]')}"
    return ""


def _entries(schema: Mapping[str, Any], value: str) -> list[str]:
    """The mappings for which a text can stand: of a type, or of one key that is required."""
    if "$ref" in words_of(schema).known:
        kinds = resolve("types.schema.json#/$defs/typeWords")["properties"]["type"]["enum"]
        word = "type" if value in kinds else "$ref" if value[:1].isupper() else ""
        if word:
            return [f"{{{word}: {value}}}"]
    while "$ref" in schema:
        schema = resolve(schema["$ref"])
    ways = [schema, *schema.get("oneOf", ())] if schema.get("type") == "object" else []
    required: list[list[str]] = [each.get("required", []) for each in ways]
    return [f"{{{keys[0]}: {value}}}" for keys in required if len(keys) == 1]


def _hint_about(text: str, schema: Mapping[str, Any]) -> str:
    """Return the hint about a text in an invalid form: a pointer, or by a part of it."""
    hints: Mapping[str, str] = schema.get("x-hints", {})
    if "#/" in text:
        return f"write the name alone: {quote(text.rpartition('/')[2])}"
    return next((hints[part] for part in hints if part in text), "")


def _nearest_cause(error: ValidationError) -> ValidationError:
    from jsonschema.exceptions import best_match

    return best_match(error.context)


def _rule(error: ValidationError) -> tuple[str, str]:
    """Return the code and the rule of a pattern or a bound, in words."""
    if error.validator == "pattern":
        words = error.schema.get("patternErrorMessage")
        pattern = quote(error.validator_value, 200)
        return "SCHEMA205", f"must {'be ' + words if words else 'match ' + pattern}"
    if error.validator_value == 1 and not error.instance and error.validator.startswith("min"):
        return "SCHEMA206", "must not be empty"
    return "SCHEMA206", "must " + _BOUNDS[error.validator].format(error.validator_value)


def _allowed(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words that `enum` or `const` allow."""
    return tuple(map(_spell, schema["enum"] if "enum" in schema else (schema["const"],)))


def _subject(path: Path) -> str:
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, str):
        return quote(last)
    return f"item {last + 1} of {_subject(path[:-1])}"


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case dict():
            return "object"
        case list():
            return "array"
        case _:
            return "integer" if isinstance(value, int) else "number"


def _spell(value: object) -> str:
    match value:
        case str():
            return value
        case dict() | list():
            return _KINDS[_kind_of(value)]
        case _:
            return json.dumps(value)
