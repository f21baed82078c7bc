"""The order of modules, and who may look at the characters of spec text."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import clientgen

PACKAGE = Path(clientgen.__file__).parent
ROOT = PACKAGE.parents[1]
MODULES = sorted(PACKAGE.rglob("*.py"))

REVEALING = {
    *("ir", "lowering", "catalog", "rules", "symbols"),
    *("python_source", "type_data", "cases"),
}
"""The stages that judge or encode spec text."""
DATA = {"cli.py", "emulator.py", "tour.py", "operation_data.py"}
"""The views of data files, which are encoded as a whole and never given to a template."""
GATES = {"reveal", "thaw", "describe_type", "describe_types"}
"""What gives the characters of spec text as a `str`."""


def test_each_module_imports_only_those_below_it() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_stages_that_judge_or_encode_reveal_spec_text(module: Path) -> None:
    stage, *inner = module.relative_to(PACKAGE).parts
    source = module.read_text("utf-8")
    may_reveal = stage.removesuffix(".py") in REVEALING or (stage == "views" and inner[0] in DATA)
    assert may_reveal or not _words(source) & GATES
    assert not re.search(r"\b_characters\b", source) or (stage, *inner) == ("ir", "text.py")


def _words(source: str) -> set[str]:
    """Every name that a module imports, uses or asks an object for."""
    nodes = [*ast.walk(ast.parse(source))]
    return {
        *(node.name for node in nodes if isinstance(node, ast.alias)),
        *(node.id for node in nodes if isinstance(node, ast.Name)),
        *(node.attr for node in nodes if isinstance(node, ast.Attribute)),
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_clock_no_randomness_and_no_host_decides_a_byte(module: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        for name in _imported(node)
    }
    forbidden = {"random", "secrets", "socket", "getpass", "datetime", "uuid", "locale"}
    stage = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    allowed = {"wire": {"datetime", "uuid"}, "rules": {"datetime", "uuid"}}
    assert not imported & (forbidden - allowed.get(stage, set()))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def test_the_table_of_modules_is_that_of_the_tree() -> None:
    readme = (ROOT / "generator" / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z_]+)/?` \|", readme, re.MULTILINE)
    there = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()}
    assert sorted(listed) == sorted(there - {"__init__", "__pycache__", "py.typed"})


def test_nothing_names_a_machine_or_a_path_outside() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    outside = re.compile(r"(?<![\w/])/(?:home|root|Users)/\w|\.\./shared\b")
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".jinja", ".md", ".yaml", ".toml", ".json"}:
            found = outside.search(path.read_text("utf-8", errors="replace"))
            assert found is None or path == Path(__file__), (name, found)
