"""The tool that changes the runtime and counts what its tests see, on a runtime of a few lines."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .operators import changes

ROOT = Path(__file__).parents[2]

CODE = '''"""A module."""

NAMES: dict[str, int] = {"a": 1}
__all__ = ["find"]


def find(name: str, most: int = 3) -> int | None:
    """Return a number."""
    if name in NAMES and most > 2:
        log(f"found {name}")
        return NAMES[name] + most
    try:
        return not name
    except KeyError as error:
        raise ValueError("not a name") from error
'''


def found(source: str) -> list[str]:
    return [f"{each.place}: {each.change}" for each in changes(source)]


def test_conditions_operators_values_and_statements_are_changed() -> None:
    assert found(CODE) == [
        "module: 'a' is 'aX'",
        "module: 1 is 2",
        "find: 3 is 4",
        "find: always: name in NAMES and most > 2",
        "find: never: name in NAMES and most > 2",
        "find: without name in NAMES: name in NAMES and most > 2",
        "find: without most > 2: name in NAMES and most > 2",
        "find: name not in NAMES: name in NAMES",
        "find: most >= 2: most > 2",
        "find: 2 is 3",
        "find: left out: log(f'found {name}')",
        "find: returns None: return NAMES[name] + most",
        "find: NAMES[name] - most: NAMES[name] + most",
        "find: returns None: return not name",
        "find: not negated: not name",
        "find: raised again: KeyError",
        "find: left out: raise ValueError('not a name') from error",
    ]


@pytest.mark.parametrize(
    "source",
    [
        '"""Prose."""',
        "if TYPE_CHECKING:\n    X = 1",
        "@dataclass(frozen=True)\nclass C(A, final=True): pass",
        "@overload\ndef f(x: int = 1) -> int: ...",
        "T = TypeVar('T', bound='int')",
        "x: dict[str, 'a']",
        "Kind = Literal['a', 1]",
        "raise_(f'the {x} is missing')",
        "def f(a: 'b') -> 'c': pass",
    ],
)
def test_what_only_people_read_is_not_changed(source: str) -> None:
    assert [each for each in found(source) if "left out" not in each] == []


def test_each_change_is_one_and_is_made_of_the_source_again() -> None:
    original = ast.dump(ast.parse(CODE))
    made = [ast.dump(each.make()) for each in changes(CODE)]
    assert len({*made, original}) == len(made) + 1
    assert [ast.dump(each.make()) for each in changes(CODE)] == made


def test_a_change_knows_its_lines() -> None:
    lines = {each.change: each.lines for each in changes(CODE)}
    assert lines["never: name in NAMES and most > 2"] == range(9, 10)
    assert lines["NAMES[name] - most: NAMES[name] + most"] == range(11, 12)
    assert lines["left out: raise ValueError('not a name') from error"] == range(15, 16)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A runtime of one module, and tests that see some of its mutants."""
    module = (
        "MOST = 3\n\n\ndef is_few(count, most=MOST):\n    if count < most:\n        return True\n"
        "    return False\n\n\ndef unused():\n    return [1]\n"
    )
    test = (
        "import sys\nfrom pathlib import Path\n\n"
        "sys.path.insert(0, str(Path(__file__).parents[1]))\nfrom tiny.few import is_few\n\n\n"
        "def test_few():\n    assert is_few(1) is True\n    assert is_few(3) is False\n"
    )
    for path, text in (
        ("tiny/__init__.py", ""),
        ("tiny/few.py", module),
        ("tests/test_few.py", test),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    places = [f"--folder={folder / 'tiny'}", f"--tests={folder / 'tests'}"]
    command = [sys.executable, "-m", "tests.mutation.runtime", *places, *arguments]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_survivors_are_those_that_no_test_sees(tiny: Path) -> None:
    ran = run(tiny, "few.py")
    lines = ran.stdout.splitlines()
    assert lines[0] == "few.py: 6 of 8 seen (75.0 %), 0 excused", ran.stderr
    assert lines[1:3] == [
        "  survived: line 11: unused: 1 is 2",
        "  survived: line 11: unused: returns None: return [1]",
    ]
    assert ran.returncode == 1
    assert "few.py:11: unused: 1 is 2" in ran.stderr


def test_modules_are_chosen_by_patterns(tiny: Path) -> None:
    ran = run(tiny, "__init__.py")
    assert ran.stdout.startswith("__init__.py: 0 of 0 seen (100.0 %), 0 excused\n0 mutants in")
    assert ran.returncode == 0


def test_tests_that_fail_anyway_prove_nothing(tiny: Path) -> None:
    (tiny / "tests/test_broken.py").write_text("def test_it():\n    assert False\n", "utf-8")
    ran = run(tiny, "few.py")
    assert ran.returncode == 1
    assert "the tests fail before anything is changed" in ran.stderr
