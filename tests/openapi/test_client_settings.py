"""What a configuration says of requests, the client and pages: each key shows what it does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.openapi.conftest import Import
from tests.openapi.documents import library
from tests.openapi.test_extensions import accepted, answered, extra, report, with_get
from tests.openapi.test_import import content

TEXT = {"type": "string"}
BOOK = {"$ref": "#/components/schemas/Book"}


def purpose(word: str, kind: str = "string") -> dict[str, Any]:
    """A parameter or member of a scheme, and what it is for."""
    return {"type": kind, "x-stainless-pagination-property": {"purpose": word}}


def run(imported: Import, project: Path, document: Any, **config: Any) -> None:
    """Import a document with a configuration."""
    (project / "config.yml").write_text(json.dumps(config), "utf-8")
    result = imported(document, "--config", "config.yml")
    assert result.exit_code == 0, result.output


# pages

LIST = {"type": "array", "items": BOOK}
NESTED = {"type": "object", "properties": {"next": TEXT, "all": {"type": "integer"}}}
SCHEMES: dict[str, tuple[dict[str, Any], list[str], dict[str, Any], dict[str, Any]]] = {
    "cursor_id": (
        {
            "request": {"starting_after": purpose("next_cursor_id_param"), "limit": {"type": "integer"}},
            "response": {
                "data": {"type": "array", "items": {"type": "object", "properties": {"id": purpose("cursor_item_id")}}},
                "has_more": {"type": "boolean"},
            },
        },
        ["starting_after", "limit"],
        {"data": LIST, "has_more": {"type": "boolean"}},
        {"cursor": "starting_after", "next": "data[-1].id", "more": "has_more", "size": "limit", "items": "data"},
    ),
    "cursor": (
        {
            "request": {"after": purpose("next_cursor_param")},
            "response": {
                "meta": {"type": "object", "properties": {"next": purpose("next_cursor_field")}},
                "books": {"type": "array", **purpose("items", "array")},
            },
        },
        ["after"],
        {"meta": NESTED, "books": LIST},
        {"cursor": "after", "next": "meta.next", "items": "books"},
    ),
    "cursor_url": (
        {
            "request": {},
            "response": {"next": purpose("next_cursor_url_field"), "results": {"type": "array"}},
        },
        [],
        {"next": {"type": "string", "format": "uri"}, "results": LIST},
        {"url": "next", "items": "results"},
    ),
    "cursor_id of a list": (
        {
            "request": {"after": purpose("next_cursor_id_param")},
            "response": {"items": {"type": "array", "items": {"type": "object", "properties": {"id": purpose("cursor_item_id")}}}},
        },
        ["after", "limit"],
        LIST,
        {"cursor": "after", "next": "[-1].id", "size": "limit"},
    ),
    "fake_page": (
        {"request": {}, "response": {"data": {"type": "array"}, "more": {"type": "boolean"}}},
        [],
        {"data": LIST, "more": {"type": "boolean"}},
        {"single": True, "items": "data"},
    ),
    "fake_page of a list": (
        {"request": {}, "response": {"items": {"type": "array", "items": {}}}},
        [],
        LIST,
        {"single": True},
    ),
    "page_number of a list": (
        {
            "request": {"page": purpose("page_number_param", "integer")},
            "response": {"type": "array", "items": {"type": "object"}},
        },
        ["page", "per_page"],
        LIST,
        {"page": "page", "size": "per_page"},
    ),
    "offset": (
        {
            "request": {"skip": purpose("offset_count_param", "integer")},
            "response": {
                "items": {"type": "array"},
                "meta": {"type": "object", "properties": {"all": purpose("offset_total_count_field", "integer")}},
            },
        },
        ["skip", "limit"],
        {"items": LIST, "meta": NESTED},
        {"offset": "skip", "total": "meta.all", "size": "limit", "items": "items"},
    ),
    "page_number": (
        {
            "request": {"page": purpose("page_number_param", "integer")},
            "response": {"result": {"type": "array"}},
        },
        ["page", "per_page"],
        {"result": LIST},
        {"page": "page", "size": "per_page", "items": "result"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SCHEMES)
def test_every_kind_of_scheme_is_read(imported: Import, project: Path, kind: str) -> None:
    scheme, parameters, members, expected = SCHEMES[kind]
    numbers = ("skip", "page", "limit", "per_page")
    said = [
        {"name": name, "in": "query", "schema": {"type": "integer" if name in numbers else "string"}}
        for name in parameters
    ]  # fmt: skip
    schema = {"type": "object", "required": [*members], "properties": members}
    schema = members if members is LIST else schema
    kind = kind.partition(" ")[0]
    document = with_get("/extra", {"parameters": said, "responses": answered(schema)})
    run(imported, project, document, pagination=[{"name": "usual", "type": kind, **scheme}])
    assert content(project / "spec/library/service.yaml")["paging"] == {"usual": expected}
    assert extra(project)["paging"] == "usual"
    accepted()


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "object", "properties": {"data": LIST, "kind": TEXT}}, {"single": True, "items": "data"}),
        ({"type": "object", "properties": {"data": LIST}}, None),
        (LIST, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["get", "post"])
def test_nothing_leads_on_from_a_single_page(
    imported: Import, project: Path, schema: dict[str, Any], expected: dict[str, Any], verb: str
) -> None:
    members = {"data": {"type": "array"}, "kind": TEXT}
    scheme = {"name": "all", "type": "fake_page", "request": {}, "response": members}
    document = with_get("/extra", {"responses": answered(schema)})
    document["paths"]["/extra"] = {verb: document["paths"]["/extra"]["get"]}
    run(imported, project, document, pagination=[scheme])
    paging = content(project / "spec/library/service.yaml").get("paging", {})
    assert paging == ({"all": expected} if expected else {})
    accepted()


def test_a_scheme_that_leads_on_comes_first(imported: Import, project: Path) -> None:
    single = {"name": "all", "type": "fake_page", "request": {}, "response": {"data": LIST}}
    scheme, _, members, expected = SCHEMES["cursor_id"]
    parameters = [
        {"name": name, "in": "query", "schema": TEXT if name != "limit" else {"type": "integer"}}
        for name in ("starting_after", "limit")
    ]
    schema = {"type": "object", "required": [*members], "properties": members}
    document = with_get("/extra", {"parameters": parameters, "responses": answered(schema)})
    usual = {"name": "usual", "type": "cursor_id", **scheme}
    run(imported, project, document, pagination=[single, usual])
    assert content(project / "spec/library/service.yaml")["paging"] == {"usual": expected}
    accepted()


# requests


def query(schema: dict[str, Any], **words: Any) -> dict[str, Any]:
    """The document with a parameter of the query."""
    parameter = {"name": "ids", "in": "query", "schema": schema, **words}
    return with_get("/extra", {"parameters": [parameter], "responses": answered(TEXT)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("comma", {"style": "simple"}),
        ("repeat", {}),
        ("brackets", {"wire_name": "ids[]"}),
    ],
)
def test_lists_stand_in_the_query_as_the_configuration_says(
    imported: Import, project: Path, word: str, expected: dict[str, Any]
) -> None:
    document = query({"type": "array", "items": TEXT})
    run(imported, project, document, query_settings={"array_format": word})
    usual = {"in": "query", "type": "array", "items": TEXT}
    assert extra(project)["parameters"]["ids"] == {**usual, **expected}
    accepted()


def test_what_the_document_says_of_a_list_counts(imported: Import, project: Path) -> None:
    document = query({"type": "array", "items": TEXT}, style="form", explode=False)
    run(imported, project, document, query_settings={"array_format": "brackets"})
    assert extra(project)["parameters"]["ids"]["style"] == "simple"


def test_objects_stand_in_brackets(imported: Import, project: Path) -> None:
    document = query({"type": "object", "additionalProperties": TEXT})
    run(imported, project, document, query_settings={"nested_format": "brackets"})
    assert extra(project)["parameters"]["ids"]["type"] == "object"
    accepted()


def test_formats_that_specs_do_not_have_are_told(imported: Import, project: Path) -> None:
    settings = {"array_format": "indices", "nested_format": "dots"}
    run(imported, project, library(), query_settings=settings)
    assert (
        "config.yml#/query_settings/array_format` (config.yml:1:21): `indices` left out"
        in report(project)
    )
    assert "config.yml#/query_settings/nested_format` (config.yml:1:48): `dots` left out" in report(
        project
    )


# the client


def test_options_of_the_client_are_its_parameters(imported: Import, project: Path) -> None:
    options = {
        "tenant": {"type": "string", "send_in_header": "X-Tenant"},
        "draft": {"type": "boolean", "nullable": True, "send_as_query_param": "draft"},
        "api_key": {"type": "string", "read_env": "BOOKS_KEY", "auth": {"security_scheme": "Token"}},
        "odd": {"type": "string"},
    }  # fmt: skip
    parameter = {"name": "X-Tenant", "in": "header", "required": True, "schema": TEXT}
    document = with_get("/extra", {"parameters": [parameter], "responses": answered(TEXT)})
    run(imported, project, document, client_settings={"opts": options})
    service = content(project / "spec/library/service.yaml")
    assert service["parameters"] == {
        "X-Tenant": {"in": "header", "type": "string", "required": True, "python_name": "tenant"},
        "draft": {"in": "query", "type": "boolean"},
    }
    assert "parameters" not in extra(project)
    assert "config.yml#/client_settings/opts/api_key` (config.yml:1:" in report(project)
    assert "config.yml#/client_settings/opts/odd` (config.yml:1:" in report(project)
    accepted()


@pytest.mark.parametrize(
    ("prefix", "command"), [("TOWN_LIBRARY", "town-library"), ("GIT", "library")]
)
def test_variables_begin_as_they_did(
    imported: Import, project: Path, prefix: str, command: str
) -> None:
    run(imported, project, library(), client_settings={"default_env_prefix": prefix})
    assert content(project / "spec/library/service.yaml")["python"]["command"] == command
    accepted()


def test_environments_are_servers(imported: Import, project: Path) -> None:
    urls = {"production": "https://books.example/v1", "sandbox": "https://try.books.example/v1"}
    run(imported, project, library(), environments=urls)
    service = content(project / "spec/library/service.yaml")
    servers = {"production": "https://books.example", "sandbox": "https://try.books.example"}
    assert service["endpoint"] == {"servers": servers, "default": "production", "path": "/v1"}
    accepted()


def test_the_readme_gives_examples(imported: Import, project: Path) -> None:
    calls = {
        "headline": {"endpoint": "get /extra", "params": {"ids": "b-1"}},
        "wrong": {"endpoint": "get /extra", "params": {"ids": {"no": "text"}}},
        "empty": {"endpoint": "get /extra", "params": {}},
        "odd": {"endpoint": "nothing"},
    }
    run(imported, project, query(TEXT), readme={"example_requests": calls})
    assert extra(project)["examples"] == {"headline": {"parameters": {"ids": "b-1"}}}
    assert "an example of a call that does not fit" in report(project)
    assert "readme/example_requests/odd" in report(project)
    accepted()


UNWRAPPED: dict[str, tuple[dict[str, Any], str | None]] = {
    "the only member": ({"data": LIST}, "data"),
    "another one that is listed": ({"result": BOOK}, "result"),
    "one of several": ({"data": LIST, "total": {"type": "integer"}}, None),
    "one that is not listed": ({"books": LIST}, None),
    "a constant": ({"data": {"type": "string", "const": "x"}}, None),
    "none": ({}, None),
}


@pytest.mark.parametrize("case", UNWRAPPED)
def test_the_member_that_the_old_client_unwrapped_is_the_result(
    imported: Import, project: Path, case: str
) -> None:
    members, expected = UNWRAPPED[case]
    schema = {"type": "object", "properties": members}
    document = with_get("/extra", {"responses": answered(schema)})
    resources = {"extras": {"methods": {"list": "get /extra"}}}
    settings = {"unwrap_response_fields": ["data", "result"]}
    run(imported, project, document, resources=resources, settings=settings)
    found = content(project / "spec/library/operations/extras.yaml")["operations"]["list"]
    assert found.get("result") == (None if expected is None else {"member": expected})
    accepted()


def test_operations_that_the_configuration_does_not_name_are_not_unwrapped(
    imported: Import, project: Path
) -> None:
    schema = {"type": "object", "properties": {"data": LIST}}
    document = with_get("/extra", {"responses": answered(schema)})
    settings = {"unwrap_response_fields": ["data"]}
    run(imported, project, document, settings=settings)
    assert "result" not in extra(project)
    accepted()
