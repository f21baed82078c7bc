"""What an import infers of an emulator where items stand in records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.openapi.conftest import Import, Pass
from tests.openapi.test_import import content

from clientgen.cli import main

TEXT = {"type": "string"}


def ref(name: str) -> dict[str, Any]:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(required: list[str] | None = None, **members: Any) -> dict[str, Any]:
    """A schema of a record."""
    return {"type": "object", "properties": members, **({"required": required} if required else {})}


def answer(schema: dict[str, Any]) -> dict[str, Any]:
    """Responses with one success."""
    return {"200": {"description": "Fine", "content": {"application/json": {"schema": schema}}}}


def sent(schema: dict[str, Any]) -> dict[str, Any]:
    """A body of a request."""
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def document(outer: dict[str, Any], body: dict[str, Any], listed: dict[str, Any]) -> dict[str, Any]:
    """Channels, in a record around each, with a body for creation and change."""
    place = {"name": "channel_id", "in": "path", "required": True, "schema": TEXT}
    channel = record(["id", "name"], id=TEXT, name=TEXT, topic=TEXT)
    return {
        "openapi": "3.0.3",
        "info": {"title": "Channels", "version": "1"},
        "servers": [{"url": "https://chat.example"}],
        "components": {
            "schemas": {
                "Channel": channel,
                "Short": record(["id"], id=TEXT, name=TEXT),
                "New": record(["name"], name=TEXT, topic=TEXT),
            }
        },
        "paths": {
            "/channels": {
                "get": {"tags": ["channels"], "operationId": "list", "responses": answer(listed)},
                "post": {
                    "tags": ["channels"],
                    "operationId": "create",
                    "requestBody": sent(body),
                    "responses": answer(outer),
                },
            },
            "/channels/{channel_id}": {
                "parameters": [place],
                "get": {"tags": ["channels"], "operationId": "get", "responses": answer(outer)},
                "put": {
                    "tags": ["channels"],
                    "operationId": "change",
                    "requestBody": sent(body),
                    "responses": answer(outer),
                },
                "delete": {
                    "tags": ["channels"],
                    "operationId": "delete",
                    "responses": {"204": {"description": "Gone"}},
                },
            },
        },
    }


def effects(project: Path) -> dict[str, Any]:
    """The effects that were inferred; fails unless the spec is valid."""
    result = CliRunner().invoke(main, ["validate", "--strict"])
    assert result.exit_code == 0, result.output
    return dict(content(project / "spec/library/emulation/inferred.yaml")["operations"])


def test_an_item_stands_in_a_member(imported: Import, project: Path) -> None:
    outer = record(["ok", "channel"], ok={"type": "boolean"}, channel=ref("Channel"))
    listed = record(["channels"], channels={"type": "array", "items": ref("Short")}, next=TEXT)
    imported(document(outer, ref("New"), listed))
    around = {"into": "channel", "envelope": {"ok": {"constant": True}}}
    assert effects(project) == {
        "channels.list": {"list": "channels"},
        "channels.create": {"create": "channels", "store": {"id": {"generate": "uuid"}}, **around},
        "channels.get": {"read": "channels", **around},
        "channels.change": {"replace": "channels", **around},
        "channels.delete": {"delete": "channels"},
    }


def test_a_request_has_its_members_in_a_record_too(imported: Import, project: Path) -> None:
    outer = record(data=ref("Channel"))
    listed = record(data={"type": "array", "items": ref("Channel")})
    imported(document(outer, record(data=ref("New")), listed))
    found = effects(project)
    assert found["channels.get"] == {"read": "channels", "into": "data"}
    assert found["channels.create"]["store"]["topic"] == {"body": "data.topic"}
    assert found["channels.change"]["store"]["topic"] == {"body": "data.topic"}
    assert found["channels.list"] == {"list": "channels"}


@pytest.mark.parametrize("member", [TEXT, {"type": "array", "items": TEXT}])
def test_what_is_no_item_is_answered_with_its_example(
    imported: Import, project: Path, member: dict[str, Any]
) -> None:
    listed = record(data={"type": "array", "items": ref("Channel")})
    imported(document(record(data=member), ref("New"), listed))
    assert effects(project)["channels.get"] == {"example": True}


def asked(*required: str, **members: dict[str, Any]) -> list[dict[str, Any]]:
    """Parameters of a query."""
    return [
        {"name": name, "in": "query", "required": name in required, "schema": schema}
        for name, schema in members.items()
    ]


def procedure(verb: str, response: dict[str, Any], **words: Any) -> dict[str, Any]:
    """An item of paths with one operation."""
    return {verb: {"tags": ["chat"], "responses": answer(response), **words}}


def by_procedure() -> dict[str, Any]:
    """Channels, wallets and letters that arguments name."""
    channel = record(["id", "name"], id=TEXT, name=TEXT, is_archived={"type": "boolean"})
    fine = record(["ok"], ok={"type": "boolean"})
    one = record(["ok", "channel"], ok={"type": "boolean"}, channel=ref("Channel"))
    every = record(["channels"], channels={"type": "array", "items": ref("Channel")})
    own = record(["wallet_id"], wallet_id=TEXT, balance={"type": "integer"})
    letters = {"type": "array", "items": ref("Letter")}
    named = record(["channel"], channel=TEXT)
    return {
        "openapi": "3.0.3",
        "info": {"title": "Chat", "version": "1"},
        "servers": [{"url": "https://chat.example"}],
        "components": {"schemas": {"Channel": channel, "Wallet": own, "Letter": record(["id"], id=TEXT, text=TEXT), "Id": TEXT}},
        "paths": {
            "/channels.info": procedure("get", one, operationId="info", parameters=asked(channel=TEXT)),
            "/channels.list": procedure("get", every, operationId="list"),
            "/channels.create": procedure("post", one, operationId="create", requestBody=sent(record(["name"], name=TEXT))),
            "/channels.rename": procedure("post", one, operationId="rename", requestBody=sent(record(["channel", "name"], channel=TEXT, name=TEXT))),
            "/channels.setTopic": procedure("post", fine, operationId="topic", requestBody=sent(record(["channel", "topic"], channel=TEXT, topic=TEXT))),
            "/channels.archive": procedure("post", fine, operationId="archive", requestBody=sent(named)),
            "/channels.delete": procedure("post", fine, operationId="delete", requestBody=sent(named)),
            "/channels.mark": procedure("post", fine, operationId="mark", requestBody=sent(named)),
            "/wallet/get": procedure("post", ref("Wallet"), operationId="wallet_get", requestBody=sent(record(["wallet_id"], wallet_id=TEXT))),
            "/wallet/list": procedure("post", record(wallets={"type": "array", "items": ref("Wallet")}), operationId="wallet_list", requestBody=sent(record(count={"type": "integer"}))),
            "/getLetterById": procedure("get", ref("Letter"), operationId="letter", parameters=asked("id", id=ref("Id"))),
            "/listLetters": procedure("get", letters, operationId="letters", parameters=asked("wallet_id", wallet_id=TEXT)),
        },
    }  # fmt: skip


def test_what_procedures_are_about_is_inferred(
    imported: Import, project: Path, own_tests_pass: Pass
) -> None:
    result = imported(by_procedure())
    assert result.exit_code == 0, result.output
    emulation = content(project / "spec/library/emulation/inferred.yaml")
    assert {name: each["named_by"] for name, each in emulation["collections"].items()} == {
        "channel": "channel",
        "wallet": "wallet_id",
        "letter": "id",
    }
    found = {name.partition(".")[2]: each for name, each in emulation["operations"].items()}
    assert {name: next(iter(each)) for name, each in found.items()} == {
        "info": "read",
        "list": "list",
        "create": "create",
        "rename": "update",
        "topic": "example",
        "archive": "update",
        "delete": "delete",
        "mark": "example",
        "wallet_get": "read",
        "wallet_list": "list",
        "letter": "read",
        "letters": "example",
    }
    assert found["archive"]["store"] == {"is_archived": {"constant": True}}
    own_tests_pass(project)
