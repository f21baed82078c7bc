from __future__ import annotations

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
    assert done.value.declared_headers == {"attempts": 2}


def test_members(feature: Feature) -> None:
    sent = feature.call(
        "worldwide.take_in",
        source="a",
        nothing=True,
        entries=["b"],
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
        ("type", "get"),
    ]
