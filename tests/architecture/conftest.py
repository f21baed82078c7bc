"""Helpers of the tests of the project's own files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def tracked() -> tuple[Path, ...]:
    """The files of this tree that git tracks; the test is skipped without git."""
    if not (ROOT / ".git").exists():
        pytest.skip("this tree is no checkout of git")
    command = ("git", "ls-files", "-z", "--cached")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())
