from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from ..harness import Feature

REPO = {"owner": "ada", "repo": "tools"}


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_issues_are_created_changed_and_read(feature: Feature, client: Any) -> None:
    types = feature.types
    made = client.issues.create(**REPO, title="It fails", labels=["bug", {"name": "ui"}])
    assert (made.number, made.state, made.body) == (1, types.State.OPEN, None)
    assert made.labels == ["bug", types.Label(name="ui")]
    changed = client.issues.update(1, **REPO, state="closed", body=None, milestone=None)
    assert (changed.state, changed.title) == (types.State.CLOSED, "It fails")
    # what equals its default is sent as well
    assert client.issues.update(1, **REPO, state="open").state is types.State.OPEN


def test_what_has_not_changed_is_not_sent_again(feature: Feature, client: Any) -> None:
    client.issues.create(**REPO, title="It fails")
    etag = client.with_raw_response.issues.get(1, **REPO).headers["ETag"]
    with pytest.raises(feature.package.NotModifiedError):
        client.issues.get(1, **REPO, if_none_match=etag)
    client.issues.update(1, **REPO, title="It still fails")
    assert client.issues.get(1, **REPO, if_none_match=etag).title == "It still fails"


def test_lists_have_filters_and_pages(feature: Feature, endpoint: str) -> None:
    async def run() -> list[list[int]]:
        async with feature.async_client(endpoint=endpoint) as client:
            for title, labels in (("a", ["x"]), ("b", ["y"]), ("c", ["x", "z"])):
                await client.issues.create(**REPO, title=title, labels=labels)
            await client.issues.update(1, **REPO, state="closed")
            return [
                [issue.number async for issue in client.issues.list(**REPO, **filters)]
                for filters in (
                    {"per_page": 1},
                    {"labels": ["x"], "state": "closed"},
                    {"labels": ["x"]},
                )
            ]

    assert asyncio.run(run()) == [[2, 3], [1], [3]]


def test_errors_tell_the_members(feature: Feature, client: Any) -> None:
    package, types = feature.package, feature.types
    with pytest.raises(package.NotFoundError) as missing:
        client.issues.get(9, **REPO)
    assert (missing.value.code, missing.value.message) == (None, "Not Found")
    assert missing.value.value.errors is None
    with pytest.raises(package.ValidationError) as caught:
        client.request("POST", "/repos/ada/tools/issues", json={"title": ""})
    assert caught.value.code == "invalid"
    assert caught.value.value.errors == [types.FieldProblem(code="invalid")]


def test_the_command_and_its_headers(
    feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run, place = feature.module("cli").run, ["ada", "tools"]
    words = [f"--endpoint={endpoint}", "--output=json", "issues"]
    assert run([*words, "create", *place, "--title=It fails", "--labels=bug"]) == 0
    assert json.loads(capsys.readouterr().out)["labels"] == ["bug"]
    assert run([*words, "update", *place, "1", "--dry-run", "--state=open"]) == 0
    said = capsys.readouterr().out
    assert "'X-GitHub-Api-Version: 2022-11-28'" in said
    assert '{"state":"open"}' in said
