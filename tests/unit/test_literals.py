"""Python literals: they evaluate to the value and hide no character."""

from __future__ import annotations

import ast
import re
import unicodedata

import black
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientgen.ir import Text, freeze
from clientgen.python_source import literal, string_literal
from clientgen.python_source.characters import NOT_IN_SOURCE, UNSEEN, spell

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.text())
@example("\\")
@example("'\"")
@example('"""')
@example("\n\r\t\0\x1b\x7f\x85\xa0\xad")
@example("\u202e\u2028\u2066\ufeff\U000e0041\ud800")
@example("{x} {{ x }} %s $x")
def test_a_string_literal_evaluates_to_the_text(text: str) -> None:
    source = string_literal(text)
    assert ast.literal_eval(source) == text
    assert "\n" not in source
    assert not NOT_IN_SOURCE.search(source)


@given(VALUES)
def test_a_literal_evaluates_to_the_value(value: object) -> None:
    assert repr(ast.literal_eval(literal(freeze(value)))) == repr(value)


@given(st.text(st.characters(codec="utf-8")))
def test_black_leaves_a_string_literal_as_it_is(text: str) -> None:
    source = f"x = {string_literal(text)}\n"
    mode = black.Mode(line_length=10_000)
    assert black.format_str(source, mode=mode) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a", '"a"'),
        ("it's", '"it\'s"'),
        ('say "a"', "'say \"a\"'"),
        ("'\"", '"\'\\""'),
        ("a\nb\tc", '"a\\nb\\tc"'),
        ("\x1b\u202e\U000e0041", '"\\x1b\\u202e\\U000e0041"'),
        ("é€猫😀", '"é€猫😀"'),
        ("a\xa0b\u200db", '"a\\xa0b\\u200db"'),
        ("\\n", '"\\\\n"'),
    ],
)
def test_the_spelling(text: str, source: str) -> None:
    assert string_literal(text) == source
    assert literal(Text(text)) == source


def test_what_is_not_seen_is_what_unicode_says() -> None:
    """Of what this Python knows: controls, formats, separators, surrogates and private use."""
    joiners = "\u200c\u200d"
    for code in range(0x110000):
        character = chr(code)
        category = unicodedata.category(character)
        if category in {"Cc", "Cs", "Co", "Zl", "Zp"} or (category == "Zs" and character != " "):
            assert NOT_IN_SOURCE.match(character), hex(code)
        if category in {"Cc", "Cs", "Zl", "Zp"}:
            assert UNSEEN.match(character), hex(code)
        if category[0] in "LNPS" and not UNSEEN.match(character):
            assert not NOT_IN_SOURCE.match(character), hex(code)
        if unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF"} | {
            *("LRI", "RLI", "FSI", "PDI")
        }:
            assert UNSEEN.match(character), hex(code)
        if character in joiners:
            assert NOT_IN_SOURCE.match(character)
            assert not UNSEEN.match(character)


def test_spellings_have_the_right_width() -> None:
    for character, spelling in (("\0", "\\x00"), ("\xff", "\\xff"), ("\u0100", "\\u0100")):
        assert spell(character) == spelling
    assert spell("\U0001f600") == "\\U0001f600"
    assert re.fullmatch(r"\\ud800", spell("\ud800"))
