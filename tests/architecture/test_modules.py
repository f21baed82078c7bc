"""The order of modules, and who may look at the characters of spec text."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import clientgen

PACKAGE = Path(clientgen.__file__).parent
ROOT = PACKAGE.parents[1]
MODULES = sorted(PACKAGE.rglob("*.py"))

REVEALING = {
    *("text", "pages"),
    *("ir", "lowering", "catalog", "rules", "symbols"),
    "transcription",
    *("python_source", "description", "emulation_data", "cases", "agreement", "focus"),
    "interchange",
}
"""The stages that judge or encode spec text."""
DUMPING = {"plan", "pipeline"}
"""The stages that hand descriptions on, which are encoded as a whole and never given to a template."""
GATES = {"reveal", "thaw", "describe_type", "describe_types"}
"""What gives the characters of spec text as a `str`."""
DESCRIPTIONS = {"describe", "excerpt", "assembled"}
"""What gives them within a description."""


def test_only_stages_that_judge_or_encode_reveal_spec_text() -> None:
    found = {name: _words(source) & _closed_to(name) for name, source in _sources()}
    assert {name: gates for name, gates in found.items() if gates} == {}


def test_one_module_names_the_characters_of_spec_text() -> None:
    naming = [name for name, source in _sources() if re.search(r"\b_characters\b", source)]
    assert naming == ["text.py"]


def _closed_to(name: str) -> set[str]:
    stage = name.partition("/")[0].removesuffix(".py")
    if stage in REVEALING:
        return set()
    return GATES if stage in DUMPING else GATES | DESCRIPTIONS


def _sources() -> list[tuple[str, str]]:
    """Every module of the generator: its path within the package, and its source."""
    return [(p.relative_to(PACKAGE).as_posix(), p.read_text("utf-8")) for p in MODULES]


def _words(source: str) -> set[str]:
    """Every name that a module imports, uses or asks an object for."""
    nodes = [*ast.walk(ast.parse(source))]
    return {
        *(node.name for node in nodes if isinstance(node, ast.alias)),
        *(node.id for node in nodes if isinstance(node, ast.Name)),
        *(node.attr for node in nodes if isinstance(node, ast.Attribute)),
    }


def test_no_clock_no_randomness_and_no_host_decides_a_byte() -> None:
    forbidden = {"random", "secrets", "socket", "getpass", "datetime", "uuid", "locale"}
    allowed = {"wire": {"datetime", "uuid"}, "rules": {"datetime", "uuid"}}
    found = {}
    for name, source in _sources():
        imported = {
            each.split(".")[0] for node in ast.walk(ast.parse(source)) for each in _imported(node)
        }
        found[name] = imported & (forbidden - allowed.get(name.split("/")[0], set()))
    assert {name: modules for name, modules in found.items() if modules} == {}


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


def test_nothing_names_a_machine_or_a_path_outside(tracked: tuple[Path, ...]) -> None:
    outside = re.compile(r"(?<![\w/])/(?:home|root|Users)/\w|\.\./shared\b")
    kinds = {".py", ".jinja", ".md", ".yaml", ".toml", ".json"}
    texts = {
        path: path.read_text("utf-8", errors="replace")
        for path in tracked
        if path.suffix in kinds and path != Path(__file__)
    }
    found = {path: each[0] for path, text in texts.items() if (each := outside.search(text))}
    assert found == {}
