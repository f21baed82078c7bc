from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from .services import (
    ACCOUNT,
    BASE,
    SUBSCRIPTION,
    Service,
    account,
    account_xml,
    error_of,
    header,
)

OTHER_KEY = "bmV3LWZha2Uta2V5LWZvci10ZXN0cw=="
UNKNOWN_ACCOUNT = (404, "NotFound", "The specified account was not found.")
UNKNOWN_STORAGE = (404, "NotFound", "The specified storage account was not found.")


def test_regions_are_seeded(media: Service) -> None:
    names = [region["RegionName"] for region in media.json("GET", "/SupportedRegions")]
    assert "West US" in names
    assert len(names) == len(set(names)) > 3


def test_the_life_of_an_account(media: Service) -> None:
    created = media.ask("POST", "/Accounts", ACCOUNT)
    assert created.status == 201
    result = json.loads(created.body)
    assert result == {
        "AccountId": result["AccountId"],
        "AccountName": "contoso",
        "StatusCode": 201,
        "Subscription": SUBSCRIPTION,
    }
    details = media.json("GET", "/Accounts/contoso")
    assert list(details) == [
        "AccountName",
        "AccountKey",
        "AccountKeys",
        "StorageAccountName",
        "AccountRegion",
    ]
    assert details["AccountKey"] == details["AccountKeys"]["Primary"]
    assert details["AccountRegion"] == "West US"
    assert media.json("GET", "/Accounts") == [
        {
            "Name": "contoso",
            "Type": "MediaService",
            "State": "Active",
            "AccountId": result["AccountId"],
        }
    ]
    deleted = media.ask("DELETE", "/Accounts/contoso")
    assert (deleted.status, deleted.body) == (204, b"")
    assert error_of(media.ask("GET", "/Accounts/contoso")) == UNKNOWN_ACCOUNT
    assert media.json("GET", "/Accounts") == []


@pytest.mark.parametrize(("which", "other"), [("Primary", "Secondary"), ("Secondary", "Primary")])
def test_regenerating_changes_the_named_key_alone(media: Service, which: str, other: str) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    before = media.json("GET", "/Accounts/contoso")
    answer = media.ask("POST", f"/Accounts/contoso/AccountKeys/{which}/Regenerate")
    assert (answer.status, answer.body) == (204, b"")
    after = media.json("GET", "/Accounts/contoso")
    assert after["AccountKeys"][which] != before["AccountKeys"][which]
    assert after["AccountKeys"][other] == before["AccountKeys"][other]
    assert after["AccountKey"] == after["AccountKeys"]["Primary"]
    assert re.fullmatch(r"[A-Za-z0-9+/]{43}=", after["AccountKeys"][which])


def test_regenerating_takes_and_ignores_the_account_name(media: Service) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    path = "/Accounts/contoso/AccountKeys/Primary/Regenerate"
    assert media.ask("POST", path, "contoso").status == 204


def test_attached_storage_accounts_are_listed_with_one_default(media: Service) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    more = {
        "StorageAccountKey": OTHER_KEY,
        "StorageAccountName": "archive",
        "BlobStorageEndpointUri": "https://archive.blob.core.windows.net/",
    }
    assert media.ask("POST", "/Accounts/contoso/StorageAccounts", more).status == 204
    assert media.ask("POST", "/Accounts/contoso/StorageAccounts", more).status == 204
    assert media.json("GET", "/Accounts/contoso/StorageAccounts") == [
        {
            "BlobStorageEndPoint": "https://contosostorage.blob.core.windows.net/",
            "StorageAccountName": "contosostorage",
            "IsDefault": True,
        },
        {
            "BlobStorageEndPoint": "https://archive.blob.core.windows.net/",
            "StorageAccountName": "archive",
            "IsDefault": False,
        },
    ]


