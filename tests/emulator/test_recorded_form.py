"""Answers have the form in which the service was recorded; `deviations.yaml` of the spec says which."""

from __future__ import annotations

import json
import re

import pytest

from .services import ACCOUNT, MODELS, SUBSCRIPTION, Service, account_xml, header

INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
CLASSIC = "http://schemas.microsoft.com/windowsazure"
XML = {"content-type": "application/xml"}
GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@pytest.fixture(autouse=True)
def created(media: Service) -> None:
    """An account as it was created in the recordings: XML, no `Accept`, JSON as the answer."""
    answer = media.ask("POST", "/Accounts", account_xml(), headers=XML, accept=None)
    assert (answer.status, answer.body[:1]) == (201, b"{")


def test_a_list_is_xml_without_accept(media: Service) -> None:
    body = media.ask("GET", "/Accounts", accept=None).body.decode()
    assert re.fullmatch(
        f'<ServiceResources xmlns="{CLASSIC}" xmlns:i="{INSTANCE}"><ServiceResource>'
        "<Name>contoso</Name><Type>MediaService</Type><State>Active</State>"
        f"<AccountId>{GUID}</AccountId></ServiceResource></ServiceResources>",
        body,
    )


def test_an_empty_list_declares_as_much(media: Service) -> None:
    media.ask("DELETE", "/Accounts/contoso")
    body = media.ask("GET", "/Accounts", accept=None).body.decode()
    assert body == f'<ServiceResources xmlns="{CLASSIC}" xmlns:i="{INSTANCE}"/>'


def test_a_creation_result_in_xml(media: Service) -> None:
    answer = media.ask(
        "POST", "/Accounts", {**ACCOUNT, "AccountName": "other"}, accept="application/xml"
    )
    assert re.fullmatch(
        f'<AccountCreationResult xmlns="{MODELS}" xmlns:i="{INSTANCE}"><AccountId>{GUID}</AccountId>'
        "<AccountName>other</AccountName><StatusCode>Created</StatusCode>"
        f"<Subscription>{SUBSCRIPTION}</Subscription></AccountCreationResult>",
        answer.body.decode(),
    )


def test_details_in_xml_are_sorted_and_in_json_as_recorded(media: Service) -> None:
    body = media.ask("GET", "/Accounts/contoso", accept="application/xml").body.decode()
    assert body.startswith(f'<AccountDetails xmlns="{MODELS}" xmlns:i="{INSTANCE}"><AccountKey>')
    names = re.findall(r"</(\w+)>", body)
    assert names == [
        *("AccountKey", "Primary", "Secondary", "AccountKeys", "AccountName", "AccountRegion"),
        *("StorageAccountName", "AccountDetails"),
    ]
    plain = json.loads(media.ask("GET", "/Accounts/contoso", accept=None).body)
    assert list(plain) == [
        *("AccountName", "AccountKey", "AccountKeys", "StorageAccountName", "AccountRegion")
    ]


def test_headers_of_every_answer(media: Service) -> None:
    for path in ("/Accounts", "/Accounts/nobody"):
        answer = media.ask("GET", path)
        server = header(answer, "Server") or ""
        assert re.fullmatch(r"1\.0\.6198\.\d+ \(rd_rdfe_stable\) Microsoft-HTTPAPI/2\.0", server)
        assert header(answer, "Strict-Transport-Security") == "max-age=31536000; includeSubDomains"
        assert header(answer, "x-ms-servedbyregion") == "ussouth2"
        assert re.fullmatch("[0-9a-f]{32}", header(answer, "x-ms-request-id") or "")


@pytest.mark.parametrize(
    ("path", "accept", "there"),
    [
        ("/Accounts", None, True),
        ("/Accounts/nobody", "application/json", True),
        ("/Accounts/nobody", None, False),
    ],
)
def test_errors_in_xml_come_with_fewer_headers(
    media: Service, path: str, accept: str | None, there: bool
) -> None:
    answer = media.ask("GET", path, accept=accept)
    for name in ("Pragma", "Expires", "X-Powered-By"):
        assert (header(answer, name) is not None) is there
    assert header(answer, "Cache-Control") == "no-cache"
    assert (INSTANCE in answer.body.decode()) is (path == "/Accounts")
