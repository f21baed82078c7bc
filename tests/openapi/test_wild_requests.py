"""What real documents were found to say of requests: queries in paths, parameters of clients, bodies."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.openapi.conftest import Import, Pass
from tests.openapi.test_import import content, validate
from tests.openapi.test_wild import Data, answer, wild

TEXT: Data = {"type": "string"}


def parameter(name: str, place: str, **more: object) -> Data:
    return {"name": name, "in": place, "schema": TEXT, "required": place == "path", **more}


def things(path: str, *parameters: Data) -> Data:
    get = {
        "operationId": "find",
        "tags": ["things"],
        "parameters": [*parameters],
        "responses": {"200": answer({})},
    }
    return wild({path: {"get": get}})


def made(project: Path) -> Data:
    operations: Data = content(project / "spec/library/operations/things.yaml")["operations"]
    return operations["find"]


NEEDED = {"in": "query", "type": "string", "required": True}


@pytest.mark.parametrize(
    ("path", "given", "kept"),
    [
        ("/a?place={where}", [parameter("where", "path")], {"place": NEEDED}),
        (
            "/a?lat={x}&lon={y}",
            [parameter("x", "path", schema={"type": "number"}), parameter("y", "path")],
            {"lat": {**NEEDED, "type": "number"}, "lon": NEEDED},
        ),
        ("/a?q={q}", [parameter("q", "query")], {"q": {"in": "query", "type": "string"}}),
        ("/a?q={q}", [], {"q": NEEDED}),
        ("/a?full%20name={n}", [], {"full_name": {**NEEDED, "wire_name": "full name"}}),
        (
            "/a/{x}?x={x}",
            [parameter("x", "path")],
            {"x": {"in": "path", "type": "string"}, "x_query": {**NEEDED, "wire_name": "x"}},
        ),
        ("/a?={x}", [parameter("x", "path")], None),
        ("/a?sort=by-{x}", [parameter("x", "path")], None),
    ],
)
def test_a_placeholder_in_the_query_of_a_path_is_a_parameter_of_the_query(
    imported: Import, project: Path, path: str, given: list[Data], kept: Data | None
) -> None:
    result = imported(things(path, *given))
    assert "1 of 1 operations" in result.stderr, result.output
    operation = made(project)
    assert operation.get("parameters") == kept
    assert "query" not in operation
    validate()


def test_placeholders_and_constants_of_a_query_are_sent(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    imported(things("/a?version=2&place={where}", parameter("where", "path")))
    assert made(project)["query"] == {"version": "2"}
    assert made(project)["parameters"] == {"place": NEEDED}
    own_tests_pass(project)


@pytest.mark.parametrize(("place", "again"), [("query", "edition"), ("header", "EDITION")])
def test_a_parameter_of_the_client_may_be_written_at_each_operation(
    imported: Import, project: Path, place: str, again: str
) -> None:
    of_client = {"x-ms-parameter-location": "client"}
    document = things("/things", parameter("edition", place, **of_client))
    get = document["paths"]["/things"]["get"]
    document["paths"]["/others"] = {
        "get": {**get, "parameters": [parameter(again, place, **of_client)]},
        "put": {**get, "parameters": [parameter(again, place)]},
    }
    result = imported(document)
    assert "3 of 3 operations" in result.stderr, result.output
    service = content(project / "spec/library/service.yaml")
    assert service["parameters"] == {"edition": {"in": place, "type": "string"}}
    validate()


def test_what_the_emulator_begins_with_has_its_key(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    thing = {"type": "object", "properties": {"uuid": {"$ref": "#/components/schemas/Id"}}}
    one = answer({"$ref": "#/components/schemas/Thing"})
    every = answer({"type": "array", "items": {"$ref": "#/components/schemas/Thing"}})
    paths = {
        "/things": {"get": {"responses": {"200": every}}},
        "/things/{uuid}": {
            "get": {"parameters": [parameter("uuid", "path")], "responses": {"200": one}}
        },
    }
    result = imported(wild(paths, Thing=thing, Id=TEXT))
    assert result.exit_code == 0, result.output
    emulation = content(project / "spec/library/emulation/inferred.yaml")
    assert [*emulation["collections"]["things"]["seed"][0]] == ["uuid"]
    own_tests_pass(project)


def test_a_body_may_have_the_name_of_another_record(imported: Import, project: Path) -> None:
    thing = {"type": "object", "properties": {"id": {"type": "integer"}, "name": TEXT}}
    schemas = {
        "Thing": thing,
        "Envelope": {"type": "object", "properties": {"thing": thing}, "required": ["thing"]},
        "NewThing": {"allOf": [{"$ref": "#/components/schemas/Envelope"}]},
    }
    sent = {"application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}}
    one = {"200": answer({"$ref": "#/components/schemas/Thing"})}
    paths = {
        "/things": {"post": {"requestBody": {"required": True, "content": sent}, "responses": one}},
        "/things/{id}": {
            "get": {
                "parameters": [parameter("id", "path", schema={"type": "integer"})],
                "responses": one,
            }
        },
    }
    result = imported(wild(paths, **schemas))
    assert "2 of 2 operations" in result.stderr, result.output
    effect = content(project / "spec/library/emulation/inferred.yaml")["operations"]["things.post"]
    assert effect["create"] == "things"
    assert effect["store"]["name"] == {"body": "thing.name"}
    validate()


def test_an_error_with_members_that_are_not_listed_may_come_beside_xml(
    imported: Import, project: Path
) -> None:
    trouble = {
        "type": "object",
        "properties": {"title": TEXT},
        "additionalProperties": {"type": "object"},
        "example": {"title": "No", "more": {}},
    }
    body = {"description": "OK", "content": {"application/xml": {"schema": TEXT}}}
    refused = {"400": answer({"$ref": "#/components/schemas/Trouble"})}
    result = imported(
        wild({"/a": {"get": {"responses": {"200": body, **refused}}}}, Trouble=trouble)
    )
    assert result.exit_code == 0, result.output
    types = content(project / "spec/library/types/imported.yaml")["types"]
    assert "additionalProperties" not in types["Trouble"]
    assert "members that are not listed" in result.stderr
    validate()


@pytest.mark.parametrize(
    "other", [{"204": {"description": "Nothing yet"}}, {"202": answer({"type": "object"})}]
)
def test_another_success_beside_a_stream_leaves_no_operation_out(
    imported: Import, project: Path, own_tests_pass: Pass, other: Data
) -> None:
    part = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    document = things("/things/1/content")
    get = document["paths"]["/things/1/content"]["get"]
    get["responses"] = {**other, "206": {"description": "A part", "content": part}}
    result = imported(document)
    assert "1 of 1 operations" in result.stderr, result.output
    assert list(made(project)["responses"]) == ["206"]
    report = (project / "spec/library/import-report.md").read_text("utf-8")
    assert f"response {next(iter(other))} left out" in report
    own_tests_pass(project)