def test_a_storage_key_is_stored(media: Service) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    path = "/Accounts/contoso/StorageAccounts/contosostorage/Key"
    assert media.ask("PUT", path, OTHER_KEY).status == 204
    from emulator_runtime.store import Place

    scope = json.dumps({"subscriptionId": SUBSCRIPTION})
    with media.engine.store.transaction() as state:
        owner = state.find(Place(collection="accounts", scope=scope), "contoso")
        assert owner is not None
        place = Place(collection="storage_accounts", scope=scope, parent=owner.id)
        stored = state.find(place, "contosostorage")
    assert stored is not None
    assert stored.members["StorageAccountKey"] == OTHER_KEY


@pytest.mark.parametrize(
    ("verb", "path", "expected"),
    [
        ("GET", "/Accounts/nobody", UNKNOWN_ACCOUNT),
        ("DELETE", "/Accounts/nobody", UNKNOWN_ACCOUNT),
        ("GET", "/Accounts/nobody/StorageAccounts", UNKNOWN_ACCOUNT),
        ("POST", "/Accounts/nobody/AccountKeys/Primary/Regenerate", UNKNOWN_ACCOUNT),
        ("GET", "/Nothing", (404, "ResourceNotFound", "The specified resource does not exist.")),
        ("GET", "/Accounts/a/b/c/d/e", None),
    ],
)
def test_what_does_not_exist(
    media: Service, verb: str, path: str, expected: tuple[int, str, str] | None
) -> None:
    found = error_of(media.ask(verb, path))
    assert found[0] == 404
    assert expected is None or found[:2] == expected[:2]
    assert path != "/Accounts/nobody" or found == expected


def test_an_unknown_storage_account(media: Service) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    path = "/Accounts/contoso/StorageAccounts/nothere/Key"
    assert error_of(media.ask("PUT", path, OTHER_KEY)) == UNKNOWN_STORAGE


def test_one_winner_for_a_name_and_nothing_half_made(media: Service) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    before = media.json("GET", "/Accounts/contoso")
    again = media.ask("POST", "/Accounts", account("contoso", Region="East US"))
    assert error_of(again)[:2] == (409, "Conflict")
    assert media.json("GET", "/Accounts/contoso") == before


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (account("ab"), "The specified account name is not valid."),
        (account("Contoso"), "The specified account name is not valid."),
        (account("contoso\n"), "The specified account name is not valid."),
        (account("a" * 25), "The specified account name is not valid."),
        ({"AccountName": "contoso"}, "A required value is missing."),
        (account("contoso", StorageAccountKey=None), "A required value is missing."),
        ([], None),
        (account("contoso", Region=7), None),
        (account("contoso", Region="Atlantis"), None),
        (account("contoso", StorageAccountKey="short"), None),
    ],
)
def test_bad_requests(media: Service, body: object, message: str | None) -> None:
    status, code, found = error_of(media.ask("POST", "/Accounts", body))
    assert (status, code) == (400, "BadRequest")
    assert message in (None, found)
    assert media.json("GET", "/Accounts") == []


def test_an_empty_subscription(media: Service) -> None:
    found = error_of(media.ask("GET", "/Accounts", base="//services/mediaservices"))
    assert found == (400, "BadRequest", "The specified subscription ID is not valid.")


def test_subscriptions_are_apart(media: Service) -> None:
    other = "/22222222-2222-3333-4444-555555555555/services/mediaservices"
    media.json("POST", "/Accounts", ACCOUNT)
    assert media.json("GET", "/Accounts", base=other) == []
    media.json("POST", "/Accounts", ACCOUNT, base=other)
    media.ask("DELETE", "/Accounts/contoso")
    assert len(media.json("GET", "/Accounts", base=other)) == 1
    assert len(media.json("GET", "/SupportedRegions", base=other)) > 3


def test_xml_in_and_the_recorded_defaults_out(media: Service) -> None:
    created = media.ask(
        "POST",
        "/Accounts",
        b'\xef\xbb\xbf<?xml version="1.0"?>\n' + account_xml(),
        headers={"content-type": "application/xml"},
        accept=None,
    )
    assert created.status == 201
    assert header(created, "Content-Type") == "application/json; charset=utf-8"
    details = media.ask("GET", "/Accounts/contoso", accept=None)
    assert header(details, "Content-Type") == "application/json; charset=utf-8"
    listed = media.ask("GET", "/Accounts", accept=None)
    assert header(listed, "Content-Type") == "application/xml; charset=utf-8"
    account_id = json.loads(created.body)["AccountId"]
    assert listed.body.decode() == (
        '<ServiceResources xmlns="http://schemas.microsoft.com/windowsazure" '
        'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ServiceResource>'
        "<Name>contoso</Name><Type>MediaService</Type><State>Active</State>"
        f"<AccountId>{account_id}</AccountId></ServiceResource></ServiceResources>"
    )


