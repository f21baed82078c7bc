"""The validators: jsonschema says what is wrong with the parts that the quick check refuses.

Since that check is exact, what it accepts has no violation, and most of a file with a mistake is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from clientgen.schema.quick import compiled
from clientgen.schema.schemas import Kind, compile_pattern, is_plain, resolve

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


class _Resolved(NamedTuple):
    """The schema that a `$ref` names, and what resolves the references in it."""

    contents: Mapping[str, Any]
    resolver: _Resolver


class _Resolver:
    """Resolves references in place of the library's own resolver, each of them once.

    Every `$ref` names its file, so that the place of a reference does not matter. The library
    would join and split URLs for each value that it checks.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Resolved] = {}

    def lookup(self, reference: str) -> _Resolved:
        """Return what a reference names."""
        known = self._known.get(reference)
        if known is None:
            known = self._known[reference] = _Resolved(resolve(reference), self)
        return known

    def in_subresource(self, _: object) -> _Resolver:
        """Return the resolver of a part of a schema: no part has a name of its own."""
        return self


@cache
def validator(kind: Kind) -> Validator:
    """Return the validator of one kind of file, built once."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    keywords = {
        "$ref": partial(_check_reference, _Resolver()),
        "additionalProperties": _check_other_members,
        "items": _check_items,
        "pattern": _check_pattern,
        "properties": _check_members,
        "uniqueItems": _check_unique,
    }
    strict = extend(Draft202012Validator, keywords, type_checker=checker)
    return strict({"$ref": f"{kind}.schema.json"})


def is_refused(value: object, schema: Mapping[str, Any]) -> bool:
    """Tell whether a part of a file does not fit its schema, so that jsonschema must say why."""
    return not compiled(schema).test(value)


def _check_reference(
    resolver: _Resolver,
    at: Any,  # noqa: ANN401 - `descend` is not declared
    reference: str,
    value: object,
    _: object,
) -> Iterator[ValidationError]:
    """The keyword `$ref`."""
    found = resolver.lookup(reference)
    if is_refused(value, found.contents):
        yield from at.descend(value, found.contents, resolver=resolver)


def _check_members(
    at: Any,  # noqa: ANN401
    members: Mapping[str, Mapping[str, Any]],
    value: object,
    _: object,
) -> Iterator[ValidationError]:
    """The keyword `properties`."""
    if isinstance(value, dict):
        for key, schema in members.items():
            if key in value and is_refused(value[key], schema):
                yield from at.descend(value[key], schema, path=key, schema_path=key)


def _check_other_members(
    at: Any,  # noqa: ANN401
    schema: Any,  # noqa: ANN401
    value: object,
    whole: Mapping[str, Any],
) -> Iterator[ValidationError]:
    """The keyword `additionalProperties`, in the order of the file."""
    from jsonschema.exceptions import ValidationError

    if isinstance(value, dict):
        others = [key for key in value if key not in whole.get("properties", ())]
        if schema is False and others:
            yield ValidationError("unknown keys")
        for key in others if schema is not False else ():
            if is_refused(value[key], schema):
                yield from at.descend(value[key], schema, path=key)


def _check_items(
    at: Any,  # noqa: ANN401
    schema: Mapping[str, Any],
    value: object,
    _: object,
) -> Iterator[ValidationError]:
    """The keyword `items`."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if is_refused(item, schema):
                yield from at.descend(item, schema, path=index)


def _is_integer(_: object, value: object) -> bool:
    # 3.0 is an integer in JSON Schema, but not in the IR
    return isinstance(value, int) and not isinstance(value, bool)


def _check_pattern(
    _: Validator, pattern: str, value: object, __: object
) -> Iterator[ValidationError]:
    """The keyword `pattern` with `$` as in ECMAScript: it never matches before a last line end."""
    from jsonschema.exceptions import ValidationError

    if isinstance(value, str) and not compile_pattern(pattern).search(value):
        yield ValidationError("the text does not match")


def _check_unique(
    _: Validator, unique: bool, value: object, __: object
) -> Iterator[ValidationError]:
    """The keyword `uniqueItems` for plain values, in linear time."""
    from jsonschema.exceptions import ValidationError

    if unique and isinstance(value, list):
        plain = [item for item in value if is_plain(item)]
        if len(set(plain)) < len(plain):
            yield ValidationError("duplicate item")
