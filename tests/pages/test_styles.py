"""The reader meets its bars on pages in each style that it has a profile for, and in none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pages.measure import measure

STYLES = sorted((Path(__file__).parent / "styles").glob("*/judgements.yaml"))
BARS = {
    "operations": (97, 97),
    "path": (95, 98),
    "path parameters": (95, 98),
    "query": (93, 97),
    "headers": (93, 97),
    "response headers": (93, 97),
    "success": (98, 99),
    "errors": (95, 98),
    "request": (90, 95),
    "response": (90, 95),
    "examples": (90, 90),
    "media types": (90, 95),
    "types": (0, 99),
    "required": (0, 99),
}
"""Recall and precision in percent that each kind must have."""


def _name(file: Path) -> str:
    return file.parent.name


@pytest.mark.parametrize("file", STYLES, ids=_name)
def test_a_style_meets_its_bars(file: Path) -> None:
    _, scores = measure(file)
    low = {
        kind: (score.missing, score.wrong)
        for kind, score in scores.items()
        if score.right + len(score.missing)
        and (score.recall < BARS[kind][0] or score.precision < BARS[kind][1])
    }
    assert low == {}


@pytest.mark.parametrize("file", STYLES, ids=_name)
def test_operations_are_found_without_a_profile(file: Path) -> None:
    _, scores = measure(file, profiled=False)
    assert scores["operations"].recall >= 85
    assert scores["operations"].precision >= 90
