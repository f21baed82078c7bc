from __future__ import annotations

import pytest

from ..harness import Feature


def test_the_key_is_in_the_query(feature: Feature) -> None:
    credential = feature.package.ThingKey("fake key&")
    sent = feature.call("things.get", client={"credential": credential})
    assert sent.target == "/thing?x-thing-key=fake%20key%26"
    found = feature.call("things.find", text="a", client={"credential": credential})
    assert found.target == "/things?text=a&x-thing-key=fake%20key%26"


@pytest.mark.parametrize("key", [""])
def test_keys_that_cannot_be_sent(feature: Feature, key: str) -> None:
    with pytest.raises(feature.package.ArgumentError):
        feature.package.ThingKey(key)


def test_keys_are_not_shown(feature: Feature) -> None:
    assert "fake-key" not in repr(feature.package.ThingKey("fake-key"))
