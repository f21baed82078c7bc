"""Spec text is opaque: it can be kept and compared, but not printed."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientgen.ir import ListValue, ObjectValue, Text, freeze, joined, reveal, thaw


@pytest.mark.parametrize(
    "leak",
    [
        str,
        "{}".format,
        lambda text: f"{text}",
        lambda text: f"{text:>10}",
        lambda text: "%s" % text,  # noqa: UP031 - one of the ways
        lambda text: "" + text,
        lambda text: text + "",
        lambda text: "".join([text]),
        "".join,
        list,
        lambda text: text[0],
        len,
        bytes,
        lambda text: text.encode(),
        lambda text: json.dumps({"a": text}),
        lambda text: "secret" in text,
    ],
)
def test_text_cannot_be_printed(leak: Callable[[Text], object]) -> None:
    with pytest.raises((TypeError, AttributeError)):
        leak(Text("secret"))


@pytest.mark.parametrize("show", [repr, lambda text: f"{text!r}", lambda text: "%r" % [text]])
def test_its_representation_says_nothing_but_its_length(show: Callable[[Text], str]) -> None:
    shown = show(Text("secret"))
    assert "secret" not in shown
    assert "<Text of 6 characters>" in shown


def test_names_and_text_run_together_are_text() -> None:
    assert joined(Text("accounts"), ".", Text("get"), 1) == Text("accounts.get1")
    assert joined("a", Text("b"), by=" or ") == Text("a or b")
    assert joined() == Text("")


def test_text_is_no_str() -> None:
    assert not isinstance(Text("a"), str)
    assert Text("a") != "a"
    assert "a" not in {Text("a")}


def test_text_cannot_be_changed() -> None:
    text = Text("a")
    for name in ("_characters", "other"):
        with pytest.raises(AttributeError, match="cannot be changed"):
            setattr(text, name, "b")
    assert reveal(text) == "a"


def test_copies_are_equal() -> None:
    text = Text("a")
    assert [copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))] == [text] * 3


@given(st.text(), st.text())
def test_texts_compare_as_their_characters(one: str, other: str) -> None:
    assert (Text(one) == Text(other)) is (one == other)
    assert (Text(one) < Text(other)) is (one < other)
    assert (Text(one) >= Text(other)) is (one >= other)
    assert bool(Text(one)) is bool(one)
    assert len({Text(one), Text(one)}) == 1
    assert reveal(Text(one)) == one


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(VALUES)
def test_values_come_back_as_they_were(value: object) -> None:
    frozen = freeze(value)
    assert thaw(frozen) == value
    hash(frozen)
    if isinstance(value, dict):
        assert isinstance(frozen, ObjectValue)
        assert list(value) == [reveal(name) for name, _ in frozen.members]
    if isinstance(value, list):
        assert isinstance(frozen, ListValue)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", (1, 2), [b""]])
def test_a_spec_holds_nothing_else(value: object) -> None:
    with pytest.raises(TypeError, match=r"a spec cannot contain a (object|set|bytes|tuple)"):
        freeze(value)
