"""Extensions of vendors: each that is read shows what it does, all others are in the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.openapi.conftest import Import
from tests.openapi.documents import library
from tests.openapi.test_import import content

from clientgen.cli import main

TEXT = {"type": "string"}


def answered(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Responses with one success."""
    body = {"application/json": {"schema": schema}}
    return {"200": {"description": "Fine", "content": body, **more}}


def with_get(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    """The document with one more operation."""
    document = library()
    document["paths"][path] = {"get": {"tags": ["extra"], **operation}}
    return document


def extra(project: Path) -> dict[str, Any]:
    """The operation that was added, as the spec has it."""
    (found,) = content(project / "spec/library/operations/extra.yaml")["operations"].values()
    return dict(found)


def members(project: Path) -> dict[str, Any]:
    """The members of the response of the operation that was added."""
    name = extra(project)["responses"]["200"]["body"]["$ref"]
    return dict(types(project)[name]["properties"])


def types(project: Path) -> dict[str, Any]:
    """The types of the spec."""
    return dict(content(project / "spec/library/types/imported.yaml")["types"])


def report(project: Path) -> str:
    """The report of the import, without the marks of Markdown."""
    return (project / "spec/library/import-report.md").read_text("utf-8").replace("\\", "")


def accepted() -> None:
    """Fail unless the spec is valid."""
    result = CliRunner().invoke(main, ["validate", "--strict"])
    assert result.exit_code == 0, result.output


# names


@pytest.mark.parametrize(
    "word", [{"x-ms-client-name": "SinceWhen"}, {"x-stainless-param": "since_when"}, {"x-stainless-naming": {"python": {"method_argument": "since_when"}}}]
)  # fmt: skip
def test_a_parameter_has_the_name_that_the_document_gives(
    imported: Import, project: Path, word: dict[str, Any]
) -> None:
    parameter = {"name": "$from", "in": "query", "schema": TEXT, **word}
    imported(with_get("/extra", {"parameters": [parameter], "responses": answered(TEXT)}))
    (found,) = extra(project)["parameters"].values()
    assert (found["wire_name"], found["python_name"]) == ("$from", "since_when")
    accepted()


def test_members_and_types_have_the_names_that_the_document_gives(
    imported: Import, project: Path
) -> None:
    document = library()
    schemas = document["components"]["schemas"]
    schemas["Leaf"] = {
        "type": "object",
        "x-ms-client-name": "sheet",
        "properties": {"no": {"type": "integer", "x-stainless-naming": {"python": {"property_name": "number"}}}},
    }  # fmt: skip
    document["paths"]["/leaf"] = {
        "get": {"responses": answered({"$ref": "#/components/schemas/Leaf"})}
    }
    imported(document)
    assert types(project)["Sheet"]["properties"] == {
        "no": {"type": "integer", "python_name": "number"}
    }
    accepted()


# enumerations


def test_an_enumeration_has_names_descriptions_and_one_type(
    imported: Import, project: Path
) -> None:
    said = {"name": "Shade", "modelAsString": False, "values": [{"value": "1d", "name": "dark", "description": "Nearly black"}, {"value": "gone"}]}  # fmt: skip
    kind = {"type": "string", "enum": ["1d", "2l"], "x-ms-enum": said}
    thing = {"type": "object", "properties": {"a": kind, "b": dict(kind)}}
    imported(with_get("/extra", {"responses": answered(thing)}))
    found = types(project)
    assert found["Shade"]["python_names"]["1d"] == "DARK"
    assert found["Shade"]["descriptions"] == {"1d": "Nearly black"}
    assert not found["Shade"].get("open")
    assert members(project) == {"a": {"$ref": "Shade"}, "b": {"$ref": "Shade"}}
    accepted()


def test_an_enumeration_as_text_has_more_values(imported: Import, project: Path) -> None:
    said = {"name": "Shade", "modelAsString": True}
    kind = {"type": "string", "enum": ["dark"], "x-ms-enum": said}
    imported(with_get("/extra", {"responses": answered({"type": "object", "properties": {"a": kind}})}))  # fmt: skip
    assert types(project)["Shade"]["open"] is True


def test_names_of_values_stand_beside_them(imported: Import, project: Path) -> None:
    kind = {"type": "string", "enum": ["+", "-"], "x-enum-varnames": ["MORE", "LESS"]}
    imported(with_get("/extra", {"responses": answered({"type": "object", "properties": {"a": kind}})}))  # fmt: skip
    (found,) = members(project).values()
    assert found["python_names"] == {"+": "MORE", "-": "LESS"}
    accepted()


def test_one_value_can_be_a_constant(imported: Import, project: Path) -> None:
    kind = {"type": "string", "enum": ["book"], "x-stainless-const": True}
    imported(with_get("/extra", {"responses": answered({"type": "object", "properties": {"a": kind}})}))  # fmt: skip
    assert members(project)["a"] == {"type": "string", "const": "book"}
    accepted()


# operations and the whole


def test_a_value_tells_a_record_apart(imported: Import, project: Path) -> None:
    document = library()
    for schema in document["components"]["schemas"].values():
        if "discriminator" in schema:
            schema["discriminator"].pop("mapping", None)
    document["components"]["schemas"]["Lent"]["x-ms-discriminator-value"] = "#lent"
    imported(document)
    assert types(project)["Lent"]["properties"]["kind"] == {"type": "string", "const": "#lent"}
    accepted()


def test_an_operation_can_be_left_out(imported: Import, project: Path) -> None:
    document = with_get("/extra", {"x-stainless-skip": ["python"], "responses": answered(TEXT)})
    imported(document)
    assert not (project / "spec/library/operations/extra.yaml").exists()
    assert "an operation that the document leaves out" in report(project)


def test_a_deprecation_says_what_to_do(imported: Import, project: Path) -> None:
    words = {"deprecated": True, "x-stainless-deprecation-message": "Use `list`."}
    imported(with_get("/extra", {"description": "Old.", **words, "responses": answered(TEXT)}))
    assert extra(project)["description"] == "Old.\n\nUse `list`."


def test_a_host_has_parameters(imported: Import, project: Path) -> None:
    document = library()
    document["servers"] = [{"url": "https://ignored.example/v1"}]
    document["x-ms-parameterized-host"] = {
        "hostTemplate": "{account}.books.example",
        "parameters": [{"name": "account", "in": "path", "description": "Whose books."}],
    }
    imported(document)
    service = content(project / "spec/library/service.yaml")
    assert service["endpoint"] == {"url": "https://{account}.books.example", "path": "/v1"}
    assert service["parameters"]["account"]["in"] == "host"
    accepted()


def test_a_parameter_can_belong_to_the_client(imported: Import, project: Path) -> None:
    parameter = {"name": "x-tenant", "in": "header", "required": True, "schema": TEXT, "x-ms-parameter-location": "client"}  # fmt: skip
    document = with_get("/extra", {"parameters": [parameter], "responses": answered(TEXT)})
    imported(document)
    assert "parameters" not in extra(project)
    service = content(project / "spec/library/service.yaml")
    assert service["parameters"] == {"x-tenant": {"in": "header", "type": "string", "required": True}}  # fmt: skip
    accepted()


def page(**pageable: Any) -> dict[str, Any]:
    """An operation whose results come in pages."""
    listed = {"type": "array", "items": {"$ref": "#/components/schemas/Book"}}
    schema = {"type": "object", "properties": {"value": listed, "nextLink": TEXT}}
    return {"x-ms-pageable": pageable, "responses": answered(schema)}


def test_results_come_in_pages(imported: Import, project: Path) -> None:
    imported(with_get("/extra", page(nextLinkName="nextLink")))
    assert extra(project)["paging"] == {"url": "nextLink", "items": "value"}
    accepted()


def test_all_results_can_come_at_once(imported: Import, project: Path) -> None:
    imported(with_get("/extra", page(nextLinkName=None)))
    assert "paging" not in extra(project)


def test_pages_without_their_members_are_told(imported: Import, project: Path) -> None:
    imported(with_get("/extra", page(nextLinkName="gone")))
    assert "paging" not in extra(project)
    assert "pages whose members a response does not have" in report(project)


def long_running(**words: Any) -> dict[str, Any]:
    """A document with an operation that goes on, and one that reads its status."""
    status = {"type": "string", "enum": ["Running", "Succeeded", "Failed"]}
    schema = {"type": "object", "required": ["status"], "properties": {"status": status}}
    parameter = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    document = with_get("/extra/{id}", {"parameters": [parameter], "responses": answered(schema)})
    header = {"Operation-Location": {"schema": {**TEXT, "format": "uri"}}}
    document["paths"]["/start"] = {
        "post": {
            "tags": ["starts"],
            "x-ms-long-running-operation": True,
            "x-ms-long-running-operation-options": {"final-state-via": "operation-location"},
            "responses": {"202": {"description": "Begun", "headers": header}},
            **words,
        }
    }
    return document


def test_an_operation_is_followed_to_its_end(imported: Import, project: Path) -> None:
    imported(long_running())
    (found,) = content(project / "spec/library/operations/starts.yaml")["operations"].values()
    assert found["long_running"]["url"] == "Operation-Location"
    assert found["long_running"]["running"] == ["Running"]
    assert found["long_running"]["succeeded"] == ["Succeeded"]
    assert found["long_running"]["failed"] == ["Failed"]
    accepted()


def test_what_nothing_reads_the_status_of_is_told(imported: Import, project: Path) -> None:
    imported(long_running(responses={"202": {"description": "Begun"}}))
    (found,) = content(project / "spec/library/operations/starts.yaml")["operations"].values()
    assert "long_running" not in found
    assert "a long-running operation" in report(project)


def test_an_error_with_a_status_of_success_is_told(imported: Import, project: Path) -> None:
    imported(with_get("/extra", {"responses": answered(TEXT, **{"x-ms-error-response": True})}))
    assert "an error with a status of success" in report(project)


def test_all_others_are_listed(imported: Import, project: Path) -> None:
    imported(with_get("/extra", {"x-ms-examples": {}, "x-stainless-snippets": {}, "responses": answered(TEXT)}))  # fmt: skip
    assert "the extension `x-ms-examples`" in report(project)
    assert "the extension `x-stainless-snippets`" in report(project)
    assert "the extension `x-ms-pageable`" not in report(project)
