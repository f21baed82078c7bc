"""Schemas under `allOf` that only describe another one, as generators of documents write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.openapi.conftest import Import, Pass
from tests.openapi.test_import import content, validate
from tests.openapi.test_wild import Data, answer, wild

TEXT: Data = {"type": "string"}


def apart(name: str, **words: object) -> Data:
    """A member that refers to a schema, and what describes it in a schema of its own."""
    return {"allOf": [{"$ref": f"#/components/schemas/{name}"}, words]}


def types_of(imported: Import, project: Path, **schemas: Data) -> Data:
    one = answer({"$ref": f"#/components/schemas/{next(iter(schemas))}"})
    result = imported(wild({"/a": {"get": {"responses": {"200": one}}}}, **schemas))
    assert result.exit_code == 0, result.output
    types: Data = content(project / "spec/library/types/imported.yaml")["types"]
    return types


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ({"description": "Who wrote it"}, {"description": "Who wrote it"}),
        ({"readOnly": True, "xml": {"name": "by"}}, {"readOnly": True}),
        ({"deprecated": True, "title": "By"}, {"deprecated": True}),
    ],
)
def test_a_member_refers_to_the_type_and_has_the_words(
    imported: Import, project: Path, words: Data, kept: Data
) -> None:
    author = {"type": "object", "properties": {"name": TEXT}}
    book = {"type": "object", "properties": {"author": apart("Author", **words)}}
    types = types_of(imported, project, Book=book, Author=author)
    assert types["Book"]["properties"] == {"author": {"$ref": "Author", **kept}}
    validate()


def test_words_of_what_a_member_refers_to_hold_as_well(imported: Import, project: Path) -> None:
    book = {"type": "object", "properties": {"pin": apart("Pin", description="Opens it")}}
    pin = {"type": "string", "format": "password"}
    types = types_of(imported, project, Book=book, Pin=pin)
    member = {"$ref": "Pin", "description": "Opens it", "secret": True}
    assert types["Book"]["properties"] == {"pin": member}
    validate()


def test_types_that_name_one_another_are_made_once(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    names = ["And", "Or", "Not", "Every"]
    schemas = {
        name: {
            "type": "object",
            "properties": {
                **{other.lower(): apart(other, description=f"{other} of it") for other in names},
                "text": TEXT,
            },
        }
        for name in names
    }
    types = types_of(imported, project, **schemas)
    assert {*types} == {*names}
    members = types["And"]["properties"]
    assert [each.get("$ref") for each in members.values()] == [*names, None]
    own_tests_pass(project)


def test_null_is_a_value_where_what_is_described_says_so(imported: Import, project: Path) -> None:
    book = {"type": "object", "properties": {"note": apart("Note", description="By hand")}}
    note = {"type": "string", "nullable": True}
    types = types_of(imported, project, Book=book, Note=note)
    assert types["Book"]["properties"]["note"]["nullable"] is True
    validate()
