from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clientgen.wire import (
    DEFAULT_OPTIONS,
    Layout,
    WireError,
    WireOptions,
    check,
    decode,
    encode,
    shape_from_data,
    shapes_from_data,
)

TYPES = shapes_from_data(
    {
        "Tree": {
            "kind": "record",
            "fields": [
                {"name": "name", "type": {"kind": "string"}, "required": True},
                {
                    "name": "children",
                    "type": {
                        "kind": "list",
                        "items": {"kind": "ref", "name": "Tree"},
                        "xml": {"item": "child", "wrapped": True},
                    },
                },
            ],
            "xml": {"name": "tree", "namespace": "urn:tree"},
        }
    }
)
XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r<>&\"'")
)
OPTIONS = st.builds(
    WireOptions,
    escaped_slashes=st.booleans(),
    json_in_xml_string=st.booleans(),
    xml_declaration=st.booleans(),
    xml_order=st.sampled_from(["any", "drop"]),
    xml_namespace=st.sampled_from(["any", "strict"]),
)
Case = tuple[dict[str, Any], st.SearchStrategy[Any]]


def scalar_cases() -> st.SearchStrategy[Case]:
    return st.sampled_from(
        [
            ({"kind": "string"}, XML_TEXT),
            ({"kind": "integer"}, st.integers()),
            ({"kind": "integer", "names": {"1": "One"}}, st.integers(0, 2)),
            ({"kind": "number"}, st.floats(allow_nan=False, allow_infinity=False)),
            ({"kind": "boolean"}, st.booleans()),
            ({"kind": "bytes"}, st.binary()),
            ({"kind": "enum", "values": ["a", "b/"]}, st.sampled_from(["a", "b/"])),
        ]
    )


def container_cases(inner: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    def listed(case: Case) -> Case:
        data, values = case
        shape = {"kind": "list", "items": data, "xml": {"item": "item", "wrapped": True}}
        return shape, st.lists(values, max_size=3)

    def mapped(case: Case) -> Case:
        names = st.sampled_from(["a", "b-c", "_d"])
        return {"kind": "map", "values": case[0]}, st.dictionaries(names, case[1])

    def record(cases: list[Case]) -> Case:
        fields = [
            {
                "name": f"f{at}",
                "type": data,
                "xml": {"name": f"F{at}", "namespace": f"urn:{at % 2}"},
            }
            for at, (data, _) in enumerate(cases)
        ]
        members = {f"f{at}": values for at, (_, values) in enumerate(cases)}
        return {"kind": "record", "fields": fields}, st.fixed_dictionaries({}, optional=members)

    def nullable(case: Case) -> Case:
        return {"kind": "nullable", "item": case[0]}, st.none() | case[1]

    containers = (listed, mapped, nullable)
    return st.one_of(
        *[inner.map(make) for make in containers], st.lists(inner, max_size=4).map(record)
    )


CASES = st.recursive(scalar_cases(), container_cases, max_leaves=6)


@settings(max_examples=150)
@given(CASES.flatmap(lambda case: st.tuples(st.just(case[0]), case[1])), OPTIONS)
def test_every_value_comes_back_from_json_and_xml(case: tuple[Any, Any], options: Any) -> None:
    data, value = case
    shape = shape_from_data({**data, "xml": {**data.get("xml", {}), "name": "r"}})
    assert check(value, shape, TYPES) == ()
    for media_type in ("application/json", "application/xml"):
        body = encode(value, shape, TYPES, media_type, options)
        assert decode(body, shape, TYPES, media_type, options) == value
        assert encode(value, shape, TYPES, media_type, options) == body


FORM_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
KEYS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="[]"), min_size=1)


