"""The APIs transcribed from pages are walked from end to end: every operation, against the emulator.

The same walk is made with both clients and with the command. An argument can be a part of what an
earlier operation returned.
"""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from .conftest import Workshop
from .harness import FEATURES, Feature


class Part(NamedTuple):
    """A part of what the last call of an operation returned: members of members."""

    operation: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One call."""

    operation: str
    arguments: Mapping[str, Any]


def step(operation: str, **arguments: Any) -> Step:
    return Step(operation, arguments)


def part(operation: str, *names: str) -> Part:
    return Part(operation, names)


REPO = {"owner": "ada", "repo": "tools"}
PHOTO = {"bucket": "photos", "key": "2024/a b.jpg"}
HELLO = [{"role": "user", "content": "Hello"}]
WALKS: dict[str, tuple[Step, ...]] = {
    "api_gateway_groups_like": (
        step("groups.create", group_id="testers", name="Testers"),
        step("groups.look", group_id="testers"),
        step("groups.update", group_id="testers", if_match="*", description="They look twice"),
        step("groups.get", group_id="testers"),
        step("groups.list", top=1),
        step("groups.delete", group_id="testers", if_match="*"),
    ),
    "api_github_like": (
        step("issues.create", **REPO, title="It fails", labels=["bug"]),
        step("issues.update", **REPO, issue_number=part("issues.create", "number"), state="closed"),
        step("issues.get", **REPO, issue_number=part("issues.create", "number")),
        step("issues.list", **REPO, state="closed", per_page=1),
    ),
    "api_hosted_services_like": (
        step("hosted_services.check_name", name="shop"),
        step("hosted_services.create", service_name="shop", label=b"shop", location="North"),
        step("hosted_services.get", service_name="shop", embed_detail=True),
        step("hosted_services.list"),
        step(
            "deployments.walk_upgrade_domain",
            service_name="shop",
            slot="production",
            upgrade_domain=0,
        ),
        step(
            "deployments.rollback", service_name="shop", slot="production", mode="Auto", force=True
        ),
        step("hosted_services.delete", service_name="shop"),
    ),
    "api_openai_like": (
        step("models.list"),
        step("chat.completions.create", model="talk-1", messages=HELLO),
        step("chat.completions.create", model="talk-1", messages=HELLO, stream=True),
        step("files.create", file=b"{}", purpose="batch"),
        step("files.list", limit=1),
        step("files.content", file_id=part("files.create", "id")),
        step("files.delete", file_id=part("files.create", "id")),
    ),
    "api_s3_like": (
        step("objects.put", **PHOTO, body=b"pixels"),
        step("objects.head", **PHOTO),
        step("objects.get", **PHOTO),
        step("objects.get_acl", **PHOTO),
        step("objects.list", bucket="photos", max_keys=1),
        step("objects.delete", **PHOTO),
    ),
    "api_slack_like": (
        step("conversations.create", name="music"),
        step("messages.post", channel=part("conversations.create", "channel", "id"), text="Hello"),
        step("files.upload", file=b"notes", title="Notes"),
        step("conversations.list", limit=2),
    ),
    "api_spotify_like": (
        step("albums.get", id="al-1"),
        step("albums.tracks", id="al-1", limit=1),
        step("playlists.create", user_id="ada", name="Rain"),
        step("playlists.change", playlist_id=part("playlists.create", "id"), name="Sun"),
    ),
    "api_stripe_like": (
        step("customers.create", name="Ada", metadata={"shoe": "38"}),
        step("customers.update", id=part("customers.create", "id"), email="ada@example.com"),
        step("customers.list", limit=1),
        step(
            "subscriptions.create",
            customer=part("customers.create", "id"),
            items=[{"price": "price-1"}],
        ),
        step("subscriptions.get", id=part("subscriptions.create", "id")),
    ),
}


def test_every_transcribed_api_is_walked() -> None:
    assert set(WALKS) == {
        name for name in FEATURES if name.startswith("api_") and name[-4:] == "like"
    }


def walked(steps: tuple[Step, ...], take: Callable[[Any, str], Any]) -> Iterator[Any]:
    """Yield the arguments of each call, and receive what it returned."""
    returned: dict[str, Any] = {}
    for each in steps:
        given = {
            name: (
                reduce(take, value.names, returned[value.operation])
                if isinstance(value, Part)
                else value
            )
            for name, value in each.arguments.items()
        }
        returned[each.operation] = yield each.operation, given


def method_of(client: Any, operation: str) -> Any:
    return reduce(getattr, operation.split("."), client)


def check_requests(feature: Feature, emulator: Any) -> None:
    """Every operation was asked for, and answered with a success."""
    assert [each for each in emulator.requests if not each.status or each.status >= 400] == []
    reached = {each.operation for each in emulator.requests}
    assert reached == set(feature.description["operations"])


@pytest.fixture(params=WALKS)
def feature(request: pytest.FixtureRequest, workshop: Workshop) -> Feature:
    return workshop(request.param)


def test_with_the_client(feature: Feature) -> None:
    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        steps = walked(WALKS[feature.name], getattr)
        turn = next(steps)
        while turn is not None:
            operation, given = turn
            found = method_of(client, operation)(**given)
            if not isinstance(found, list | str) and hasattr(found, "__iter__"):
                assert list(found)
            turn = next_turn(steps, found)
        check_requests(feature, emulator)


def test_with_the_asynchronous_client(feature: Feature) -> None:
    async def walk() -> None:
        async with (
            feature.module("emulator").AsyncEmulator() as emulator,
            emulator.client() as client,
        ):
            steps = walked(WALKS[feature.name], getattr)
            turn = next(steps)
            while turn is not None:
                operation, given = turn
                found = await method_of(client, operation)(**given)
                if hasattr(found, "__aiter__"):
                    assert [each async for each in found]
                turn = next_turn(steps, found)
            check_requests(feature, emulator)

    asyncio.run(walk())


def next_turn(steps: Any, found: Any) -> Any:
    try:
        return steps.send(found)
    except StopIteration:
        return None


# the command


class Words:
    """The words of commands for calls."""

    def __init__(self, feature: Feature, folder: Path) -> None:
        self._index = feature.description
        self._folder = folder

    def client(self, emulator: Any) -> list[str]:
        """Return the flags with which commands reach an emulator."""
        parameters = self._index.get("parameters", ())
        given = {each["flag"]: emulator.parameters.get(each["name"]) for each in parameters}
        required = {each["flag"] for each in parameters if each.get("required")}
        flags = [f"{flag}={value}" for flag, value in given.items() if flag in required]
        return [f"--endpoint={emulator.endpoint}", "--output=json", *flags]

    def call(self, operation: str, given: Mapping[str, Any]) -> list[str]:
        """Return the words of a call."""
        told = self._index["operations"][operation]
        in_files = "multipart/form-data" in told.get("body", {}).get("media_types", ())
        left = {
            name: (
                b64encode(value).decode()
                if isinstance(value, bytes) and name != "body" and not in_files
                else value
            )
            for name, value in given.items()
        }
        group = next(each for each in self._index["groups"] if each["name"] == told["group"])
        body = told.get("body", {})
        values = [*told.get("parameters", ()), *body.get("fields", ())]
        words = [*group["command"].split(), told["command"]]
        for value in values:
            if value["python_name"] in left and "flag" not in value:
                words.append(self._text(left.pop(value["python_name"])))
        for value in values:
            if value["python_name"] in left:
                words += self._flag(value["flag"], left.pop(value["python_name"]))
        words += [f"--from-file={self._file(value)}" for value in left.values()]
        return [*words, "--yes"] if told.get("destructive") else words

    def _flag(self, flag: str, value: Any) -> list[str]:
        if isinstance(value, bool):
            return [flag] if value else []
        if isinstance(value, Mapping):
            return [f"{flag}={name}={text}" for name, text in value.items()]
        values = value if isinstance(value, list) else [value]
        return [f"{flag}={self._text(each)}" for each in values]

    def _text(self, value: Any) -> str:
        if isinstance(value, bytes):
            return self._file(value)
        return json.dumps(value) if isinstance(value, Mapping) else str(value)

    def _file(self, content: bytes) -> str:
        path = self._folder / f"file{len(list(self._folder.iterdir()))}"
        path.write_bytes(content)
        return str(path)


def test_with_the_command(
    feature: Feature, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, words = feature.module("cli").run, Words(feature, tmp_path)
    with feature.module("emulator").Emulator() as emulator:
        common = words.client(emulator)
        steps = walked(WALKS[feature.name], lambda value, name: value[name])
        turn = next(steps)
        while turn is not None:
            code = run([*common, *words.call(*turn)])
            out, err = capsys.readouterr()
            assert (code, err) == (0, ""), turn
            turn = next_turn(steps, parsed(out))
        check_requests(feature, emulator)


def parsed(out: str) -> Any:
    """Return what a command printed, if it is JSON; the lines of a stream as they are."""
    try:
        return json.loads(out)
    except ValueError:
        return out
