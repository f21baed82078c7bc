from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ..harness import Feature, json, xml

HOOK = {
    "object": "hook",
    "version": 2,
    "active": True,
    "always": "yes",
    "note": 'it\'s "on"',
    "name": "door",
    "parts": [{"kind": "part", "size": 3}],
}
XML = (
    '<Hook note="it\'s &quot;on&quot;"><object>hook</object><version>2</version>'
    "<active>true</active><always>yes</always><name>door</name>"
    "<parts><Part><kind>part</kind><size>3</size></Part></parts></Hook>"
)


def test_a_constant_is_sent_and_never_an_argument(feature: Feature) -> None:
    parts = [feature.types.Part(size=3)]
    done = feature.call("hooks.create", name="door", parts=parts, reply=json(HOOK, 201))
    assert done.request.json == HOOK
    assert done.value.value == feature.types.Hook(name="door", parts=parts)
    with pytest.raises(TypeError):
        feature.call("hooks.create", name="door", version=2, reply=json(HOOK, 201))


def test_xml(feature: Feature) -> None:
    parts = [feature.types.Part(size=3)]
    done = feature.call("hooks.replace", "door", name="door", parts=parts, reply=xml(XML))
    assert done.request.body.decode() == XML
    assert done.value.value == feature.types.Hook(name="door", parts=parts)


def test_a_constant_that_is_missing_reads_as_its_value(feature: Feature) -> None:
    got = feature.value("hooks.create", name="door", reply=json({"name": "x"}, 201))
    assert (got.object_, got.version, got.active, got.parts) == ("hook", 2, True, None)


@pytest.mark.parametrize("member", [{"object": "door"}, {"version": 3}, {"version": True}])
def test_another_value_is_refused(feature: Feature, member: dict[str, Any]) -> None:
    for reply in (json({**HOOK, **member}, 201), json({**HOOK, **member, "more": None}, 201)):
        with pytest.raises(feature.package.UnexpectedResponse):
            feature.call("hooks.create", name="door", reply=reply)


def test_a_record_has_its_constants(feature: Feature) -> None:
    part = feature.types.Part(size=1)
    assert msgspec.json.encode(part) == b'{"kind":"part","size":1}'
    assert "kind='part'" in repr(part)
