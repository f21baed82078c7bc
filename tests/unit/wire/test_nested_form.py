from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest

from clientgen.wire import Layout, WireError, decode, encode, layout_from_data, shapes_from_data
from clientgen.wire.shapes import RefShape, Shape

FORM = "application/x-www-form-urlencoded"
TEXT = {"kind": "string"}
TYPES = shapes_from_data(
    {
        "Node": {
            "kind": "record",
            "fields": [
                {"name": "name", "type": TEXT},
                {"name": "tags", "type": {"kind": "list", "items": {"kind": "integer"}}},
                {"name": "labels", "type": {"kind": "map", "values": TEXT}},
                {
                    "name": "nodes",
                    "type": {"kind": "list", "items": {"kind": "ref", "name": "Node"}},
                },
            ],
        },
        "Labels": {"kind": "map", "values": {"kind": "list", "items": TEXT}},
        "Text": TEXT,
    }
)
NODE = RefShape(name="Node")


def written(value: Any, lists: Any, shape: Shape = NODE) -> list[tuple[str, str]]:
    body = encode(value, shape, TYPES, FORM, layout=Layout(lists=lists))
    assert decode(body, shape, TYPES, FORM, layout=Layout(lists=lists)) == value
    return parse_qsl(body.decode(), keep_blank_values=True)


def read(text: str, lists: Any = "indexed") -> Any:
    return decode(text.encode(), NODE, TYPES, FORM, layout=Layout(lists=lists))


@pytest.mark.parametrize(
    ("lists", "names"),
    [
        ("indexed", ["tags[0]", "tags[1]"]),
        ("brackets", ["tags[]", "tags[]"]),
        ("repeated", ["tags", "tags"]),
    ],
)
def test_the_styles_of_lists(lists: Any, names: list[str]) -> None:
    assert [name for name, _ in written({"tags": [1, 2]}, lists)] == names


def test_records_in_lists_in_records() -> None:
    inner = {"name": "", "labels": {"k&": "="}, "nodes": [{"tags": [7]}]}
    assert written({"nodes": [inner]}, "indexed") == [
        ("nodes[0][name]", ""),
        ("nodes[0][labels][k&]", "="),
        ("nodes[0][nodes][0][tags][0]", "7"),
    ]


def test_a_map_can_be_a_form() -> None:
    assert written({"a": ["x"]}, "brackets", RefShape(name="Labels")) == [("a[]", "x")]


def test_null_has_no_pair() -> None:
    assert encode({"name": None}, NODE, TYPES, FORM, layout=Layout(lists="indexed")) == b""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"labels": {"": "x"}}, "labels: has a key that is empty or has brackets"),
        ({"labels": {"a]": "x"}}, "labels: has a key that is empty or has brackets"),
        ({"other": "x"}, "other: is not a declared member"),
        ({"nodes": "x"}, "nodes: expected a list"),
    ],
)
def test_what_cannot_be_written(value: Any, said: str) -> None:
    with pytest.raises(WireError) as caught:
        encode(value, NODE, TYPES, FORM, layout=Layout(lists="indexed"))
    assert str(caught.value) == said


def test_items_may_come_in_any_order_and_unknown_members_are_dropped() -> None:
    form = "tags[1]=2&more[a][]=x&tags[0]=1"
    assert read(form) == {"tags": [1, 2]}


@pytest.mark.parametrize(
    ("form", "lists", "said"),
    [
        ("tags[1]=2", "indexed", "tags: expected items that are numbered from 0"),
        ("tags[00]=2", "indexed", "tags: expected items that are numbered from 0"),
        ("tags[0]=2&tags=3", "indexed", "tags: expected items that are numbered from 0"),
        ("tags[0]=1&tags[0]=2", "indexed", "tags[0]: is given twice"),
        ("tags=1", "brackets", "tags: expected items as `[]`"),
        ("tags[][]=1", "brackets", "tags: expected a list of scalars"),
        ("tags[0]=1", "repeated", "tags: expected a list of scalars"),
        ("tags[0]=x", "indexed", "tags[0]: expected a whole number"),
        ("name[a]=1", "indexed", "name: expected a scalar"),
        ("labels=1", "indexed", "labels: expected an object"),
        ("labels[]=1", "indexed", "labels: expected an object"),
        ("nodes[0]=1", "indexed", "nodes[0]: expected an object"),
        ("[a]=1", "indexed", "a name is not of the form `name[key]`"),
        ("a[b]c=1", "indexed", "a name is not of the form `name[key]`"),
        ("a[[b]]=1", "indexed", "a name is not of the form `name[key]`"),
        ("a" + "[b]" * 32 + "=1", "indexed", "nested deeper than 32 levels"),
        ("&".join(["a=1"] * 1001), "indexed", "not a form"),
    ],
)
def test_what_is_refused(form: str, lists: Any, said: str) -> None:
    with pytest.raises(WireError) as caught:
        read(form, lists)
    assert str(caught.value) == said


def test_the_layout_of_a_described_body() -> None:
    assert layout_from_data({"list_style": "brackets"}) == Layout(lists="brackets")
    assert layout_from_data({}) == Layout()
