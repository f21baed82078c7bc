"""Files, commands and links named by the pages of the project exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from clientgen.cli import main

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


def test_hooks_that_a_page_shows_are_hooks_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entries = {hook["id"]: hook["entry"].split() for hook in hooks}
    page = (ROOT / "spec" / "README.md").read_text("utf-8")
    assert set(re.findall(r"- id: ([\w-]+)", page)) == set(entries)
    for name, (program, command, *options) in entries.items():
        assert program == "clientgen"
        known = {flag for each in main.commands[command].params for flag in each.opts}
        assert set(options) <= known, name


def test_the_job_that_a_page_shows_is_yaml_and_runs_commands_that_there_are() -> None:
    page = (ROOT / "spec" / "README.md").read_text("utf-8")
    (block,) = (each for each in re.findall(r"```yaml\n(.*?)```", page, re.S) if "jobs:" in each)
    (job,) = yaml.safe_load(block)["jobs"].values()
    lines = [step["run"] for step in job["steps"] if "run" in step]
    assert "clientgen generate --check" in lines
    assert all(each.startswith(("pip install ", "clientgen ", "for ")) for each in lines)
