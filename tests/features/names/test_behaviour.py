from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from ..harness import Feature, Reply, json

CLIENT = {"klass": "k"}


def test_parameters(feature: Feature) -> None:
    reply = json([{"from": "a", "_self": 1}], X_Try="2")
    done = feature.call(
        "worldwide.list", "g", async_="def", self_id="s", client=CLIENT, reply=reply
    )
    assert done.target == "/k/list/g?async=def"
    assert done.request.headers["self-id"] == "s"
    assert done.value.value == [feature.types.Imported(source="a", own=1)]
    assert done.value.declared_headers.attempts == 2


def test_members(feature: Feature) -> None:
    sent = feature.call(
        "worldwide.take_in",
        source="a",
        nothing=True,
        list=["b"],
        own=1,
        camel_case_id=2,
        http_server2="c",
        with_dash=3,
        schema=4,
        copy=5,
        json=6,
        client=CLIENT,
    )
    assert sent.target == "/k/import"
    assert sent.request.json == {
        "from": "a",
        "None": True,
        "list": ["b"],
        "_self": 1,
        "camelCaseID": 2,
        "HTTPServer2": "c",
        "with-dash": 3,
        "schema": 4,
        "copy": 5,
        "json": 6,
    }


def test_an_xml_element_has_the_name_on_the_wire(feature: Feature) -> None:
    sent = feature.call("worldwide.as_xml", source="a", own=1, client=CLIENT)
    assert sent.request.body == b"<Import><from>a</from><_self>1</_self></Import>"


def test_a_body(feature: Feature) -> None:
    page = feature.types.Imported(source="a")
    assert feature.call("worldwide.print", pages=[page], client=CLIENT).request.json == [
        {"from": "a"}
    ]


def test_members_with_names_of_builtins_and_modules(feature: Feature) -> None:
    moment, key = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), UUID(int=7)
    wire = {
        "str": "b",
        "int": 1,
        "bytes": "Yg==",
        "dict": {"a": 0.5},
        "bool": "1.5",
        "datetime": "2020-01-02T03:04:05Z",
        "uuid": str(key),
        "field": None,
        "ids[]": ["g"],
        "VirtualIPs": 2,
    }
    members = {
        "str": "b",
        "int": 1,
        "bytes": b"b",
        "dict": {"a": 0.5},
        "bool": Decimal("1.5"),
        "datetime": moment,
        "uuid": key,
        "field": None,
        "ids": ["g"],
        "virtual_ips": 2,
    }
    done = feature.call(
        "type.datetime", filter=moment, **members, client=CLIENT, reply=json(wire, ETag='"1"')
    )
    assert done.target == "/k/object?%24filter=2020-01-02T03%3A04%3A05Z"
    assert done.request.json == wire
    assert done.value.value == feature.types.Object(**members)
    assert done.value.declared_headers.etag == '"1"'
    assert "str='b'" not in repr(done.value.value)


def test_methods_with_names_of_builtins_and_modules(feature: Feature) -> None:
    key = UUID(int=7)
    done = feature.call("type.str", int=1, uuid=key, client=CLIENT, reply=json({"a": "b"}))
    assert done.target == f"/k/texts?int=1&uuid={key}"
    assert done.value.value == {"a": "b"}
    assert feature.value("type.int", client=CLIENT, reply=json(3)) == 3


def test_groups_and_classes(feature: Feature) -> None:
    package = feature.package
    credential = package.Login("a", "b")
    sent = feature.call("type.get", client={**CLIENT, "credential": credential})
    assert sent.request.headers["authorization"].startswith("Basic ")
    with pytest.raises(package.NothingThereError):
        feature.call("type.get", client=CLIENT, reply=Reply(status=404))
    assert issubclass(package.NothingThereError, package.NamesError)
    assert [value.name for value in feature.types.Function] == ["LAMBDA", "DEFINED"]


def test_commands(feature: Feature) -> None:
    groups = {each["name"]: each["command"] for each in feature.description["groups"]}
    named = [(groups[each["group"]], each["command"]) for each in feature.operations]
    assert named == [
        ("worldwide", "list"),
        ("worldwide", "take-in"),
        ("worldwide", "print"),
        ("worldwide", "as-xml"),
        ("type", "datetime"),
        ("type", "str"),
        ("type", "int"),
        ("type", "get"),
    ]
