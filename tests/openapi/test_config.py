"""The configuration that another generator had beside a document: its names, pages and streams are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.openapi.conftest import Import, Pass
from tests.openapi.documents import library
from tests.openapi.test_extensions import answered
from tests.openapi.test_import import content

from clientgen.cli import main

CONFIG: dict[str, Any] = {
    "organization": {"name": "library"},
    "resources": {
        "shelves": {
            "models": {"volume": "Book"},
            "subresources": {
                "books": {
                    "methods": {
                        "list": {"endpoint": "get /books"},
                        "retrieve": "get /books/{bookId}",
                        "add": "post /books",
                        "again": "post /books",
                    }
                }
            },
        },
        "trip-details": {"methods": {"latest": {"endpoint": "get /events", "streaming": {"param_event_type": "x"}}, "gone": "not an endpoint"}},
    },
    "pagination": [
        {
            "name": "book_page",
            "description": "Books",
            "type": "cursor",
            "request": {"after": {"type": "string", "x-stainless-pagination-property": {"purpose": "next_cursor_param"}}},
            "response": {
                "data": {"type": "array"},
                "has_more": {"type": "boolean"},
                "last_id": {"type": "string", "x-stainless-pagination-property": {"purpose": "next_cursor_field"}},
            },
        },
        {"name": "odd", "type": "unheard of", "request": {}, "response": {}},
    ],
    "streaming": {"on_event": [{"data_starts_with": "[DONE]", "handle": "done"}, {"error_property": "error"}], "kind": "sse"},
    "client_settings": {"opts": {"key": {"auth": {"security_scheme": "Token"}, "auth_only": True}}},
    "environments": {"production": "https://books.example"},
    "security_schemes": {"Token": {"type": "http", "scheme": "bearer"}},
    "security": [{"Token": []}],
    "targets": {"python": {"package_name": "town_library_client", "project_name": "x"}},
    "settings": {"license": "MIT", "unwrap_response_fields": ["data"]},
}  # fmt: skip


def paged_library() -> dict[str, Any]:
    """The document with a list of books that comes in pages, and a stream of events."""
    document = library()
    listing = document["paths"]["/books"]["get"]
    listing["parameters"] += [
        {"name": "after", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
    ]
    page = {
        "type": "object",
        "required": ["data", "has_more"],
        "properties": {
            "data": {"type": "array", "items": {"$ref": "#/components/schemas/Book"}},
            "has_more": {"type": "boolean"},
            "last_id": {"type": "string"},
        },
    }
    document["components"]["schemas"]["BookPage"] = page
    listing["responses"]["200"]["content"]["application/json"]["schema"] = {
        "$ref": "#/components/schemas/BookPage"
    }
    event = document["paths"]["/events"]["get"]["responses"]["200"]["content"]
    event["text/event-stream"] = event.pop("application/json")
    return document


@pytest.fixture
def configured(imported: Import, project: Path) -> Result:
    (project / "config.yml").write_text(json.dumps(CONFIG), "utf-8")
    result = imported(paged_library(), "--config", "config.yml")
    assert result.exit_code == 0, result.output
    return result


def test_groups_methods_and_types_have_their_names(configured: Result, project: Path) -> None:
    spec = project / "spec/library"
    assert content(spec / "operations/shelves/_group.yaml") == {"summary": "Shelves"}
    books = content(spec / "operations/shelves/books.yaml")["operations"]
    assert {"list", "retrieve", "add"} <= {*books}
    assert "latest" in content(spec / "operations/trip_details.yaml")["operations"]
    assert "Volume" in content(spec / "types/imported.yaml")["types"]
    # what the configuration does not name has a derived place, and is listed
    assert "delete" in content(spec / "operations/books.yaml")["operations"]
    assert CliRunner().invoke(main, ["validate", "--strict"]).exit_code == 0


def test_an_operation_with_two_names_has_both(
    configured: Result, imported: Import, project: Path
) -> None:
    spec = project / "spec/library"
    books = content(spec / "operations/shelves/books.yaml")["operations"]
    assert books["again"] == {"same_as": "shelves.books.add"}
    # without the configuration the names stay
    assert imported(paged_library()).exit_code == 0
    assert content(spec / "operations/shelves/books.yaml")["operations"]["again"] == books["again"]
    names = content(spec / "names.yaml")
    assert names["second_names"] == {"shelves.books.again": "#/paths/~1books/post"}


def test_pages_streams_and_the_package_follow_it(configured: Result, project: Path) -> None:
    spec = project / "spec/library"
    service = content(spec / "service.yaml")
    words = {
        "cursor": "after",
        "next": "last_id",
        "more": "has_more",
        "size": "limit",
        "items": "data",
    }
    assert service["paging"] == {"book_page": words}
    assert (
        content(spec / "operations/shelves/books.yaml")["operations"]["list"]["paging"]
        == "book_page"
    )
    (event,) = content(spec / "operations/trip_details.yaml")["operations"].values()
    body = event["responses"]["200"]["body"]
    assert (body["end"], body["error"]) == ("[DONE]", {"member": "error"})
    assert service["endpoint"] == {"url": "https://books.example"}
    assert service["auth"] == [{"kind": "bearer"}]
    assert service["python"]["package"] == "town_library_client"
    assert service["python"]["client"] == "TownLibraryClient"
    assert service["python"]["license"] == "MIT"
    assert service["python"]["successor_of"] == "stainless"


def test_every_key_that_is_not_understood_is_listed(configured: Result, project: Path) -> None:
    report = (project / "spec/library/import-report.md").read_text("utf-8").replace("\\", "")
    for key in (
        "organization",
        "resources/trip-details/methods/gone",
        "targets/python/project_name",
        "pagination/0/description",
        "streaming/kind",
        "resources/trip-details/methods/latest/streaming/param_event_type",
        "client_settings/opts/key/auth_only",
    ):
        assert f"config.yml#/{key}` (config.yml:1:" in report
    assert "### a pagination scheme" in report
    assert "### an operation that the configuration does not name" in report


@pytest.mark.parametrize(
    "text", ["[]", "", "resources: [1]", "resources: {a: {methods: {b: [c]}}}", "pagination: 7", "pagination: [1]", "streaming: {on_event: 3}",
             "resources: {a: {methods: 7, subresources: x, models: [y]}}", "targets: {python: 7}", "environments: [x]"]
)  # fmt: skip
def test_an_odd_configuration_is_noted_and_not_followed(
    imported: Import, project: Path, text: str
) -> None:
    (project / "config.yml").write_text(text, "utf-8")
    result = imported(library(), "--config", "config.yml")
    assert result.exit_code == 0, result.output


def test_a_configuration_that_cannot_be_read_is_told(imported: Import, project: Path) -> None:
    assert imported(library(), "--config", "none.yml").exit_code == 2
    (project / "config.yml").write_text("a: [", "utf-8")
    result = imported(library(), "--config", "config.yml")
    assert result.exit_code == 2
    assert "config.yml:2:" in result.stderr


DEEP = ["fleet", "regions", "sites", "buildings", "rooms", "racks"]
"""Groups within one another: each has operations of its own."""


def deep_document() -> dict[str, Any]:
    """Operations of groups that are six levels deep, with the same names in each, and a model of each level."""
    document = library()
    document["paths"], before = {}, ""
    for depth, noun in enumerate(DEEP):
        path, model = f"{before}/{noun}", noun.capitalize()
        ids = [
            {"name": f"{each}Id", "in": "path", "required": True, "schema": {"type": "string"}}
            for each in DEEP[: depth + 1]
        ]
        one = {"$ref": f"#/components/schemas/{model}"}
        listed = {"responses": answered({"type": "array", "items": one})}
        document["paths"][path] = {"parameters": ids[:-1], "get": listed}
        document["paths"][f"{path}/{{{noun}Id}}"] = {
            "parameters": ids,
            "get": {"responses": answered(one)},
            "delete": {"responses": {"204": {"description": "Gone"}}},
        }
        document["components"]["schemas"][model] = {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
        }
        before = f"{path}/{{{noun}Id}}"
    return document


def deep_resources() -> dict[str, Any]:
    """The resources of such a document: each but the outermost a subresource, and two beside the innermost."""
    inner: dict[str, Any] = {
        "lamps": {"methods": {"all": "get /fleet"}},
        "doors": {"subresources": {"locks": {"methods": {"all": "get /fleet"}}}},
    }
    for depth in reversed(range(len(DEEP))):
        path = "/".join(f"{each}/{{x}}" for each in DEEP[: depth + 1])
        methods = {
            "list": f"get /{path.removesuffix('/{x}')}",
            "retrieve": f"get /{path}",
            "remove": f"delete /{path}",
        }
        made: dict[str, Any] = {"methods": methods}
        made |= {"subresources": inner} if inner else {}
        inner = {DEEP[depth]: made}
    return inner


def test_groups_are_as_deep_as_the_configuration_says(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    resources = deep_resources()
    (project / "config.yml").write_text(json.dumps({"resources": resources}), "utf-8")
    assert imported(deep_document(), "--config", "config.yml").exit_code == 0
    own_tests_pass(project)
    made = project / "generated/library/src/library/description/operations"
    known = {name for path in made.glob("*.json") for name in json.loads(path.read_text("utf-8"))}
    wanted = set(_methods(resources, ""))
    assert len(wanted) == 20
    assert wanted == known


def _methods(resources: dict[str, Any], before: str) -> Iterator[str]:
    for name, resource in resources.items():
        yield from (f"{before}{name}.{each}" for each in resource.get("methods", {}))
        yield from _methods(resource.get("subresources", {}), f"{before}{name}.")


def test_groups_that_are_too_deep_are_told(imported: Import, project: Path) -> None:
    inner: dict[str, Any] = {"j": {"methods": {"all": "get /books"}}}
    for name in "hgfedcba":
        inner = {name: {"subresources": inner, "methods": {}}}
    (project / "config.yml").write_text(json.dumps({"resources": inner}), "utf-8")
    assert imported(library(), "--config", "config.yml").exit_code == 0
    report = (project / "spec/library/import-report.md").read_text("utf-8")
    assert "groups that are too deep, or whose names are too long" in report
    place = "/subresources/".join("abcdefghj")
    assert f"/resources/{place}` (config.yml:1:" in report


def test_groups_whose_classes_clash_get_another_name(imported: Import, project: Path) -> None:
    resources = {
        "books_of": {"methods": {"all": "get /books"}},
        "books": {"subresources": {"of": {"methods": {"one": "get /books/{x}"}}}},
        "volumes": {"subresources": {"by": {"subresources": {"day": {"methods": {"add": "post /books"}}}}}},
        "volumes_by": {"methods": {"last": "get /events"}},
    }  # fmt: skip
    (project / "config.yml").write_text(json.dumps({"resources": resources}), "utf-8")
    assert imported(library(), "--config", "config.yml").exit_code == 0
    assert CliRunner().invoke(main, ["validate", "--strict"]).exit_code == 0
    assert (project / "spec/library/operations/volumes/by/day.yaml").is_file()
