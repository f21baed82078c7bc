from __future__ import annotations

import pytest

from ..harness import Feature


def test_name_and_password(feature: Feature) -> None:
    credential = feature.package.BasicAuth("ann", "fake:ü")
    sent = feature.call("things.get", client={"credential": credential})
    assert sent.request.headers["authorization"] == "Basic YW5uOmZha2U6w7w="
    assert "fake" not in repr(credential)


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("a:b", "x"), ("a", "b\0")])
def test_what_cannot_be_sent(feature: Feature, name: str, password: str) -> None:
    with pytest.raises(feature.package.ArgumentError):
        feature.package.BasicAuth(name, password)
