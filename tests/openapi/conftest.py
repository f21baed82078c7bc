"""A project, and the command in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from clientgen.cli import main

Import = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, which is the current folder."""
    (tmp_path / "spec").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def imported(project: Path) -> Import:
    """Import a document, as JSON or as it is, into `library` unless told otherwise."""

    def run(
        document: Any, *options: str, name: str = "openapi.json", into: str = "library"
    ) -> Result:
        path = project / "in" / name
        path.parent.mkdir(exist_ok=True)
        text = document if isinstance(document, str) else json.dumps(document)
        path.write_text(text, encoding="utf-8")
        return CliRunner().invoke(main, ["import", str(path), "--into", into, *options])

    return run


def tree(folder: Path) -> dict[str, str]:
    """The files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def own_tests_pass(project: Path, api: str = "library") -> None:
    """Generate the package, and run the tests that come with it."""
    made = CliRunner().invoke(main, ["generate", api, "--strict"])
    assert made.exit_code == 0, made.output
    package = project / "generated" / api
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [*command, "-p", f"{api}.pytest_plugin", "tests"],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
