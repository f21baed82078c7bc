"""The schemas of the files of a spec, each of which is in JSON Schema 2020-12 and refers only to file names.

No schema is ever downloaded. The schemas have two additional annotations: `patternErrorMessage`
describes a pattern in words (editors also use it), and `x-hints` contains hints for keys that
people expect but the format does not have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Literal, TypeAlias, TypeGuard, cast

from clientgen.project import data_folder
from clientgen.spec_files import GROUP_FILE, as_yaml, kind_of

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


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a schema, with `$` as in ECMAScript."""
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)
