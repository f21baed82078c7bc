from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_what_is_sent(feature: Feature) -> None:
    version = "api-version=2014-02-14"
    got = feature.attempt("files.get", "a", snapshot="acl")
    assert got.target == f"/files/a?{version}&snapshot=acl"
    assert feature.attempt("files.get_acl", "a").target == f"/files/a?acl&{version}"


def test_an_operation_replaces_a_constant_of_the_service(feature: Feature) -> None:
    sent = feature.call("files.set_owner", "a", owner="jim")
    assert sent.target == "/files/a?comp=owner&api-version=2015-01-01"


def test_operations_of_one_path(feature: Feature, client: Any) -> None:
    client.files.put("a", text="hello", owner="jane")
    assert client.files.get("a").text == "hello"
    assert client.files.get_acl("a").owner == "jane"
    client.files.set_owner("a", owner="jim")
    assert client.files.get_acl("a").owner == "jim"
    assert client.files.get("a").text == "hello"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?acl", 400),
        ("?api-version=2014", 400),
        ("?api-version=2014-02-14", 404),
        ("?acl=x&api-version=2014-02-14", 404),
        ("?api-version=2014-02-14&acl=", 404),
        ("?comp=owner", 400),
    ],
)
def test_the_emulator_insists(endpoint: str, query: str, status: int) -> None:
    answer = httpx2.get(f"{endpoint}/files/a{query}", trust_env=False)
    assert answer.status_code == status
    assert answer.json()["Code"] == ("MissingVersion" if status == 400 else "NoSuchFile")


def test_help_shows_them(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    feature.module("cli").run(["files", "get-acl", "--help"])
    shown = capsys.readouterr().out
    assert "GET /files/{path}?acl" in shown
    assert "--acl" not in shown


def test_a_dry_run_shows_them(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    feature.module("cli").run(["files", "set-owner", "a", "--owner", "jim", "--dry-run"])
    assert "/files/a?comp=owner&api-version=2015-01-01" in capsys.readouterr().out
