from __future__ import annotations

import pytest

from ..harness import Feature, Reply

CONTENT = bytes(range(256))


def test_bytes_are_sent_as_they_are(feature: Feature) -> None:
    request = feature.call("files.write", content=CONTENT).request
    assert request.body == CONTENT
    assert request.headers["content-type"] == "application/octet-stream"
    assert request.headers["content-length"] == "256"


@pytest.mark.parametrize("content", [CONTENT, b"", b'{"a": 1}'])
def test_bytes_are_answered_as_they_are(feature: Feature, content: bytes) -> None:
    reply = Reply(status=200, headers={"Content-Type": "application/json"}, content=content)
    done = feature.call("files.read", reply=reply)
    assert done.value.value == content
    assert done.request.headers["accept"] == "image/png"
    assert done.request.body == b""


def test_only_bytes_are_sent(feature: Feature) -> None:
    assert "must be bytes, not `int`" in feature.refusal("files.write", content=3)
