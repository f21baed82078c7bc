"""Ruff and black, between them, see every Python file of the project."""

from __future__ import annotations

import re
from pathlib import Path

from black import get_sources
from black.const import DEFAULT_INCLUDES
from black.files import parse_pyproject_toml
from black.report import Report
from tests.checks.table import BY_HAND, GENERATED

ROOT = Path(__file__).parents[2]
LEFT_OUT_BY_RUFF = {"_build", "build", "dist", "node_modules", "site-packages", "snapshot", "venv"}
"""Folders that Ruff does not enter: those that it leaves out by default, and ours."""


def test_each_python_file_is_laid_out_by_ruff_or_black(tracked: tuple[Path, ...]) -> None:
    by_hand = tuple(ROOT / each for each in BY_HAND)
    modules = {path for path in tracked if path.suffix == ".py"}
    by_ruff = {
        path
        for path in modules
        if any(map(path.is_relative_to, by_hand))
        and LEFT_OUT_BY_RUFF.isdisjoint(path.relative_to(ROOT).parts)
    }
    missed = modules - by_ruff - seen_by_black()
    assert {path.relative_to(ROOT).as_posix() for path in missed} == set()


def seen_by_black() -> set[Path]:
    excluded = parse_pyproject_toml(str(ROOT / "pyproject.toml")).get("extend_exclude")
    return get_sources(
        root=ROOT,
        src=tuple(map(str, GENERATED)),
        quiet=True,
        verbose=False,
        include=re.compile(DEFAULT_INCLUDES),
        exclude=None,
        extend_exclude=None if excluded is None else re.compile(excluded),
        force_exclude=None,
        report=Report(),
        stdin_filename=None,
    )
