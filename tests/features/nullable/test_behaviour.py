from __future__ import annotations

import datetime as dt

from ..harness import Feature, json, xml

LEAST = {"must": "a", "must_or_null": None}


def test_null_and_left_out_are_two_things(feature: Feature) -> None:
    send = "patches.send"
    bare = feature.call(send, must="a", must_or_null=None, reply=json(LEAST))
    assert bare.request.json == LEAST
    got = bare.value.value
    assert got.may is None
    assert got.may_or_null is None
    null = feature.call(
        send,
        must="a",
        must_or_null=None,
        may_or_null=None,
        named=None,
        inner=None,
        items=[None, 1],
        reply=json({**LEAST, "may_or_null": None, "items": [None, 2]}),
    )
    assert null.request.json == {
        **LEAST,
        "may_or_null": None,
        "items": [None, 1],
        "named": None,
        "inner": None,
    }
    assert null.value.value.may_or_null is None
    assert null.value.value.items == [None, 2]


def test_values(feature: Feature) -> None:
    whole = {
        "must": "a",
        "must_or_null": "b",
        "may": 1,
        "may_or_null": 2,
        "items": [3],
        "named": "c",
        "inner": {"a": 1, "b": "y", "c": True},
    }
    members = {**whole, "inner": feature.types.Inner(a=1, b="y", c=True)}
    done = feature.call("patches.send", **members, reply=json(whole))
    assert done.request.json == whole
    assert done.value.value == feature.types.Patch(**members)


def test_bounds_of_what_may_be_null(feature: Feature) -> None:
    said = feature.refusal("patches.send", must="a", must_or_null=None, named="long")
    assert "`named`" in said


def test_null_in_xml(feature: Feature) -> None:
    nil = 'i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
    text = f"<Patch><must>a</must><must_or_null {nil}/><may_or_null {nil}/></Patch>"
    got = feature.value("patches.send", must="a", must_or_null=None, reply=xml(text))
    assert (got.must_or_null, got.may_or_null) == (None, None)
    assert got.inner is None


def test_defaults_of_members(feature: Feature) -> None:
    unset = feature.types.Inner()
    assert [getattr(unset, name) for name in "abcdef"] == [None] * 6
    usual = {"a": 7, "b": "x", "c": False, "d": "2024-05-06", "e": "fast", "f": 3}
    given = {**usual, "d": dt.date(2024, 5, 6), "e": feature.types.Mode.FAST}
    for inner in (feature.types.Inner(**given), given, {**given, "e": "fast"}):
        sent = feature.attempt("patches.send", must="a", must_or_null=None, inner=inner)
        assert sent.request.json["inner"] == usual
    got = feature.value("patches.send", must="a", must_or_null=None, reply=json(LEAST))
    assert got.inner is None


def test_only_a_mapping_says_that_an_optional_member_is_null(feature: Feature) -> None:
    for inner, sent in ((feature.types.Inner(f=None), {}), ({"f": None}, {"f": None})):
        done = feature.attempt("patches.send", must="a", must_or_null=None, inner=inner)
        assert done.request.json["inner"] == sent
    said = feature.refusal("patches.send", must="a", must_or_null=None, inner={"a": None})
    assert "`inner.a` must be a whole number, not `NoneType`" in said


def test_a_body_that_is_null(feature: Feature) -> None:
    done = feature.call("patches.maybe", body=None, reply=json(None))
    assert done.request.body == b"null"
    assert done.value.value is None
    assert feature.value("patches.maybe", body=None, reply=json(3)) == 3
