"""The transcription of the Media Services pages, read as plain YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientgen.document import load
from clientgen.schema import validate, validate_changes

SPEC = Path(__file__).parents[2] / "spec"
FOLDER = SPEC / "media-services-management"
GROUPS = ("account_keys", "accounts", "regions", "storage_accounts")

PAGES = {
    "regions.list": ("list-available-regions", "GET", "/SupportedRegions"),
    "accounts.list": ("list-media-services-accounts", "GET", "/Accounts"),
    "accounts.create": ("create-media-services-account", "POST", "/Accounts"),
    "accounts.delete": ("delete-media-services-account", "DELETE", "/Accounts/{accountName}"),
    "accounts.get": ("get-media-services-account-details", "GET", "/Accounts/{accountName}"),
    "storage_accounts.list": (
        "list-storage-accounts-media-services",
        "GET",
        "/Accounts/{accountName}/StorageAccounts",
    ),
    "storage_accounts.attach": (
        "attach-storage-account",
        "POST",
        "/Accounts/{accountName}/StorageAccounts",
    ),
    "storage_accounts.update_key": (
        "update-storage-account-key-media-services",
        "PUT",
        "/Accounts/{accountName}/StorageAccounts/{storageAccountName}/Key",
    ),
    "account_keys.regenerate_primary": (
        "regenerate-media-services-primary-account-key",
        "POST",
        "/Accounts/{accountName}/AccountKeys/Primary/Regenerate",
    ),
    "account_keys.regenerate_secondary": (
        "regenerate-media-services-secondary-account-key",
        "POST",
        "/Accounts/{accountName}/AccountKeys/Secondary/Regenerate",
    ),
}

STATUSES = {
    "regions.list": {"200"},
    "accounts.list": {"200"},
    "accounts.create": {"201"},
    "accounts.delete": {"200"},
    "accounts.get": {"200"},
    "storage_accounts.list": {"200"},
    "storage_accounts.attach": {"204"},
    "storage_accounts.update_key": {"204"},
    "account_keys.regenerate_primary": {"204"},
    "account_keys.regenerate_secondary": {"204"},
}

REASONS = {
    "BadRequest": ("400", 4),
    "Forbidden": ("403", 1),
    "NotFound": ("404", 3),
    "Conflict": ("409", 2),
    "InternalServerError": ("500", 1),
}

CLASSIC = {
    "MissingOrIncorrectVersionHeader": "400",
    "InvalidXmlRequest": "400",
    "MissingRequiredHeader": "400",
    "InvalidHttpVerb": "400",
    "AuthenticationFailed": "403",
    "SubscriptionDisabled": "403",
    "ResourceNotFound": "404",
    "ConflictError": "409",
    "InternalError": "500",
    "OperationTimedOut": "500",
    "ServerBusy": "503",
}

MEMBERS = {
    "ErrorDetails": {"Code": "string", "Message": "string"},
    "SupportedRegion": {"RegionName": "string"},
    "ServiceResource": {
        "Name": "string",
        "Type": "string",
        "State": "string",
        "SelfLink": "uri",
        "ParentLink": "uri",
        "AccountId": "uuid",
    },
    "AccountCreationRequest": {
        "AccountName": "AccountName",
        "BlobStorageEndpointUri": "string",
        "Region": "string",
        "StorageAccountKey": "StorageAccountKey",
        "StorageAccountName": "StorageAccountName",
    },
    "AccountCreationResult": {
        "AccountId": "uuid",
        "AccountName": "AccountName",
        "Reason": "string",
        "StatusCode": "integer",
        "Subscription": "string",
    },
    "AccountKeys": {"Primary": "string", "Secondary": "string"},
    "AccountDetails": {
        "AccountKey": "string",
        "AccountKeys": "AccountKeys",
        "AccountName": "AccountName",
        "AccountRegion": "string",
        "StorageAccountName": "StorageAccountName",
    },
    "StorageAccountDetails": {
        "BlobStorageEndPoint": "string",
        "StorageAccountName": "StorageAccountName",
        "IsDefault": "boolean",
    },
    "AttachStorageAccountRequest": {
        "StorageAccountKey": "StorageAccountKey",
        "StorageAccountName": "StorageAccountName",
        "BlobStorageEndPointUri": "string",
    },
}


@cache
def read(name: str) -> Any:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # everything stays text


def operations() -> dict[str, Any]:
    return {
        f"{group}.{name}": operation
        for group in GROUPS
        for name, operation in read(f"operations/{group}")["operations"].items()
    }


def types() -> dict[str, Any]:
    return dict(read("types")["types"])


def deviations() -> dict[str, Any]:
    return dict(read("deviations")["deviations"])


def mappings(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from mappings(member)
    if isinstance(value, list):
        for item in value:
            yield from mappings(item)


def files() -> list[Path]:
    return sorted(FOLDER.rglob("*.yaml"))


def find(at: str) -> Any:
    """Return what a deviation points at; raise KeyError when there is nothing."""
    first, *rest = at.split(".")
    if first == "operations":
        group, *rest = rest
        found = read(f"operations/{group}")["operations"]
    else:
        found = read(first) if first == "service" else read(first)[first]
    for step in rest:
        found = found[step]
    return found


def test_all_files_are_of_the_groups_known_here() -> None:
    assert {path.stem for path in (FOLDER / "operations").iterdir()} == set(GROUPS)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_names_its_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named is not None
    kind = "operations" if path.parent.name == "operations" else path.stem
    assert (path.parent / named[1]).resolve() == SPEC / "schema" / f"{kind}.schema.json"


def test_files_fit_the_format_with_and_without_the_deviations() -> None:
    documents = {}
    for path in files():
        name = path.relative_to(FOLDER).as_posix()
        document, problems = load(path.read_bytes(), name)
        assert document is not None, problems
        kind: Any = name.partition("/")[0].removesuffix(".yaml")
        assert validate(kind, document) == ()
        documents[name] = document
    assert validate_changes(documents) == ()


def test_there_are_the_ten_operations_of_the_pages() -> None:
    found = {
        name: (operation["source"]["document"], operation["verb"], operation["path"])
        for name, operation in operations().items()
    }
    assert found == PAGES
    assert {
        name: set(operation["responses"]) for name, operation in operations().items()
    } == STATUSES


def test_everything_cited_is_listed_and_every_operation_cites_its_own_page() -> None:
    listed = set(read("service")["documents"])
    everything = [operations(), types(), read("errors")]
    cited = {node["source"]["document"] for node in mappings(everything) if "source" in node}
    assert cited <= listed
    titles = read("service")["documents"]
    for operation in operations().values():
        title = titles[operation["source"]["document"]]["title"]
        assert title.removesuffix(" (Media Services)") == operation["title"]


def test_every_page_is_listed_with_the_day_of_its_last_change() -> None:
    documents = read("service")["documents"]
    assert len(documents) == 15
    undated = {name for name, document in documents.items() if document.get("date") != "2016-03-08"}
    assert undated == {"service-management-status-and-error-codes"}


@pytest.mark.parametrize("name", PAGES)
def test_an_operation_knows_errors_with_reasons_that_exist(name: str) -> None:
    operation, codes = operations()[name], read("errors")["errors"]
    assert "subscription-blank" in operation["errors"]["BadRequest"]
    for code, reasons in operation["errors"].items():
        assert codes[code].get("every_operation") != "true"
        assert set(reasons) <= set(codes[code]["reasons"])
    names_account = "{accountName}" in operation["path"]
    assert ("account-name-invalid" in operation["errors"]["BadRequest"]) >= names_account
    assert ("account-unknown" in operation["errors"].get("NotFound", ())) == names_account


@pytest.mark.parametrize("name", PAGES)
def test_the_parameters_of_an_operation_are_those_of_its_path(name: str) -> None:
    operation = operations()[name]
    assert set(re.findall(r"\{(\w+)\}", operation["path"])) == set(operation.get("parameters", ()))


def test_every_documented_code_and_reason_is_there() -> None:
    codes = read("errors")["errors"]
    found = {code: (codes[code]["status"], len(codes[code]["reasons"])) for code in REASONS}
    assert found == REASONS
    assert {code: codes[code]["status"] for code in CLASSIC} == CLASSIC
    assert set(codes) == {*REASONS, *CLASSIC, "ForbiddenError", "TooManyRequests"}


def test_an_error_has_a_page_or_another_grade_than_documented() -> None:
    for error in read("errors")["errors"].values():
        assert ("source" in error) == (error.get("grade", "documented") == "documented")


def test_every_status_of_an_error_has_its_exception() -> None:
    statuses = {error["status"] for error in read("errors")["errors"].values()}
    assert statuses == set(read("errors")["exceptions"])


def test_a_reason_that_no_operation_can_give_is_a_deviation() -> None:
    given = {
        (code, reason)
        for operation in operations().values()
        for code, reasons in operation["errors"].items()
        for reason in reasons
    }
    at = {deviation["at"] for deviation in deviations().values()}
    for code, error in read("errors")["errors"].items():
        for reason in error.get("reasons", ()):
            if error.get("every_operation") != "true" and (code, reason) not in given:
                assert f"errors.{code}.reasons.{reason}" in at


def kind_of(member: Mapping[str, Any]) -> str:
    return str(member.get("$ref") or member.get("format") or member["type"])


def test_every_member_is_there_with_its_type() -> None:
    found = {
        name: {member: kind_of(node) for member, node in definition["properties"].items()}
        for name, definition in types().items()
        if "properties" in definition
    }
    assert found == MEMBERS


@pytest.mark.parametrize("name", types())
def test_a_type_has_a_source_and_a_full_example(name: str) -> None:
    definition = types()[name]
    assert {"document"} <= set(definition["source"])
    assert definition["example"] != []
    items = definition["example"] if definition["type"] == "array" else [definition["example"]]
    named = definition["items"]["$ref"] if definition["type"] == "array" else name
    members = types()[named].get("properties")
    for item in items if members is not None else ():
        assert set(item) == {wire_name(named, member) for member in members}


def wire_name(name: str, member: str) -> str:
    at = f"types.{name}.properties.{member}"
    changes = [deviation.get("change", {}) for deviation in deviations().values() if deviation["at"] == at]  # fmt: skip
    return str(next((change["wire_name"] for change in changes if "wire_name" in change), member))


def test_keys_are_secret_and_marked_as_fakes() -> None:
    keys = [
        node
        for definition in types().values()
        for member, node in definition.get("properties", {}).items()
        if member in ("AccountKey", "Primary", "Secondary")
    ]
    assert len(keys) == 3
    for node in (*keys, types()["StorageAccountKey"]):
        assert node["secret"] == "true"
    text = "".join(path.read_text(encoding="utf-8") for path in files())
    secrets = re.findall(r"Key: ([\w+/=]{20,})|ary: ([\w+/=]{20,})", text)
    assert secrets
    assert all("".join(groups).startswith("ZmFrZS") for groups in secrets)  # base64 of `fake-`


def test_common_headers_are_those_of_the_page() -> None:
    headers = read("service")["headers"]
    promised = {name: header.get("always") == "true" for name, header in headers["response"].items()}  # fmt: skip
    assert promised == {
        "x-ms-request-id": True,
        "WWW-Authenticate": False,
        "X-AspNet-Version": True,
        "Date": True,
        "Content-Length": False,
        "Content-Type": False,
    }
    needed = {name: header["required"] == "true" for name, header in headers["request"].items()}
    assert needed == {
        "x-ms-version": True,
        "Accept": False,
        "Content-Type": False,
        "Charset": False,
        "Content-Length": False,
    }
    assert headers["request"]["x-ms-version"]["value"] == "2011-10-01"
    assert headers["request"]["x-ms-version"]["query_alternative"] == "api-version"


@pytest.mark.parametrize("name", deviations())
def test_a_deviation_points_at_something(name: str) -> None:
    deviation = deviations()[name]
    assert find(deviation["at"]) is not None
    assert {"documented", "observed", "grade", "reason"} <= set(deviation)


@pytest.mark.parametrize("name", deviations())
def test_a_change_changes_something(name: str) -> None:
    deviation = deviations()[name]
    node = find(deviation["at"])
    assert "change" not in deviation or not holds(node, deviation["change"])


def holds(node: object, change: object) -> bool:
    if isinstance(node, dict) and isinstance(change, dict):
        return all(key in node and holds(node[key], value) for key, value in change.items())
    return node == change


def test_the_wire_is_followed_where_it_was_recorded() -> None:
    change = {name: deviation.get("change") for name, deviation in deviations().items()}
    assert change["delete-response-204"] == {"responses": {"204": {}}}
    assert change["creation-response-json"] == {"default_media_type": "application/json"}
    assert change["details-response-json"] == {"default_media_type": "application/json"}
    assert change["attach-endpoint-spelling"] == {"wire_name": "BlobStorageEndpointUri"}
    assert change["redirect-to-region"] == {"redirects": ["*.management.core.windows.net"]}


def test_the_page_that_is_transcribed_in_the_readme_is_that_of_the_spec() -> None:
    whole = (SPEC / "README.md").read_text(encoding="utf-8")
    text = whole.partition("## One page, from start to finish")[2].partition("\n## YAML")[0]
    shown = [yaml.load(block, Loader=yaml.BaseLoader) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]  # fmt: skip
    real = {
        "summary": read("operations/accounts")["summary"],
        "operations": read("operations/accounts")["operations"],
        "types": types(),
        "documents": read("service")["documents"],
        "deviations": deviations(),
    }
    checked = set()
    # the hooks and the job for people who keep specs are shown as YAML too
    for block in (each for each in shown if each and not {"repos", "jobs"} & set(each)):
        checked |= set(block)
        assert holds(real, block)
    assert checked == set(real)
