from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_runtime.shell import quote

_ECHO = "import os, sys; os.write(1, b'|'.join(map(os.fsencode, sys.argv[1:])))"
WORDS = [
    "",
    "plain",
    "two words",
    'it\'s "quoted"',
    "$HOME `id` $(id) \\ ! * ~",
    "-x",
    "@file",
    "a\nb\n\n",
    "\n",
    "\r\n\t\x1b[31m\x07\x7f",
    "%s %n \\n \\033",
    "\u2028\u202e\u00e9\U0001f600",
    "\udcff\udc80",
]


def run_words(shell: str, words: list[str]) -> bytes:
    line = " ".join([quote(sys.executable), "-c", quote(_ECHO), *words])
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [shell, "-c", line], check=True, capture_output=True, env=environment, timeout=30
    ).stdout


@pytest.mark.parametrize("shell", ["bash", "sh"])
@pytest.mark.parametrize("only_ascii", [False, True])
def test_a_shell_makes_the_same_words_again(shell: str, only_ascii: bool) -> None:
    quoted = [quote(word, only_ascii=only_ascii) for word in WORDS]
    assert run_words(shell, quoted) == b"|".join(map(os.fsencode, WORDS))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
def test_nothing_steers_the_terminal(text: str, only_ascii: bool) -> None:
    quoted = quote(text, only_ascii=only_ascii)
    assert all(character == "\n" or character.isprintable() for character in quoted)
    assert quoted.isascii() or not only_ascii


def test_a_nul_is_refused() -> None:
    with pytest.raises(ValueError, match="NUL"):
        quote("a\0b")
