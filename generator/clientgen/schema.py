"""The shape of a spec's files: JSON Schema, with every violation told as a diagnostic.

The schemas of `spec/schema` refer to one another by file name and to nothing else, so nothing is ever fetched. They are
JSON Schema 2020-12 with two annotations of our own kind: `patternErrorMessage` says a pattern in words (editors know it too), and
`x-hints` says what to do about keys that people expect and the format does not have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeGuard

from clientgen.diagnostics import Diagnostic, Location, nearest, quote
from clientgen.document import Document, Path, dotted
from clientgen.project import data_folder

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Kind: TypeAlias = Literal["service", "operations", "types", "errors", "deviations", "emulation"]
"""Which schema a file has to fit."""

PROBLEM_LIMIT = 100
"""Diagnostics for one file; checking stops there."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "SCHEMA201": "a key that the format does not have here",
        "SCHEMA202": "a key is missing",
        "SCHEMA203": "a value of the wrong kind, such as a number for text",
        "SCHEMA204": "a value that is none of those allowed",
        "SCHEMA205": "a name or text that does not have the form it must have",
        "SCHEMA206": "a number, text, list or mapping beyond its bounds",
        "SCHEMA207": "words that do not go together",
        "SCHEMA208": "an item that stands twice in its list",
        "SCHEMA209": "too many problems in one file to show them all",
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
_SHOWN_WORDS = 30
_SHOWN_VALUE = 40


def validate(kind: Kind, document: Document) -> tuple[Diagnostic, ...]:
    """Return what keeps `document` from fitting the schema of its kind, in the order of the file.

    After `PROBLEM_LIMIT` problems a last diagnostic says that there are more.
    """
    errors = list(islice(_validator(kind).iter_errors(document.data), PROBLEM_LIMIT + 1))
    wrong_words = {
        tuple(error.absolute_path)
        for error in errors
        if error.validator == "enum" and _companion(error) is None
    }
    report = _Report(document, frozenset(wrong_words))
    found = dict.fromkeys(chain.from_iterable(map(report.diagnostics, errors)))
    if len(found) <= PROBLEM_LIMIT and len(errors) <= PROBLEM_LIMIT:
        return tuple(sorted(found))
    shown = sorted(found)[:PROBLEM_LIMIT]
    message = f"more than {PROBLEM_LIMIT} problems in this file; the rest is not shown"
    hint = "mend the ones above first"
    last = Diagnostic(code="SCHEMA209", message=message, location=shown[-1].location, hint=hint)
    return (*shown, last)


