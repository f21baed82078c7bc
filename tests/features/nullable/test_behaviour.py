from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO, TextIOWrapper

import pytest

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


@pytest.fixture
def rehearse(
    feature: Feature, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Return the body that a command would send, or why it is refused."""

    def run(*words: str, file: str = "") -> str:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(file.encode())))
        given = ["--dry-run", "patches", *words, *(["--from-file", "-"] if file else [])]
        code = feature.module("cli").run(given)
        printed = capsys.readouterr()
        if code:
            return printed.err.removeprefix("error: ").removesuffix("\n")
        return printed.out.partition("--data-raw ")[2].split(" https:")[0].strip("'")

    return run


LEAST_FLAGS = ("send", "--must", "a", "--must-or-null", "b")
SENT = '{"must":"a","must_or_null":"b",'


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        (("--may-or-null", "null"), '"may_or_null":null}'),
        (("--inner", "null"), '"inner":null}'),
        (("--items", "null", "--items", "2"), '"items":[null,2]}'),
        (("--named", "nul"), '"named":"nul"}'),
        (("--null", "named", "--null", "inner"), '"named":null,"inner":null}'),
        (("--inner", '{"f": null}'), '"inner":{"f":null}}'),
    ],
)
def test_flags_give_null(rehearse: Callable[..., str], words: tuple[str, ...], sent: str) -> None:
    assert rehearse(*LEAST_FLAGS, *words) == SENT + sent


def test_null_of_a_whole_body(rehearse: Callable[..., str]) -> None:
    for given in (("--body", "null"), ("--null", "body")):
        assert rehearse("maybe", *given) == "null"
    assert rehearse("maybe", file="null") == "null"


def test_null_in_a_file(rehearse: Callable[..., str]) -> None:
    file = '{"must": "a", "must_or_null": null, "named": null, "inner": {"f": null}}'
    sent = '{"must":"a","must_or_null":null,"named":null,"inner":{"f":null}}'
    assert rehearse("send", file=file) == sent
    # a flag wins over the file
    assert '"named":"c"' in rehearse("send", "--named", "c", file=file)
    assert '"inner":null' in rehearse("send", "--null", "inner", file=file)


@pytest.mark.parametrize(
    ("words", "file", "said"),
    [
        (("--null", "named", "--named", "c"), "", "--null named and --named exclude each other"),
        (("--may", "null"), "", "invalid value for '--may': `null` is not a whole number"),
        (("--inner", '{"a": null}'), "", "--inner: `a` must be a whole number, not null"),
        (("--inner", '{"e": "x"}'), "", "--inner: `e` must be `fast` or `slow`"),
        (("--inner", '{"d": "x"}'), "", "--inner: `d` must be a date such as 2024-05-06"),
        (("--inner", "[]"), "", "--inner must be an object"),
        (("--inner", '{"aa": 1}'), "", "--inner: `aa` is an unknown field; did you mean `a`?"),
        (("--named", "long"), "", "--named must have 0 to 3 characters"),
        ((), '{"may": null}', "`may` must be a whole number, not null"),
        ((), '{"items": 1}', "`items` must be a list"),
        ((), '{"items": [1, "x"]}', "`items[1]` must be a whole number"),
        ((), '{"named": "long"}', "`named` must have 0 to 3 characters"),
        ((), '{"inner": {"c": "x"}}', "`inner.c` must be true or false"),
    ],
)
def test_what_does_not_fit_is_named(
    rehearse: Callable[..., str], words: tuple[str, ...], file: str, said: str
) -> None:
    told = f"--from-file: standard input: {said}" if file else said
    assert rehearse(*LEAST_FLAGS, *words, file=file) == told
