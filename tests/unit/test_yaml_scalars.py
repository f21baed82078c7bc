"""YAML scalars: readers give back the very text, and no character is hidden."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from clientgen.python_source import yaml_content, yaml_string
from clientgen.python_source.characters import NOT_IN_SOURCE

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]
LONGEST_KEY = 1024
WORDS = (
    *("no", "on", "Off", "y", "~", "null", "true", "=", "<<", "1:30", "0o17", "017", "1_000"),
    *("0x1F", ".inf", "1e3", "2011-10-01", "---", "--- |", "...", "%YAML 1.1", "!!int 1"),
    *("!!python/object/apply:os.system ['x']", "&a", "*a", "- ", "? ", ": ", " #", "# x", "|-"),
    *(">+", "{", "}", "[", "]", ",", '"', "'", "\\", "\\x41", "@", "`", " ", "\t", "\n", "\r\n"),
    *("\0", "\x1b", "\x7f", "\x85", "\xa0", "\xad", "\u2028", "\u2029", "\u202e", "\ufeff"),
    *("\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\ue000", "é", "🏺"),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8")), max_size=12).map(
    "".join
)


def loaded(document: str) -> list[Any]:
    """What each reader of vcrpy makes of a document: libyaml's, and the one without it."""
    return [yaml.load(document, Loader=loader) for loader in LOADERS]


@given(TEXTS)
@example("a" * 5000)
def test_a_string_is_its_text(text: str) -> None:
    scalar = yaml_string(text)
    assert loaded(f"- {scalar}\n") == [[text]] * 2
    assert "\n" not in scalar
    assert not NOT_IN_SOURCE.search(scalar)


@given(TEXTS.filter(lambda text: len(yaml_string(text)) < LONGEST_KEY), TEXTS)
def test_a_string_is_its_text_as_a_key_and_in_a_list(key: str, text: str) -> None:
    document = f"- {yaml_string(key)}: [{yaml_string(text)}]\n- a\n"
    assert loaded(document) == [[{key: [text]}, "a"]] * 2


@given(TEXTS.map(str.encode) | st.binary())
@example(b"a\n\n b\n")
@example(b" a")
@example(b"a ")
@example(b"a\n \nb")
@example(b"\na")
@example(b"a\n\n")
@example(b"\n")
@example(b"a\xff")
def test_content_comes_back_byte_by_byte(content: bytes) -> None:
    document = f"a:\n- b:\n    c: {yaml_content(content, indent=6)}\n\nd: 1\n"
    for found in loaded(document):
        read = found["a"][0]["b"]["c"]
        assert (read.encode() if isinstance(read, str) else read) == content
        assert found["d"] == 1
    for line in document.split("\n"):
        assert line == line.rstrip()
        assert not NOT_IN_SOURCE.search(line)


@pytest.mark.parametrize(
    ("content", "scalar"),
    [
        (b'{"a":"b"}', '|-\n  {"a":"b"}'),
        (b"<a/>\n", "|\n  <a/>"),
        ("<a>\n\n  é\n</a>".encode(), "|-\n  <a>\n\n    é\n  </a>"),
        (b"", '""'),
        (b"a\tb\r\n", '"a\\x09b\\x0d\\x0a"'),
        ("\u202e".encode(), '"\\u202e"'),
        (b"\xff\0", '!!binary "/wA="'),
    ],
)
def test_content_is_a_block_where_it_can_be_read_as_one(content: bytes, scalar: str) -> None:
    assert yaml_content(content, indent=2) == scalar
