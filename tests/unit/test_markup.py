"""TOML, Markdown and single lines: each shows the text as it is, and nothing more."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientgen.ir import Text
from clientgen.python_source import (
    code_span,
    json_lines,
    markdown,
    one_line,
    sentence,
    table_cell,
    toml_string,
)
from clientgen.python_source.characters import NOT_IN_SOURCE, UNSEEN

ANY = st.text(st.characters(codec="utf-8"))


# TOML


@given(ANY)
@example('a"b\\c')
@example('"""\n[tool]\nx = 1')
@example("\x00\x1b\x7f\x85\u2028\U000e0001")
def test_toml_reads_the_text_back(text: str) -> None:
    source = toml_string(Text(text))
    assert tomllib.loads(f"a = {source}\nb = 1\n") == {"a": text, "b": 1}
    assert "\n" not in source
    assert not NOT_IN_SOURCE.search(source)
    assert toml_string(text) == source


# one line


@given(st.text())
def test_one_line_is_one_line_of_what_is_seen(text: str) -> None:
    line = one_line(Text(text))
    assert len(line.splitlines()) <= 1
    assert not UNSEEN.search(line)
    assert line == line.strip()
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \n\t b\r\n", "a b"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("é 猫", "é 猫"),
        ("", ""),
    ],
)
def test_the_line(text: str, line: str) -> None:
    assert one_line(text) == line


# Markdown


def shown(source: str) -> str:
    """What a reader of one paragraph sees, by the rules of CommonMark for what is used here."""
    entities = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
    text, position = "", 0
    while position < len(source):
        rest = source[position:]
        character = rest[0]
        if character == "\\" and len(rest) > 1 and not rest[1].isalnum() and rest[1].isascii():
            text += rest[1]
            position += 2
        elif character == "&":
            entity = rest[: rest.index(";") + 1]
            text += entities.get(entity) or chr(int(entity[2:-1]))
            position += len(entity)
        elif character == "`":
            fence = rest[: len(rest) - len(rest.lstrip("`"))]
            end = rest.index(fence, len(fence))
            code = rest[len(fence) : end]
            padded = code[:1] == code[-1:] == " " and code.strip()
            text += code[1:-1] if padded else code
            position += end + len(fence)
        else:
            assert character not in "*_[]<>|~$^", (source, character)
            text += character
            position += 1
    return text


@given(st.text(st.sampled_from("ab 12\\*_[](){}<>|&~$^#+-=:.!;é")))
@example("&amp; &#35;")
@example("\\")
def test_markdown_shows_the_text(text: str) -> None:
    source = markdown(Text(text))
    assert shown(source) == one_line(text)


@given(st.text(st.sampled_from("ab`\\ \n|")))
def test_code_in_prose_stays_code(text: str) -> None:
    def letters(line: str) -> str:
        return line.replace("`", "").replace(" ", "")

    assert letters(shown(markdown(Text(text)))) == letters(text.replace("\n", " "))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("plain words, with (brackets).", "plain words, with (brackets)."),
        ("a `code *x*` b", "a `code *x*` b"),
        ("[a](http://b)", "\\[a\\](http://b)"),
        ("<script>", "&lt;script&gt;"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("1. no list", "&#49;. no list"),
        ("12) no list", "&#49;2) no list"),
        ("2016 was a year", "2016 was a year"),
        ("=== no rule", "\\=== no rule"),
        ("two\nlines", "two lines"),
        ("a ` b", "a \\` b"),
        ("a ` ` b", "a \\` \\` b"),
    ],
)
def test_the_markdown(text: str, source: str) -> None:
    assert markdown(Text(text)) == source
    assert markdown(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("a``", "``` a`` ```"),
        ("", ""),
        ("a|b", "`a|b`"),
        ("a\nb", "`a b`"),
        ("\x1b", "`\\x1b`"),
    ],
)
def test_the_code_span(text: str, source: str) -> None:
    assert code_span(Text(text)) == source


@given(st.text(st.sampled_from("ab`\\ ")).filter(lambda text: text.strip(" ")))
def test_a_code_span_holds_exactly_the_text(text: str) -> None:
    assert shown(code_span(text)) == one_line(text)


@given(st.text(st.sampled_from("ab`\\|*")))
def test_a_cell_is_one_cell(text: str) -> None:
    for encoded in (markdown(text), code_span(text)):
        cell = table_cell(encoded)
        bars = [index for index, character in enumerate(cell) if character == "|"]
        for index in bars:
            before = cell[:index]
            assert (len(before) - len(before.rstrip("\\"))) % 2 == 1, cell


@pytest.mark.parametrize(
    ("text", "ended"),
    [("a", "a."), ("a.", "a."), ("a? ", "a?"), ("a:", "a:"), ("`a`", "`a`."), (" ", ""), ("", "")],
)
def test_a_sentence_ends(text: str, ended: str) -> None:
    assert sentence(Text(text)) == Text(ended)


# data


def test_data_is_one_entry_a_line() -> None:
    data = {
        "a": [{"b": 1}, {"b": Text("é")}],
        "c": {"d": {"e": 1}, "f": {"e": 2}},
        "g": {"h": 1},
        "i": [],
        "j": None,
    }
    text = json_lines(data).decode("ascii")
    assert text.split("\n") == [
        *("{", '"a": [', '{"b": 1},', '{"b": "\\u00e9"}', "],"),
        *('"c": {', '"d": {"e": 1},', '"f": {"e": 2}', "},"),
        *('"g": {"h": 1},', '"i": [],', '"j": null', "}", ""),
    ]


FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), VALUES))
def test_data_reads_back_as_it_was(data: dict[str, object]) -> None:
    assert json.loads(json_lines(data)) == data


@pytest.mark.parametrize("value", [object(), b"x", {1}, float("nan"), float("inf")])
def test_data_holds_nothing_but_data(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        json_lines({"a": value})
