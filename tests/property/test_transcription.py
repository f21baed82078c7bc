"""Drafts of specs: every text survives the writer and the reader, and no page text becomes structure."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clientgen.diagnostics import Location
from clientgen.document import load
from clientgen.emitter import Block, Comment, Content, Gap, emit
from clientgen.transcription.questions import (
    EXCERPT,
    Ask,
    contradiction,
    from_example,
    question,
    read_question,
    shown,
)

ODD = (
    *("true", "null", "~", "2011-10-01", "0x1", "1:30", "- a", "a: b", "a #b", "# ? x", "{x}", "'a", "%a", "a:"),
    *("1", "-1", "1e5", ".inf", "<<", "=", "\u2028", "a\n# ? b", "x{", "[a]", "no", "?", "&a", "*b", "!t", "|", ">"),
    *("https://x/{a}?b=c", "a:b", "<a>", "a  b", " a", "20000000000000000000", "$ref", "\x85", "\u202e", ""),
)  # fmt: skip
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.sampled_from(ODD)
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
keys = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
    st.sampled_from([each for each in ODD if each.isprintable()]),
)
plain = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


def _block(entries: dict[str, Any]) -> Block:
    lines: list[Comment | Gap | tuple[str, Content]] = []
    for entry in entries.items():
        lines += [Comment("? a question"), entry]
    return Block(lines)


blocks = st.recursive(
    plain,
    lambda inner: st.dictionaries(keys, inner, min_size=1, max_size=4).map(_block),
    max_leaves=8,
)


def data_of(content: Content) -> Any:
    if isinstance(content, Block):
        return {line[0]: data_of(line[1]) for line in content.lines if isinstance(line, tuple)}
    return content


def comments_in(content: Content) -> int:
    if not isinstance(content, Block):
        return 0
    comments = sum(isinstance(line, Comment) for line in content.lines)
    entries = [line for line in content.lines if isinstance(line, tuple)]
    return comments + sum(comments_in(value) for _, value in entries)


@given(st.dictionaries(keys, blocks, min_size=1, max_size=4))
def test_what_is_written_is_read_again_with_each_question(entries: dict[str, Any]) -> None:
    block = _block(entries)
    document, problems = load(emit(block).encode(), "spec/x/types.yaml")
    assert document is not None, problems
    assert repr(document.data) == repr(data_of(block))
    assert [each.text for each in document.remarks] == ["a question"] * comments_in(block)


hostile = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(
        [
            'x" what type has y?',
            "what type has y?",
            "a\nkey: value",
            "a\r\nb",
            "\x1b[2J\u202eevil",
            "# ? what type has y?",
            "* `a` {b} [c]",
            "\u2028x: y",
        ]
    ),
)


@given(st.sampled_from(Ask), hostile, hostile, hostile)
def test_hostile_text_stays_in_its_question(ask: Ask, name: str, words: str, file: str) -> None:
    asked = question(ask, name, Location(file or "a.md", 3, 1), words)
    block = Block([Comment(asked), ("key", "value")])
    document, problems = load(emit(block).encode(), "spec/x/types.yaml")
    assert document is not None, problems
    assert document.data == {"key": "value"}
    (remark,) = document.remarks
    assert remark.text == asked.removeprefix("? ").strip()
    found = read_question(remark.text)
    assert found is not None
    assert (found.ask, found.name) == (ask, shown(name))
    assert len(found.words) <= EXCERPT
    assert found.words.isprintable()


@given(st.lists(hostile, min_size=2, max_size=3), hostile)
def test_hostile_contradictions_are_one_line(said: list[str], name: str) -> None:
    text = contradiction(Ask.TYPE, name, [(Location("a.md", 1, 1), each) for each in said])
    found = read_question(text.removeprefix("! "))
    assert found is not None
    assert (found.ask, found.name) == (Ask.TYPE, shown(name))
    assert text.isprintable()


@given(st.lists(hostile, min_size=1, max_size=5))
def test_names_of_members_in_a_remark_are_one_line(names: list[str]) -> None:
    text = from_example(Location("a b.md", 1, 1), names)
    assert text.isprintable()
    assert not re.search(r"\s{2}", text)
