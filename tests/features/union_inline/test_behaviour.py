from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from json import loads
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature, json


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


PARCEL = {"id": "p-1", "to": "Ann"}


@pytest.mark.parametrize(
    ("member", "sent", "name"),
    [
        ("to", {"street": "Long 1", "door": {"code": "c"}}, "ParcelToStreet"),
        ("state", {"kind": "waiting"}, "ParcelStateWaiting"),
        ("state", {"kind": "on the way", "stop": 3}, "ParcelStateOnTheWay"),
        ("to", {"box": 7}, "LockerInput"),
        ("speed", "fast", "ParcelSpeedText"),
        ("speed", 4, "int"),
    ],
)
def test_names_of_alternatives(feature: Feature, member: str, sent: Any, name: str) -> None:
    done = feature.call("parcels.send", reply=json(PARCEL, 201), **{"to": "Ann", member: sent})
    assert done.request.json == {"to": "Ann", member: sent}
    got = getattr(feature.value("parcels.list", reply=json([{**PARCEL, member: sent}]))[0], member)
    assert type(got).__name__ == name.removesuffix("Input")


def test_types_in_lists_and_maps_of_a_union(feature: Feature) -> None:
    reply = json(
        [{**PARCEL, "labels": [{"text": "a"}]}, {**PARCEL, "labels": {"top": {"rank": 1}}}]
    )
    first, second = feature.value("parcels.list", reply=reply)
    assert first.labels == [feature.types.ParcelLabelsListItem(text="a")]
    assert second.labels == {"top": feature.types.ParcelLabelsMapValue(rank=1)}


def test_a_body_and_a_response(feature: Feature) -> None:
    asked = feature.types.ParcelsAskBodyNumber(number=4)
    done = feature.call("parcels.ask", body=asked, reply=json({"text": "gone"}))
    assert done.request.json == {"number": 4}
    assert done.value.value == feature.types.ParcelsAskResponseText(text="gone")
    assert feature.value("parcels.ask", body="where", reply=json(["here"])) == ["here"]


def test_what_is_only_read_is_in_no_request(feature: Feature, endpoint: str) -> None:
    types = feature.types
    assert "checked" not in types.LockerInput.__struct_fields__
    with feature.sync_client(endpoint=endpoint) as client:
        state = types.ParcelStateWaiting(since=dt.date(2024, 5, 6))
        made = client.parcels.send(to=types.LockerInput(box=7), state=state)
        assert (made.to.box, made.to.checked, made.state) == (7, None, state)
        assert client.parcels.list() == [made]

    async def go() -> None:
        async with feature.async_client(endpoint=endpoint) as client:
            assert (await client.parcels.ask(body="where")).text == "gone"

    asyncio.run(go())


@pytest.mark.parametrize(
    "more",
    [
        {"to": {"street": "x", "door": {"code": "c"}}, "labels": [{"text": "q"}]},
        {
            "to": {"box": 7},
            "state": {"kind": "on the way", "stop": 2},
            "labels": {"a": {"rank": 1}},
        },
        {"to": "n", "state": {"kind": "lost", "x": [1, None]}, "speed": 3, "labels": True},
    ],
)
def test_plain_data_and_back(feature: Feature, more: dict[str, Any]) -> None:
    package, data = feature.package, {"id": "p-1", **more}
    parcel = package.from_dict(feature.types.Parcel, data)
    assert package.to_dict(parcel) == data
    assert loads(package.to_json(parcel)) == data
    assert package.from_dict(feature.types.Parcel, package.to_dict(parcel)) == parcel


def test_a_secret_of_an_alternative_is_hidden(feature: Feature) -> None:
    door = feature.types.ParcelToStreetDoor(code="fake-code")
    shown = repr(feature.types.ParcelToStreet(street="Long 1", door=door))
    assert "Long 1" in shown
    assert "fake-code" not in shown


def test_the_command(
    feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def run(to: str, code: int) -> str:
        (tmp_path / "to.json").write_text(to, "utf-8")
        flags = [f"--endpoint={endpoint}", "--output=json", "parcels", "send", "--speed=slow"]
        given = ["--to-file", str(tmp_path / "to.json")]
        assert feature.module("cli").run([*flags, *given]) == code
        said = capsys.readouterr()
        return said.out + said.err

    made = loads(run('{"box": 7}', 0))
    assert (made["to"], made["speed"]) == ({"box": 7}, "slow")
    assert "--to-file" in run('{"size": 7}', 2)
