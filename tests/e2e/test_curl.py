"""curl alone, with the certificate, walks the life of an account over TLS."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from media_services_management.emulator import Emulator

from .callers import OTHER_SUBSCRIPTION, SUBSCRIPTION

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")

MODELS = (
    "http://schemas.datacontract.org/2004/07/"
    "Microsoft.Cloud.Media.Management.ResourceProvider.Models"
)
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
AZURE = "http://schemas.microsoft.com/windowsazure"
SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/"
MEMBERS = {
    "AccountName": "contoso",
    "BlobStorageEndpointUri": "https://contosostorage.blob.core.windows.net/",
    "Region": "West US",
    "StorageAccountKey": "ZmFrZS1zdG9yYWdlLWtleQ==",
    "StorageAccountName": "contosostorage",
}
STORAGE = {
    "BlobStorageEndpointUri": "https://archive.blob.core.windows.net/",
    "StorageAccountKey": "ZmFrZS1zdG9yYWdlLWtleQ==",
    "StorageAccountName": "archive",
}
VERSION = ("-H", "x-ms-version: 2011-10-01")
AS_XML = ("-H", "Content-Type: application/xml")
AS_JSON = ("-H", "Content-Type: application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The parsed output of curl."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> tuple[int, str | None, str | None]:
        """Status, code and message of an error in XML."""
        root = ET.fromstring(self.body)
        code, message = (root.findtext(f"{{{AZURE}}}{name}") for name in ("Code", "Message"))
        return self.status, code, message


def run_curl(url: str, *options: str) -> Response:
    command = ["curl", "--silent", "--show-error", "--include", "--max-time", "20", *options, url]
    done = subprocess.run(command, check=True, capture_output=True, timeout=30)
    head, _, body = done.stdout.decode("utf-8").partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    fields = (line.partition(":") for line in lines)
    return Response(
        status=int(first.split()[1]),
        headers={name.lower(): value.strip() for name, _, value in fields},
        body=body,
    )


Ask = Callable[..., Response]


@pytest.fixture
def ask(fresh: Emulator) -> Ask:
    """Asks with the certificate that the emulator knows; paths are below `/Accounts`."""

    def run(verb: str, path: str, *options: str, certificate: Path | None = None) -> Response:
        url = f"{fresh.endpoint}/{SUBSCRIPTION}/services/mediaservices{path}"
        trusted = ("--cacert", str(fresh.authority_file))
        shown = ("--cert", str(certificate or fresh.client_file))
        return run_curl(url, *trusted, *shown, "--request", verb, *options)

    return run


def creation(*names: str) -> str:
    """Return the XML of a creation with members in an order."""
    inner = "".join(f"<{name}>{MEMBERS[name]}</{name}>" for name in names or MEMBERS)
    return f'<AccountCreationRequest xmlns="{MODELS}">{inner}</AccountCreationRequest>'


def create(ask: Ask, text: str | None = None) -> Response:
    return ask("POST", "/Accounts", *VERSION, *AS_XML, "--data-binary", text or creation())


def test_the_documented_life(ask: Ask) -> None:
    created = create(ask)
    assert (created.status, created.media_type) == (201, "application/json")
    assert created.json["StatusCode"] == 201
    assert created.json["Subscription"] == SUBSCRIPTION
    listed = ask("GET", "/Accounts", *VERSION)
    assert (listed.status, listed.media_type) == (200, "application/xml")
    assert listed.body.startswith(f'<ServiceResources xmlns="{AZURE}" xmlns:i="{INSTANCE}">')
    assert "<Name>contoso</Name><Type>MediaService</Type><State>Active</State>" in listed.body
    body = json.dumps(STORAGE)
    attached = ask(
        "POST", "/Accounts/contoso/StorageAccounts", *VERSION, *AS_JSON, "--data-binary", body
    )
    assert (attached.status, attached.body) == (204, "")
    stored = ask("GET", "/Accounts/contoso/StorageAccounts", *VERSION, "-H", "Accept: text/json")
    assert stored.status == 200
    assert stored.body.count("<IsDefault>true</IsDefault>") == 1
    path = "/Accounts/contoso/StorageAccounts/archive/Key"
    updated = ask("PUT", path, *VERSION, *AS_JSON, "--data-binary", '"ZmFrZS1uZXcta2V5LWtleQ=="')
    assert (updated.status, updated.body) == (204, "")
    deleted = ask("DELETE", "/Accounts/contoso", *VERSION)
    assert (deleted.status, deleted.body) == (204, "")
    gone = ask("GET", "/Accounts/contoso", *VERSION)
    assert gone.error == (404, "NotFound", "The specified account was not found.")


def test_keys_are_rotated_one_at_a_time(ask: Ask) -> None:
    create(ask)
    seen = [ask("GET", "/Accounts/contoso", *VERSION)]
    for name in ("Primary", "Secondary"):
        path = f"/Accounts/contoso/AccountKeys/{name}/Regenerate"
        rotated = ask("POST", path, *VERSION, "--data", "", "-H", "Content-Type:")
        assert (rotated.status, rotated.body) == (204, "")
        seen.append(ask("GET", "/Accounts/contoso", *VERSION))
    keys = [answer.json["AccountKeys"] for answer in seen]
    assert [answer.json["AccountKey"] for answer in seen] == [pair["Primary"] for pair in keys]
    assert keys[0]["Primary"] != keys[1]["Primary"] == keys[2]["Primary"]
    assert keys[0]["Secondary"] == keys[1]["Secondary"] != keys[2]["Secondary"]


def test_details_are_json_whose_slashes_are_escaped(ask: Ask) -> None:
    create(ask)
    for _ in range(40):
        details = ask("GET", "/Accounts/contoso", *VERSION)
        assert details.media_type == "application/json"
        assert list(details.json) == [
            "AccountName",
            "AccountKey",
            "AccountKeys",
            "StorageAccountName",
            "AccountRegion",
        ]
        if "/" in details.json["AccountKey"]:
            break
        ask("POST", "/Accounts/contoso/AccountKeys/Primary/Regenerate", *VERSION)
    assert "\\/" in details.body
    assert not re.search(r"[^\\]/", details.body)


def test_the_headers_of_answers(ask: Ask) -> None:
    one, other = (ask("GET", "/Accounts", *VERSION) for _ in range(2))
    assert re.fullmatch("[0-9a-f]{32}", one.headers["x-ms-request-id"])
    assert one.headers["x-ms-request-id"] != other.headers["x-ms-request-id"]
    expected = {
        "cache-control": "no-cache",
        "pragma": "no-cache",
        "expires": "-1",
        "x-powered-by": "ASP.NET",
    }
    assert expected.items() <= one.headers.items()
    assert {"server", "date", "x-ms-servedbyregion", "content-length"} <= one.headers.keys()


def test_json_is_accepted_too(ask: Ask) -> None:
    created = ask("POST", "/Accounts", *VERSION, *AS_JSON, "--data-binary", json.dumps(MEMBERS))
    assert created.status == 201
    listed = ask("GET", "/Accounts", *VERSION, "-H", "Accept: application/json")
    assert [item["Name"] for item in listed.json] == ["contoso"]


@pytest.mark.parametrize(
    "text",
    [
        "﻿" + creation(),
        '<?xml version="1.0" encoding="utf-8"?>\n' + creation(),
        creation().replace("><", ">\n  <"),
    ],
    ids=["a byte order mark", "a declaration", "white space"],
)
def test_xml_may_be_laid_out_freely(ask: Ask, text: str) -> None:
    assert create(ask, text).status == 201


def test_xml_out_of_order_loses_elements(ask: Ask) -> None:
    answer = create(ask, creation(*reversed(MEMBERS)))
    assert answer.error == (400, "BadRequest", "A required value is missing.")
    assert ask("GET", "/Accounts", *VERSION).body.count("<Name>") == 0


@pytest.mark.parametrize(
    "text",
    [
        "<AccountCreationRequest",
        "",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + creation(),
        creation().replace("contoso<", "&e;<"),
        json.dumps(MEMBERS),
    ],
    ids=["cut off", "empty", "an external entity", "an unknown entity", "no XML"],
)
def test_other_bodies_are_refused(ask: Ask, tmp_path: Path, text: str) -> None:
    (tmp_path / "body").write_text(text, "utf-8")
    body = ("--data-binary", f"@{tmp_path / 'body'}")
    answer = ask("POST", "/Accounts", *VERSION, *AS_XML, *body)
    assert answer.error[:2] == (400, "BadRequest")


def test_the_same_name_again_is_a_conflict(ask: Ask) -> None:
    create(ask)
    message = "The specified account name is already in use."
    assert create(ask).error == (409, "Conflict", message)


def test_errors_are_json_where_json_is_accepted(ask: Ask) -> None:
    answer = ask("GET", "/Accounts/nothing", *VERSION, "-H", "Accept: application/json")
    assert (answer.status, answer.media_type) == (404, "application/json")
    message = "The specified account was not found."
    assert answer.json == {"Code": "NotFound", "Message": message}


@pytest.mark.parametrize("version", [(), ("-H", "x-ms-version: 2009-10-01")])
def test_the_version_is_asked_for(ask: Ask, version: tuple[str, ...]) -> None:
    answer = ask("GET", "/Accounts", *version)
    assert answer.error[:2] == (400, "MissingOrIncorrectVersionHeader")


def test_the_version_may_stand_in_the_query(ask: Ask) -> None:
    assert ask("GET", "/Accounts?api-version=2011-10-01").status == 200
    assert ask("GET", "/Accounts?api-version=2009-10-01").status == 400


@pytest.mark.parametrize(
    ("verb", "path", "status", "code"),
    [
        ("GET", "/Nothing", 404, "ResourceNotFound"),
        ("PATCH", "/Accounts", 400, "InvalidHttpVerb"),
        ("GET", "/Accounts/No", 400, "BadRequest"),
    ],
)
def test_what_is_not_there(ask: Ask, verb: str, path: str, status: int, code: str) -> None:
    assert ask(verb, path, *VERSION).error[:2] == (status, code)


FORBIDDEN = (
    "The server failed to authenticate the request. Verify that the certificate is valid and is "
    "associated with this subscription."
)


def test_an_unknown_certificate_gets_the_documented_error(ask: Ask, stranger: Path) -> None:
    answer = ask("GET", "/Accounts", *VERSION, certificate=stranger)
    assert answer.error == (403, "ForbiddenError", FORBIDDEN)


def test_no_certificate_gets_the_documented_error(fresh: Emulator) -> None:
    url = f"{fresh.endpoint}/{SUBSCRIPTION}/services/mediaservices/Accounts"
    answer = run_curl(url, "--cacert", str(fresh.authority_file), *VERSION)
    assert answer.error == (403, "ForbiddenError", FORBIDDEN)


def test_a_certificate_opens_only_its_subscription(fresh: Emulator) -> None:
    url = f"{fresh.endpoint}/{OTHER_SUBSCRIPTION}/services/mediaservices/Accounts"
    files = ("--cacert", str(fresh.authority_file), "--cert", str(fresh.client_file))
    assert run_curl(url, *files, *VERSION).error == (403, "ForbiddenError", FORBIDDEN)


FORMS = {
    "json": ("application/json", '{"Code":"NotFound","Message":"The specified account'),
    "xml": ("application/xml", f'<Error xmlns="{AZURE}"><Code>NotFound</Code><Message>'),
    "json_in_xml_string": (
        "application/xml",
        f'<string xmlns="{SERIALIZATION}">{{&quot;Code&quot;:',
    ),
    "text": ("text/plain", "NotFound: The specified account was not found."),
    "html": ("text/html", "<"),
    "empty": ("", ""),
}


@pytest.mark.parametrize("form", FORMS)
def test_errors_in_every_form(start: Callable[..., Emulator], form: str) -> None:
    emulator = start(error_form=form)
    url = f"{emulator.endpoint}/{SUBSCRIPTION}/services/mediaservices/Accounts/nothing"
    answer = run_curl(url, *VERSION)
    media_type, beginning = FORMS[form]
    assert (answer.status, answer.media_type) == (404, media_type)
    assert answer.body.startswith(beginning)
    assert (answer.body == "") is (form == "empty")
    assert ("x-ms-request-id" in answer.headers) is (form != "json_in_xml_string")
