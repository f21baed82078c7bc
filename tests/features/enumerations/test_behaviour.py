from __future__ import annotations

import enum
from typing import Any

import pytest

from ..harness import Feature, json, xml

WIRE = {
    "state": "not-started",
    "colour": "green",
    "level": -1,
    "bit": 0,
    "states": ["", "50%", "2nd try"],
    "by_colour": {"red": 1},
}


def members(feature: Feature) -> dict[str, Any]:
    types = feature.types
    state, level = types.State, types.Level
    return {
        "state": state.NOT_STARTED,
        "colour": types.Colour.GREEN,
        "level": level.NONE,
        "bit": types.Bit.OFF,
        "states": [state.NONE, state.HALF, state.SECOND_TRY],
        "by_colour": {"red": level.LOW},
    }


def test_values_that_are_known(feature: Feature) -> None:
    job = members(feature)
    levels = [feature.types.Level.LOW, feature.types.Level.HIGH]
    done = feature.call("jobs.send", feature.types.Bit.ON, levels=levels, **job, reply=json(WIRE))
    assert done.target == "/jobs/1?levels=1&levels=2"
    assert done.request.json == WIRE
    assert done.value.value == feature.types.Job(**job)
    assert done.value.value.bit is feature.types.Bit.OFF
    assert done.value.value.states[0] is feature.types.State.NONE


def test_xml(feature: Feature) -> None:
    text = (
        "<Job><state>not-started</state><colour>green</colour><level>-1</level><bit>0</bit>"
        "<states><State/><State>50%</State><State>2nd try</State></states>"
        "<by_colour><red>1</red></by_colour></Job>"
    )
    assert feature.value("jobs.send", 0, reply=xml(text)) == feature.types.Job(**members(feature))


def test_open_ones_keep_what_is_new(feature: Feature) -> None:
    got = feature.value("jobs.send", 0, reply=json({"state": "new", "level": 9, "states": ["x"]}))
    assert isinstance(got.state, feature.types.State)
    assert (got.state, got.level, got.states) == ("new", 9, ["x"])
    assert (str(got.state), got.level.value) == ("new", 9)
    assert feature.attempt("jobs.send", 0, state=got.state, level=got.level).request.json == {
        "state": "new",
        "level": 9,
    }


@pytest.mark.parametrize("member", [{"colour": "blue"}, {"bit": 2}, {"state": 1}, {"level": "x"}])
def test_closed_ones_refuse_what_is_new(feature: Feature, member: dict[str, Any]) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("jobs.send", 0, reply=json(member))


def test_what_they_are_in_python(feature: Feature) -> None:
    types = feature.types
    assert [member.name for member in types.State] == [
        "RUNNING",
        "NOT_STARTED",
        "SECOND_TRY",
        "NONE",
        "HALF",
        "UNFIT",
    ]
    assert issubclass(types.Colour, enum.StrEnum)
    assert issubclass(types.Bit, enum.IntEnum)
    with pytest.raises(ValueError, match="blue"):
        types.Colour("blue")
