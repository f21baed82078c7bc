from __future__ import annotations

import inspect
from typing import Any

import pytest

from ..harness import Feature


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AUTH_NONE_TOKEN", raising=False)


def made(feature: Feature, **options: Any) -> Any:
    return feature.package.AuthNoneClient(**options)


def test_a_text_is_the_credential(feature: Feature) -> None:
    client = {"credential": "fake-token"}
    sent = feature.call("things.clear", client=client).request.headers
    assert sent["authorization"] == "Bearer fake-token"
    assert "authorization" not in feature.call("things.health", client=client).request.headers


def test_a_client_can_be_made_without(feature: Feature) -> None:
    with made(feature) as client, pytest.raises(feature.package.ArgumentError) as caught:
        client.things.clear()
    assert str(caught.value) == (
        "`things.clear` needs `BearerToken`: give the client a `credential`, or set in the environment "
        "`AUTH_NONE_TOKEN`"
    )


def test_a_client_takes_one_credential(feature: Feature) -> None:
    annotations = inspect.get_annotations(feature.package.AuthNoneClient.__init__)
    assert annotations["credential"] == "Credential | str | None"
    assert feature.call("things.health", client={"credential": ()}).error is None


def test_a_request_that_nobody_transcribed(feature: Feature) -> None:
    with pytest.raises(feature.package.TransportError):
        made(feature, endpoint="http://127.0.0.1:1", retries=0).request("GET", "/other")
