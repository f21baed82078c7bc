"""A project, and the command in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.features.own_tests import OwnTests

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


Pass = Callable[[Path], None]


@pytest.fixture
def own_tests_pass(own_tests: OwnTests) -> Pass:
    """Generate the package of the API `library`, and run the tests that come with it."""

    def run(project: Path) -> None:
        made = CliRunner().invoke(main, ["generate", "library", "--strict"])
        assert made.exit_code == 0, made.output
        assert own_tests.failures(project / "generated" / "library", whole=True) == ""

    return run
