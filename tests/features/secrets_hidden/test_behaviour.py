from __future__ import annotations

import logging
from typing import Any

import pytest

from ..harness import Feature, json

SECRETS = {"phrase": "hush-one", "pin": "hush-two", "pins": ["hush-three"]}
OTHERS: dict[str, Any] = {"x_key": "hush-four", "code": "hush-five"}


def test_secrets_are_sent_and_read(feature: Feature) -> None:
    wire = {"user": "ann", **SECRETS}
    done = feature.call("logins.send", user="ann", **SECRETS, **OTHERS, reply=json({"login": wire}))
    assert done.target == "/logins?code=hush-five"
    assert done.request.headers["x-key"] == "hush-four"
    assert done.request.json == wire
    assert done.value.value.login.pin == "hush-two"


def test_secrets_are_hidden(feature: Feature) -> None:
    login = feature.types.Login(user="ann", **SECRETS)
    shown = f"{login!r} {login} {feature.types.Session(login=login)!r} {[*login.__rich_repr__()]}"
    assert "hush" not in shown
    assert "user='ann'" in shown
    assert "user='bo'" in repr(feature.types.Login(others=[feature.types.Login(user="bo")]))


def test_secrets_are_not_logged(feature: Feature, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, feature.package.__name__)
    reply = json({"login": {"user": "ann", **SECRETS}})
    feature.call("logins.send", user="ann", **SECRETS, **OTHERS, reply=reply)
    said = [each.getMessage() for each in caplog.records if each.name == feature.package.__name__]
    assert any("/logins" in line for line in said)
    assert "hush" not in "".join(said)


def test_refusals_do_not_quote(feature: Feature) -> None:
    assert "hu" not in feature.refusal("logins.send", code="hu")
    assert "hu" not in feature.refusal("logins.send", pins=["hu"])


def test_a_secret_body_and_answer(feature: Feature) -> None:
    done = feature.call("logins.renew", key="hush", reply=json("fake"))
    assert (done.request.json, done.value.value) == ("hush", "fake")


def test_commands_ask_for_secrets(feature: Feature) -> None:
    send, renew = feature.operations
    marked = [
        value["python_name"]
        for value in (*send["parameters"], *send["body"]["fields"])
        if value.get("secret")
    ]
    assert marked == ["x_key", "code", "phrase", "pin", "pins", "others"]
    assert renew["body"]["secret"] is True
    assert renew["responses"][0]["secret"] is True
