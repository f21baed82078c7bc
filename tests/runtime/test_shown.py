"""What people see of requests and credentials: enough to know them by, and no secret."""

from __future__ import annotations

import asyncio

import pytest

from runtime.credentials.oauth2 import ClientCredentials
from runtime.credentials.protocol import Credential, Outgoing, shown_in_handshake
from runtime.credentials.token_response import Token
from runtime.request import Common, Path, Prepared

from .conftest import make_client

SENT = Prepared(
    "GET", "/SECRET/a?k=SECRET", (("X", "SECRET"),), b"SECRET", "/[hidden]/a", "things.get"
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (SENT, "Prepared(method='GET', target='/[hidden]/a')"),
        (Path("/SECRET", "/[hidden]"), "Path('/[hidden]')"),
        (
            Outgoing(method="GET", url="https://a/SECRET", headers=(("X", "SECRET"),), body=b"S"),
            "Outgoing(method='GET')",
        ),
        (Token("SECRET", 12.5), "Token(until=12.5)"),
        (
            ClientCredentials("id", "SECRET", None, token_url="/t", scopes="", client_auth="basic"),
            "ClientCredentials(client_id='id')",
        ),
    ],
)
def test_reprs(value: object, text: str) -> None:
    assert repr(value) == text


def test_what_all_requests_have_in_common_shows_its_path_only() -> None:
    with make_client() as client:
        common = client._caller.setup.common
    assert isinstance(common, Common)
    assert repr(common) == f"Common(prefix={common.prefix!r})"
    assert repr(common.prefix) == "Path('/t/things')"


def test_a_request_for_another_url() -> None:
    assert SENT.at("https://b.example:8/x/y?z=1/2?3") == SENT._replace(
        target="/x/y?z=1/2?3", shown="/[hidden]", origin="https://b.example:8"
    )
    assert SENT.at("http://b") == SENT._replace(target="", shown="/[hidden]", origin="http://b")


@pytest.mark.parametrize("address", ["https://b/SECRET/a", "https://b/SECRET/a?other=1?2"])
def test_the_same_path_is_shown_as_before(address: str) -> None:
    assert SENT.at(address).shown == "/[hidden]/a"


class Plain(Credential):
    """Overrides nothing."""


class InHandshake(Plain):
    in_handshake = True


def test_a_credential_takes_part_in_nothing_by_itself() -> None:
    plain, steps = Plain(), object()
    assert plain.headers() == plain.query() == plain.secrets() == ()
    assert asyncio.run(plain.headers_async()) == ()
    request = Outgoing(method="GET", url="https://a/", headers=(), body=b"")
    assert plain.sign(request) == ()
    assert plain.attend(None, steps) is steps
    assert (plain.in_handshake, plain.declared_as) == (False, "")


def test_what_is_shown_in_the_handshake() -> None:
    class Several(Plain):
        shown_in_handshake: Credential | None = None

    alone, both = InHandshake(), Several()
    assert shown_in_handshake(None) is None
    assert shown_in_handshake(Plain()) is None
    assert shown_in_handshake(alone) is alone
    assert shown_in_handshake(both) is None
    both.shown_in_handshake = alone
    assert shown_in_handshake(both) is alone
