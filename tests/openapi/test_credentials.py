"""Credentials of documents: their names, and what else has the same name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.openapi.conftest import Import, Pass
from tests.openapi.test_import import content, validate
from tests.openapi.test_wild import Data, wild

DONE: Data = {"responses": {"204": {"description": "Done"}}}


def key(name: str, place: str = "header") -> Data:
    return {"type": "apiKey", "in": place, "name": name}


def secured(schemes: Data, **operations: Data) -> Data:
    """A document with credentials, any of which does for most requests."""
    document = wild({"/a": {"get": DONE}, "/b": {"get": {**DONE, **operations}}})
    document["components"]["securitySchemes"] = schemes
    document["security"] = [{name: []} for name in schemes]
    return document


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("token", "token_key"),
        ("clientSecret", "client_secret_key"),
        ("token_file", "token_file_key"),
        ("include", "include_key"),
        ("output", "output_key"),
        ("client", "client_key"),
        ("Any", "any_key"),
        ("class", "class_key"),
        ("none", "none_2"),
    ],
)
def test_a_name_that_is_taken_gets_a_word_more(
    imported: Import, project: Path, name: str, kept: str
) -> None:
    both = [{name: [], "other": []}, {}]
    result = imported(secured({name: key("X-Key"), "other": key("X-Other")}, security=both))
    assert result.exit_code == 0, result.output
    service = content(project / "spec/library/service.yaml")
    assert [each["as"] for each in service["auth"]] == [kept, "other"]
    operations = content(project / "spec/library/operations/b.yaml")["operations"]
    assert operations["get"]["auth"] == [[kept, "other"], "none"]
    validate()


def test_the_name_that_gets_longer_may_be_taken_too(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    schemes = {"token": key("X-Key"), "token_key": key("X-Other"), "token_file": key("t", "query")}
    assert imported(secured(schemes)).exit_code == 0
    auth = content(project / "spec/library/service.yaml")["auth"]
    assert [each["as"] for each in auth] == ["token_key_2", "token_key", "token_file_key"]
    own_tests_pass(project)


def test_headers_in_other_case_are_one_credential(imported: Import, project: Path) -> None:
    assert imported(secured({"one": key("X-Key"), "other": key("x-key")})).exit_code == 0
    auth = content(project / "spec/library/service.yaml")["auth"]
    assert auth == [{"kind": "api_key", "as": "one", "in": "header", "name": "X-Key"}]
    validate()


def test_what_every_request_needs_may_be_two_in_one_header(imported: Import, project: Path) -> None:
    document = secured({"user": {"type": "http", "scheme": "basic"}, "key": key("Authorization")})
    document["security"] = [{"user": [], "key": []}]
    result = imported(document)
    assert "1 credentials that are sent in one place" in result.stderr, result.output
    service = content(project / "spec/library/service.yaml")
    assert service["default_auth"] == ["basic", "api_key"]
    validate()


def test_a_key_that_is_a_parameter_as_well_leaves_no_operation_out(
    imported: Import, project: Path
) -> None:
    schemes = {"x-key": key("x-key"), "x-secret": key("x-secret")}
    given = [{"name": name, "in": "header", "schema": {"type": "string"}} for name in schemes]
    result = imported(secured(schemes, parameters=given))
    assert "2 of 2 operations" in result.stderr, result.output
    operations = content(project / "spec/library/operations/b.yaml")["operations"]
    assert operations["get"].get("parameters", {}) == {}
    validate()


def test_a_key_may_be_a_parameter_of_the_client_as_well(imported: Import, project: Path) -> None:
    of_client = {"x-ms-parameter-location": "client", "schema": {"type": "string"}}
    given = [{"name": name, "in": "query", **of_client} for name in ("key", "version")]
    document = secured({"key": key("key", "query")}, parameters=given)
    result = imported(document)
    assert "2 of 2 operations" in result.stderr, result.output
    service = content(project / "spec/library/service.yaml")
    assert list(service["parameters"]) == ["version"]
    validate()
