from __future__ import annotations

import pytest

from ..harness import Feature, Reply, json


def text(content: bytes, content_type: str = "text/plain") -> Reply:
    return Reply(status=200, headers={"Content-Type": content_type}, content=content)


def test_text(feature: Feature) -> None:
    done = feature.call("notes.write", note="a\nü", reply=text("<b>ü\n".encode()))
    assert done.request.body == "a\nü".encode()
    assert done.request.headers["content-type"] == "text/plain"
    assert done.request.headers["accept"] == "text/plain"
    assert done.value.value == "<b>ü\n"


def test_other_characters(feature: Feature) -> None:
    reply = text("ü".encode("latin-1"), "text/plain; charset=iso-8859-1")
    assert feature.value("notes.write", note="", reply=reply) == "ü"


def test_empty_text(feature: Feature) -> None:
    done = feature.call("notes.write", note="", reply=text(b""))
    assert (done.request.body, done.value.value) == (b"", "")


def test_bounds(feature: Feature) -> None:
    assert "`note`" in feature.refusal("notes.write", note="12345678901")


def test_scalars(feature: Feature) -> None:
    done = feature.call("notes.count", body=12, reply=text(b"34"))
    assert done.request.body == b"12"
    assert done.request.headers["content-type"] == "text/plain"
    assert done.value.value == 34
    assert feature.call("notes.count", reply=text(b"1")).request.body == b""
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("notes.count", body=1, reply=text(b"many"))


def test_what_arrives_decides(feature: Feature) -> None:
    assert feature.value("notes.either", reply=text(b'say "a"')) == 'say "a"'
    assert feature.value("notes.either", reply=json("a")) == "a"
