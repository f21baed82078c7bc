from __future__ import annotations

import random
import re
import subprocess
import sys
import time

import pytest

from clientgen.patterns.backtracking import pattern_fault
from clientgen.patterns.regex import LONGEST


@pytest.mark.parametrize(
    "pattern",
    [
        "^$",
        "",
        "^a|b$",
        "^[a-z0-9]+$",
        "^[a-z0-9](-?[a-z0-9])*$",
        "^[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]$",
        "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        r"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$",
        r"^.*\.json$",
        r"^[^@]+@[^@]+\.[^@]+$",
        r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        r"^\d{4}-\d{2}-\d{2}$",
        r"\s+$",
        r"^[\w.\-]+?$",
        r"^[^\x00-\x1f\u007f]*$",
        "^((a|b)*c)+$",
        "^é+$",
        "[a-]",
        "[-a]",
        "[a^]",
    ],
)
def test_usual_patterns_can_be_used(pattern: str) -> None:
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        "^(a+)+$",
        "(a|a)*$",
        "(a|aa)+$",
        "(.*a){20}",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(x+x+)+y",
        "(aa*)+",
        "((ab)+)+",
        "(a+b*)*c",
        "(a{1,100}){1,100}",
        "([a-c]|[c-d])*x",
        "(?:a|b|ab)*c",
        "((a?|b?)c)*d",
        "((a?)?c)*d",
    ],
)
def test_repeats_with_several_ways_are_refused(pattern: str) -> None:
    assert (
        pattern_fault(pattern) == "it repeats a part that can match the same text in several ways"
    )


@pytest.mark.parametrize("pattern", ["(a*)*", "(a?){30}b", "(a|b?)+", "(){2}", "(|a)*"])
def test_repeats_of_nothing_are_refused(pattern: str) -> None:
    assert pattern_fault(pattern) == "it repeats a part that can be empty"


@pytest.mark.parametrize(
    "pattern",
    ["a*a*a*b", r"^\s*(.*?)\s*$", "(.{0,40}.{0,40}[bc]*a)?c$", "a?" * 30 + "a" * 30, "(ab*){2}b*c"],
)
def test_long_searches_are_refused(pattern: str) -> None:
    assert pattern_fault(pattern) == "it can take too long for a long text"


@pytest.mark.parametrize(
    "pattern", ["a?" * 250, "a*" * 250, r"\w?" * 160, "(" * 24 + "a?b?c?" * 60 + ")*" * 24]
)
def test_patterns_are_judged_soon(pattern: str) -> None:
    begin = time.process_time()
    assert pattern_fault(pattern)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (r"(a)\1", "this escape is not supported, at character 5"),
        (r"\bword", "this escape is not supported, at character 2"),
        (r"\p{L}", "this escape is not supported, at character 2"),
        (r"\A", "this escape is not supported, at character 2"),
        ("\\", "this escape is not supported, at character 2"),
        (r"\x1", "this escape is not complete, at character 2"),
        ("(?=a)a", "look-arounds, names and flags of groups are not supported, at character 1"),
        ("(?i)a", "look-arounds, names and flags of groups are not supported, at character 1"),
        ("(?P<n>a)", "look-arounds, names and flags of groups are not supported, at character 1"),
        ("(a", "a group is not closed, at character 2"),
        ("a)", "`)` has no `(` before it, at character 2"),
        ("a]", "`]` has no opening bracket; write `\\]` for the character, at character 2"),
        ("a}", "`}` has no opening bracket; write `\\}` for the character, at character 2"),
        ("[a", "a class is not closed, at character 3"),
        ("[]", "a class contains no character, at character 2"),
        ("[[a]", "write `\\[` for the character in a class, at character 2"),
        ("[+--]", "write `\\-` for the character in a class, at character 4"),
        ("[a&&b]", "write `\\&` for the character in a class, at character 3"),
        ("[z-a]", "a range must go from a lower to a higher character, at character 4"),
        (r"[\d-z]", "a range must go from a lower to a higher character, at character 5"),
        ("*a", "there is nothing to repeat, at character 1"),
        ("a**", "two counts follow each other, at character 3"),
        ("a++", "two counts follow each other, at character 3"),
        ("a{,3}", "a count begins with a number; write `\\{` for the character, at character 2"),
        ("a{3", "a count is not closed, at character 3"),
        ("a{5,2}", "the minimum of a count is greater than its maximum, at character 6"),
        ("a{4097}", "a count is above 4096, at character 6"),
        ("a{99999999999}", "a count is above 4096, at character 8"),
        ("a^b", "`^` and `$` can only be the ends of a pattern, at character 2"),
        ("a$b", "`$` can only be the end of a pattern, at character 2"),
        ("(a$)", "`^` and `$` can only be the ends of a pattern, at character 3"),
        ("(" * 40, "groups are nested more than 24 deep, at character 25"),
        ("a" * (LONGEST + 1), "it has more than 500 characters"),
    ],
)
def test_what_is_not_understood(pattern: str, fault: str) -> None:
    assert pattern_fault(pattern) == fault


@pytest.mark.parametrize(
    "pattern",
    [
        "a?" * 250,
        "(?:" + "|".join("a" * 249) + ")*",
        "(" * 24 + "a?" * 200 + ")" * 24,
        "(" * 24 + "a" + "+)" * 23 + ")",
        "(" * 20 + "a{1,3}" * 40 + "){1,9}" * 20,
    ],
)
def test_hostile_patterns_are_judged_at_all(pattern: str) -> None:
    # where the work grows exponentially, this never ends
    assert pattern_fault(pattern)


_MATCH = """
import re, sys
for text in ("a" * 4000 + "!", "ab" * 2000 + "!", "a" * 2000 + "b" * 2000 + "!"):
    re.compile(sys.argv[1], re.ASCII).search(text)
"""


@pytest.mark.parametrize(
    "pattern", ["([ab]){2,}x$", "(.)+c$", "^[ab]*[bc]*$", r"[ab]+-[ab]+$", "(a|b)+$"]
)
def test_patterns_that_are_accepted_end(pattern: str) -> None:
    assert pattern_fault(pattern) == ""
    subprocess.run([sys.executable, "-c", _MATCH, pattern], check=True, timeout=60)


SIGNS = r"ab-[]^$|&~(){}*+?.,\d:02 x1u"


def test_what_is_accepted_compiles_without_a_warning() -> None:
    # warnings are errors here; the seed is fixed, so that a failure can be seen again
    dice = random.Random(7)
    accepted = 0
    for _ in range(30_000):
        inner = "".join(dice.choice(SIGNS) for _ in range(dice.randint(1, 8)))
        pattern = dice.choice([inner, f"[{inner}]"])
        if not pattern_fault(pattern):
            re.compile(pattern, re.ASCII)
            accepted += 1
    assert accepted > 1_000
