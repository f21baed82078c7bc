from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature

CLIENT: dict[str, Any] = {"version": "v2"}


def dry_run(
    feature: Feature, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str, str]:
    code = feature.module("cli").run(["--dry-run", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_names_in_python_are_those_of_the_document(feature: Feature) -> None:
    sent = feature.call(
        "things.get", "all", endpoint="near", debug=True, retries=[1, 2], client=CLIENT
    )
    assert sent.target == "/things/near/all?debug=true&retries=1&retries=2"
    sent = feature.call("things.add", query="x", proxy="p", from_file="f", client=CLIENT)
    assert sent.request.json == {"query": "x", "from_file": "f", "proxy": "p"}


def test_flags_of_the_program_and_of_arguments_do_not_disturb_one_another(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["things", "get", "near", "all", "--no-debug-thing", "--tries", "1", "--retries", "0"]
    code, out, err = dry_run(feature, capsys, "--api-version", "v3", *words)
    assert (code, err) == (0, "")
    assert "https://api.example.org/things/near/all?debug=false&retries=1" in out
    assert "X-Version: v3" in out


def test_the_endpoint_is_not_the_argument(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "--api-version",
        "v3",
        "things",
        "get",
        "near",
        "all",
        "--endpoint",
        "https://b.example",
    ]
    _, out, _ = dry_run(feature, capsys, *words)
    assert "https://b.example/things/near/all" in out


def test_an_argument_without_a_flag_has_the_name_in_help_and_messages(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    assert feature.module("cli").run(["things", "get", "--help"]) == 0
    out, _ = capsys.readouterr()
    assert "ENDPOINT SEARCH_WORDS" in out
    code, _, err = dry_run(feature, capsys, "--api-version", "v3", "things", "get", "near")
    assert code == 2
    assert "SEARCH_WORDS" in err


def test_variables_and_messages_follow_the_flag(
    feature: Feature,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FLAGS_API_VERSION", "v4")
    monkeypatch.setenv("FLAGS_QUERY", "title")
    add = ["things", "add", "--search", "x", "--null", "origin"]
    code, out, err = dry_run(feature, capsys, *add)
    assert (code, err) == (0, "")
    assert "$FLAGS_PROXY_KEY" in out
    assert "X-Version: v4" in out
    code, _, err = dry_run(feature, capsys, "things", "add")
    assert code == 2
    assert err.startswith("error: missing --search")
    monkeypatch.delenv("FLAGS_API_VERSION")
    code, _, err = dry_run(feature, capsys, *add)
    assert "missing --api-version" in err
