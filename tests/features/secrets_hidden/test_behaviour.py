from __future__ import annotations

import io
import logging
import pickle
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest

from ..harness import Feature, json

SECRETS = {"phrase": "hush-one", "pin": "hush-two", "pins": ["hush-three"]}
CLIENT = {"bot": "7:hush-six", "pass_word": "hush-seven"}
OTHERS: dict[str, Any] = {"x_key": "hush-four", "code": "hush-five"}


def test_secrets_are_sent_and_read(feature: Feature) -> None:
    wire = {"user": "ann", **SECRETS}
    done = feature.call(
        "logins.send", user="ann", **SECRETS, **OTHERS, client=CLIENT, reply=json({"login": wire})
    )
    assert done.target == "/bot7%3Ahush-six/hush-seven/logins?code=hush-five"
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
    caplog.set_level(logging.DEBUG)
    reply = json({"login": {"user": "ann", **SECRETS}})
    feature.call("logins.send", user="ann", **SECRETS, **OTHERS, client=CLIENT, reply=reply)
    said = {each.name: each.getMessage() for each in caplog.records}
    assert "/bot[hidden]/[hidden]/logins?code=[hidden]" in said["httpx2"]
    assert "POST /logins" in said[feature.package.__name__]
    assert "hush" not in caplog.text


def test_secrets_of_the_client_are_hidden(feature: Feature) -> None:
    for client in (feature.sync_client(**CLIENT), feature.async_client(**CLIENT)):
        assert "hush" not in repr(vars(client))
        assert "hush" not in repr(client.with_options(headers={"X-Key": "hush-eight"}))
    refused = {"bot": "7:hush\n", "pass_word": "hu"}
    for name, value in refused.items():
        with pytest.raises(feature.package.ArgumentError, match=name) as caught:
            feature.sync_client(**{**CLIENT, name: value})
        assert "hu" not in str(caught.value)


def test_secrets_that_a_server_says_back_are_hidden(feature: Feature) -> None:
    reply = json({"Message": "no bot 7:hush-six, nor hush-seven"}, status=404)
    done = feature.attempt("logins.renew", key="hush-nine", client=CLIENT, reply=reply)
    assert str(done.error) == "404: no bot [hidden], nor [hidden]"
    assert b"hush-seven" not in pickle.dumps(done.error).replace(reply.content, b"")


def test_secrets_in_a_path_are_not_logged(
    feature: Feature, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    done = feature.call("logins.forget", "hush-ten", pin=7351, user="ann", client=CLIENT)
    assert done.target == "/bot7%3Ahush-six/hush-seven/pins/7351/logins/ann/hush-ten"
    assert "hush" not in caplog.text
    assert "pins/[hidden]/logins/ann/[hidden]" in caplog.text


def test_refusals_do_not_quote(feature: Feature) -> None:
    assert "hu" not in feature.refusal("logins.send", code="hu", client=CLIENT)
    assert "hu" not in feature.refusal("logins.send", pins=["hu"], client=CLIENT)


def test_a_secret_body_and_answer(feature: Feature) -> None:
    done = feature.call("logins.renew", key="hush", client=CLIENT, reply=json("fake"))
    assert (done.request.json, done.value.value) == ("hush", "fake")


def test_commands_ask_for_secrets(feature: Feature) -> None:
    send, renew, forget, *_ = feature.operations
    marked = [
        value["python_name"]
        for value in (*send["parameters"], *send["body"]["fields"])
        if value.get("secret")
    ]
    assert marked == ["x_key", "code", "phrase", "pin", "pins", "others"]
    assert renew["body"]["secret"] is True
    assert renew["responses"][0]["secret"] is True
    given = {each["name"]: each.get("flag") or each["metavar"] for each in forget["parameters"]}
    assert given == {"pin": "--pin-file", "user": "USER", "code": "--code-file"}


def test_a_dry_run_has_variables_for_the_secrets_of_the_client(feature: Feature) -> None:
    shown = io.StringIO()
    with redirect_stdout(shown):
        run = feature.module("cli").run
        assert run(["--dry-run", "--bot-file", "none", "logins", "renew"]) == 0
    url = 'https://api.example.org/bot"$SECRETS_HIDDEN_BOT"/"$SECRETS_HIDDEN_PASS_WORD"/key'
    assert url in shown.getvalue()


def test_the_command_reads_secrets_of_the_client_from_variables(
    feature: Feature, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.StringIO()
    monkeypatch.setenv("SECRETS_HIDDEN_BOT", "hush-six")
    monkeypatch.setenv("SECRETS_HIDDEN_PASS_WORD", "hush-seven")
    monkeypatch.setenv("SECRETS_HIDDEN_KEY", "hush-eight")
    with redirect_stderr(said):
        assert feature.module("cli").run(["--debug", "logins", "renew"]) == 2
    assert "--bot-file must match" in said.getvalue()
    assert "hush" not in said.getvalue()
