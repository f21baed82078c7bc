from __future__ import annotations

import json
import pickle

import pytest

from clientgen.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Level,
    Location,
    errors_in,
    nearest,
    quote,
    render_json,
    render_text,
)


def problem(
    message: str = "wrong",
    *,
    file: str = "spec/a/service.yaml",
    line: int = 1,
    column: int = 1,
    code: str = "DOC101",
    path: str = "",
    hint: str = "",
    level: Level = "error",
) -> Diagnostic:
    location = Location(file, line, column)
    return Diagnostic(
        code=code, message=message, location=location, path=path, hint=hint, level=level
    )


def test_location_is_written_as_editors_read_it() -> None:
    assert str(Location("spec/a/service.yaml", 41, 7)) == "spec/a/service.yaml:41:7"


def test_locations_sort_by_file_then_line_then_column_as_numbers() -> None:
    places = [Location("b", 1, 1), Location("a", 10, 1), Location("a", 9, 12), Location("a", 9, 2)]
    assert sorted(places) == [
        Location("a", 9, 2),
        Location("a", 9, 12),
        Location("a", 10, 1),
        Location("b", 1, 1),
    ]


def test_diagnostics_sort_by_place_then_code_then_message() -> None:
    third = problem("a", line=2)
    second = problem("b", code="DOC102")
    first = problem("z", code="DOC101")
    assert sorted([third, second, first]) == [first, second, third]


def test_text_names_the_level() -> None:
    assert render_text([problem("b", line=2, level="warning"), problem("a")]) == (
        "spec/a/service.yaml:1:1: error[DOC101]: a\nspec/a/service.yaml:2:1: warning[DOC101]: b\n"
    )


def test_errors_are_told_from_warnings() -> None:
    first, second = problem("b"), problem("a")
    assert errors_in([first, problem("c", level="warning"), second]) == (first, second)


def test_text_of_none_is_empty() -> None:
    assert render_text([]) == ""


def test_text_with_a_hint_is_the_documented_form() -> None:
    diagnostic = problem(
        "path parameter `accountName` is not declared",
        file="spec/media-services-management/operations/accounts.yaml",
        line=41,
        column=7,
        code="SPEC204",
        hint="add it under `parameters` with `in: path`, or correct the path",
    )
    assert render_text([diagnostic]) == (
        "spec/media-services-management/operations/accounts.yaml:41:7: error[SPEC204]: "
        "path parameter `accountName` is not declared\n"
        "\n"
        "hint: add it under `parameters` with `in: path`, or correct the path\n"
    )


def test_text_is_sorted_without_duplicates_and_parts_what_has_a_hint() -> None:
    diagnostics = [
        problem("fourth", line=4),
        problem("third", line=3, hint="mend it"),
        problem("first"),
        problem("second", line=2),
        problem("first"),
        problem("first", path="another.path"),
    ]
    assert render_text(diagnostics) == (
        "spec/a/service.yaml:1:1: error[DOC101]: first\n"
        "spec/a/service.yaml:2:1: error[DOC101]: second\n"
        "\n"
        "spec/a/service.yaml:3:1: error[DOC101]: third\n"
        "\n"
        "hint: mend it\n"
        "\n"
        "spec/a/service.yaml:4:1: error[DOC101]: fourth\n"
    )


@pytest.mark.parametrize("bad", ["\n", "\r", "\x1b", "\x9b", "\u2028", "\u202e", "\ud800", "\0"])
def test_nothing_that_is_rendered_can_forge_a_line_or_move_the_cursor(bad: str) -> None:
    text = render_text([problem(f"a{bad}b", file=f"spec/{bad}.yaml", hint=f"c{bad}d")])
    assert text.split("\n")[1:] == [
        "",
        f"hint: c\\u{ord(bad):04x}d",
        "",
    ]
    assert text.replace("\n", "").isprintable()
    assert text.encode("utf-8")


def test_json_has_every_member_one_object_a_line() -> None:
    diagnostics = [
        problem("b", line=2, level="warning"),
        problem("é", path="a.b", hint="mend it"),
        problem("b", line=2, level="warning"),
    ]
    text = render_json(diagnostics)
    assert text.isascii()
    assert len(text.splitlines()) == 4
    assert json.loads(text) == [
        {
            "level": "error",
            "code": "DOC101",
            "message": "é",
            "file": "spec/a/service.yaml",
            "line": 1,
            "column": 1,
            "path": "a.b",
            "hint": "mend it",
        },
        {
            "level": "warning",
            "code": "DOC101",
            "message": "b",
            "file": "spec/a/service.yaml",
            "line": 2,
            "column": 1,
            "path": "",
            "hint": "",
        },
    ]


def test_json_of_none_is_an_empty_array() -> None:
    assert render_json(iter(())) == "[]\n"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("accounts", "`accounts`"),
        ("", "``"),
        ("Größe 東京", "`Größe 東京`"),
        ("a\x1b[31mb", r"`a\u001b[31mb`"),
        ("a\r\nb\tc", r"`a\u000d\u000ab\u0009c`"),
        ("a\u2028\u202e\ufeff\u00a0", r"`a\u2028\u202e\ufeff\u00a0`"),
        ("\ud83d", r"`\ud83d`"),
        ("\U000e0041", r"`\U000e0041`"),
        ("`: error", r"`\u0060: error`"),
        ("x" * 80, "`" + "x" * 80 + "`"),
        ("x" * 81, "`" + "x" * 80 + "…`"),
    ],
)
def test_quote(text: str, quoted: str) -> None:
    assert quote(text) == quoted


def test_quote_keeps_as_many_characters_as_asked() -> None:
    assert quote("abcdef", 3) == "`abc…`"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("paramters", "parameters"),
        ("PATH", "path"),
        ("path", "path"),
        ("zzz", None),
        ("", None),
        ("parameters" * 10_000, None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    assert nearest(word, ["path", "parameters", "p" * 100_000]) == expected


def test_nearest_does_not_depend_on_the_order_of_words() -> None:
    assert nearest("nam", ["name", "nams"]) == nearest("nam", ["nams", "name"])


def test_error_carries_its_diagnostics_and_says_them() -> None:
    error = DiagnosticError(iter([problem("b", line=2), problem("a")]))
    assert error.diagnostics == (problem("b", line=2), problem("a"))
    assert str(error) == (
        "spec/a/service.yaml:1:1: error[DOC101]: a\nspec/a/service.yaml:2:1: error[DOC101]: b"
    )
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics
