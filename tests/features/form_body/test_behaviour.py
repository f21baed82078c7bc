from __future__ import annotations

import datetime as dt

from ..harness import Feature, Reply

FORM = "application/x-www-form-urlencoded"
TEXT = b"User-Name=a+b%26%C3%BC&age=3&ok=false&tags=x&tags=y%2Cz&since=2024-05-06"


def test_a_form(feature: Feature) -> None:
    members = {
        "user_name": "a b&ü",
        "age": 3,
        "ok": False,
        "tags": ["x", "y,z"],
        "since": dt.date(2024, 5, 6),
    }
    reply = Reply(status=200, headers={"Content-Type": FORM}, content=TEXT)
    done = feature.call("forms.sign", **members, reply=reply)
    assert done.request.headers["content-type"] == FORM
    assert done.request.headers["accept"] == FORM
    assert done.request.body == TEXT
    assert done.value.value == feature.types.Sign(**members)


def test_members_that_are_left_out(feature: Feature) -> None:
    reply = Reply(status=200, headers={"Content-Type": FORM}, content=b"User-Name=&tags=x")
    done = feature.call("forms.sign", user_name="", reply=reply)
    assert done.request.body == b"User-Name="
    assert done.value.value == feature.types.Sign(user_name="", tags=["x"])
