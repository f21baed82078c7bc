"""Every class of difference, with a pair of specs and the exact output for it.

`pairs/<rule>.yaml` contains replacements in the files of `base` for the later spec (`edits`) and,
if needed, replacements for both (`given`). `pairs/<rule>.txt` contains the expected output.
`pytest tests/differences --update` writes the current output; read its diff as a user would.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientgen.differences import RULES, propose, render_findings, render_version
from clientgen.pipeline import Difference, differ
from clientgen.project import Project

HERE = Path(__file__).parent
PAIRS = sorted(path.stem for path in (HERE / "pairs").glob("*.yaml"))
NO_PAIR = {"other"}
"""Rules that no spec can show while every member of a description has a rule."""


def lay_out(root: Path, api: str, edits: list[dict[str, str]]) -> tuple[Project, str]:
    """Write the API of `base` with some texts replaced; an empty text means no file."""
    folder = root / "spec" / api
    shutil.copytree(HERE / "base", folder)
    for edit in edits:
        path = folder / edit["file"]
        text = path.read_text("utf-8") if path.exists() else ""
        assert text.count(edit["before"]) == 1, edit
        path.write_text(text.replace(edit["before"], edit["after"]), "utf-8")
        if not path.stat().st_size:
            path.unlink()
    return Project(root), api


def differ_as(pair: dict[str, Any], tmp_path: Path) -> Difference:
    given, edits = pair.get("given", []), pair.get("edits", [])
    old = lay_out(tmp_path / "old", "library", given)
    new = lay_out(tmp_path / "new", pair.get("api", "library"), given + edits)
    found = differ(old, new)
    assert found.diagnostics == ()
    return found


@pytest.mark.parametrize("rule", PAIRS)
def test_text(rule: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    pair = yaml.safe_load((HERE / "pairs" / f"{rule}.yaml").read_text("utf-8"))
    found = differ_as(pair, tmp_path)
    version = render_version(found.before, found.after, found.findings)
    said = render_findings(found.findings) + version
    expected = HERE / "pairs" / f"{rule}.txt"
    if request.config.getoption("--update"):
        expected.write_text(said, "utf-8", newline="\n")
    assert said == expected.read_text("utf-8")
    rules = {each.rule for each in found.findings}
    assert rule in rules
    assert "other" not in rules


def test_every_rule_has_a_pair_and_every_pair_a_rule() -> None:
    assert set(PAIRS) == RULES.keys() - NO_PAIR
    assert {path.stem for path in (HERE / "pairs").glob("*.txt")} == set(PAIRS)


def test_the_same_spec_does_not_differ(tmp_path: Path) -> None:
    found = differ_as({}, tmp_path)
    assert found.findings == ()
    assert render_findings(found.findings) == "no difference\n"
    assert propose("1.2.3", found.findings) == "1.2.3"
