"""OpenAPI documents become specs that a person could have written, and stay theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.openapi.conftest import Import, Pass, tree
from tests.openapi.documents import library, small

from clientgen.cli import main
from clientgen.document import load
from clientgen.openapi.mending import Mending


def content(path: Path) -> Any:
    """What a file of a spec holds, as the reader of specs reads it."""
    document, problems = load(path.read_bytes(), path.name)
    assert not problems
    assert document is not None
    return document.data


def validate() -> None:
    result = CliRunner().invoke(main, ["validate", "--strict"])
    assert result.exit_code == 0, result.output


def test_operations_are_grouped_named_and_concise(imported: Import, project: Path) -> None:
    result = imported(library())
    assert result.exit_code == 0, result.output
    assert "library: 5 of 5 operations" in result.stderr
    books = content(project / "spec/library/operations/books.yaml")
    assert books["summary"] == "Everything that can be lent"
    assert list(books["operations"]) == ["list", "create", "get", "delete"]
    assert books["operations"]["list"]["parameters"] == {
        "language": {"in": "query", "type": "string", "enum": ["en", "sw"], "open": True},
        "page-size": {"in": "query", "type": "integer", "minimum": 1, "default": 20},
        "tags": {"in": "query", "type": "array", "items": {"type": "string"}, "style": "simple"},
    }
    assert books["operations"]["get"]["source"] == {
        "document": "openapi",
        "section": "#/paths/~1books~1{bookId}/get",
    }
    assert (
        content(project / "spec/library/operations/events.yaml")["operations"]["latest"]["auth"]
        == "none"
    )
    validate()


def test_types_have_merged_members_unions_and_examples(imported: Import, project: Path) -> None:
    imported(library())
    types = content(project / "spec/library/types/imported.yaml")["types"]
    assert list(types["Book"]["properties"]) == [
        "title",
        "language",
        "price",
        "cover",
        "id",
        "added",
        "related",
    ]
    assert types["Book"]["required"] == ["title", "id", "added"]
    assert types["Book"]["properties"]["price"] == {"type": "number", "nullable": True}
    assert types["Book"]["properties"]["id"]["readOnly"] is True
    assert types["Event"]["discriminator"] == {"propertyName": "kind"}
    assert types["Lent"]["properties"]["kind"] == {"type": "string", "const": "lent"}
    assert types["Returned"]["properties"]["kind"] == {"type": "string", "const": "returned"}
    assert (
        types["NewBook"]["properties"]["cover"]["properties"]["$ref-like"]["python_name"]
        == "ref_like"
    )


def test_errors_and_the_emulator_are_inferred(imported: Import, project: Path) -> None:
    imported(library())
    errors = content(project / "spec/library/errors/imported.yaml")
    assert errors["body"] == {"$ref": "Problem", "message": "message"}
    assert errors["exceptions"] == {400: "BadRequestError", 404: "NotFoundError"} or errors[
        "exceptions"
    ] == {"400": "BadRequestError", "404": "NotFoundError"}
    emulation = content(project / "spec/library/emulation/inferred.yaml")
    assert emulation["collections"]["books"]["key"] == "id"
    assert emulation["operations"]["books.delete"] == {"delete": "books"}
    assert emulation["operations"]["books.create"]["create"] == "books"
    assert emulation["operations"]["events.latest"] == {"example": True}
    report = (project / "spec/library/import-report.md").read_text("utf-8")
    assert "operations whose effect in the emulator is inferred: 4" in report


def test_the_package_passes_its_own_tests(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    imported(library())
    own_tests_pass(project)


def test_importing_again_writes_nothing(imported: Import, project: Path) -> None:
    imported(library())
    before = tree(project / "spec")
    result = imported(library())
    assert result.exit_code == 0, result.output
    assert "0 files written" in result.stderr
    assert "no difference" in result.stdout
    assert tree(project / "spec") == before


def test_a_new_operation_renames_no_other(imported: Import, project: Path) -> None:
    imported(library())
    before = content(project / "spec/library/names.yaml")
    document = library()
    # both would be called `list` and `get` if they came first
    fresh = {
        "tags": ["books"],
        "operationId": "listBooks",
        "responses": {"200": {"description": "OK"}},
    }
    document["paths"] = {"/all-books": {"get": fresh}, **document["paths"]}
    result = imported(document)
    assert result.exit_code == 0, result.output
    after = content(project / "spec/library/names.yaml")
    assert before["operations"].items() <= after["operations"].items()
    assert before["types"].items() <= after["types"].items()
    assert after["operations"]["#/paths/~1all-books/get"] == "books.list_books"
    assert "books.list_books" in result.stdout


def test_a_changed_document_is_classed_as_diff_does(imported: Import) -> None:
    imported(library())
    document = library()
    del document["paths"]["/events"]
    result = imported(document)
    assert result.exit_code == 0, result.output
    assert "breaking" in result.stdout
    assert "events.latest" in result.stdout


def test_an_edited_file_is_never_replaced(imported: Import, project: Path) -> None:
    imported(library())
    path = project / "spec/library/operations/books.yaml"
    path.write_text(path.read_text("utf-8").replace("Everything that can be lent", "Mine"), "utf-8")
    before = tree(project / "spec")
    result = imported(library())
    assert result.exit_code == 2
    assert "`spec/library/operations/books.yaml` was edited by hand" in result.stderr
    assert tree(project / "spec") == before


def test_what_people_add_stays_and_counts(imported: Import, project: Path) -> None:
    imported(library())
    own = project / "spec/library/emulation/own.yaml"
    own.write_text("operations:\n  events.latest: {example: true, status: 200}\n", "utf-8")
    deviations = project / "spec/library/deviations.yaml"
    deviations.write_text(
        "deviations:\n  title-is-long:\n    at: types.NewBook.properties.title\n    documented: At most 200\n"
        "    observed: 300 are accepted\n    grade: recorded\n    reason: Seen\n    change: {maxLength: 300}\n",
        "utf-8",
    )
    result = imported(library())
    assert result.exit_code == 0, result.output
    assert (
        "events.latest"
        not in content(project / "spec/library/emulation/inferred.yaml")["operations"]
    )
    assert own.read_text("utf-8").startswith("operations:")
    assert "title-is-long" in deviations.read_text("utf-8")
    validate()


def test_a_folder_that_no_import_made_is_left_alone(imported: Import, project: Path) -> None:
    CliRunner().invoke(main, ["new", "library"])
    before = tree(project / "spec")
    result = imported(library())
    assert result.exit_code == 2
    assert "no import has made it" in result.stderr
    assert tree(project / "spec") == before


def test_yaml_says_the_same_as_json(imported: Import, project: Path) -> None:
    import yaml

    imported(library(), into="one")
    imported(yaml.safe_dump(library(), sort_keys=False), name="openapi.yaml", into="two")
    one, two = (content(project / f"spec/{name}/types/imported.yaml") for name in ("one", "two"))
    assert one == two


def test_only_and_skip_choose_operations(imported: Import, project: Path) -> None:
    result = imported(library(), "--only", "books", "--skip", "delete*")
    assert "library: 3 of 5 operations" in result.stderr
    assert not (project / "spec/library/operations/events.yaml").exists()
    assert imported(library(), "--only", "nothing", into="none").exit_code == 2


def test_a_document_in_several_files(imported: Import, project: Path) -> None:
    (project / "in").mkdir()
    (project / "in/types.yaml").write_text(
        "Thing:\n  type: object\n  properties: {next: {$ref: '#/Thing'}, size: {type: integer}}\n",
        "utf-8",
    )
    document = small({"$ref": "types.yaml#/Thing"})
    result = imported(document)
    assert result.exit_code == 0, result.output
    types = content(project / "spec/library/types/imported.yaml")["types"]
    assert any("size" in each.get("properties", {}) for each in types.values())
    validate()


def test_every_success_keeps_its_word(imported: Import, project: Path) -> None:
    document = small({"type": "object", "properties": {"name": {"type": "string"}}})
    (operation,) = (verb for path in document["paths"].values() for verb in path.values())
    whole = operation["responses"].pop("200")
    operation["responses"] = {
        "202": {"description": "Later"},
        "2xx": whole,
        "4XX": {"description": "No"},
    }
    result = imported(document)
    assert result.exit_code == 0, result.output
    (file,) = (project / "spec/library/operations").iterdir()
    (made,) = content(file)["operations"].values()
    assert [str(status) for status in made["responses"]] == ["202", "2XX"]
    assert "body" in made["responses"]["2XX"]
    validate()


SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "Old", "version": "1"},
    "host": "old.example",
    "basePath": "/v2",
    "schemes": ["https"],
    "consumes": ["application/json"],
    "produces": ["application/json"],
    "securityDefinitions": {"login": {"type": "basic"}},
    "security": [{"login": []}],
    "paths": {
        "/pets": {
            "post": {
                "operationId": "addPet",
                "parameters": [
                    {
                        "in": "body",
                        "name": "pet",
                        "required": True,
                        "schema": {"$ref": "#/definitions/Pet"},
                    }
                ],
                "responses": {
                    "200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}
                },
            }
        },
        "/pets/{id}/photo": {
            "post": {
                "consumes": ["multipart/form-data"],
                "parameters": [
                    {
                        "in": "path",
                        "name": "id",
                        "required": True,
                        "type": "integer",
                        "format": "int64",
                    },
                    {"in": "formData", "name": "file", "type": "file", "required": True},
                    {
                        "in": "query",
                        "name": "sizes",
                        "type": "array",
                        "items": {"type": "integer"},
                        "collectionFormat": "csv",
                    },
                ],
                "responses": {"200": {"description": "ok"}},
            }
        },
    },
    "definitions": {
        "Pet": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "kind": {"type": "string", "x-nullable": True},
            },
        }
    },
}


def test_swagger_2_is_read_by_one_conversion(imported: Import, project: Path) -> None:
    result = imported(SWAGGER)
    assert result.exit_code == 0, result.output
    service = content(project / "spec/library/service.yaml")
    assert service["endpoint"] == {"url": "https://old.example", "path": "/v2"}
    assert service["auth"] == [{"kind": "basic"}]
    pets = content(project / "spec/library/operations/pets.yaml")["operations"]
    photo = next(each for each in pets.values() if each["path"].endswith("photo"))
    assert photo["parameters"]["sizes"] == {
        "in": "query",
        "type": "array",
        "items": {"type": "integer"},
        "style": "simple",
    }
    assert photo["body"]["media_types"] == ["multipart/form-data"]
    types = content(project / "spec/library/types/imported.yaml")["types"]
    assert types["Pet"]["properties"]["kind"] == {"type": "string", "nullable": True}
    validate()


STREAMING = {
    "openapi": "3.0.3",
    "info": {"title": "Chat", "version": "1"},
    "servers": [{"url": "https://chat.example"}],
    "paths": {
        "/chat": {
            "post": {
                "operationId": "chat_chat_post",
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["text"],
                                "properties": {
                                    "text": {"type": "string"},
                                    "stream": {"type": "boolean"},
                                },
                            }
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "properties": {"reply": {"type": "string"}},
                                }
                            },
                            "text/event-stream": {
                                "schema": {
                                    "type": "object",
                                    "properties": {"delta": {"type": "string"}},
                                }
                            },
                        },
                    }
                },
            }
        }
    },
}


def test_an_argument_chooses_the_stream(imported: Import, project: Path) -> None:
    result = imported(STREAMING)
    assert result.exit_code == 0, result.output
    operations = content(project / "spec/library/operations/chat.yaml")["operations"]
    (operation,) = operations.values()
    whole, stream = operation["responses"]["200"]
    assert "when" not in whole
    assert stream["when"] == {"stream": True}
    assert stream["body"]["media_types"] == ["text/event-stream"]
    report = (project / "spec/library/import-report.md").read_text("utf-8")
    assert "an optional body with required members" in report
    validate()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda d: d.update(webhooks={"lent": {"post": {"responses": {}}}}), "webhooks"),
        (lambda d: d["paths"]["/events"]["get"].update(callbacks={"x": {}}), "callbacks"),
        (lambda d: d["paths"]["/events"]["get"].update({"x-speed": 1}), "the extension `x-speed`"),
        (lambda d: d["paths"]["/events"].update(trace={"responses": {}}), "the method TRACE"),
        (
            lambda d: d["paths"]["/events"]["get"].update(parameters=[{"name": "a", "in": "cookie"}]),
            "a parameter in a cookie",
        ),
        (
            lambda d: d["components"]["schemas"]["Lent"]["properties"].update(
                at={"type": "string", "pattern": "(?=x)x"}
            ),
            "a pattern that specs cannot have",
        ),
        (
            lambda d: d["components"]["schemas"]["Lent"]["properties"].update(at={"$ref": "#/nowhere"}),
            "a reference that leads nowhere",
        ),
        (lambda d: d["paths"]["/events"]["get"].update(responses={}), "no success is stated"),
        (
            lambda d: d["paths"]["/events"]["get"].update(
                parameters=[{"name": "a", "in": "query"}, {"name": "a", "in": "query"}]
            ),
            "a parameter twice",
        ),
        (
            lambda d: d["components"]["schemas"]["Event"]["discriminator"]["mapping"].update(gone="#/nowhere"),
            "a discriminator that names nothing",
        ),
        (
            lambda d: d["components"]["schemas"]["Lent"]["properties"].update(at={"enum": ["a", 1, None]}),
            "values of an enumeration of several types",
        ),
        (
            lambda d: d["components"]["schemas"]["Lent"]["properties"].update(at={"type": "integer", "default": "x"}),
            "a default that does not fit",
        ),
    ],
)  # fmt: skip
def test_what_is_left_out_or_wrong_is_in_the_report(
    imported: Import, project: Path, change: Any, kind: str
) -> None:
    document = library()
    change(document)
    result = imported(document)
    assert result.exit_code == 0, result.output
    report = (project / "spec/library/import-report.md").read_text("utf-8").replace("\\", "")
    assert f"### {kind}\n" in report
    validate()


def test_a_default_that_xml_cannot_express_is_left_out(imported: Import, project: Path) -> None:
    document = small(
        {"type": "object", "properties": {"at": {"type": "string", "default": "a\x0bb"}}}
    )
    text = json.dumps(document).replace("application/json", "application/xml")
    result = imported(json.loads(text))
    assert result.exit_code == 0, result.output
    report = (project / "spec/library/import-report.md").read_text("utf-8")
    assert "### a default that does not fit\n" in report
    assert "XML cannot" not in report
    validate()


def test_examples_of_the_document_are_used_where_they_fit(imported: Import, project: Path) -> None:
    members = {
        "name": {"type": "string", "example": "Dar es Salaam"},
        "size": {"type": "integer", "minimum": 1, "example": 0},
        "kind": {"type": "string", "enum": ["a", "b"], "example": "b"},
        "password": {"type": "string", "example": "hunter2"},
        "made": {"type": "string", "format": "date-time", "example": "yesterday"},
        "first": {"type": "string", "examples": ["one", "two"]},
    }
    result = imported(small({"type": "object", "properties": members}))
    assert result.exit_code == 0, result.output
    text = (project / "spec/library/types/imported.yaml").read_text("utf-8")
    example = content(project / "spec/library/types/imported.yaml")["types"]["Thing"]["example"]
    assert example["name"] == "Dar es Salaam"
    assert example["size"] == 1
    assert example["kind"] == "b"
    assert example["made"] == "2024-05-06T07:08:09Z"
    assert example["first"] == "one"
    assert "hunter2" not in text
    assert "stated" not in text


def test_a_client_is_generated_without_a_spec(project: Path) -> None:
    import json

    (project / "town.json").write_text(json.dumps(library()), "utf-8")
    result = CliRunner().invoke(main, ["generate", "town.json", "--out", "clients"])
    assert result.exit_code == 0, result.output
    assert (project / "clients/town/src/town/client.py").is_file()
    assert not any((project / "spec").iterdir())
    assert CliRunner().invoke(main, ["generate", "--out", "clients"]).exit_code == 2
    assert CliRunner().invoke(main, ["generate", "none.json", "--out", "clients"]).exit_code == 2


def test_names_of_flags_are_names_in_python(imported: Import, project: Path) -> None:
    document = library()
    schema = {"type": "string"}
    document["paths"]["/books"]["get"]["parameters"] = [
        {"name": name, "in": "query", "schema": schema} for name in ("query", "version")
    ]
    document["paths"]["/shelves/{endpoint}"] = {
        "get": {
            "parameters": [{"name": "endpoint", "in": "path", "required": True, "schema": schema}],
            "responses": {"204": {"description": "Nothing"}},
        }
    }
    assert imported(document).exit_code == 0
    operations = project / "spec/library/operations"
    assert content(operations / "books.yaml")["operations"]["list"]["parameters"] == {
        "query": {"in": "query", "type": "string", "flag": "query-query"},
        "version": {"in": "query", "type": "string", "flag": "version-query"},
    }
    (shelf,) = content(operations / "shelves.yaml")["operations"].values()
    assert shelf["parameters"] == {"endpoint": {"in": "path", "type": "string"}}


def test_what_cannot_be_mended_is_told_with_its_place_and_a_way_on(
    imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = library()
    parameters = document["paths"]["/books"]["get"].setdefault("parameters", [])
    parameters.append({"name": "query", "in": "query", "schema": {"type": "string"}})
    monkeypatch.setattr(Mending, "mend", lambda *_: False)
    result = imported(document)
    assert result.exit_code == 2
    assert "no change of the spec fixes it: correct the document there" in result.stderr
    assert "`#/paths/~1books/get`" in result.stderr
    assert "--skip" in result.stderr