def test_xml_where_it_is_accepted(media: Service) -> None:
    created = media.ask("POST", "/Accounts", ACCOUNT, accept="application/xml")
    assert b"<StatusCode>Created</StatusCode>" in created.body
    details = media.ask("GET", "/Accounts/contoso", accept="text/html, application/xml;q=0.9")
    assert details.body.startswith(b"<AccountDetails xmlns=")
    assert b"<AccountName>contoso</AccountName>" in details.body


def test_out_of_order_xml_loses_members(media: Service) -> None:
    body = account_xml(*reversed(ACCOUNT))
    answer = media.ask("POST", "/Accounts", body, headers={"content-type": "text/xml"})
    assert error_of(answer) == (400, "BadRequest", "A required value is missing.")


def test_slashes_in_json_are_escaped(media: Service) -> None:
    media.json("POST", "/Accounts", ACCOUNT)
    body = media.ask("GET", "/Accounts/contoso/StorageAccounts").body
    assert rb"https:\/\/contosostorage.blob" in body


@pytest.mark.parametrize(
    ("headers", "query", "fine"),
    [
        ({"x-ms-version": ""}, "", False),
        ({"x-ms-version": "2009-10-01"}, "", False),
        ({"x-ms-version": ""}, "api-version=2011-10-01", True),
        ({"x-ms-version": ""}, "api-version=2012-01-01", False),
    ],
)
def test_the_version_is_needed(
    media: Service, headers: dict[str, str], query: str, fine: bool
) -> None:
    answer = media.ask("GET", "/Accounts", headers=headers, query=query)
    if fine:
        assert answer.status == 200
    else:
        assert error_of(answer)[:2] == (400, "MissingOrIncorrectVersionHeader")


def test_headers_as_recorded(media: Service) -> None:
    answer = media.ask("GET", "/Accounts")
    assert re.fullmatch("[0-9a-f]{32}", header(answer, "x-ms-request-id") or "")
    assert header(answer, "Date") == "Tue, 14 Nov 2023 22:13:20 GMT"
    assert header(answer, "Expires") == "-1"


@pytest.mark.parametrize(
    ("form", "media_type", "body"),
    [
        ("json", "application/json; charset=utf-8", '{"Code":"NotFound","Message":"%s"}'),
        (
            "xml",
            "application/xml; charset=utf-8",
            (
                '<Error xmlns="http://schemas.microsoft.com/windowsazure"><Code>NotFound</Code>'
                "<Message>%s</Message></Error>"
            ),
        ),
        (
            "json_in_xml_string",
            "application/xml; charset=utf-8",
            (
                '<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">'
                "{&quot;Code&quot;:&quot;NotFound&quot;,&quot;Message&quot;:&quot;%s&quot;}</string>"
            ),
        ),
        ("text", "text/plain; charset=utf-8", "NotFound: %s"),
        (
            "html",
            "text/html; charset=utf-8",
            "<html><head><title>Not Found</title></head><body><h1>%s</h1></body></html>",
        ),
        ("empty", None, ""),
    ],
)
def test_error_bodies_in_every_form(
    make_media: Callable[..., Service], form: str, media_type: str | None, body: str
) -> None:
    answer = make_media(error_form=form).ask("GET", "/Accounts/nobody")
    assert answer.status == 404
    assert header(answer, "Content-Type") == media_type
    expected = body % UNKNOWN_ACCOUNT[2] if body else ""
    assert answer.body.decode() == expected
    assert (header(answer, "x-ms-request-id") is None) is (form == "json_in_xml_string")


