from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature, json

FILE = {"path": "a.txt", "text": "hello"}


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


def test_what_is_sent(feature: Feature) -> None:
    sent = feature.call("files.get", path="a", reply=json(FILE)).request
    assert (sent.headers["x-target"], sent.headers["x-version"]) == ("Files.Get", "2014-02-14")
    counted = feature.call("files.count", x_owner="jane", reply=json({"files": 1})).request
    assert counted.headers["x-owner"] == "jane"
    assert "x-target" not in counted.headers


def test_an_operation_replaces_a_header_of_the_service(feature: Feature) -> None:
    sent = feature.call("files.get_owner", path="a", reply=json({"owner": "jim"}))
    assert sent.target == "/?acl"
    assert sent.request.headers["x-version"] == "2015-01-01"


def test_operations_of_one_path(feature: Feature, endpoint: str) -> None:
    with feature.sync_client(endpoint=endpoint) as client:
        client.files.put(path="b.txt", text="bye", owner="jane")
        assert [each.path for each in client.files.list()] == ["b.txt"]
        assert client.files.get(path="b.txt").text == "bye"
        assert client.files.get_owner(path="b.txt").owner == "jane"
        with pytest.raises(feature.package.NotFoundError):
            client.files.get(path="c.txt")
        assert client.files.count() == {"files": 2}


@pytest.mark.parametrize(
    ("verb", "query", "headers", "status"),
    [
        ("GET", "", {"X-Target": "Files.List"}, 200),
        ("GET", "", {"x-target": "Files.List"}, 200),
        ("GET", "", {"X-Target": "files.list"}, 400),
        ("GET", "", {}, 400),
        ("POST", "", {"X-Target": "Files.Nothing"}, 200),
        ("POST", "?acl", {"X-Target": "Files.Get", "X-Version": "2015-01-01"}, 404),
    ],
)
def test_the_emulator_insists(
    endpoint: str, verb: str, query: str, headers: dict[str, str], status: int
) -> None:
    answer = httpx2.request(
        verb,
        f"{endpoint}/{query}",
        headers={"X-Version": "2014-02-14", **headers},
        json={"path": "a"} if verb == "POST" else None,
        trust_env=False,
    )
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["Code"] == "UnknownTarget"


def test_help_shows_constants(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    feature.module("cli").run(["files", "get-owner", "--help"])
    shown = capsys.readouterr().out
    assert "POST /?acl" in shown
    assert "X-Target: Files.Get" in shown
    assert "--x-target" not in shown


def test_a_dry_run(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    words: list[Any] = ["files", "get", "--path", "a", "--dry-run"]
    assert feature.module("cli").run(words) == 0
    assert "X-Target: Files.Get" in capsys.readouterr().out
