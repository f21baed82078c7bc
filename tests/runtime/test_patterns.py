"""The meaning of patterns, and a limit for the time of a match."""

from __future__ import annotations

import time

import pytest

from clientgen.wire.formats import matches
from runtime.checks import Check
from runtime.errors import ArgumentError

PATTERNS = (
    *(
        "^[]$]+x$",
        "^[^]$]+$",
        "[$]$",
        r"^[\]$]+$",
        r"\$$",
        "a|b$",
        "^a$",
        "$",
        r"^\d+$",
        r"^[\w$]$",
    ),
    *("^[a$b]$|c$", "(a$|b)", r"[\\$]$"),
)
TEXTS = (
    "",
    "a",
    "a\n",
    "b\n",
    "c",
    "$",
    "$\n",
    "a$",
    "]x",
    "]$x",
    "$$x\n",
    "]",
    "\\",
    "[",
    "٣",
    "7",
)


@pytest.mark.parametrize(
    ("pattern", "fits", "differs"),
    [
        ("^a$|^b$", "a", "a\n"),
        (r"^[$a]\$", "a$\n", "a\n"),
        (r"^[\]$]+$", "$]", "$\n"),
        (r"^\d$", "7", "\u0667"),
        (r"^\w$", "e", "\u00e9"),
        (r"^\W$", "\u00e9", "e"),
        (r"^\s$", "\t", "\u00a0"),
    ],
)
def test_a_pattern_means_what_it_does_in_json_schema(pattern: str, fits: str, differs: str) -> None:
    Check(pattern=pattern).apply("x", fits)
    with pytest.raises(ArgumentError):
        Check(pattern=pattern).apply("x", differs)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        # digits that are not of ASCII cannot be met in two ways
        (r"^(\dx?|[\u0660-\u0669]x?)*$", "\u0660" * 60 + "!"),
        # quadratic, as is allowed, but only in a text of bounded length
        ("^(a|b)*(a|b)*c$", "ab" * 500_000),
    ],
)
def test_no_argument_is_matched_for_long(pattern: str, text: str) -> None:
    begin = time.process_time()
    with pytest.raises(ArgumentError):
        Check(pattern=pattern).apply("x", text)
    assert time.process_time() - begin < 5


def test_the_end_of_a_pattern_is_not_before_a_line_break() -> None:
    with pytest.raises(ArgumentError, match="small letters"):
        Check(pattern="^[a-z]+$", rule="small letters").apply("x", "abc\n")


def accepts(pattern: str, text: str) -> bool:
    try:
        Check(pattern=pattern).apply("text", text)
    except ArgumentError:
        return False
    return True


@pytest.mark.parametrize("pattern", PATTERNS)
def test_both_read_a_pattern_alike(pattern: str) -> None:
    accepted = [text for text in TEXTS if accepts(pattern, text)]
    assert accepted == [text for text in TEXTS if matches(text, pattern)]
