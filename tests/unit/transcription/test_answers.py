"""Answers take the place of questions, and change no other byte."""

from __future__ import annotations

import pytest

from clientgen.transcription.answers import (
    Settled,
    answer_to,
    grouped,
    questions_of,
    read_answers,
    settle,
)

FILE = "spec/x/operations/blobs.yaml"
SPEC = b"""\
summary: Blobs
operations:
  put:
    verb: PUT
    path: /a   # by hand
    source: {document: a}
    parameters:
      timeout:
        # ? put.md:3 what type has timeout? "Optional. The timeout"
        in: query
      lease:
        in: header
        # ? put.md:5 what type has lease?
    responses:
      # ! put.md:3 "202", put.md:9 "200": with which status does blobs.put succeed?
  get:
    # ? is this one needed
    verb: GET
    path: /a
    source: {document: a}
    description: |
      # ? put.md:3 what type has timeout?
    parameters:
      timeout:
        # ? get.md:7 what type has timeout?
        in: query
    responses:
      # ? get.md:9 what does blobs.get.200 return?
"""


def settled(answers: dict[str, object], spec: bytes = SPEC) -> Settled:
    return settle({FILE: spec}, answers, "spec/x/")  # type: ignore[arg-type]


def test_one_answer_settles_every_place_of_a_name() -> None:
    found = settled({"timeout": {"type": "integer", "minimum": 1}})
    assert found.counts == {"timeout": 2}
    text = b"        type: integer\n        minimum: 1\n"
    expected = SPEC.replace(
        b'        # ? put.md:3 what type has timeout? "Optional. The timeout"\n', text
    )
    expected = expected.replace(b"        # ? get.md:7 what type has timeout?\n", text)
    assert found.files == {FILE: expected}


def test_a_word_that_stands_there_already_may_be_in_the_answer() -> None:
    spec = SPEC.replace(b"        in: query\n", b"        in: query\n        nullable: true\n")
    found = settled({"timeout": {"type": "integer", "nullable": True}}, spec)
    assert (found.counts, found.refused) == ({"timeout": 2}, [])
    assert found.files[FILE].count(b"nullable: true") == 2
    other = settled({"timeout": {"type": "integer", "nullable": False}}, spec)
    assert other.counts == {"timeout": 0}
    assert len(other.refused) == 2


def test_a_pattern_answers_for_many_names() -> None:
    found = settled({"blobs.*": {"200": {}}})
    assert found.counts == {"blobs.*": 2}
    assert found.refused == []


def test_an_empty_answer_removes_a_question_whose_place_is_whole_without_it() -> None:
    whole = SPEC.replace(b"succeed?\n", b"succeed?\n      202: {}\n")
    found = settled({"blobs.put": {}}, whole)
    assert found.counts == {"blobs.put": 1}
    assert b"# !" not in found.files[FILE]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"lease": {"typ": "string"}}, "unknown key `typ`"),
        ({"lease": {}}, "one of `type`, `$ref` is missing in `lease`"),
        ({"lease": {"type": "integer", "in": "header"}}, None),
        ({"blobs.get": {"100": {}}}, None),
    ],
)
def test_what_does_not_fit_the_format_changes_nothing(
    answers: dict[str, object], message: str | None
) -> None:
    found = settled(answers)
    if message is None:
        assert b"in: header\n        in: header" not in found.files.get(FILE, b"")
        return
    assert [each.message for each in found.refused] == [message]
    assert found.files == {}


def test_what_fits_at_one_place_only_is_answered_there() -> None:
    spec = SPEC.replace(
        b"        in: query\n    responses:\n      # ?",
        b"        in: query\n        type: string\n    responses:\n      # ?",
    )
    found = settled({"timeout": {"type": "integer"}}, spec)
    assert found.counts == {"timeout": 1}
    assert "duplicate key `type`" in found.refused[0].message
    assert found.files[FILE].count(b"type: integer") == 1


def test_lines_that_a_person_changed_are_left_to_them() -> None:
    flow = SPEC.replace(
        b"      lease:\n        in: header\n        # ?", b"      lease: {in: header}\n        # ?"
    )
    found = settled({"lease": {"type": "string"}}, flow)
    assert found.files == {}
    assert found.refused


def test_line_ends_of_the_file_stay() -> None:
    found = settled({"timeout": {"type": "integer"}}, SPEC.replace(b"\n", b"\r\n"))
    assert found.files[FILE].count(b"\n") == found.files[FILE].count(b"\r\n")


def test_questions_are_listed_by_what_one_answer_settles() -> None:
    groups = grouped(questions_of({FILE: SPEC}))
    assert [len(group) for group in groups] == [2, 1, 1, 1, 1]
    assert answer_to(groups[0]) == "timeout: {type: string}"
    assert [answer_to(group) for group in groups if group[0].question is None] == [""]


@pytest.mark.parametrize(
    "text", [b"timeout", b"- a", b"timeout: integer", b"a: {", b"", b"timeout: {type: !x y}"]
)
def test_answers_that_are_none_are_refused_with_their_place(text: bytes) -> None:
    answers, problems = read_answers(text, "--answer")
    assert answers == {}
    assert problems[0].location.file == "--answer"


def test_an_answer_about_a_response_is_given_by_its_status() -> None:
    group = next(g for g in grouped(questions_of({FILE: SPEC})) if "return" in g[0].text)
    assert answer_to(group) == "blobs.get.200: {200: {...}}"
    accepted = SPEC.replace(b"blobs.get.200", b"blobs.get.202")
    group = next(g for g in grouped(questions_of({FILE: accepted})) if "return" in g[0].text)
    assert answer_to(group) == "blobs.get.202: {202: {...}}"


def test_a_pattern_needs_no_quotes() -> None:
    text = b"*.example: {a: 1}\n*: {type: string}\n'*x': {type: integer}\nb: {type: string}\n"
    answers, problems = read_answers(text, "answers.yaml")
    assert problems == ()
    assert [*answers] == ["*.example", "*", "*x", "b"]
    assert read_answers(b"a: *b\n", "answers.yaml")[1][0].code == "DOC109"
