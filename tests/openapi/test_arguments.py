"""What the methods of an old client took: a configuration keeps names, streams and arguments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.openapi.conftest import Import, Pass
from tests.openapi.documents import library
from tests.openapi.test_client_settings import run
from tests.openapi.test_extensions import accepted, answered, report, types
from tests.openapi.test_import import content

TEXT = {"type": "string"}
BOOK = {"$ref": "#/components/schemas/Book"}
ENDPOINT = "post /shelves/{shelfId}/lend"


def lending(
    schema: dict[str, Any],
    *parameters: dict[str, Any],
    media: str = "application/json",
    **more: Any,
) -> dict[str, Any]:
    """The document with an operation that has a body."""
    document = library()
    path = {"name": "shelfId", "in": "path", "required": True, "schema": TEXT}
    document["paths"]["/shelves/{shelfId}/lend"] = {
        "post": {
            "operationId": "lend",
            "parameters": [path, *parameters],
            "requestBody": {"required": True, "content": {media: {"schema": schema}}},
            "responses": answered(BOOK),
            **more,
        }
    }
    return document


def configured(imported: Import, project: Path, document: Any, **method: Any) -> dict[str, Any]:
    """Import the document with a configuration; return the operation."""
    resources = {"shelves": {"methods": {"lend": {"endpoint": ENDPOINT, **method}}}}
    run(imported, project, document, resources=resources)
    return operation(project)


def operation(project: Path) -> dict[str, Any]:
    return dict(content(project / "spec/library/operations/shelves.yaml")["operations"]["lend"])


def body(project: Path) -> dict[str, Any]:
    """The record of the body."""
    return dict(types(project)[operation(project)["body"]["$ref"]])


# bodies


ALTERNATIVES = [
    {
        "type": "object",
        "required": ["kind", "reader"],
        "properties": {"kind": {"const": "lend"}, "reader": TEXT, "until": TEXT},
    },
    {
        "type": "object",
        "required": ["kind", "until"],
        "properties": {"kind": {"const": "keep"}, "until": {"type": "integer"}},
    },
]


@pytest.mark.parametrize("word", ["oneOf", "anyOf"])
def test_a_body_of_several_records_has_the_members_of_all(
    imported: Import, project: Path, word: str, own_tests_pass: Pass
) -> None:
    configured(imported, project, lending({word: ALTERNATIVES}))
    record = body(project)
    assert [*record["properties"]] == ["kind", "reader", "until"]
    assert record["required"] == ["kind"]
    assert record["properties"]["kind"]["enum"] == ["lend", "keep"]
    assert record["properties"]["until"]["oneOf"] == [{"type": "string"}, {"type": "integer"}]
    own_tests_pass(project)


def test_records_that_are_named_stay_what_they_are(imported: Import, project: Path) -> None:
    configured(imported, project, lending({"$ref": "#/components/schemas/Event"}))
    assert [*body(project)["properties"]] == ["kind", "book", "late"]
    assert types(project)["Event"]["oneOf"] == [{"$ref": "Lent"}, {"$ref": "Returned"}]
    accepted()


def test_without_a_configuration_a_body_stays_a_choice(imported: Import, project: Path) -> None:
    imported(lending({"$ref": "#/components/schemas/Event"}))
    made = content(project / "spec/library/operations/shelves.yaml")["operations"]["lend"]
    assert made["body"] == {"$ref": "Event"}


def test_a_choice_with_a_text_is_a_whole_body(imported: Import, project: Path) -> None:
    configured(imported, project, lending({"oneOf": [ALTERNATIVES[0], TEXT]}))
    assert "oneOf" in operation(project)["body"]
    accepted()


@pytest.mark.parametrize("is_configured", [True, False])
def test_a_form_of_several_records_has_the_members_of_all(
    imported: Import, project: Path, is_configured: bool
) -> None:
    file = {"type": "string", "format": "binary"}
    forms = [
        {"type": "object", "required": ["cover"], "properties": {"cover": file}},
        {"type": "object", "required": ["url"], "properties": {"url": TEXT}},
    ]
    document = lending({"oneOf": forms}, media="multipart/form-data")
    if is_configured:
        configured(imported, project, document)
    else:
        imported(document)
    record = body(project)
    assert record["properties"] == {"cover": {"type": "bytes"}, "url": TEXT}
    assert "required" not in record
    accepted()


def test_a_file_or_several_is_a_list_of_files(imported: Import, project: Path) -> None:
    file = {"type": "string", "format": "binary"}
    either = {"anyOf": [file, {"type": "array", "items": file}]}
    form = {"type": "object", "properties": {"covers": either}}
    imported(lending(form, media="multipart/form-data"))
    assert body(project)["properties"]["covers"]["items"] == {"type": "bytes"}
    accepted()


def test_what_always_has_one_value_is_an_argument(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    properties = {"kind": {"const": "lend"}, "level": {"const": 3}, "fast": {"const": True}}
    schema = {"type": "object", "required": ["kind"], "properties": properties}
    configured(imported, project, lending(schema))
    made = body(project)["properties"]
    assert types(project)[made["kind"]["$ref"]]["enum"] == ["lend"]
    assert types(project)[made["level"]["$ref"]]["enum"] == [3]
    assert made["fast"] == {"type": "boolean"}
    own_tests_pass(project)


def test_a_record_that_others_have_keeps_its_constant(imported: Import, project: Path) -> None:
    document = lending({"$ref": "#/components/schemas/Lent"})
    configured(imported, project, document)
    assert types(project)["Lent"]["properties"]["kind"]["const"] == "lent"
    assert operation(project)["body"]["$ref"] != "Lent"
    accepted()


def test_a_body_that_may_be_null_is_given_by_its_members(imported: Import, project: Path) -> None:
    schema = {"anyOf": [{"$ref": "#/components/schemas/NewBook"}, {"type": "null"}]}
    configured(imported, project, lending(schema))
    assert operation(project)["body"] == {"$ref": "NewBook"}
    accepted()


def test_a_whole_body_has_its_name(imported: Import, project: Path) -> None:
    schema = {"type": "array", "items": TEXT}
    made = configured(imported, project, lending(schema), body_param_name="readerNames")
    assert made["body"]["python_name"] == "reader_names"
    accepted()


# names


def test_arguments_of_one_name_have_their_places_before_it(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    schema = {"type": "object", "required": ["shelf_id"], "properties": {"shelf_id": TEXT, "from": TEXT, "note_": TEXT}}  # fmt: skip
    query = {"name": "from", "in": "query", "schema": TEXT}
    made = configured(imported, project, lending(schema, query))
    assert made["parameters"]["shelfId"]["python_name"] == "path_shelf_id"
    assert made["parameters"]["from"]["python_name"] == "query_from"
    names = {key: each["python_name"] for key, each in body(project)["properties"].items()}
    assert names == {"shelf_id": "body_shelf_id", "from": "body_from", "note_": "note"}
    own_tests_pass(project)


@pytest.mark.parametrize("name", ["from", "class", "In"])
def test_a_word_of_python_has_a_line_after_it(imported: Import, project: Path, name: str) -> None:
    imported(lending({"type": "object", "properties": {name: TEXT}}))
    assert body(project)["properties"][name]["python_name"] == f"{name.lower()}_"
    accepted()


# what is sent besides


def test_requests_that_change_something_take_a_key(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    header = {"name": "idempotency-key", "in": "header", "schema": TEXT}
    document = lending(BOOK, header)
    run(imported, project, document, client_settings={"idempotency_header": "Idempotency-Key"})
    made = operation(project)
    assert made["repeatable"] == {"header": "Idempotency-Key"}
    assert [*made["parameters"]] == ["shelfId"]
    books = content(project / "spec/library/operations/books.yaml")["operations"]
    assert {name for name, each in books.items() if "repeatable" in each} == {"create", "delete"}
    own_tests_pass(project)


def test_a_method_can_be_deprecated_or_left_out(imported: Import, project: Path) -> None:
    methods = {
        "lend": {"endpoint": ENDPOINT, "deprecated": "use another"},
        "none": {"endpoint": "get /books", "skip": ["go", "python"]},
        "some": {"endpoint": "post /books", "only": ["go"]},
        "kept": {"endpoint": "get /events", "skip": ["go"], "only": ["python"]},
    }
    gone = {"skip": True, "methods": {"a": "delete /books/{bookId}"}, "subresources": {"deep": {"methods": {"b": {"endpoint": "get /books/{id}"}}}}}  # fmt: skip
    resources = {"shelves": {"methods": methods}, "gone": gone}
    run(imported, project, lending(BOOK), resources=resources)
    made = content(project / "spec/library/operations/shelves.yaml")["operations"]
    assert [*made] == ["kept", "lend"]
    assert made["lend"]["deprecated"] is True
    assert not (project / "spec/library/operations/books.yaml").exists()
    assert report(project).count("an operation that the configuration leaves out") == 2
    accepted()


def test_a_package_that_another_project_has_gets_a_name_of_its_own(
    imported: Import, project: Path
) -> None:
    run(imported, project, library(), targets={"python": {"package_name": "stripe"}})
    python = content(project / "spec/library/service.yaml")["python"]
    assert (python["package"], python["client"]) == ("stripe_client", "StripeClient")
    assert "### a package that would replace another" in report(project)
    accepted()


# streams

SWITCHED = {"type": "object", "properties": {"live": {"type": "boolean"}, "reader": TEXT}}
EVENT = {"stream_event_model": "$shared.lent_event"}


def streamed(
    imported: Import, project: Path, document: dict[str, Any], streaming: dict[str, Any]
) -> Any:
    """The response of the operation; a member of the request, or nothing, asks for a stream."""
    resources = {
        "$shared": {"models": {"lent_event": "Event"}},
        "shelves": {"methods": {"lend": {"endpoint": ENDPOINT, "streaming": streaming}}},
    }
    end = {"on_event": [{"data_starts_with": "[DONE]", "handle": "done"}]}
    (project / "config.yml").write_text(json.dumps({"resources": resources, "streaming": end}))
    result = imported(document, "--config", "config.yml")
    assert result.exit_code == 0, result.output
    return operation(project)["responses"]["200"]


@pytest.mark.parametrize(("model", "item"), [(EVENT, "LentEvent"), ({}, "Book")])
def test_a_member_asks_for_a_stream_that_the_document_does_not_state(
    imported: Import, project: Path, model: dict[str, Any], item: str, own_tests_pass: Pass
) -> None:
    streaming = {"param_discriminator": "live", **model}
    usual, stream = streamed(imported, project, lending(SWITCHED), streaming)
    assert usual["body"] == {"$ref": "Book"}
    assert stream["when"] == {"live": True}
    assert stream["body"]["itemSchema"] == {"$ref": item}
    assert stream["body"]["end"] == "[DONE]"
    own_tests_pass(project)


def test_a_response_that_always_streams_is_nothing_else(imported: Import, project: Path) -> None:
    stream = streamed(imported, project, lending(SWITCHED), EVENT)
    assert stream["body"]["itemSchema"] == {"$ref": "LentEvent"}
    accepted()


def test_alternatives_that_tell_streams_apart_have_one_member(
    imported: Import, project: Path
) -> None:
    other = {"type": "object", "required": ["live"], "properties": {"live": {"enum": [True]}}}
    document = lending({"oneOf": [SWITCHED, other]})
    _, stream = streamed(imported, project, document, {"param_discriminator": "live"})
    assert stream["when"] == {"live": True}
    assert body(project)["properties"]["live"] == {"type": "boolean"}
    accepted()


@pytest.mark.parametrize("schema", [{"type": "boolean"}, {"type": ["boolean", "null"]}])
def test_a_parameter_of_the_query_asks_for_a_stream(
    imported: Import, project: Path, schema: dict[str, Any], own_tests_pass: Pass
) -> None:
    query = {"name": "live", "in": "query", "schema": schema}
    streaming = {"param_discriminator": "live", **EVENT}
    usual, stream = streamed(imported, project, lending(BOOK, query), streaming)
    assert usual["body"] == {"$ref": "Book"}
    assert stream["when"] == {"live": True}
    own_tests_pass(project)
