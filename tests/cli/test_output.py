from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml

from cli_runtime.inputs import parse_document
from cli_runtime.output import render
from cli_runtime.package import Package
from runtime.coercion import inexact

HOSTILE = "a\x1b[31mb\r\nc\x07\u202ed\x9be\x7f"

ACCOUNTS = [
    {"Name": "contoso", "State": "Active", "Keys": {"Primary": "x"}},
    {"Name": "東京", "State": None},
]


def test_table_shows_the_columns_that_the_description_names() -> None:
    assert render(ACCOUNTS, "table", columns=["Name", "State"]) == (
        "Name     State\ncontoso  Active\n東京"
    )


def test_table_without_columns_shows_every_member_in_the_order_of_appearance() -> None:
    lines = render([{"b": 1}, {"a": True, "b": None}], "table").splitlines()
    assert lines == ["b  a", "1", "   true"]


def test_table_of_one_record_shows_its_columns() -> None:
    lines = render(ACCOUNTS[0], "table", columns=["State", "Keys"]).splitlines()
    assert lines == ["State         Active", "Keys.Primary  x"]


def test_table_aligns_wide_and_combining_characters() -> None:
    lines = render([{"a": "東", "b": 1}, {"a": "e\u0301x", "b": 2}], "table").splitlines()
    assert lines[1:] == ["東  1", "e\u0301x  2"]


def test_table_of_one_record_has_a_line_for_each_member_however_deep() -> None:
    record = {"Name": "contoso", "AccountKeys": {"Primary": "a", "Secondary": "b"}, "List": [1]}
    assert render(record, "table").splitlines() == [
        "Name                   contoso",
        "AccountKeys.Primary    a",
        "AccountKeys.Secondary  b",
        "List                   [1]",
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [("text", "text"), (7, "7"), (["a", "b"], "a\nb"), ([], ""), (None, "")]
)
def test_table_of_plain_values(value: Any, shown: str) -> None:
    assert render(value, "table") == shown


@pytest.mark.parametrize("form", ["table", "tsv", "json", "yaml"])
def test_nothing_that_steers_a_terminal_is_printed(form: str) -> None:
    text = render([{"Name": HOSTILE, HOSTILE: HOSTILE}], form)
    assert all(c.isprintable() or c in "\n\t" for c in text)
    assert "\x1b" not in text
    assert "31m" in text


def test_tsv_has_no_heading_and_escapes_its_separators() -> None:
    text = render(
        [{"a": "x\ty", "b": "1\n2\\3"}, {"a": None, "b": False}], "tsv", columns=["a", "b"]
    )
    assert text.splitlines() == ["x\\ty\t1\\n2\\\\3", "\tfalse"]


@pytest.mark.parametrize("only_ascii", [True, False])
@pytest.mark.parametrize(
    "value",
    [
        {"Name": HOSTILE, "Emoji": "\U0001f600\U000e0001", "Quote": '"\\', "Number": 1.5},
        [[1, [2, "x: y"]], {"a": {"b": [], "c": {}}}, None, True],
        {"a": [{"b": "no", "c": "2011-10-01"}, {"b": "1e3", "c": "~"}], "d": "null", "": ""},
        ["on", "0755", "1:30", "- x", "# y", " lead", "trail ", "a: b", "x #y", "<<", "=", "0x1f"],
        "é",
    ],
)
def test_json_and_yaml_are_read_back_as_the_same_data(value: Any, only_ascii: bool) -> None:
    as_json = render(value, "json", only_ascii=only_ascii)
    as_yaml = render(value, "yaml", only_ascii=only_ascii)
    assert json.loads(as_json) == value
    assert inexact(parse_document(as_yaml)) == value
    # a reader of YAML 1.1 too takes none of the texts for something else
    assert yaml.safe_load(as_yaml) == value
    if only_ascii:
        assert as_json.isascii()
        assert as_yaml.isascii()


def test_printable_text_stays_readable_in_json() -> None:
    assert render({"Name": "Zürich 東京"}, "json") == '{\n  "Name": "Zürich 東京"\n}'


@pytest.mark.parametrize("form", ["table", "tsv"])
def test_columns_of_fields_in_fields(form: str) -> None:
    items = [{"a": {"b": {"c": 1}}, "a.d": 2}, {"a": {"b": None}, "a.d": 3}, {"a": [1]}]
    rows = render(items, form, columns=["a.b.c", "a.d", "a.e"]).split("\n")
    shown = [row.split() for row in rows[form == "table" :]]
    assert shown == [["1", "2"], ["3"], []]
    one = render(items[0], form, columns=["a.b.c"])
    assert one == ("1" if form == "tsv" else "a.b.c  1")


@pytest.mark.parametrize("form", ["table", "tsv"])
def test_lists_in_a_list_are_rows(form: str) -> None:
    text = render([["a", 1], ["bc", None]], form)
    assert [line.split() for line in text.splitlines()] == [["a", "1"], ["bc"]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1E+3", "1000"),
        ("0E-8", "0.00000000"),
        ("1E+4095", "1" + "0" * 4095),
        # a short one that somebody sends cannot fill the memory
        ("1E+4096", "1E+4096"),
        ("-1.5E-999999", "-1.5E-999999"),
        ("0E+999999", "0E+999999"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_decimals_are_printed_in_digits(text: str, shown: str) -> None:
    assert Package("sample_service").to_plain([Decimal(text)], show_secrets=False) == [shown]
