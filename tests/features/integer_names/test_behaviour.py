from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature, json, xml

MEMBERS: dict[str, Any] = {
    "status_code": 201,
    "inline": 1,
    "codes": [200, 7],
    "maybe": -1,
    "plain": 3,
}


@pytest.mark.parametrize(
    "wire",
    [
        {"StatusCode": 201, "Inline": 1, "Codes": [200, 7], "Maybe": -1, "Plain": 3},
        {
            "StatusCode": "Created",
            "Inline": "One",
            "Codes": ["OK", 7],
            "Maybe": "Failed",
            "Plain": 3,
        },
        {"StatusCode": "201", "Inline": "1", "Codes": ["200", "7"], "Maybe": "-1", "Plain": "3"},
    ],
)
def test_json_is_read(feature: Feature, wire: dict[str, Any]) -> None:
    assert feature.value("results.send", reply=json(wire)) == feature.types.Result(**MEMBERS)


def test_xml_has_the_words(feature: Feature) -> None:
    text = (
        "<Result><StatusCode>Created</StatusCode><Inline>One</Inline>"
        "<Codes><Status>OK</Status><Status>7</Status></Codes><Maybe>Failed</Maybe>"
        "<Plain>3</Plain></Result>"
    )
    done = feature.call("results.send", **MEMBERS, reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == feature.types.Result(**MEMBERS)


def test_words_that_are_not_known(feature: Feature) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("results.send", reply=json({"StatusCode": "Teapot"}))
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("results.send", reply=json({"Plain": "OK"}))
