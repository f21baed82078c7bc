from __future__ import annotations

import inspect
import json as plain_json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest

from ..harness import Feature, json

CLIENT: dict[str, Any] = {"account": "acme", "cloud_region": 7, "token": "fake-token"}
DISK = {"id": "d-1", "size": 3}
MISSING = "`account_id` is missing: give it to the call, or `account` to the client"


def signature(feature: Feature, name: str, method: str) -> inspect.Signature:
    return inspect.signature(getattr(getattr(feature.sync_client(), name), method))


def test_a_method_may_be_given_them_by_keyword(feature: Feature) -> None:
    found = signature(feature, "disks", "get").parameters
    assert [*found] == ["disk_id", "account_id", "region"]
    assert found["disk_id"].default is inspect.Parameter.empty
    assert (found["account_id"].default, found["account_id"].annotation) == (None, "str | None")
    assert found["region"].annotation == "int | None"
    # none of them is positional, also if it is the last of the path
    kinds = {each.kind for each in signature(feature, "accounts", "get").parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("given", [{}, {"account_id": None, "region": None}])
def test_the_client_gives_what_a_call_leaves_out(feature: Feature, given: dict[str, Any]) -> None:
    sent = feature.call("disks.get", "d-1", **given, client=CLIENT, reply=json(DISK))
    assert sent.target == "/accounts/acme/7/disks/d-1"


def test_a_call_goes_before_the_client(feature: Feature) -> None:
    reply = json(DISK)
    sent = feature.call("disks.get", "d-1", account_id="a/b", client=CLIENT, reply=reply)
    assert sent.target == "/accounts/a%2Fb/7/disks/d-1"


def test_a_client_needs_none_of_them(feature: Feature) -> None:
    sent = feature.call("disks.get", "d-1", account_id="other", region=9, reply=json(DISK))
    assert sent.target == "/accounts/other/9/disks/d-1"


@pytest.mark.parametrize("given", [{}, {"account_id": None}])
def test_what_nobody_gives_is_missing(feature: Feature, given: dict[str, Any]) -> None:
    assert feature.refusal("accounts.get", **given) == MISSING
    assert "`token`" in feature.refusal("accounts.check", client={"account": "acme"})
    assert "`region`" in feature.refusal("disks.get", "d-1", account_id="acme")


def test_query_and_headers_too(feature: Feature) -> None:
    sent = feature.call("accounts.check", client=CLIENT)
    assert sent.target == "/check?account_id=acme"
    assert sent.request.headers["x-token"] == "fake-token"
    sent = feature.call("accounts.check", account_id="other", token="fake-other", client=CLIENT)
    assert sent.target == "/check?account_id=other"
    assert sent.request.headers["x-token"] == "fake-other"


@pytest.mark.parametrize(
    "wrong", [{"account": "a"}, {"account": 5}, {"cloud_region": "7"}, {"token": "abc"}]
)
def test_they_are_checked_when_the_client_is_made(feature: Feature, wrong: dict[str, Any]) -> None:
    with pytest.raises(feature.package.ArgumentError, match=next(iter(wrong))):
        feature.sync_client(**{**CLIENT, **wrong})


class Server:
    """Answers with these values in turn, and keeps the targets."""

    def __init__(self, *replies: Any) -> None:
        self._replies, self.targets = list(replies), list[str]()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.targets.append(request.url.raw_path.decode())
        headers = {"Content-Type": request.headers["Accept"]}
        content = plain_json.dumps(self._replies.pop(0))
        return httpx2.Response(200, headers=headers, content=content)


def test_every_page_has_them(feature: Feature) -> None:
    server = Server({"disks": [DISK], "next": "d-1"}, {"disks": []})
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        disks = feature.sync_client(http=http, **CLIENT).disks
        assert len([*disks.list(account_id="other")]) == 1
    first = "/accounts/other/7/disks"
    assert server.targets == [first, f"{first}?after=d-1"]


@pytest.mark.parametrize("client", [CLIENT, {}])
def test_waiting_asks_with_what_the_call_was_given(
    feature: Feature, client: dict[str, Any]
) -> None:
    running = {"id": "t-1", "state": "running"}
    server = Server(running, running, {**running, "state": "done", "disk_id": "d-1"}, DISK)
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        made = feature.sync_client(http=http, sleep=lambda _: None, **client)
        handle = made.disks.add(account_id="other", region=9, size=3)
        assert handle.wait(deadline=None).id == "d-1"
    begun, status, again, last = server.targets
    assert begun == "/accounts/other/9/disks"
    assert status == again == "/other/tasks/t-1"
    assert last == "/accounts/other/9/disks/d-1"


def test_what_is_taken_up_again_asks_with_what_the_client_has(feature: Feature) -> None:
    server = Server({"id": "t-1", "state": "done", "disk_id": "d-1"}, DISK)
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        made = feature.sync_client(http=http, sleep=lambda _: None, **CLIENT)
        assert made.disks.resume_add("t-1").wait().id == "d-1"
    assert server.targets == ["/acme/tasks/t-1", "/accounts/acme/7/disks/d-1"]


def test_a_stream_has_them(feature: Feature) -> None:
    server = Server({"text": "attached"})
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        events = feature.sync_client(http=http, **CLIENT).disks.watch()
        assert [each.text for each in events] == ["attached"]
    assert server.targets == ["/accounts/acme/events"]


def program(
    feature: Feature, *words: str, env: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", f"{feature.package.__name__}.cli", *words],
        cwd=next(feature.folder.glob("src")),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FROM_CLIENT_CLOUD_REGION": "7", "COLUMNS": "200", **(env or {})},
    )
    return done.returncode, done.stdout, done.stderr


def test_commands_have_the_flags_of_the_client(feature: Feature) -> None:
    words = ("disks", "get", "d-1", "--dry-run")
    code, out, err = program(feature, *words, "--account-name", "acme")
    assert (code, err) == (0, "")
    assert "https://api.example.org/accounts/acme/7/disks/d-1" in out
    assert program(feature, "--account-name=acme", *words)[1] == out
    code, out, err = program(feature, *words)
    assert (code, out) == (2, "")
    assert "--account-name" in err


def test_the_help_of_a_command_has_them(feature: Feature) -> None:
    _, out, _ = program(feature, "disks", "get", "--help")
    assert "--account-name" in out
    assert "--cloud-region" in out
    assert "--pass-file" not in out.partition("Other")[0]


def test_values_are_listed_with_what_the_flags_of_the_client_say(feature: Feature) -> None:
    described = feature.description["operations"]["disks.get"]["parameters"][-1]
    assert described["listed_by"] == {"operation": "disks.list", "member": "id"}
    with feature.module("emulator").Emulator() as emulator:
        words = ["from-client", f"--endpoint={emulator.endpoint}", "disks", "get", "--account-name"]
        asked = {
            "_FROM_CLIENT_COMPLETE": "zsh_complete",
            "COMP_WORDS": " ".join([*words, "acme", ""]),
            "COMP_CWORD": str(len(words) + 1),
        }
        code, out, err = program(feature, env=asked)
    assert (code, err) == (0, "")
    assert {"d-1", "d-2"} <= {*out.split()}
