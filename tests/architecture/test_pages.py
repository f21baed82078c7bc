"""What the pages of the project name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("generator/README.md", "spec/README.md", "spec/EMULATION.md"),
)
_PATH = re.compile(r"`((?:\.ci|generated|generator|spec|templates|tests)/[^\s`<>]*)`")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_of_a_page_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert [path for path in _PATH.findall(text) if not any(ROOT.glob(path))] == []


def test_paths_are_found_in_a_page() -> None:
    assert _PATH.findall("`tests/a*` or `spec/<api>/x`, `python -m tests/a`, `.ci/` `other/x`") == [
        "tests/a*",
        ".ci/",
    ]
