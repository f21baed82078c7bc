from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature

CLIENT: dict[str, Any] = {
    "tenant": "a/c",
    "release": 2,
    "kind_of_api": "public",
    "draft": True,
    "factor": 1.5,
}


def test_every_request_carries_them(feature: Feature) -> None:
    sent = feature.call("things.get", 3, client=CLIENT)
    assert sent.request.url == "https://api.example.org/base/a%2Fc/v2/public/things/3"


def test_an_enumeration(feature: Feature) -> None:
    client = {**CLIENT, "kind_of_api": feature.types.Kind.PRIVATE}
    assert feature.call("things.get", 3, client=client).target.startswith("/base/a%2Fc/v2/private/")


def test_another_endpoint(feature: Feature) -> None:
    client = {**CLIENT, "endpoint": "https://other.example.org:8443/x/"}
    sent = feature.call("things.get", 3, client=client)
    assert sent.request.url == "https://other.example.org:8443/x/base/a%2Fc/v2/public/things/3"


@pytest.mark.parametrize(
    "wrong",
    [
        {"tenant": "a"},
        {"tenant": ""},
        {"tenant": b"a/c"},
        {"release": 0},
        {"release": True},
        {"release": "2"},
        {"release": 2.0},
        {"kind_of_api": 5},
    ],
)
def test_they_are_checked_when_the_client_is_made(feature: Feature, wrong: dict[str, Any]) -> None:
    with pytest.raises(feature.package.ArgumentError, match=next(iter(wrong))):
        feature.sync_client(**{**CLIENT, **wrong})


def test_they_are_positional(feature: Feature) -> None:
    kind = feature.types.Kind.PUBLIC
    client = feature.package.ClientParametersClient("acme", 1, kind, draft=True, factor=0.5)
    assert client.endpoint == "https://api.example.org"


def test_they_have_examples_that_the_emulator_and_its_clients_take(feature: Feature) -> None:
    with feature.module("emulator").Emulator() as emulator:
        assert dict(emulator.parameters) == {
            "tenant": "acme", "release": 1, "kind": "public", "X-Draft": True, "X-Factor": 1.5,
        }  # fmt: skip
        with emulator.client() as client:
            assert client.things.get(3) is None
        (request,) = emulator.requests
        assert request.path == "/base/acme/v1/public/things/3"
