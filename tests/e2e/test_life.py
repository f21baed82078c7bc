"""The whole documented life of an account, by the generated client against the emulator."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from media_services_management import errors
from media_services_management.emulator import AsyncEmulator, Emulator

from .callers import (
    OTHER_SUBSCRIPTION,
    STORAGE_KEY,
    SUBSCRIPTION,
    Caller,
    Connect,
    account,
    connect_by_settings,
    storage,
)

REQUEST_ID = re.compile(r"[0-9a-f]{32}")


def live(call: Caller) -> None:
    """Create, find, attach, rotate, update, delete."""
    regions = [region.region_name for region in call("regions.list")]
    assert regions[0] == "East Asia"
    assert "West US" in regions
    assert call("accounts.list") == []
    created = call("accounts.create", **account())
    assert (created.account_name, created.subscription, created.status_code) == (
        "contoso",
        SUBSCRIPTION,
        201,
    )
    (listed,) = call("accounts.list")
    assert (listed.name, listed.type, listed.state) == ("contoso", "MediaService", "Active")
    assert listed.account_id == created.account_id
    attach_and_list(call)
    rotate(call)
    call(
        "storage_accounts.update_key",
        "archive",
        account_name="contoso",
        storage_account_key=STORAGE_KEY,
    )
    call("accounts.delete", "contoso")
    with pytest.raises(errors.NotFoundError):
        call("accounts.get", "contoso")
    assert call("accounts.list") == []


def attach_and_list(call: Caller) -> None:
    call("storage_accounts.attach", "contoso", **storage("archive"))
    found = call("storage_accounts.list", "contoso")
    assert [(item.storage_account_name, item.is_default) for item in found] == [
        ("contosostorage", True),
        ("archive", False),
    ]
    assert found[1].blob_storage_end_point == "https://archive.blob.core.windows.net/"


def rotate(call: Caller) -> None:
    before = call("accounts.get", "contoso")
    assert (before.account_region, before.storage_account_name) == ("West US", "contosostorage")
    assert before.account_key == before.account_keys.primary != before.account_keys.secondary
    call("account_keys.regenerate_primary", "contoso")
    between = call("accounts.get", "contoso")
    assert between.account_key == between.account_keys.primary != before.account_keys.primary
    assert between.account_keys.secondary == before.account_keys.secondary
    call("account_keys.regenerate_secondary", "contoso")
    after = call("accounts.get", "contoso")
    assert after.account_keys.primary == between.account_keys.primary
    assert after.account_keys.secondary != between.account_keys.secondary


def test_the_documented_life(start: Callable[..., Emulator], connect: Connect) -> None:
    live(connect(start()))


def test_the_documented_life_over_tls(fresh: Emulator, connect: Connect) -> None:
    assert fresh.endpoint.startswith("https://")
    live(connect(fresh))


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_documented_life_by_a_publishsettings_file(fresh: Emulator, asynchronous: bool) -> None:
    path = fresh.write_settings()
    with connect_by_settings(path, asynchronous=asynchronous, ca_file=fresh.authority_file) as call:
        live(call)


def test_the_emulator_makes_clients(tmp_path: Path) -> None:
    with Emulator(tls=tmp_path, require_auth=True) as emulator, emulator.client() as client:
        assert [item.name for item in client.accounts.list()] == ["sample"]


def test_the_asynchronous_emulator_makes_asynchronous_clients() -> None:
    import asyncio

    async def run() -> list[Any]:
        async with AsyncEmulator() as emulator, emulator.client() as client:
            await client.accounts.create(**account())
            return [item.name for item in await client.accounts.list()]

    assert asyncio.run(run()) == ["sample", "contoso"]


def test_the_fixture_of_the_package(media_services_emulator: Emulator) -> None:
    with media_services_emulator.client() as client:
        client.accounts.create(**account())
        assert [item.name for item in client.accounts.list()] == ["sample", "contoso"]


def test_subscriptions_are_apart(start: Callable[..., Emulator], connect: Connect) -> None:
    emulator = start()
    one, other = connect(emulator), connect(emulator, subscription=OTHER_SUBSCRIPTION)
    one("accounts.create", **account())
    assert other("accounts.list") == []
    assert other("accounts.create", **account()).subscription == OTHER_SUBSCRIPTION
    other("account_keys.regenerate_primary", "contoso")
    keys = [call("accounts.get", "contoso").account_key for call in (one, other)]
    assert keys[0] != keys[1]
    one("accounts.delete", "contoso")
    assert other("accounts.get", "contoso").account_key == keys[1]


ERRORS: dict[str, tuple[type[errors.ServiceError], str, str, str]] = {
    "taken": (
        errors.ConflictError,
        "Conflict",
        "The specified account name is already in use.",
        "The subscription has an account of this name already",
    ),
    "account": (
        errors.NotFoundError,
        "NotFound",
        "The specified account was not found.",
        "There is no account of this name",
    ),
    "storage": (
        errors.NotFoundError,
        "NotFound",
        "The specified storage account was not found.",
        "There is no such storage account on the account",
    ),
}


MISTAKES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "taken": ("accounts.create", (), account()),
    "account": ("accounts.get", ("nothing",), {}),
    "storage": (
        "storage_accounts.update_key",
        ("nothing",),
        {"account_name": "contoso", "storage_account_key": STORAGE_KEY},
    ),
}


@pytest.mark.parametrize("situation", ERRORS)
def test_documented_errors_are_told(
    start: Callable[..., Emulator], connect: Connect, situation: str
) -> None:
    call = connect(start())
    call("accounts.create", **account())
    operation, arguments, named = MISTAKES[situation]
    with pytest.raises(errors.ServiceError) as caught:
        call(operation, *arguments, **named)
    error = caught.value
    kind, code, message, reason = ERRORS[situation]
    assert type(error) is kind
    assert (error.code, error.message) == (code, message)
    assert reason in error.reasons
    assert REQUEST_ID.fullmatch(error.request_id or "")


@pytest.mark.parametrize(
    "operation",
    [
        "accounts.get",
        "accounts.delete",
        "storage_accounts.list",
        "storage_accounts.attach",
        "account_keys.regenerate_primary",
        "account_keys.regenerate_secondary",
    ],
)
def test_each_operation_on_an_account_needs_one(
    start: Callable[..., Emulator], connect: Connect, operation: str
) -> None:
    named = storage("archive") if operation.endswith("attach") else {}
    with pytest.raises(errors.NotFoundError, match="The specified account was not found"):
        connect(start())(operation, "nothing", **named)


def test_a_region_must_be_one_of_the_list(start: Callable[..., Emulator], connect: Connect) -> None:
    call = connect(start())
    with pytest.raises(errors.BadRequestError) as caught:
        call("accounts.create", **account(region="The Moon"))
    assert caught.value.code == "BadRequest"
    assert call("accounts.list") == []


def test_a_bad_name_is_refused_before_it_is_sent(
    start: Callable[..., Emulator], connect: Connect
) -> None:
    seen: list[object] = []
    call = connect(start(log=seen.append))
    with pytest.raises(errors.ArgumentError, match="account_name"):
        call("accounts.create", **account("No Such Name"))
    assert seen == []


def test_another_version_is_refused(start: Callable[..., Emulator], connect: Connect) -> None:
    call = connect(start()).adjusted(headers={"x-ms-version": "2009-10-01"})
    with pytest.raises(errors.BadRequestError) as caught:
        call("accounts.list")
    assert caught.value.code == "MissingOrIncorrectVersionHeader"


FORBIDDEN = (
    "The server failed to authenticate the request. Verify that the certificate is valid and is "
    "associated with this subscription."
)


@pytest.mark.parametrize("who", ["stranger", "nobody", "another subscription", "a token"])
def test_a_credential_opens_only_what_it_is_for(
    fresh: Emulator, connect: Connect, stranger: Path, who: str
) -> None:
    from media_services_management import BearerToken

    options: dict[str, Any] = {
        "stranger": {"certificate": stranger},
        "nobody": {"credential": None},
        "another subscription": {"subscription": OTHER_SUBSCRIPTION},
        "a token": {"credential": BearerToken("made-up")},
    }
    with pytest.raises(errors.ForbiddenError) as caught:
        connect(fresh, **options[who])("accounts.list")
    assert (caught.value.code, caught.value.message) == ("ForbiddenError", FORBIDDEN)
    assert REQUEST_ID.fullmatch(caught.value.request_id or "")


def test_a_token_opens_its_subscription(start: Callable[..., Emulator], connect: Connect) -> None:
    from media_services_management import BearerToken
    from media_services_management._runtime.emulator.access import grant

    known = grant("bearer", "known-token", {"subscriptionId": SUBSCRIPTION})
    emulator = start(require_auth=True, grants=[known])
    token = BearerToken("known-token")
    assert connect(emulator, credential=token)("accounts.list") == []
    with pytest.raises(errors.ForbiddenError):
        connect(emulator, credential=token, subscription=OTHER_SUBSCRIPTION)("accounts.list")


FORMS = ("auto", "json", "xml", "json_in_xml_string", "text", "html", "empty")


@pytest.mark.parametrize("form", FORMS)
def test_errors_are_told_in_every_form(
    start: Callable[..., Emulator], connect: Connect, form: str
) -> None:
    with pytest.raises(errors.NotFoundError) as caught:
        connect(start(error_form=form))("accounts.get", "nothing")
    error = caught.value
    assert "There is no account of this name" in error.reasons
    structured = form in ("auto", "json", "xml", "json_in_xml_string")
    assert error.code == ("NotFound" if structured else None)
    text = "The specified account was not found."
    assert error.message == (text if structured else "Not Found")
    assert (text.encode() in error.body) is (form != "empty")
    assert (error.request_id is None) is (form == "json_in_xml_string")


def test_xml_and_json_say_the_same(start: Callable[..., Emulator], connect: Connect) -> None:
    caller = connect(start())
    caller("accounts.create", **account())
    for operation, arguments in (
        ("regions.list", ()),
        ("accounts.list", ()),
        ("accounts.get", ("contoso",)),
        ("storage_accounts.list", ("contoso",)),
    ):
        answers = [
            caller.adjusted_raw(headers={"Accept": accept})(operation, *arguments)
            for accept in ("application/json", "application/xml")
        ]
        kinds = [answer.headers["content-type"].partition(";")[0] for answer in answers]
        assert kinds == ["application/json", "application/xml"]
        assert answers[0].value == answers[1].value


def test_whole_answers(start: Callable[..., Emulator], connect: Connect) -> None:
    call = connect(start())
    created = call.raw("accounts.create", **account())
    deleted = call.raw("accounts.delete", "contoso")
    assert (created.status, created.value.account_name) == (201, "contoso")
    assert (deleted.status, deleted.value) == (204, None)
    for answer in (created, deleted):
        assert REQUEST_ID.fullmatch(answer.request_id or "")
        assert answer.headers["x-ms-request-id"] == answer.request_id
        assert answer.headers["cache-control"] == "no-cache"
    assert created.request_id != deleted.request_id


@pytest.fixture
def faulty(start: Callable[..., Emulator], connect: Connect) -> Any:
    """Gives a caller, how to add a fault, and the statuses that were answered."""
    statuses: list[int | None] = []
    emulator = start(log=lambda entry: statuses.append(entry.status))
    return connect(emulator), emulator.add_fault, statuses


@pytest.mark.parametrize(
    "fault", ["status=503", "status=503,retry-after=0", "status=500", "status=503,retry-after=1"]
)
def test_what_may_be_repeated_is_tried_again(faulty: Any, fault: str) -> None:
    call, add_fault, statuses = faulty
    add_fault(f"accounts.list:{fault},times=2")
    assert call("accounts.list") == []
    assert statuses == [int(fault[7:10])] * 2 + [200]


def test_it_gives_up_in_the_end(faulty: Any) -> None:
    call, add_fault, statuses = faulty
    add_fault("accounts.list:status=503")
    with pytest.raises(errors.ServiceUnavailableError) as caught:
        call("accounts.list")
    assert caught.value.code == "ServerBusy"
    assert statuses == [503] * 3


def test_what_may_not_be_repeated_is_sent_once(faulty: Any) -> None:
    call, add_fault, statuses = faulty
    add_fault("accounts.create:status=503,times=1")
    with pytest.raises(errors.ServiceUnavailableError):
        call("accounts.create", **account())
    assert statuses == [503]
    assert call("accounts.list") == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_broken_connection_makes_nothing_twice(faulty: Any, when: str) -> None:
    call, add_fault, statuses = faulty
    add_fault(f"accounts.create:reset={when},times=1")
    with pytest.raises(errors.TransportError):
        call("accounts.create", **account())
    assert statuses == [None]
    assert len(call("accounts.list")) == (1 if when == "after" else 0)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_key_is_rotated_once_at_most(faulty: Any, when: str) -> None:
    call, add_fault, statuses = faulty
    call("accounts.create", **account())
    before = call("accounts.get", "contoso").account_key
    add_fault(f"account_keys.*:reset={when}")
    with pytest.raises(errors.TransportError):
        call("account_keys.regenerate_primary", "contoso")
    assert statuses.count(None) == 1
    assert (call("accounts.get", "contoso").account_key != before) is (when == "after")


@pytest.mark.parametrize("when", ["before", "after"])
def test_reading_survives_a_broken_connection(faulty: Any, when: str) -> None:
    call, add_fault, statuses = faulty
    call("accounts.create", **account())
    add_fault(f"accounts.get:reset={when},times=2")
    assert call("accounts.get", "contoso").account_name == "contoso"
    assert statuses[1:] == [None, None, 200]


def test_the_deadline_holds_against_an_answer_that_drips(faulty: Any) -> None:
    call, add_fault, _ = faulty
    add_fault("regions.list:drip=0.05")
    with pytest.raises(errors.DeadlineError):
        call.adjusted(timeout=30, deadline=0.3)("regions.list")


def test_a_delay_beyond_the_time_out_is_told(faulty: Any) -> None:
    call, add_fault, _ = faulty
    add_fault("regions.list:delay=0.5")
    with pytest.raises(errors.TimeoutError):
        call.adjusted(timeout=0.05, retries=0)("regions.list")


@pytest.mark.parametrize("size", [0, 1, 20])
def test_half_an_answer_is_no_answer(faulty: Any, size: int) -> None:
    call, add_fault, statuses = faulty
    add_fault(f"regions.list:truncate={size},times=1")
    assert len(call("regions.list")) == 6
    assert statuses == [200, 200]
    add_fault(f"accounts.create:truncate={size},times=1")
    with pytest.raises((errors.TransportError, errors.UnexpectedResponse)):
        call("accounts.create", **account())
    assert len(call("accounts.list")) == 1