@dataclass(frozen=True, slots=True)
class _Report:
    """Turns violations of one document into diagnostics."""

    document: Document
    wrong_words: frozenset[Path]
    """Where a word is none of those allowed, so that what depends on it need not be reported."""

    def diagnostics(self, error: ValidationError) -> Iterator[Diagnostic]:
        """Yield what one violation has to say; one that follows from another has nothing to say."""
        path: Path = tuple(error.absolute_path)
        companion = _companion(error)
        if companion is not None:
            yield from self._unfit(error, path, companion)
        elif "propertyNames" in error.absolute_schema_path:
            yield self._key(error, path)
        else:
            yield from _TELLERS[error.validator](self, error, path)

    def _at(  # every diagnostic is made here
        self, code: str, message: str, path: Path, hint: str = "", *, key: bool = False
    ) -> Diagnostic:
        location: Location = self.document.location(path, key=key)
        return Diagnostic(
            code=code, message=message, location=location, path=dotted(path), hint=hint
        )

    def _unfit(self, error: ValidationError, path: Path, word: str) -> Iterator[Diagnostic]:
        """A word that needs another word beside it, which is missing, differs or excludes it."""
        if error.validator == "required":
            needs = [
                f"{key}: {value}"
                for key in error.validator_value
                if key not in error.instance
                for value in _allowed(error.schema["properties"][key])[:1]
            ]
            beside = (*path, word)
        elif path in self.wrong_words:
            return
        elif error.validator is None:
            message = f"{_subject(path)} does not go with {quote(word)}"
            yield self._at("SCHEMA207", message, path, key=True)
            return
        else:
            needs = [f"{path[-1]}: {value}" for value in _allowed(error.schema)]
            beside = (*path[:-1], word)
        message = f"{quote(word)} goes with {' or '.join(map(quote, needs))}"
        yield self._at("SCHEMA207", message, beside, key=True)

    def _key(self, error: ValidationError, path: Path) -> Diagnostic:
        key = str(error.instance)
        code, rule = _rule(error)
        message = f"key {quote(key)} is not allowed: {rule}"
        return self._at(code, message, (*path, key), key=True)

    def _unknown(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        words = _Words()
        words.collect(error.schema)
        for key in error.instance:
            if key not in words.known:
                message = f"unknown key {quote(key)}"
                hint = words.hint(key)
                yield self._at("SCHEMA201", message, (*path, key), hint, key=True)

    def _missing(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        for key in error.validator_value:
            if key not in error.instance:
                message = f"{quote(key)} is missing"
                if path:
                    message += f" in {_subject(path)}"
                yield self._at("SCHEMA202", message, path, key=True)

    def _kind(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        expected, actual = error.validator_value, _kind_of(error.instance)
        message = f"{_subject(path)} must be {_KINDS[expected]}, not {_KINDS[actual]}"
        hint = ""
        if expected == "string" and isinstance(error.instance, bool | int | float):
            hint = "put quotes round it"
        elif expected == "boolean" and error.instance in (
            "yes",
            "no",
            "on",
            "off",
            "True",
            "False",
        ):
            hint = "write `true` or `false`, without quotes"
        elif expected in ("integer", "number") and isinstance(error.instance, str):
            hint = "write the number in digits, without quotes"
        yield self._at("SCHEMA203", message, path, hint)

    def _word(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        allowed = _allowed(error.schema)
        near = nearest(error.instance, allowed) if isinstance(error.instance, str) else None
        shown = quote(_spell(error.instance), _SHOWN_VALUE)
        if len(allowed) == 1:
            message = f"{_subject(path)} must be {quote(allowed[0])} here, not {shown}"
        else:
            message = f"{shown} is not one of {', '.join(map(quote, allowed))}"
        yield self._at("SCHEMA204", message, path, f"did you mean {quote(near)}?" if near else "")

    def _form(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        shown = quote(error.instance)
        code, rule = _rule(error)
        yield self._at(code, f"{_subject(path)} may not be {shown}: {rule}", path)

    def _bound(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        code, rule = _rule(error)
        yield self._at(code, f"{_subject(path)} {rule}", path)

    def _choice(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        words = [branch["required"][0] for branch in error.validator_value]
        names = " and ".join(map(quote, words))
        if not isinstance(error.instance, dict):
            return
        if any(word in error.instance for word in words):
            message = f"{names} exclude each other"
            yield self._at("SCHEMA207", message, path, "remove one of the two", key=True)
        else:
            message = f"one of {names} is missing"
            if path:
                message += f" in {_subject(path)}"
            yield self._at("SCHEMA202", message, path, key=True)

    def _twice(self, error: ValidationError, path: Path) -> Iterator[Diagnostic]:
        seen = set[object]()
        for index, item in enumerate(error.instance):
            if _is_plain(item):
                if item in seen:
                    message = f"{quote(_spell(item))} stands twice in {_subject(path)}"
                    yield self._at("SCHEMA208", message, (*path, index), "remove one of the two")
                seen.add(item)


_Teller: TypeAlias = Callable[[_Report, "ValidationError", Path], Iterator[Diagnostic]]

_TELLERS: Mapping[str, _Teller] = {
    "additionalProperties": _Report._unknown,
    "unevaluatedProperties": _Report._unknown,
    "required": _Report._missing,
    "type": _Report._kind,
    "enum": _Report._word,
    "const": _Report._word,
    "pattern": _Report._form,
    "oneOf": _Report._choice,
    "uniqueItems": _Report._twice,
    **dict.fromkeys(_BOUNDS, _Report._bound),
}
"""What is said about a violation of each keyword that the schemas use."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The keys that a closed schema knows, and its hints about those that it does not."""

    known: dict[str, None] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)

    def collect(self, schema: Mapping[str, Any]) -> None:
        """Add the keys of a schema and of those that it refers to."""
        self.known.update(dict.fromkeys(schema.get("properties", ())))
        for key, hint in schema.get("x-hints", {}).items():
            self.hints.setdefault(key, hint)
        if "$ref" in schema:
            self.collect(_resolve(schema["$ref"]))

    def hint(self, key: str) -> str:
        """What to do about an unknown key."""
        if key in self.hints:
            return self.hints[key]
        near = nearest(key, self.known)
        if near is not None:
            return f"did you mean {quote(near)}?"
        shown = ", ".join(quote(word) for word in list(self.known)[:_SHOWN_WORDS])
        return f"known keys here are {shown}" if shown else "remove it"


def _companion(error: ValidationError) -> str | None:
    """Return the word that wants something of another word, if that is what the violation is about."""
    path = list(error.absolute_schema_path)
    if "dependentSchemas" not in path or error.validator not in (None, "const", "enum", "required"):
        return None
    if error.validator == "required" and not all(
        key in error.instance or key in error.schema.get("properties", ())
        for key in error.validator_value
    ):
        return None
    return str(path[len(path) - path[::-1].index("dependentSchemas")])


def _rule(error: ValidationError) -> tuple[str, str]:
    """Return the code and the rule of a pattern or a bound, in words."""
    if error.validator == "pattern":
        return "SCHEMA205", error.schema["patternErrorMessage"]
    if error.validator == "minLength" and not error.instance:
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


def _is_plain(value: object) -> TypeGuard[str | int | float | bool | None]:
    return not isinstance(value, dict | list)


@cache
def _schemas() -> Mapping[str, Mapping[str, Any]]:
    files = sorted(data_folder("schema").glob("*.schema.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


def _resolve(reference: str) -> Mapping[str, Any]:
    file, _, pointer = reference.partition("#")
    schema: Any = _schemas()[file]
    for step in pointer.split("/")[1:]:
        schema = schema[step]
    return schema  # type: ignore[no-any-return]


@cache
def _validator(kind: Kind) -> Validator:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    keywords = {"pattern": _check_pattern, "uniqueItems": _check_unique}
    strict = extend(Draft202012Validator, keywords, type_checker=checker)
    resources = ((name, DRAFT202012.create_resource(schema)) for name, schema in _schemas().items())
    registry: Registry[Any] = Registry().with_resources(resources)
    return strict({"$ref": f"{kind}.schema.json"}, registry=registry)


def _is_integer(_: object, value: object) -> bool:
    # 3.0 is a whole number to JSON Schema, but it is not what the IR holds
    return isinstance(value, int) and not isinstance(value, bool)


def _check_pattern(
    _: Validator, pattern: str, value: object, __: object
) -> Iterator[ValidationError]:
    """The keyword `pattern` with `$` as ECMAScript has it: never before a last line end."""
    from jsonschema.exceptions import ValidationError

    if isinstance(value, str) and not _compile(pattern).search(value):
        yield ValidationError("the text does not match")


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)


def _check_unique(
    _: Validator, unique: bool, value: object, __: object
) -> Iterator[ValidationError]:
    """The keyword `uniqueItems` for plain values, in linear time."""
    from jsonschema.exceptions import ValidationError

    if unique and isinstance(value, list):
        plain = [item for item in value if _is_plain(item)]
        if len(set(plain)) < len(plain):
            yield ValidationError("an item stands twice")
