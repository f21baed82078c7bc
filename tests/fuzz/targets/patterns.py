"""The checker of regular expressions: what it takes compiles, means one thing, and ends in time."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

from clientgen.patterns.backtracking import pattern_fault
from clientgen.wire.formats import MAX_MATCHED

from ..literals import literals
from ..target import ROOT, Target
from ..texts import grammar

WORDS = literals("words", "patterns")


def check(data: bytes) -> None:
    text, _, alphabet = data.decode("utf-8", "replace").partition("\n\n")
    fault = pattern_fault(text)
    assert fault.isprintable()
    if fault:
        return
    with warnings.catch_warnings(action="error"):
        pattern = re.compile(text)
    for piece in {*alphabet.split("\n")[:3], text[:1], "a", "0"} - {""}:
        subject = (piece * MAX_MATCHED)[:MAX_MATCHED]
        pattern.search(subject)
        pattern.search(subject[:-1] + "\0")


def seeds() -> Iterable[bytes]:
    found = set()
    for path in (*ROOT.glob("spec/*/types.yaml"), *ROOT.glob("tests/**/spec/*/types.yaml")):
        found.update(re.findall(r"pattern: ['\"]?([^'\"\n}]+)", path.read_text("utf-8")))
    found |= {"^(?:[a-z]+-)*[a-z]+$", "[^/]{1,63}", "^\\d{4}-\\d{2}$", "^(a|b)*c$", "x*y*z*"}
    return tuple(f"{text}\n\nab\naab\n-".encode() for text in sorted(found))


TARGET = Target(check=check, seeds=seeds, inputs=grammar(WORDS, seeds), words=WORDS)
