"""Files of a spec in JSON: the same data, places and refusals as in YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientgen.diagnostics import Diagnostic, Location, render_text
from clientgen.document import KEY_LIMIT, NODE_LIMIT, TEXT_LIMIT, Document, Mark, Path, load

FILE = "spec/a/types.json"


def read(text: str) -> Document:
    document, problems = load(text.encode(), FILE)
    assert render_text(problems) == ""
    assert document is not None
    return document


def refuse(text: str) -> list[str]:
    """Return the lines of the refusal, without the file's name and blank lines."""
    document, problems = load(text.encode(), FILE)
    assert document is None
    lines = render_text(problems).split("\n")
    return [line.removeprefix(f"{FILE}:") for line in lines if line]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"2011-10-01"', "2011-10-01"),
        ('"true"', "true"),
        ('""', ""),
        (r'"\u202e\t\"\/\\\ud83d\ude00"', '\u202e\t"/\\😀'),
        ('"é😀"', "é😀"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("0", 0),
        ("-12", -12),
        ("18446744073709551615", 2**64 - 1),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ('["a", {"b": 1}]', ["a", {"b": 1}]),
        ("{}", {}),
        ("[]", []),
    ],
)
def test_values(text: str, value: object) -> None:
    found = read(f'{{"key": {text}}}').data["key"]
    assert found == value
    assert type(found) is type(value)


def test_the_schema_for_editors_is_left_out_at_the_top() -> None:
    assert read('{"$schema": "../schema/types.json", "a": {"$schema": "x"}}').data == {
        "a": {"$schema": "x"}
    }
    assert read('{"$schema": 1}').data == {"$schema": 1}


PLACES = """\
{ "operations": {
    "create": {"path"
      : "/accounts",\r
      "parameters": [
        {"name": "é😀", "in": "path"},
        7 ]}}}
"""


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 3),
        (("operations",), True, 1, 3),
        (("operations",), False, 1, 17),
        (("operations", "create", "path"), True, 2, 16),
        (("operations", "create", "path"), False, 3, 9),
        (("operations", "create", "parameters", 0), False, 5, 9),
        (("operations", "create", "parameters", 0, "in"), False, 5, 30),
        (("operations", "create", "parameters", 1), True, 6, 9),
        (("operations", "create", "verb"), True, 2, 5),
    ],
)
def test_location(path: Path, key: bool, line: int, column: int) -> None:
    assert read(PLACES).location(path, key=key) == Location(FILE, line, column)


