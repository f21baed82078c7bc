"""Which operation lists the values of an argument."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clientgen.description import describe
from clientgen.pipeline import understand
from clientgen.project import Project

ROOT = Path(__file__).parents[3]
TEXT = {"type": "string"}
PLACE = {"in": "path", "type": "string"}


def operation(path: str, *, verb: str = "GET", body: Any = None, **members: Any) -> dict[str, Any]:
    response = {200: {"body": body}} if body is not None else {204: {}}
    common = {"title": "It", "verb": verb, "path": path, "source": {"document": "page"}}
    return {**common, "responses": response, "repeatable": True, **members}


def listed_by(
    tmp_path: Path, *operations: dict[str, Any], emulation: Any = None, **types: Any
) -> dict[str, Any]:
    """Return what lists the arguments of the last operation, by their names on the wire."""
    named = dict(zip(("list", "other"), operations[:-1], strict=False))
    files = {
        "service.yaml": {
            "title": "A",
            "summary": "A",
            "python": {"package": "pa", "client": "PaClient", "error": "PaError", "command": "pa"},
            "endpoint": {"url": "https://api.example.org"},
            "documents": {"page": {"title": "Page"}},
            "auth": [{"kind": "bearer", "description": "The token of a user"}],
        },
        "errors.yaml": {"errors": {"Gone": {"status": 410, "title": "It is gone"}}},
        "types.yaml": {"types": types},
        "operations/things.yaml": {
            "summary": "Things",
            "operations": {**named, "use": operations[-1]},
        },
        **({"emulation.yaml": emulation} if emulation is not None else {}),
    }
    for name, content in files.items():
        path = tmp_path / "spec" / "pa" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), "utf-8")
    understood = understand(Project(tmp_path), "pa")
    assert understood.catalog is not None, understood.diagnostics
    assert understood.symbols is not None
    used = describe(understood.catalog, understood.symbols)["operations"]["things.use"]
    values = [*used.get("parameters", ()), *used.get("body", {}).get("fields", ())]
    return {each["name"]: each["listed_by"] for each in values if "listed_by" in each}


def record(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members}


def items(of: str = "Thing") -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": of}}


FROM_LIST = {"operation": "things.list", "member": "id"}
USE = operation("/things/{thing_id}", verb="DELETE", parameters={"thing_id": PLACE})


@pytest.mark.parametrize(
    ("member", "kind", "found"),
    [
        ("thingId", TEXT, "thingId"),
        ("Thing-ID", TEXT, "Thing-ID"),
        ("id", TEXT, "id"),
        ("name", TEXT, "name"),
        ("label", TEXT, None),
        ("id", {"type": "integer"}, None),
        ("thingId", {"type": "integer"}, None),
        ("thingId", {"type": "string", "secret": True}, None),
        ("id", {"type": "string", "format": "uuid"}, None),
    ],
)
def test_the_member_that_is_the_value(
    tmp_path: Path, member: str, kind: Any, found: str | None
) -> None:
    thing = record(**{member: kind, "other": TEXT})
    said = listed_by(tmp_path, operation("/things", body=items()), USE, Thing=thing)
    expected = {"operation": "things.list", "member": found}
    assert said == ({} if found is None else {"thing_id": expected})


def test_the_end_of_the_name_tells_id_from_name(tmp_path: Path) -> None:
    thing = record(name=TEXT, id=TEXT)
    said = listed_by(tmp_path, operation("/things", body=items()), USE, Thing=thing)
    assert said == {"thing_id": FROM_LIST}


def test_a_record_with_one_list(tmp_path: Path) -> None:
    types = {"Thing": record(id=TEXT), "Whole": record(found=items(), total={"type": "integer"})}
    said = listed_by(tmp_path, operation("/things", body={"$ref": "Whole"}), USE, **types)
    assert said == {"thing_id": {**FROM_LIST, "items": ["found"]}}


@pytest.mark.parametrize(
    "members",
    [
        {"verb": "POST"},
        {"path": "/thing"},
        {"parameters": {"tag": {"in": "query", "type": "string", "required": True}}},
        {"deprecated": True},
        {"body": {"$ref": "Thing"}},
        {"body": {"$ref": "Two"}},
    ],
    ids=str,
)
def test_what_lists_nothing(tmp_path: Path, members: dict[str, Any]) -> None:
    other = operation(**{"path": "/things", "body": items(), **members})
    types = {"Thing": record(id=TEXT), "Two": record(some=items(), others=items())}
    assert listed_by(tmp_path, other, USE, **types) == {}


def test_what_is_given_before(tmp_path: Path) -> None:
    inner = operation("/boxes/{box}/things", body=items(), parameters={"box": PLACE})
    used = operation(
        "/boxes/{boxId}/things/{thing_id}/use", parameters={"boxId": PLACE, "thing_id": PLACE}
    )
    said = listed_by(tmp_path, inner, used, Thing=record(id=TEXT))
    assert said == {"thing_id": {**FROM_LIST, "arguments": {"box": "boxId"}}}


def test_known_and_secret_values_are_not_asked_for(tmp_path: Path) -> None:
    kind = {"type": "string", "enum": ["a", "b"], "open": False}
    types = {"Thing": record(id=TEXT), "Kind": kind}
    for use in ({"$ref": "Kind"}, {"type": "string", "secret": True}):
        used = operation("/things/{id}", parameters={"id": {"in": "path", **use}})
        assert listed_by(tmp_path, operation("/things", body=items()), used, **types) == {}


def emulation(**effect: Any) -> dict[str, Any]:
    return {
        "collections": {"things": {"key": "code", "seed": [{"code": "a"}]}},
        "operations": {"things.list": {"list": "things"}, "things.use": effect},
    }


NAMED = {"Code": {"type": "string", "example": "a"}, "Thing": record(code={"$ref": "Code"})}


def test_the_type_that_an_argument_shares_with_a_key(tmp_path: Path) -> None:
    other = operation("/things", body=items())
    parameters = {"code": {"in": "query", "$ref": "Code"}, "label": {"in": "query", **TEXT}}
    used = operation("/use", parameters=parameters)
    said = listed_by(tmp_path, other, used, emulation=emulation(none=True), **NAMED)
    assert said == {"code": {"operation": "things.list", "member": "code"}}


def test_a_new_item_has_no_name_that_is_taken(tmp_path: Path) -> None:
    other = operation("/things", body=items())
    used = operation("/things", verb="POST", parameters={"code": {"in": "query", "$ref": "Code"}})
    assert listed_by(tmp_path, other, used, emulation=emulation(none=True), **NAMED) == {}


def test_media_services() -> None:
    understood = understand(Project(ROOT), "media-services-management")
    assert understood.catalog is not None
    assert understood.symbols is not None
    operations = describe(understood.catalog, understood.symbols)["operations"]
    used = operations["storage_accounts.update_key"]["parameters"]
    accounts = {"operation": "accounts.list", "member": "Name"}
    assert [each["listed_by"] for each in used] == [
        accounts,
        {
            "operation": "storage_accounts.list",
            "member": "StorageAccountName",
            "arguments": {"accountName": "accountName"},
        },
    ]
    fields = operations["accounts.create"]["body"]["fields"]
    assert {each["name"]: each.get("listed_by") for each in fields if "listed_by" in each} == {
        "Region": {"operation": "regions.list", "member": "RegionName"}
    }
