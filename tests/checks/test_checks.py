"""The command that runs checks tells each failure, and everybody runs the checks through it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from . import command
from .shell import ROOT, CommandError, Shell
from .table import CHECKS

NAMES = {check.__name__ for check in CHECKS}


def sound(shell: Shell) -> None:
    """Nothing is wrong."""
    shell.run("python", "-c", "print('all is well')")


def broken(shell: Shell) -> None:
    """Something is wrong."""
    shell.say("about to fail")
    shell.run("python", "-c", "import sys; print('it is wrong', file=sys.stderr); sys.exit(3)")
    shell.say("never said")


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "CHECKS", (broken, sound))


@pytest.mark.usefixtures("two")
def test_all_checks_are_run_and_each_failure_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 1
    printed = capsys.readouterr().out
    assert re.search(r"== sound \(\d+s\): ok - Nothing is wrong\.\nall is well\n", printed)
    assert "FAILED - Something is wrong.\nabout to fail\nit is wrong\n`python -c" in printed
    assert "exits with 3\n" in printed
    assert printed.endswith("\n1 of 2 checks fail: broken\n")
    assert "never said" not in printed


@pytest.mark.usefixtures("two")
def test_only_those_that_are_named_are_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["sound"]) == 0
    assert "broken" not in capsys.readouterr().out


def test_a_name_of_no_check_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command.main(["lint", "nothing"])
    assert "there is no check `nothing`" in capsys.readouterr().err


def make_wheel(folder: Path) -> Path:
    """Write a wheel of a distribution `given`, which has no modules."""
    path = folder / "given-1-py3-none-any.whl"
    about = {
        "METADATA": "Metadata-Version: 2.1\nName: given\nVersion: 1\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for name, content in about.items():
            wheel.writestr(f"given-1.dist-info/{name}", content)
    return path


def test_a_new_environment_has_what_it_is_given_and_no_more(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    python = shell.environment("nearly-empty", "--no-index", str(make_wheel(tmp_path))) / "python"
    shell.run(python, "-c", "from importlib.metadata import version; print(version('given'))")
    assert shell.printed[-1] == "1\n"
    for absent in ("clientgen", "pip"):
        with pytest.raises(CommandError, match="exits with 1"):
            shell.run(python, "-c", f"import {absent}")
        assert "ModuleNotFoundError" in shell.printed[-1]


def test_ci_and_nox_run_all_checks_and_the_hooks_some() -> None:
    called = "-m tests.checks\n"
    assert f".venv/bin/python {called}" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert '"-m", "tests.checks", *session.posargs' in (ROOT / "noxfile.py").read_text("utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    entries = re.findall(r"^ +entry: (.*)$", hooks, re.MULTILINE)
    assert {entry.removeprefix("python -m tests.checks ") for entry in entries} <= NAMES
