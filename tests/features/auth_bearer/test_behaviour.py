from __future__ import annotations

import pytest

from ..harness import Feature, Reply


class Provider:
    """An object with the interface of a library for tokens."""

    def __init__(self) -> None:
        self.scopes: list[str] = []

    def get_token(self, *scopes: str, **options: object) -> object:
        self.scopes += scopes
        return type("Token", (), {"token": f"fake-{len(scopes)}", "expires_on": 2**40})()


def test_a_token(feature: Feature) -> None:
    token = feature.package.BearerToken("fake-token")
    sent = feature.call("things.get", client={"credential": token})
    assert sent.request.headers["authorization"] == "Bearer fake-token"
    assert "fake-token" not in repr(token)


def test_a_provider_is_asked_for_the_scope(feature: Feature) -> None:
    provider = Provider()
    token = feature.package.BearerToken(provider)
    sent = feature.call("things.get", client={"credential": token})
    assert sent.request.headers["authorization"] == "Bearer fake-1"
    assert set(provider.scopes) == {"https://api.example.org/.default"}


def test_without_a_token(feature: Feature) -> None:
    outcome = feature.attempt("things.get", reply=Reply(status=401))
    assert "authorization" not in outcome.request.headers
    assert isinstance(outcome.error, feature.package.ServiceError)


@pytest.mark.parametrize("token", ["", "a b\n", "ü"])
def test_tokens_that_cannot_be_sent(feature: Feature, token: str) -> None:
    with pytest.raises(feature.package.ArgumentError):
        feature.package.BearerToken(token)


def test_a_text_is_a_token(feature: Feature, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = feature.call("things.get", client={"credential": "fake-token"})
    assert sent.request.headers["authorization"] == "Bearer fake-token"
    with pytest.raises(feature.package.ArgumentError, match="contains a space"):
        feature.sync_client(credential="fake token")
    monkeypatch.delenv("AUTH_BEARER_TOKEN", raising=False)
    for name in (feature.package.AuthBearerClient, feature.package.AsyncAuthBearerClient):
        with pytest.raises(feature.package.ArgumentError, match="`AUTH_BEARER_TOKEN`"):
            name()