QUOTES = "hint: put double quotes around text"
END = "hint: close the quotes; a line break within a text is written `\\n`"
MARKS = "hint: separate two members with a comma"
NOT = "error[DOC105]: this is not JSON:"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ["1:1: error[DOC104]: the file is empty", "hint: write its content, or remove it"]),
        ("\n", ["1:1: error[DOC104]: the file is empty", "hint: write its content, or remove it"]),
        (
            '{"a": 1, "b": 2,}',
            [
                f"1:17: {NOT} `}}` where a key in double quotes is expected",
                "hint: remove the comma before it",
            ],
        ),
        (
            '{"a": [1,\n]}',
            [f"2:1: {NOT} `]` where a value is expected", "hint: remove the comma before it"],
        ),
        ('{"a": }', [f"1:7: {NOT} `}}` where a value is expected", QUOTES]),
        ('{"a": yes}', [f"1:7: {NOT} `yes` where a value is expected", QUOTES]),
        *[
            (f'{{"a": {word}}}', [f"1:7: {NOT} `{word}` where a value is expected", QUOTES])
            for word in ("NaN", "-Infinity", "01", "+1", ".5", "1.", "0x1F", "True", "None", "~")
        ],
        (
            "{'a': 1}",
            [
                f"1:2: {NOT} `'a'` where a key in double quotes or `}}` is expected",
                "hint: use double quotes",
            ],
        ),
        (
            "{a: 1}",
            [
                f"1:2: {NOT} `a` where a key in double quotes or `}}` is expected",
                "hint: put double quotes around the key",
            ],
        ),
        *[
            (
                f'{{"a": 1}} {word}',
                [f"1:10: {NOT} `{word}` where the end of the file is expected", hint],
            )
            for word, hint in (
                ("2", "hint: remove what follows the last bracket"),
                ("}", "hint: remove what follows the last bracket"),
                ("//", "hint: JSON has no comments; remove it, or save the file as YAML"),
            )
        ],
        (
            '{\n  # a\n  "a": 1}',
            [
                f"2:3: {NOT} `#` where a key in double quotes or `}}` is expected",
                "hint: JSON has no comments; remove it, or save the file as YAML",
            ],
        ),
        ('{"a": 1 "b": 2}', [f'1:9: {NOT} `"b"` where `,` or `}}` is expected', MARKS]),
        ('{"a": [1 2]}', [f"1:10: {NOT} `2` where `,` or `]` is expected", MARKS]),
        ('{"a": [1}', [f"1:9: {NOT} `}}` where `,` or `]` is expected", MARKS]),
        ('["a": 1]', [f"1:5: {NOT} `:` where `,` or `]` is expected", MARKS]),
        (
            '{"a" 1}',
            [
                f"1:6: {NOT} `1` where `:` after the key is expected",
                "hint: write `:` between a key and its value",
            ],
        ),
        ('{\n "a": [1,\n', [f"2:7: {NOT} `[` is not closed", "hint: add the closing bracket"]),
        ('{"a"', [f"1:1: {NOT} `{{` is not closed", "hint: add the closing bracket"]),
        ('{"a": "b\n"}', [f"1:7: {NOT} the quotes are not closed on this line", END]),
        ('{"a": "b\\\n"}', [f"1:7: {NOT} the quotes are not closed on this line", END]),
        ('{"a": "b', [f"1:7: {NOT} the quotes are not closed on this line", END]),
        ('{"a": "b\tc"}', [f"1:9: {NOT} a tab within a text", "hint: write `\\t`"]),
        *[
            (
                f'{{"a":\n "b{escape}"}}',
                [
                    f"2:4: {NOT} invalid escape",
                    r"hint: write `\\` for a backslash, and `\u` with four digits for a character",
                ],
            )
            for escape in (r"\q", r"\U0001F600", r"\'", r"\x41")
        ],
        (
            '{"a": "\u202e"}',
            [
                "1:8: error[DOC103]: character U+202E must be escaped",
                r"hint: remove it, or write `\u202e` in double quotes",
            ],
        ),
        (
            '{"a": 1,\n "a": {"b": 1, "b": 2}}',
            [
                "2:2: error[DOC111]: duplicate key `a`, first at line 1",
                "hint: remove or rename one of the two",
                "2:16: error[DOC111]: duplicate key `b`, first at line 2",
                "hint: remove or rename one of the two",
            ],
        ),
        (
            '{"a": 1, "\\u0061": 2}',
            [
                "1:10: error[DOC111]: duplicate key `a`, first at line 1",
                "hint: remove or rename one of the two",
            ],
        ),
        (
            '{"a\\n": 1}',
            [
                r"1:2: error[DOC112]: key `a\u000a` contains an invisible character",
                "hint: remove the escape",
            ],
        ),
        (
            '{"a": 18446744073709551616, "b": 1e999}',
            [
                "1:7: error[DOC113]: number `18446744073709551616` does not fit in 64 bits",
                'hint: write `"18446744073709551616"` if it is text',
                "1:34: error[DOC113]: number `1e999` is too large",
                'hint: write `"1e999"` if it is text',
            ],
        ),
        (
            f'["{"x" * (TEXT_LIMIT + 1)}"]',
            [
                "1:2: error[DOC114]: the text has 65,537 characters; the limit is 65,536",
                "hint: divide it, or keep it in a shorter form",
            ],
        ),
        (
            f'{{"{"x" * (KEY_LIMIT + 1)}": 1}}',
            [
                "1:2: error[DOC115]: key `xxxxxxxxxxxxxxxxxxxx…` has 257 characters; the limit is 256",
                "hint: shorten it",
            ],
        ),
        *[
            (
                text * 100_000,
                [
                    f"1:{column}: error[DOC116]: nested deeper than 64 levels",
                    "hint: name the inner part as a type of its own, or close a bracket",
                ],
            )
            for text, column in (("[", 65), ('{"a":', 321))
        ],
        (
            f"[{'0,' * NODE_LIMIT}0]",
            [
                "1:200000: error[DOC117]: more than 100,000 values and keys in one file",
                "hint: divide it into several files in a folder `types`",
            ],
        ),
        (
            r'{"a": "x\u0000", "b": "\ud800"}',
            [
                r"1:7: error[DOC118]: text `x\u0000` contains `\u0000`",
                "hint: remove the escape",
                r"1:23: error[DOC118]: text `\ud800` contains `\ud800`",
                "hint: remove the escape",
            ],
        ),
    ],
)
def test_refusals(text: str, lines: list[str]) -> None:
    assert refuse(text) == lines


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_what_json_writes_is_read_as_it_was_or_refused(
    data: object, indent: int | str | None, is_ascii: bool
) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=is_ascii)
    document, problems = load(text.encode("utf-8", "surrogatepass"), "a.json")
    if document is not None:
        assert json.dumps(document.data) == json.dumps(data)
        for path, mark in _marks(document.marks):
            assert _value_at(text, mark) == _inside(data, path)
    assert {each.code for each in problems} <= {
        *("DOC102", "DOC103", "DOC104", "DOC111", "DOC112", "DOC113", "DOC118")
    }


def _marks(members: Mapping[str | int, Mark], path: Path = ()) -> Iterator[tuple[Path, Mark]]:
    for name, mark in members.items():
        yield (*path, name), mark
        yield from _marks(mark.members, (*path, name))


def _value_at(text: str, mark: Mark) -> object:
    line = text.split("\n")[mark.line - 1 :]
    return json.JSONDecoder().raw_decode("\n".join(line)[mark.column - 1 :])[0]


def _inside(data: Any, path: Path) -> object:
    for part in path:
        data = data[part]
    return data


@given(st.text('{}[]:,"\\ua0 \n-1.e+truefalsn/', max_size=20))
def test_what_is_no_json_is_refused(text: str) -> None:
    _assert_judged_as_by_json(text)


@given(VALUES, st.data())
def test_json_with_a_wrong_character_is_refused(data: object, drawn: st.DataObject) -> None:
    text = json.dumps(data, indent=1)
    at = drawn.draw(st.integers(0, len(text)))
    added = drawn.draw(st.sampled_from(["", "{", "}", "[", "]", ",", ":", '"', "\\", "0", " a"]))
    _assert_judged_as_by_json(text[:at] + added + text[at + drawn.draw(st.integers(0, 1)) :])


def _assert_judged_as_by_json(text: str) -> None:
    document, problems = load(text.encode(), "a.json")
    is_json = True
    try:
        json.loads(text, parse_constant=_refuse)
    except ValueError:
        is_json = False
    wrong = [each for each in problems if each.code in ("DOC104", "DOC105")]
    if is_json:
        assert [each for each in wrong if text.strip() != "null"] == []
    elif not any(_stops_early(each) for each in problems):
        assert document is None
        assert wrong


def _stops_early(problem: Diagnostic) -> bool:
    return problem.code in ("DOC103", "DOC116")


def _refuse(word: str) -> None:
    raise ValueError(word)