def nested_cases(inner: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    # nothing empty: a form cannot say it
    def listed(case: Case) -> Case:
        return {"kind": "list", "items": case[0]}, st.lists(case[1], min_size=1, max_size=3)

    def mapped(case: Case) -> Case:
        values = st.dictionaries(KEYS, case[1], min_size=1, max_size=3)
        return {"kind": "map", "values": case[0]}, values

    def record(cases: list[Case]) -> Case:
        fields = [{"name": f"f{at}", "type": data} for at, (data, _) in enumerate(cases)]
        members = {f"f{at}": values for at, (_, values) in enumerate(cases)}
        return {"kind": "record", "fields": fields}, st.fixed_dictionaries(members)

    records = st.lists(inner, min_size=1, max_size=4).map(record)
    return st.one_of(inner.map(listed), inner.map(mapped), records)


NESTED = st.recursive(
    st.sampled_from([({"kind": "string"}, FORM_TEXT), ({"kind": "integer"}, st.integers())]),
    nested_cases,
    max_leaves=6,
)


@settings(max_examples=100)
@given(NESTED.flatmap(lambda case: st.tuples(st.just(case[0]), case[1])))
def test_every_value_comes_back_from_a_nested_form(case: tuple[Any, Any]) -> None:
    data, value = case
    shape = shape_from_data({"kind": "record", "fields": [{"name": "it", "type": data}]})
    layout, form = Layout(lists="indexed"), "application/x-www-form-urlencoded"
    body = encode({"it": value}, shape, TYPES, form, layout=layout)
    assert decode(body, shape, TYPES, form, layout=layout) == {"it": value}


@given(st.text(st.sampled_from("ab[]0&=%5B")), st.sampled_from(["indexed", "brackets", "repeated"]))
def test_any_form_is_read_or_refused(text: str, lists: Any) -> None:
    members = [
        {"name": "a", "type": {"kind": "list", "items": {"kind": "string"}}},
        {"name": "b", "type": {"kind": "map", "values": {"kind": "string"}}},
    ]
    shape = shape_from_data({"kind": "record", "fields": members})
    with contextlib.suppress(WireError):
        decode(
            text.encode(),
            shape,
            TYPES,
            "application/x-www-form-urlencoded",
            layout=Layout(lists=lists),
        )


MULTIPART = "multipart/form-data; boundary=a-boundary-of-the-tests"
PARTS = [
    ({"kind": "bytes"}, st.binary()),
    ({"kind": "list", "items": {"kind": "bytes"}}, st.lists(st.binary(), min_size=1, max_size=3)),
    ({"kind": "string"}, FORM_TEXT.filter(lambda text: not text.startswith("\ufeff"))),
    ({"kind": "list", "items": {"kind": "integer"}}, st.lists(st.integers(), min_size=1)),
    ({"kind": "map", "values": {"kind": "string"}}, st.dictionaries(FORM_TEXT, FORM_TEXT)),
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PARTS), max_size=4), FORM_TEXT, st.data())
def test_every_value_comes_back_from_a_multipart_body(
    parts: list[Case], name: str, data: st.DataObject
) -> None:
    fields = [{"name": f"{name}{at}", "type": kind} for at, (kind, _) in enumerate(parts)]
    shape = shape_from_data({"kind": "record", "fields": fields})
    # browsers do not escape what begins an escape, so such names are others afterwards
    assume("%" not in name)
    value = {f"{name}{at}": data.draw(values) for at, (_, values) in enumerate(parts)}
    body = encode(value, shape, TYPES, MULTIPART)
    assert decode(body, shape, TYPES, MULTIPART) == value


PIECES = st.sampled_from(
    [
        *(b"--b", b"--b--", b"\r\n", b"\r\n\r\n", b"--", b"x", b"\n", b"--bb", b'"', b";", b"\xff"),
        b'Content-Disposition: form-data; name="file"; filename="f"',
        *(b'Content-Disposition: form-data; name="text"', b"Content-Type: text/plain", b": "),
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=14).map(b"".join) | st.binary(max_size=60))
def test_any_multipart_body_is_read_or_refused(body: bytes) -> None:
    fields = [
        {"name": "file", "type": {"kind": "bytes"}},
        {"name": "text", "type": {"kind": "string"}},
    ]
    shape = shape_from_data({"kind": "record", "fields": fields})
    with contextlib.suppress(WireError):
        decode(body, shape, TYPES, "multipart/form-data; boundary=b")


def test_recursive_values_come_back() -> None:
    value: dict[str, Any] = {"name": "leaf"}
    for _ in range(10):
        value = {"name": "node", "children": [value, value] if len(str(value)) < 500 else [value]}
    shape = shape_from_data({"kind": "ref", "name": "Tree"})
    for media_type in ("application/json", "application/xml"):
        body = encode(value, shape, TYPES, media_type, DEFAULT_OPTIONS)
        assert decode(body, shape, TYPES, media_type, DEFAULT_OPTIONS) == value
