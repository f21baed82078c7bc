"""The YAML loader: a document that JSON can hold, or problems with their places; with either parser."""

from __future__ import annotations

import json
from collections.abc import Iterable
from unittest.mock import patch

import yaml

from clientgen.diagnostics import Diagnostic, render_text
from clientgen.document import CODES, PROBLEM_LIMIT, Document, load

from ..literals import literals
from ..target import ROOT, Target
from ..texts import grammar

WORDS = literals("words", "documents")


def check(content: bytes) -> None:
    document, problems = load(content, "spec/a/types.yaml")
    _check_problems(content, document, problems)
    if document is not None:
        _check_data(document)
    with patch.object(yaml, "CSafeLoader", yaml.SafeLoader):
        slowly, found = load(content, "spec/a/types.yaml")
    _check_problems(content, slowly, found)
    if document is not None and slowly is not None:
        assert slowly.data == document.data


def _check_problems(
    content: bytes, document: Document | None, problems: tuple[Diagnostic, ...]
) -> None:
    assert (document is None) == bool(problems)
    assert len(problems) <= PROBLEM_LIMIT + 1
    lines = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").split("\n")
    for problem in problems:
        assert problem.code in CODES
        assert 1 <= problem.location.line <= len(lines)
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1
        assert len(problem.message) < 2_000
    assert render_text(problems).replace("\n", "").isprintable()


def _check_data(document: Document) -> None:
    text = json.dumps(document.data, allow_nan=False, ensure_ascii=False)
    assert text.encode("utf-8")
    assert "\\u0000" not in text
    # JSON is YAML, but for the pairs of escapes that stand for one character
    spelled = "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in text)
    again, problems = load(spelled.encode(), "again.yaml")
    if document.data is not None:
        assert again is not None, problems
        assert again.data == document.data


def seeds() -> Iterable[bytes]:
    for path in sorted((ROOT / "tests" / "features").glob("*/spec/*/*.yaml")):
        yield path.read_bytes()
    for path in sorted((ROOT / "tests" / "errors").glob("DOC*/*.yaml")):
        yield path.read_bytes()


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=grammar(WORDS, seeds),
    words=WORDS,
)
