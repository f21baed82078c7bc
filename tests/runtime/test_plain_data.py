"""Records as plain data with wire names, and back."""

from __future__ import annotations

import datetime as dt
import json
from types import MappingProxyType
from typing import Any

import pytest

from runtime import plain_data
from runtime.errors import ArgumentError
from runtime.plain_data import from_dict, pydantic_schema, to_dict, to_json
from runtime.records import Record, field


class Part(Record, frozen=True, kw_only=True):
    size: float = field(name="Size")


class Thing(Record, frozen=True, kw_only=True):
    name: str = field(name="Name")
    data: bytes | None = field(name="Data", default=None)
    when: dt.date | None = field(name="When", default=None)
    part: Part | None = field(name="Part", default=None)


class More(Thing, frozen=True, kw_only=True):
    more: int


THING = Thing(name="ä", data=b"\xff", when=dt.date(2024, 2, 29), part=Part(size=1.5))
PLAIN = {"Name": "ä", "Data": "/w==", "When": "2024-02-29", "Part": {"Size": 1.5}}


def test_a_record_is_plain_data_and_back() -> None:
    assert to_dict(THING) == PLAIN
    assert from_dict(Thing, PLAIN) == from_dict(Thing, MappingProxyType(PLAIN)) == THING
    assert to_dict(Thing(name="n")) == {"Name": "n"}


def test_a_record_is_json_on_one_line_with_letters_as_they_are() -> None:
    text = to_json(THING)
    assert json.loads(text) == PLAIN
    assert "ä" in text
    assert "\n" not in text


def test_a_number_that_is_not_finite_is_no_json() -> None:
    with pytest.raises(ArgumentError, match="not finite"):
        to_json(Part(size=float("inf")))


@pytest.mark.parametrize("wrong", [None, {}, Thing], ids=["none", "mapping", "class"])
def test_only_records_are_written(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match="`record` must be a record"):
        to_dict(wrong)
    with pytest.raises(ArgumentError, match="`record` must be a record"):
        to_json(wrong)


def test_a_value_that_json_cannot_contain() -> None:
    wrong: Any = object()
    with pytest.raises(ArgumentError, match="cannot contain"):
        to_dict(Thing(name=wrong))


@pytest.mark.parametrize("wrong", [None, dict, THING], ids=["none", "dict", "record"])
def test_only_classes_of_records_are_read(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match="`kind` must be a class of records"):
        from_dict(wrong, {})


@pytest.mark.parametrize("data", [{}, {"Name": 7}, ["SECRET"], "SECRET", None])
def test_data_that_do_not_match_are_not_shown(data: Any) -> None:
    with pytest.raises(ArgumentError, match="`data` cannot be read as `Thing`") as caught:
        from_dict(Thing, data)
    assert "SECRET" not in str(caught.value)


class Schemas:
    """Stands for the module of pydantic: each schema is its arguments."""

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **named: (name, *given, *named.items())


def test_a_field_of_pydantic_takes_a_record_or_plain_data(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"pydantic_core.core_schema": Schemas()}
    monkeypatch.setattr(plain_data, "import_module", found.__getitem__)
    schema = pydantic_schema(Thing)
    reading = dict(schema[1:])["python_schema"]
    assert reading[0] == "no_info_plain_validator_function"
    more = More(name="n", more=1)
    assert reading[1](THING) is THING
    assert reading[1](more) is more
    assert reading[1](PLAIN) == THING
    assert schema == (
        "json_or_python_schema",
        ("json_schema", ("chain_schema", [("dict_schema",), reading])),
        ("python_schema", reading),
        ("serialization", ("plain_serializer_function_ser_schema", to_dict)),
    )
