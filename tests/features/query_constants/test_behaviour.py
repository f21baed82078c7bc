from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature, Reply, json

SHOP: dict[str, Any] = {"shop": "acme"}
VERSION = "api-version=2014-02-14"
HINT = "s3cret-hint-of-nobody"


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(**SHOP, endpoint=endpoint) as made:
        yield made


def test_what_is_sent(feature: Feature) -> None:
    got = feature.attempt("files.get", "a", snapshot="acl", client=SHOP)
    assert got.target == f"/files/a?{VERSION}&snapshot=acl"
    assert feature.attempt("files.get_acl", "a", client=SHOP).target == f"/files/a?acl&{VERSION}"


def test_an_operation_replaces_a_constant_of_the_service(feature: Feature) -> None:
    sent = feature.call("files.set_owner", "a", owner="jim", client=SHOP)
    assert sent.target == "/files/a?comp=owner&api-version=2015-01-01"


def test_operations_of_one_path(client: Any) -> None:
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
        (f"?{VERSION}", 404),
        (f"?acl=x&{VERSION}", 404),
        (f"?{VERSION}&acl=", 404),
        ("?comp=owner", 400),
    ],
)
def test_the_emulator_insists(endpoint: str, query: str, status: int) -> None:
    answer = httpx2.get(f"{endpoint}/files/a{query}", trust_env=False)
    assert answer.status_code == status
    assert answer.json()["Code"] == ("MissingVersion" if status == 400 else "NoSuchFile")


def test_help_shows_constants(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    feature.module("cli").run(["files", "get-acl", "--help"])
    shown = capsys.readouterr().out
    assert "GET /files/{path}?acl" in shown
    assert "--acl" not in shown


def test_a_dry_run(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--shop=acme", "files", "set-owner", "a", "--owner", "jim", "--dry-run"]
    assert feature.module("cli").run(words) == 0
    shown = capsys.readouterr().out
    assert "https://acme.example.org/files/a?comp=owner&api-version=2015-01-01" in shown
    assert "hint" not in shown


def test_a_secret_of_the_client_in_a_dry_run(
    feature: Feature, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUERY_CONSTANTS_HINT", HINT)
    assert feature.module("cli").run(["--shop=acme", "files", "get", "a", "--dry-run"]) == 0
    assert 'hint=\'"$QUERY_CONSTANTS_HINT"' in capsys.readouterr().out


def test_parameters_of_the_client(feature: Feature) -> None:
    client = {**SHOP, "shop_account": "a1", "hint": "a&b"}
    sent = feature.attempt("files.get", "a", client=client).request
    assert sent.url == f"https://acme.example.org/files/a?{VERSION}&hint=a%26b"
    assert sent.headers["shop-account"] == "a1"
    without = feature.attempt("files.get", "a", client=SHOP).request
    assert "shop-account" not in without.headers


@pytest.mark.parametrize(
    "shop", ["", "a/b", "a@b", "evil.com/", "a:1", "-a", "a-", "a..b", ".a", "ä", "a b", "a\n", 5]
)
def test_a_part_of_the_host_leads_nowhere_else(feature: Feature, shop: Any) -> None:
    with pytest.raises(feature.package.ArgumentError, match="shop"):
        feature.sync_client(shop=shop)


def test_a_part_of_the_host_can_be_several_labels(feature: Feature) -> None:
    assert feature.sync_client(shop="eu.acme").endpoint == "https://eu.acme.example.org"


@pytest.mark.parametrize("wrong", [{"shop_account": "a\nb"}, {"hint": 5}])
def test_they_are_checked_when_the_client_is_made(feature: Feature, wrong: dict[str, Any]) -> None:
    with pytest.raises(feature.package.ArgumentError, match=next(iter(wrong))):
        feature.sync_client(**SHOP, **wrong)


def test_a_secret_of_the_client_is_never_logged(
    feature: Feature, caplog: pytest.LogCaptureFixture
) -> None:
    client = {**SHOP, "hint": HINT}
    with caplog.at_level(logging.DEBUG):
        outcome = feature.attempt(
            "files.get", "a", client=client, reply=json({"Message": HINT}, 404)
        )
    assert HINT in outcome.target
    assert caplog.records
    assert HINT not in caplog.text
    assert HINT not in str(outcome.error) + repr(outcome.error)
    caplog.clear()
    with caplog.at_level(logging.INFO):
        feature.attempt("files.get", "a", client={**SHOP, "hint": "abc"}, reply=Reply(status=404))
    assert "hint=[hidden]" in caplog.text
    assert "hint=abc" not in caplog.text
    made = feature.sync_client(**client)
    assert HINT not in repr(made) + repr(made._setup) + repr(made._setup.common)


def test_slashes_are_kept(feature: Feature, client: Any) -> None:
    path = "docs/2024/a b?#%2F.txt"
    sent = feature.attempt("files.get", path, client=SHOP)
    assert sent.target == f"/files/docs/2024/a%20b%3F%23%252F.txt?{VERSION}"
    client.files.put(path, text="hello", owner="jane")
    assert client.files.get(path).path == path
    assert client.files.get_acl(path).owner == "jane"


@pytest.mark.parametrize("path", ["..", "a/../b", "a/.", "", "a/\x00"])
def test_a_path_stays_where_it_is(feature: Feature, path: str) -> None:
    assert "path" in feature.refusal("files.get", path, client=SHOP, reply=Reply())


def test_the_emulator_decodes_each_segment(client: Any, endpoint: str) -> None:
    client.files.put("a/b", text="hello", owner="jane")
    answer = httpx2.get(f"{endpoint}/files/a%2Fb?{VERSION}", trust_env=False)
    assert answer.json()["path"] == "a/b"


def test_the_log_of_the_emulator_hides_a_secret(feature: Feature) -> None:
    entries: list[Any] = []
    with (
        feature.module("emulator").Emulator(log=entries.append) as emulator,
        feature.sync_client(**SHOP, hint=HINT, endpoint=emulator.endpoint) as client,
        pytest.raises(feature.package.NotFoundError),
    ):
        client.files.get("a")
    (entry,) = entries
    assert f"?{VERSION}&hint=***" in entry.target
