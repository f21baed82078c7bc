from __future__ import annotations

import pytest

from ..harness import Feature


def test_the_key_is_in_the_header(feature: Feature) -> None:
    sent = feature.call("things.get", client={"credential": feature.package.ThingKey("fake-key")})
    assert sent.request.headers["x-thing-key"] == "fake-key"
    assert sent.target == "/thing"


@pytest.mark.parametrize("key", ["", "a\nb", "ü"])
def test_keys_that_cannot_be_sent(feature: Feature, key: str) -> None:
    with pytest.raises(feature.package.ArgumentError):
        feature.package.ThingKey(key)


def test_keys_are_not_shown(feature: Feature) -> None:
    assert "fake-key" not in repr(feature.package.ThingKey("fake-key"))
