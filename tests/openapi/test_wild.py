"""What real documents were found to say, as one small document that has all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.openapi.conftest import Import, Pass
from tests.openapi.test_import import content, validate

from clientgen.cli import main

Data = dict[str, Any]


def answer(schema: Data) -> Data:
    return {"description": "OK", "content": {"application/json": {"schema": schema}}}


def wild(paths: Data, **schemas: Data) -> Data:
    """A document with some paths and schemas."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Wild", "version": "1"},
        "servers": [{"url": "https://wild.example"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def test_errors_without_a_message_and_for_any_status(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    trouble = {"type": "object", "properties": {"phrases": {"type": "array", "items": {}}}}
    refused = {"400": answer(trouble), "default": answer(trouble)}
    paths = {
        "/first": {"get": {"responses": {"200": answer({}), "400": answer(trouble)}}},
        "/second": {"get": {"responses": {"200": answer({}), **refused}}},
    }
    assert imported(wild(paths)).exit_code == 0
    own_tests_pass(project)


def test_the_message_of_an_error_may_be_in_a_list(imported: Import, project: Path) -> None:
    each = {"type": "object", "properties": {"message": {"type": "string"}}}
    trouble = {"type": "object", "properties": {"errors": {"type": "array", "items": each}}}
    imported(wild({"/a": {"get": {"responses": {"200": answer({}), "400": answer(trouble)}}}}))
    errors = content(project / "spec/library/errors/imported.yaml")
    assert errors["body"]["message"] == "errors.message"
    validate()


def test_members_that_no_request_sends_belong_to_their_record(imported: Import) -> None:
    inner = {"type": "object", "properties": {"section": {"type": "string"}}}
    kind = {"type": "string", "enum": ["short", "long"], "readOnly": True}
    task = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "kind": kind,
            "places": {"type": "array", "items": inner, "readOnly": True},
        },
    }
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Task"}}}}
    paths = {
        "/tasks": {"post": {"requestBody": body, "responses": {"204": {"description": "Done"}}}}
    }
    assert imported(wild(paths, Task=task)).exit_code == 0
    validate()


def test_the_name_of_a_well_known_package_is_refused_at_once(
    imported: Import, project: Path
) -> None:
    paths = {"/a": {"get": {"responses": {"204": {"description": "Done"}}}}}
    result = imported(wild(paths), into="stripe")
    assert result.exit_code == 2
    assert (
        "a well-known project uses it itself; choose another, such as `stripe-api`" in result.stderr
    )
    imported(wild(paths), name="stripe.json", into="other")
    result = CliRunner().invoke(main, ["generate", "in/stripe.json", "--out", "made"])
    assert result.exit_code == 0, result.output
    assert (project / "made/stripe-api/src/stripe_api").is_dir()


def test_nothing_has_changed_needs_a_version(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    condition = {"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    page = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    unchanged = {"304": {"description": "Unchanged"}}
    listed = answer({"type": "array", "items": {"$ref": "#/components/schemas/Page"}})
    one = {"200": answer({"$ref": "#/components/schemas/Page"}), **unchanged}
    paths = {
        "/news": {
            "get": {"parameters": [condition], "responses": {"200": answer({}), **unchanged}}
        },
        "/pages": {"get": {"responses": {"200": listed}}},
        "/pages/{id}": {"get": {"parameters": [key, condition], "responses": one}},
    }
    result = imported(wild(paths, Page=page))
    assert result.exit_code == 0, result.output
    emulated = content(project / "spec/library/emulation/inferred.yaml")["operations"]
    assert emulated["pages.get_pages"] == {"read": "pages", "headers": {"ETag": {"version": True}}}
    assert (
        "304"
        in content(project / "spec/library/operations/pages.yaml")["operations"]["get_pages"][
            "responses"
        ]
    )
    assert (
        "304"
        not in content(project / "spec/library/operations/news.yaml")["operations"]["get"][
            "responses"
        ]
    )
    own_tests_pass(project)


def test_a_group_may_have_a_name_that_the_client_uses_itself(imported: Import) -> None:
    ok = {"responses": {"204": {"description": "Done"}}}
    form = {"type": "object", "properties": {"id": {"type": "string"}}}
    paths = {
        "/form": {
            "get": {
                "tags": ["form"],
                "responses": {"200": answer({"$ref": "#/components/schemas/Form"})},
            }
        },
        "/any": {"get": {"tags": ["service"], **ok}},
    }
    result = imported(wild(paths, Form=form))
    assert result.exit_code == 0, result.output
    validate()


def test_a_credential_may_have_the_name_of_a_flag(imported: Import, project: Path) -> None:
    document = wild({"/a": {"get": {"responses": {"204": {"description": "Done"}}}}})
    document["components"]["securitySchemes"] = {
        "apiKey": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "clientId": {"type": "apiKey", "in": "header", "name": "X-Client"},
    }
    document["security"] = [{"apiKey": [], "clientId": []}]
    result = imported(document)
    assert result.exit_code == 0, result.output
    auth = content(project / "spec/library/service.yaml")["auth"]
    assert [each["as"] for each in auth] == ["api_key_2", "client_id_key"]
    validate()


def test_a_record_of_any_media_type_is_json(imported: Import, project: Path) -> None:
    thing = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
    schema = {"schema": {"$ref": "#/components/schemas/Thing"}}
    text = {"description": "Bad", "content": {"*/*": {"schema": {"type": "string"}}}}
    put = {
        "tags": ["things"],
        "requestBody": {"required": True, "content": {"*/*": schema}},
        "responses": {
            "200": {"description": "OK", "content": {"*/*": schema, "application/*": schema}},
            "400": text,
        },
    }
    result = imported(wild({"/thing": {"put": put}}, Thing=thing))
    assert "1 of 1 operations" in result.stderr, result.output
    operation = content(project / "spec/library/operations/things.yaml")["operations"]["put"]
    assert operation["body"] == {"$ref": "Thing"}
    assert operation["responses"]["200"] == {"body": {"$ref": "Thing"}}
    validate()


def test_a_key_in_a_header_that_clients_set_is_left_out(imported: Import, project: Path) -> None:
    document = wild({"/a": {"get": {"responses": {"204": {"description": "Done"}}}}})
    document["components"]["securitySchemes"] = {
        "cookie": {"type": "apiKey", "in": "header", "name": "Cookie"},
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    }
    document["security"] = [{"cookie": []}, {"key": []}]
    result = imported(document)
    assert result.exit_code == 0, result.output
    assert "1 a key in a header that clients set themselves" in result.stderr
    auth = content(project / "spec/library/service.yaml")["auth"]
    assert auth == [{"kind": "api_key", "in": "header", "name": "X-Key"}]
    validate()


def test_constants_of_the_query_tell_operations_apart(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    def paths(value: Any) -> Data:
        constant = {"in": "query", "required": True, "schema": {"enum": [value]}}
        count = {"name": "count", "in": "query", "schema": {"type": "integer"}}
        return {
            "get": {
                "tags": ["queues"],
                "operationId": f"{value}Queue",
                "parameters": [{"name": "Action", **constant}, count],
                "responses": {"200": answer({})},
            }
        }

    document = wild(
        {"/#Action=list": paths("list"), "/#Action=True": paths(True), "/": paths("all")}
    )
    result = imported(document)
    assert "3 of 3 operations" in result.stderr, result.output
    operations = content(project / "spec/library/operations/queues.yaml")["operations"]
    assert [each.get("query") for each in operations.values()] == [
        {"Action": "list"},
        {"Action": "true"},
        None,
    ]
    assert [list(each["parameters"]) for each in operations.values()] == [
        ["count"],
        ["count"],
        ["Action", "count"],
    ]
    own_tests_pass(project)


def test_no_odd_member_leaves_an_operation_out(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    template = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "name ": {"type": "string"}},
        "required": ["id", "name "],
    }
    reference = {"$ref": "#/components/schemas/Template"}
    image = {"type": "object", "properties": {"image": {"type": "string", "format": "binary"}}}
    form = {"content": {"application/x-www-form-urlencoded": {"schema": image}}}
    body = {"required": True, "content": {"application/json": {"schema": reference}}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        "/templates": {
            "get": {"responses": {"200": answer({"type": "array", "items": reference})}},
            "post": {"requestBody": body, "responses": {"201": answer(reference)}},
        },
        "/templates/{id}": {"get": {"parameters": [key], "responses": {"200": answer(reference)}}},
        "/decode#fast": {
            "post": {"requestBody": form, "responses": {"204": {"description": "Done"}}}
        },
    }
    result = imported(wild(paths, Template=template))
    assert "4 of 4 operations" in result.stderr, result.output
    decode = content(project / "spec/library/operations/decode.yaml")["operations"]["post"]
    types = content(project / "spec/library/types/imported.yaml")["types"]
    assert types[decode["body"]["$ref"]]["properties"]["image"]["type"] == "string"
    own_tests_pass(project)


def test_a_slash_at_the_end_of_a_path_is_sent(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    cable = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    reference = {"$ref": "#/components/schemas/Cable"}
    body = {"required": True, "content": {"application/json": {"schema": reference}}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        "/cables/": {
            "get": {"responses": {"200": answer({"type": "array", "items": reference})}},
            "post": {"requestBody": body, "responses": {"201": answer(reference)}},
        },
        "/cables/{id}/": {
            "get": {"parameters": [key], "responses": {"200": answer(reference)}},
            "delete": {"parameters": [key], "responses": {"204": {"description": "Gone"}}},
        },
        "/": {"get": {"responses": {"200": answer({})}}},
    }
    result = imported(wild(paths, Cable=cable))
    assert "5 of 5 operations" in result.stderr, result.output
    operations = content(project / "spec/library/operations/cables.yaml")["operations"]
    assert [each["path"] for each in operations.values()] == ["/cables/"] * 2 + [
        "/cables/{id}/"
    ] * 2
    effects = content(project / "spec/library/emulation/inferred.yaml")["operations"]
    assert [next(iter(each)) for each in effects.values()] == [
        "list",
        "create",
        "read",
        "delete",
        "example",
    ]
    own_tests_pass(project)


def test_long_ids_are_cut_without_the_words_of_their_group(imported: Import, project: Path) -> None:
    tag = "admissionregistration_v1"
    get = {
        "tags": [tag],
        "operationId": "replaceAdmissionregistrationV1ValidatingWebhookConfiguration",
        "responses": {"204": {"description": "Done"}},
    }
    imported(wild({"/a": {"put": get}}))
    operations = content(project / f"spec/library/operations/{tag}.yaml")["operations"]
    assert list(operations) == ["replace_validating_webhook_configuration"]


def test_two_credentials_in_one_header_are_alternatives(imported: Import, project: Path) -> None:
    done = {"responses": {"204": {"description": "Done"}}}
    document = wild(
        {"/a": {"get": done}, "/b": {"put": {"security": [{"user": [], "token": []}], **done}}}
    )
    document["components"]["securitySchemes"] = {
        "user": {"type": "http", "scheme": "basic"},
        "token": {"type": "apiKey", "in": "header", "name": "Authorization"},
    }
    document["security"] = [{"user": []}, {"token": []}]
    result = imported(document)
    assert "2 of 2 operations" in result.stderr, result.output
    assert "1 credentials that are sent in one place" in result.stderr
    put = content(project / "spec/library/operations/b.yaml")["operations"]["put"]
    assert put.get("auth", ["basic", "api_key"]) == ["basic", "api_key"]
    validate()


def test_the_body_of_errors_may_have_the_name_of_an_exception(
    imported: Import, project: Path
) -> None:
    trouble = {"type": "object", "properties": {"message": {"type": "string"}}}
    responses = {"200": answer({}), "400": answer({"$ref": "#/components/schemas/ClientError"})}
    imported(wild({"/a": {"get": {"responses": responses}}}, ClientError=trouble))
    made = CliRunner().invoke(main, ["generate", "library"])
    assert made.exit_code == 0, made.output
    source = project / "generated/library/src"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", source / "library/errors.py"],
        env={**os.environ, "MYPYPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_constants_of_headers_tell_operations_of_one_path_apart(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    def calling(target: str) -> dict[str, Any]:
        header = {
            "name": "X-Amz-Target",
            "in": "header",
            "required": True,
            "schema": {"type": "string", "enum": [target]},
        }
        return {"post": {"operationId": target.rpartition(".")[2], "parameters": [header], "responses": {"200": answer({"type": "string"})}}}  # fmt: skip

    targets = ("Lending_1.ListBooks", "Lending_1.GetBook")
    result = imported(wild({f"/#X-Amz-Target={each}": calling(each) for each in targets}))
    assert "2 of 2 operations" in result.stderr, result.output
    root = content(project / "spec/library/operations/root.yaml")["operations"]
    assert [each["headers"] for each in root.values()] == [
        {"X-Amz-Target": each} for each in targets
    ]
    assert all("parameters" not in each for each in root.values())
    own_tests_pass(project)
