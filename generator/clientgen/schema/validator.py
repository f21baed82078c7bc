"""The validators: JSON Schema 2020-12 as the format uses it; schemas refer only to file names.

No schema is ever downloaded. The schemas have two additional annotations: `patternErrorMessage`
describes a pattern in words (editors also use it), and `x-hints` contains hints for keys that
people expect but the format does not have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypeGuard, cast

from clientgen.project import data_folder
from clientgen.spec_files import GROUP_FILE, as_yaml, kind_of

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Kind: TypeAlias = Literal[
    "service",
    "operations",
    "group",
    "types",
    "errors",
    "deviations",
    "emulation",
    "pages",
    "profile",
]
"""The kinds of files, each of which has a schema."""


def kind_of_file(name: str) -> Kind:
    """Return the kind of a file of a spec, by its path in the folder of the API."""
    if as_yaml(PurePosixPath(name).name) == GROUP_FILE:
        return "group"
    return cast("Kind", kind_of(name))


def is_plain(value: object) -> TypeGuard[str | int | float | bool | None]:
    """Return whether a value of a document is not a list or a mapping."""
    return not isinstance(value, dict | list)


@cache
def _schemas() -> Mapping[str, Mapping[str, Any]]:
    files = sorted(data_folder("schema").glob("*.schema.json"))
    found = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    for schema in found.values():
        # if a schema names its dialect, jsonschema uses its own validator instead of this one
        del schema["$schema"]
    return found


def resolve(reference: str) -> Mapping[str, Any]:
    """Return the schema that a `$ref` of a schema names."""
    file, _, pointer = reference.partition("#")
    schema: Any = _schemas()[file]
    for step in pointer.split("/")[1:]:
        schema = schema[step]
    return schema  # type: ignore[no-any-return]


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

    resolver = _Resolver()

    def check_reference(
        at: Any,  # noqa: ANN401 - `descend` is not declared
        reference: str,
        value: object,
        _: object,
    ) -> Iterator[ValidationError]:
        found = resolver.lookup(reference)
        yield from at.descend(value, found.contents, resolver=resolver)

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    keywords = {"$ref": check_reference, "pattern": _check_pattern, "uniqueItems": _check_unique}
    strict = extend(Draft202012Validator, keywords, type_checker=checker)
    return strict({"$ref": f"{kind}.schema.json"})


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


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a schema, with `$` as in ECMAScript."""
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)


def _check_unique(
    _: Validator, unique: bool, value: object, __: object
) -> Iterator[ValidationError]:
    """The keyword `uniqueItems` for plain values, in linear time."""
    from jsonschema.exceptions import ValidationError

    if unique and isinstance(value, list):
        plain = [item for item in value if is_plain(item)]
        if len(set(plain)) < len(plain):
            yield ValidationError("duplicate item")
