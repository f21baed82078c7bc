"""Records as plain data with wire names, and back: functions, so that no field can be in the way.

Plain data contain secrets, unlike the `repr` of a record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any, TypeVar, cast

import msgspec

from .arguments import to_plain
from .coercion import DecodeError, convert
from .errors import ArgumentError
from .members import is_record, is_record_class
from .records import Record

R = TypeVar("R", bound=Record)


def to_dict(record: Record) -> dict[str, Any]:
    """Return the fields of a record that are set, by their wire names, as JSON has them.

    Records in it are dicts, bytes are base64, dates and the like are text; secrets are shown. Raises
    `ArgumentError` for anything but a record, and for a value that JSON cannot contain.
    """
    if not is_record(record):
        raise ArgumentError("`record` must be a record of this package")
    try:
        return cast("dict[str, Any]", msgspec.to_builtins(to_plain(record)))
    except (TypeError, ValueError):
        raise ArgumentError("`record` contains a value that JSON cannot contain") from None


def to_json(record: Record) -> str:
    """Return the JSON of `to_dict(record)`, on one line; raises `ArgumentError` like it."""
    plain = to_dict(record)
    try:
        return json.dumps(plain, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise ArgumentError("`record` contains a number that is not finite") from None


def from_dict(kind: type[R], data: Mapping[str, Any]) -> R:
    """Return the record of the class `kind` with these fields by their wire names.

    Unknown fields are ignored, unless the record keeps them. Raises `ArgumentError`, which shows no
    value, if the data do not match.
    """
    if not is_record_class(kind):
        raise ArgumentError("`kind` must be a class of records of this package")
    try:
        return convert(dict(data) if isinstance(data, Mapping) else data, kind)
    except DecodeError as error:
        raise ArgumentError(f"`data` cannot be read as `{kind.__name__}`: {error}") from None


def pydantic_schema(kind: type[Record]) -> Any:  # noqa: ANN401 - pydantic need not be installed
    """Return the schema of a class of records as the type of a field of a pydantic model.

    The field takes a record, or plain data for one, and is written as plain data.
    """
    core_schema = import_module("pydantic_core.core_schema")

    def read(value: Any) -> Record:  # noqa: ANN401 - whatever stands there
        return value if isinstance(value, kind) else from_dict(kind, value)

    reading = core_schema.no_info_plain_validator_function(read)
    return core_schema.json_or_python_schema(
        json_schema=core_schema.chain_schema([core_schema.dict_schema(), reading]),
        python_schema=reading,
        serialization=core_schema.plain_serializer_function_ser_schema(to_dict),
    )
