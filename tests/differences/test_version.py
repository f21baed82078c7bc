"""The version that a difference asks for."""

from __future__ import annotations

import pytest

from clientgen.differences import Finding, propose


@pytest.mark.parametrize(
    ("before", "rule", "after"),
    [
        ("1.2.3", "verb-changed", "2.0.0"),
        ("0.2.3", "verb-changed", "0.3.0"),
        ("1.2.3", "operation-added", "1.3.0"),
        ("0.2.3", "operation-added", "0.2.4"),
        ("1.2.3", "other", "1.3.0"),
        ("1.2.3", "documentation", "1.2.4"),
        ("0.2.3", "emulation", "0.2.4"),
        ("1.2.3", "version-changed", "1.2.3"),
        ("2", "verb-changed", "3.0.0"),
        ("1.4rc1", "documentation", "1.4.1"),
    ],
)
def test_the_worst_difference_decides(before: str, rule: str, after: str) -> None:
    assert propose(before, [Finding(rule=rule, path=("a",))]) == after
