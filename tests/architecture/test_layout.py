"""Black sees every Python file of the project."""

from __future__ import annotations

import re
from pathlib import Path

from black import get_sources
from black.const import DEFAULT_INCLUDES
from black.files import parse_pyproject_toml
from black.report import Report

ROOT = Path(__file__).parents[2]


def test_black_sees_every_python_file(tracked: tuple[Path, ...]) -> None:
    settings = parse_pyproject_toml(str(ROOT / "pyproject.toml"))
    excluded = settings.get("extend_exclude")
    seen = get_sources(
        root=ROOT,
        src=(str(ROOT),),
        quiet=True,
        verbose=False,
        include=re.compile(DEFAULT_INCLUDES),
        exclude=None,
        extend_exclude=None if excluded is None else re.compile(excluded),
        force_exclude=None,
        report=Report(),
        stdin_filename=None,
    )
    missed = {path for path in tracked if path.suffix == ".py"} - set(seen)
    assert {path.relative_to(ROOT).as_posix() for path in missed} == set()
