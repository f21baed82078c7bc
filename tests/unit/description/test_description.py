"""The description of a service: what its schema says, taken apart and put together again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from clientgen.catalog import Catalog
from clientgen.description import assembled, describe, excerpt, stored
from clientgen.ir import Text
from clientgen.pipeline import understand
from clientgen.project import Project, data_folder
from clientgen.symbols import Symbols

ROOT = Path(__file__).parents[3]
ZOO = ROOT / "tests" / "unit" / "cases" / "zoo"
PROJECTS = [ROOT, ZOO, *sorted(path.parent for path in ROOT.glob("tests/features/*/spec"))]
SPECS = [(project, api) for project in PROJECTS for api in Project(project).apis()]
NAMES = [f"{project.name}-{api}" for project, api in SPECS]


@cache
def understood(project: Path, api: str) -> tuple[Catalog, Symbols]:
    found = understand(Project(project), api)
    assert found.catalog is not None
    assert found.symbols is not None
    return found.catalog, found.symbols


def description_of(project: Path, api: str) -> dict[str, Any]:
    return describe(*understood(project, api))


@pytest.fixture(params=SPECS, ids=NAMES)
def description(request: pytest.FixtureRequest) -> dict[str, Any]:
    return description_of(*request.param)


@pytest.fixture
def zoo() -> dict[str, Any]:
    return description_of(ZOO, "zoo")


@pytest.fixture
def media() -> dict[str, Any]:
    return description_of(ROOT, "media-services-management")


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (data_folder("schema") / "description.schema.json").read_text("utf-8")
    )
    return found


@cache
def validator() -> Draft202012Validator:
    resource = DRAFT202012.create_resource(schema())
    registry: Registry[Any] = Registry().with_resource("description.schema.json", resource)
    return Draft202012Validator({"$ref": "description.schema.json"}, registry=registry)


def problems(description: dict[str, Any]) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in validator().iter_errors(description)]


# the schema


def test_every_description_fits_the_schema(description: dict[str, Any]) -> None:
    assert problems(description) == []
    assert json.loads(json.dumps(description)) == description


def test_the_schema_refuses_what_it_does_not_know(zoo: dict[str, Any]) -> None:
    name = next(iter(zoo["operations"]))
    for place in (zoo, zoo["operations"][name], zoo["groups"][0], zoo["python"]):
        place["unknown"] = True
        assert len(problems(zoo)) == 1
        del place["unknown"]


def test_the_schema_is_json_schema_and_describes_every_member() -> None:
    Draft202012Validator.check_schema(schema())
    undescribed = [
        name
        for node in _nodes(schema())
        for name, member in node.get("properties", {}).items()
        if not _described(member).endswith(".")
    ]
    assert undescribed == []


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for member in node.values():
            yield from _nodes(member)
    elif isinstance(node, list):
        for item in node:
            yield from _nodes(item)


def _described(node: dict[str, Any]) -> str:
    if "$ref" in node and "description" not in node:
        return _described(schema()["$defs"][node["$ref"].rpartition("/")[2]])
    return str(node.get("description", ""))


def test_every_member_of_the_schema_is_used() -> None:
    used = {word for project, api in SPECS for word in _words(description_of(project, api))}
    known = {name for node in _nodes(schema()) for name in node.get("properties", {})}
    assert known <= used


def _words(value: Any) -> Iterator[str]:
    for node in _nodes(value):
        yield from node


# its parts


def test_parts_make_up_the_whole(description: dict[str, Any]) -> None:
    assert assembled(stored(description)) == description
    assert list(assembled(stored(description))["operations"]) == list(description["operations"])  # type: ignore[index]


def test_nothing_is_stored_twice(description: dict[str, Any]) -> None:
    parts = {path: json.loads(content) for path, content in stored(description).items()}
    index = parts.pop("index.json")
    for name, operation in description["operations"].items():
        (rest,) = (
            part[name]
            for path, part in parts.items()
            if path.startswith("operations/") and name in part
        )
        assert not index["operations"][name].keys() & rest.keys()
        assert index["operations"][name] | rest == operation
    assert not {"errors", "documents", "deviations", "emulation", "tour"} & index.keys()
    shown, others = index.get("types", {}), parts.get("types.json", {})
    assert not shown.keys() & others.keys()
    assert shown | others == description["types"]


def test_the_index_has_what_the_help_of_the_program_shows() -> None:
    project = ROOT / "tests" / "features" / "client_parameters"
    description = description_of(project, "client-parameters")
    index = json.loads(stored(description)["index.json"])
    assert index["types"] == {"Kind": description["types"]["Kind"]}
    heads = list(index["operations"].values())
    assert [head for head in heads if "example" in head] == heads[:1]


def test_a_part_has_an_entry_a_line(media: dict[str, Any]) -> None:
    parts = stored(media)
    for path, count in {
        "types.json": len(media["types"]),
        "errors.json": len(media["errors"]) + len(media["error_bodies"]) + 4,
        "operations/accounts.json": 4,
    }.items():
        assert len(parts[path].decode("ascii").splitlines()) == count + 2, path


def test_parts_without_content_are_not_stored(media: dict[str, Any]) -> None:
    bare = {
        **media,
        "types": {},
        "errors": [],
        "error_bodies": [],
        "documents": [],
        "deviations": [],
        "tour": [],
    }
    del bare["emulation"]
    names = {path for path in stored(bare) if not path.startswith("operations/")}
    assert names == {"index.json"}
    assert assembled(stored(bare)) == bare


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("index.json", b"{"),
        ("index.json", b"[]"),
        ("index.json", b"{}"),
        ("index.json", b'{"format": 0, "groups": [], "operations": {}}'),
        ("index.json", b"[" * 100_000),
        ("index.json", b"\xff"),
        ("operations/accounts.json", b"{}"),
        ("operations/accounts.json", b"[]"),
        ("errors.json", b"[]"),
    ],
)
def test_parts_of_no_description_are_none(media: dict[str, Any], path: str, content: bytes) -> None:
    assert assembled({**stored(media), path: content}) is None


def test_a_part_that_is_missing_makes_none(media: dict[str, Any]) -> None:
    parts = stored(media)
    assert assembled({}) is None
    assert assembled({p: c for p, c in parts.items() if p != "index.json"}) is None
    assert assembled({p: c for p, c in parts.items() if p != "operations/regions.json"}) is None


# what it says


def test_a_parameter(media: dict[str, Any]) -> None:
    assert media["parameters"] == [
        {
            "name": "subscriptionId",
            "in": "path",
            "type": {"kind": "string", "pattern": "\\S"},
            "required": True,
            "python_name": "subscription_id",
            "flag": "--subscription-id",
            "description": "The subscription that owns the accounts, as the portal shows it (a GUID)",
            "example": "11111111-2222-3333-4444-555555555555",
        }
    ]


def test_an_operation(media: dict[str, Any]) -> None:
    found = media["operations"]["storage_accounts.update_key"]
    assert found["group"] == "storage_accounts"
    assert found["command"] == "update-key"
    assert (found["verb"], found["path"].rpartition("/")[2]) == ("PUT", "Key")
    assert (found["method"], found["result"]) == ("update_key", "None")
    assert found["signature"] == "storage_account_name, *, account_name, storage_account_key"
    assert [each["metavar"] for each in found["parameters"]] == [
        "ACCOUNT_NAME",
        "STORAGE_ACCOUNT_NAME",
    ]
    assert found["body"]["python_name"] == "storage_account_key"
    assert found["body"]["flag"] == "--storage-account-key-file"
    assert found["body"]["secret"] is True
    assert found["errors"]["NotFound"] == ["account-unknown", "storage-account-unknown"]


def test_a_body_that_is_given_field_by_field(media: dict[str, Any]) -> None:
    body = media["operations"]["accounts.create"]["body"]
    assert body["type"] == {"kind": "ref", "name": "AccountCreationRequest"}
    assert body["fields"][0] == {
        "name": "AccountName",
        "required": True,
        "python_name": "account_name",
        "flag": "--account-name",
    }
    secret = {each["name"]: each["flag"] for each in body["fields"] if each.get("secret")}
    assert secret == {"StorageAccountKey": "--storage-account-key-file"}


def test_a_default_that_is_false_null_or_empty_is_kept() -> None:
    defaults = [
        each["default"]
        for project, api in SPECS
        for operation in description_of(project, api)["operations"].values()
        for each in operation.get("parameters", [])
        if "default" in each
    ]
    assert False in defaults


def test_an_example_names_its_media_type(zoo: dict[str, Any]) -> None:
    catalog, symbols = understood(ZOO, "zoo")
    service = catalog.service
    example = replace(
        next(each for o in service.operations for each in o.examples), media_type=Text("text/plain")
    )
    groups = tuple(
        replace(g, operations=tuple(replace(o, examples=(example,)) for o in g.operations))
        for g in service.groups
    )
    found = describe(Catalog.of(replace(service, groups=groups)), symbols)
    assert problems(found) == []
    operation = next(iter(found["operations"].values()))
    assert operation["examples"][0]["media_type"] == "text/plain"


def test_credentials_have_members_of_their_own(media: dict[str, Any]) -> None:
    certificate, token = media["credentials"]
    assert certificate["sources"] == ["pem", "pkcs12", "publishsettings"]
    pem, pkcs12, settings = certificate["ways"]
    assert [each["name"] for each in pem["settings"]] == [
        *("certificate", "certificate_key", "certificate_password"),
    ]
    assert pkcs12["settings"][0] == pem["settings"][0]
    assert pem["settings"][0]["about"] == "The client certificate (PEM or PKCS#12)."
    assert ("begins" in pem, pkcs12["begins"]) == (False, "30")
    assert settings["client"] == {"subscription": "subscription_id"}
    assert token["kind"] == "bearer"
    assert token["scope"] == "https://management.core.windows.net//.default"


def test_the_tour_is_apart_from_the_emulation(media: dict[str, Any]) -> None:
    assert {"collections", "effects", "sample"} <= media["emulation"].keys()
    assert "tour" not in media["emulation"]
    assert media["tour"][0]["arguments"] == ["regions", "list"]


@pytest.mark.sample(3)
def test_describing_twice_gives_the_same(description: dict[str, Any]) -> None:
    for project, api in SPECS[:3]:
        assert stored(description_of(project, api)) == stored(description_of(project, api))


# what belongs to one operation


def test_an_excerpt_is_a_description_of_its_own(description: dict[str, Any]) -> None:
    for name in description["operations"]:
        found = excerpt(description, name)
        assert problems(found) == []
        assert list(found["operations"]) == [name]
        assert set(_references(found)) <= found["types"].keys()
        assert assembled(stored(found)) == found


def _references(description: dict[str, Any]) -> Iterator[str]:
    # examples and defaults hold values, which may look like types
    bare = deepcopy(description)
    for node in list(_nodes(bare)):
        for word in ("example", "default", "examples"):
            node.pop(word, None)
    yield from (node["name"] for node in _nodes(bare) if node.get("kind") == "ref")


def test_an_excerpt_has_what_the_operation_needs(media: dict[str, Any]) -> None:
    found = excerpt(media, "accounts.get")
    assert list(found["types"]) == [
        "AccountName",
        "AccountDetails",
        "ErrorDetails",
        "AccountKeys",
        "StorageAccountName",
    ]
    assert [group["name"] for group in found["groups"]] == ["accounts"]
    codes = [error["code"] for error in found["errors"]]
    assert "NotFound" in codes
    assert "Conflict" not in codes
    assert "ServerBusy" in codes
    assert [page["name"] for page in found["documents"]] == ["get-media-services-account-details"]
    assert "emulation" not in found
    assert found["tour"] == []


def test_an_excerpt_of_nothing(media: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        excerpt(media, "accounts.nothing")
