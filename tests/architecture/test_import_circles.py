"""No modules import each other in a circle, not even inside functions or for type checkers."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TREES = (
    "templates/runtime",
    "templates/cli_runtime",
    "templates/emulator_runtime",
    "templates/tests",
    "generator/clientgen",
)


@pytest.mark.parametrize("tree", TREES)
def test_no_modules_import_each_other_in_a_circle(tree: str) -> None:
    assert circle_of(ROOT / tree) == []


@pytest.mark.parametrize(
    ("sources", "circle"),
    [
        ({"a": "from .b import x", "b": "x = 1"}, []),
        ({"a": "from .b import x", "b": "def f():\n    from .a import y"}, ["a", "b", "a"]),
        ({"a": "from . import b", "b": "if T:\n    from .a import y"}, ["a", "b", "a"]),
        ({"a": "import b", "b": "import c", "c": "from a import x"}, ["a", "b", "c", "a"]),
        ({"a": "from tree.b import x", "b": "import tree.a"}, ["a", "b", "a"]),
        ({"a": "from tree import b", "b": "from tree.a import x"}, ["a", "b", "a"]),
        ({"p/__init__": "from .a import x", "p/a": "from ..b import y", "b": ""}, []),
        ({"p/__init__": "from .a import x", "p/a": "from ..b import y", "b": "import tree.p"},
         ["b", "p", "p.a", "b"]),
    ],
)  # fmt: skip
def test_circles_are_found(tmp_path: Path, sources: Mapping[str, str], circle: list[str]) -> None:
    for name, source in sources.items():
        path = tmp_path / "tree" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    found = circle_of(tmp_path / "tree")
    assert sorted(set(found)) == sorted(set(circle))
    assert found[:1] == found[-1:]


def circle_of(tree: Path) -> list[str]:
    """Return the modules of one circle, the first again at the end; none if there is none."""
    paths = {_name(tree, path): path for path in sorted(tree.rglob("*.py"))}
    graph = {name: _imports(name, path, tree.name, paths) - {name} for name, path in paths.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _name(tree: Path, path: Path) -> str:
    inside = path.relative_to(tree).with_suffix("").parts
    return ".".join(inside[:-1] if inside[-1] == "__init__" else inside)


def _imports(name: str, path: Path, tree: str, known: Mapping[str, object]) -> set[str]:
    """Return the modules of the tree that a module imports, wherever in it."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    choices = (each for node in nodes for each in _choices(node, package, tree))
    found = (next((name for name in choice if name in known), "") for choice in choices)
    return {name for name in found if name}


def _choices(node: ast.AST, package: str, tree: str) -> Iterator[tuple[str, ...]]:
    """Give what each name of an import may be: a module itself, or a name in one."""
    if isinstance(node, ast.Import):
        yield from ((alias.name.removeprefix(f"{tree}."),) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        place = f"{node.module or ''}.".removeprefix(f"{tree}.").rstrip(".")
        if node.level:
            outer = package.split(".")
            place = ".".join(filter(None, [*outer[: len(outer) - node.level + 1], place]))
        for alias in node.names:
            yield f"{place}.{alias.name}".removeprefix("."), place