def test_errors_follow_accept_and_are_xml_without_it(media: Service) -> None:
    assert media.ask("GET", "/Accounts/nobody", accept=None).body.startswith(b"<Error xmlns=")
    assert media.ask("GET", "/Accounts/nobody", accept="application/json").body[:1] == b"{"
    assert media.ask("GET", "/Nothing", accept="application/*;q=0.1").body[:1] == b"<"


@pytest.mark.parametrize(
    ("headers", "body", "code"),
    [
        ({"content-type": "application/json"}, b"{", "BadRequest"),
        ({"content-type": "application/json"}, b"\xff", "BadRequest"),
        ({"content-type": "application/json"}, b"", "BadRequest"),
        ({"content-type": "application/json"}, b"[" * 100_000, "BadRequest"),
        ({"content-type": "application/xml"}, b"<a>" * 100_000, "BadRequest"),
        ({"content-type": "application/xml"}, b"<!DOCTYPE a><a/>", "BadRequest"),
        ({"content-type": "application/xml"}, account_xml(root="Other"), "BadRequest"),
        ({"content-type": "text/plain"}, b"{}", "BadRequest"),
        ({"content-type": "application/json; charset=utf-16"}, b"{}", "BadRequest"),
        ({}, b"{}", "MissingRequiredHeader"),
    ],
)
def test_bodies_that_cannot_be_read(
    media: Service, headers: dict[str, str], body: bytes, code: str
) -> None:
    assert error_of(media.ask("POST", "/Accounts", body, headers=headers))[:2] == (400, code)


@pytest.mark.parametrize(
    "path", ["/Accounts/%zz", "/Accounts/%ff", "/Accounts/a%00b", "/Accounts/" + "a" * 9000]
)
def test_paths_that_cannot_be_read(media: Service, path: str) -> None:
    assert error_of(media.ask("GET", path))[:2] == (400, "BadRequest")


def test_a_path_begins_with_a_slash(media: Service) -> None:
    assert error_of(media.ask("GET", "/Accounts", base=f"0{BASE}"))[:2] == (400, "BadRequest")


def test_a_slash_stays_in_its_segment(media: Service) -> None:
    found = error_of(media.ask("GET", "/Accounts/a%2Fb"))
    assert found == (400, "BadRequest", "The specified account name is not valid.")


def test_a_verb_that_is_not_there(media: Service) -> None:
    assert error_of(media.ask("PATCH", "/Accounts"))[:2] == (400, "InvalidHttpVerb")


def test_access_by_certificate_and_token(make_media: Callable[..., Service]) -> None:
    from emulator_runtime.access import Access, grant

    other = "/22222222-2222-3333-4444-555555555555/services/mediaservices"
    mine = {"subscriptionId": SUBSCRIPTION}
    grants = [grant("client_certificate", b"DER", mine), grant("bearer", "token", mine)]
    service = make_media(access=Access(grants, required=True))
    token = {"authorization": "Bearer token"}
    assert service.ask("GET", "/Accounts", certificate=b"DER").status == 200
    assert service.ask("GET", "/Accounts", headers=token).status == 200
    refused = [
        service.ask("GET", "/Accounts"),
        service.ask("GET", "/Accounts", certificate=b"OTHER"),
        service.ask("GET", "/Accounts", headers={"authorization": "Bearer other"}),
        service.ask("GET", "/Accounts", headers={"authorization": "Basic dG9rZW4="}),
        service.ask("GET", "/Accounts", certificate=b"DER", base=other),
        service.ask("GET", "/Accounts", headers=token, base=other),
        service.ask("GET", "/Nothing"),
    ]
    for answer in refused:
        assert error_of(answer)[:2] == (403, "ForbiddenError")
        assert "Verify that the certificate is valid" in error_of(answer)[2]


def test_the_same_seed_gives_the_same_answers(make_media: Callable[..., Service]) -> None:
    from emulator_runtime.clock_and_random import seeded_chance

    answers = [
        make_media(chance=seeded_chance(7, clock=lambda: 0)).ask("POST", "/Accounts", ACCOUNT)
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
