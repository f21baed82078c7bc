"""Elements with attributes and text, from end to end."""

from __future__ import annotations

import asyncio
import json as plain_json
from typing import Any

import pytest

from ..harness import Feature, json, xml

XML = (
    '<Disk xmlns="urn:disks"><id>d-1</id><Size unit="MB">12</Size>'
    '<Label xml:lang="en">a &lt; b</Label><notes><Label>x</Label></notes>'
    "<codes>One</codes><codes>2</codes></Disk>"
)
JSON: dict[str, Any] = {
    "id": "d-1",
    "Size": {"unit": "MB", "value": 12},
    "Label": {"text": "a < b", "lang": "en"},
    "notes": [{"text": "x"}],
    "codes": [{"code": 1}, {"code": 2}],
}


def members(types: Any) -> dict[str, Any]:
    return {
        "id": "d-1",
        "size": types.Size(unit="MB", value=12),
        "label": types.Label(text="a < b", lang="en"),
        "notes": [types.Label(text="x")],
        "codes": [types.Code(code=1), types.Code(code=2)],
    }


def test_text_and_attributes_are_written_and_read(feature: Feature) -> None:
    given = members(feature.types)
    done = feature.call("disks.add", **given, reply=xml(XML, status=201))
    assert done.request.body.decode() == XML
    assert done.value.value == feature.types.Disk(**given)


def test_json_has_members(feature: Feature) -> None:
    disk = feature.value("disks.get", "d-1", reply=json(JSON))
    assert disk == feature.types.Disk(**members(feature.types))


@pytest.mark.parametrize(
    ("element", "label"),
    [
        ('<Label xml:lang="de"/>', {"lang": "de"}),
        ("<Label> <!-- a -->x </Label>", {"text": " x "}),
        ("<Label><![CDATA[<b>]]></Label>", {"text": "<b>"}),
        ("<Label/>", {}),
    ],
)
def test_what_an_element_can_have(feature: Feature, element: str, label: dict[str, str]) -> None:
    reply = xml(f'<Disk><id>d</id><Size unit="kB">\n 5 </Size>{element}</Disk>')
    disk = feature.value("disks.get", "d", reply=reply)
    assert disk.size == feature.types.Size(unit="kB", value=5)
    assert disk.label == feature.types.Label(**label)


@pytest.mark.parametrize(
    "size", ['<Size unit="MB"/>', '<Size unit="MB"><a>1</a></Size>', "<Size/>"]
)
def test_what_is_no_size_is_refused(feature: Feature, size: str) -> None:
    outcome = feature.attempt("disks.get", "d", reply=xml(f"<Disk><id>d</id>{size}</Disk>"))
    assert isinstance(outcome.error, feature.package.UnexpectedResponse)


def test_the_emulator_and_the_command(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    given = members(feature.types)
    with feature.module("emulator").Emulator() as emulator:
        with feature.sync_client(endpoint=emulator.endpoint) as client:
            assert client.disks.add(**given) == feature.types.Disk(**given)
            raw = client.with_raw_response.disks.get("d-1")
            assert '<Size unit="MB">12</Size>' in raw.body.decode()

        async def walk() -> Any:
            async with feature.async_client(endpoint=emulator.endpoint) as client:
                return await client.disks.get("d-1")

        assert asyncio.run(walk()) == feature.types.Disk(**given)
        words = [f"--endpoint={emulator.endpoint}", "--output=json", "disks"]
        assert feature.module("cli").run([*words, "get", "d-1"]) == 0
        assert plain_json.loads(capsys.readouterr().out) == {
            **JSON,
            "notes": [{"text": "x"}],
        }
