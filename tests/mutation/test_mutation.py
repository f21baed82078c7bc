"""The tool that changes a package and counts what tests see, on a package of a few lines."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from types import CodeType

import pytest

from .command import LEAST, excuse, list_mutants, read_equivalents, report, score
from .modules import module_mutants, ordered_records
from .mutant import Mutant
from .tables import description_mutants
from .trial import Verdict

ROOT = Path(__file__).parents[2]

OPERATIONS = '''"""Things."""

_GET = Operation(
    name="things.get",
    method="GET",
    path=("/Things/", _NAME),
    headers=(_KIND,),
    body=Body(media_type="application/xml", record=Thing),
    responses={200: Thing, 204: None},
    repeatable=True,
)


class Things(Group):
    """Things."""

    def get(self, name: str) -> Thing:
        """Get."""
        return self._call(_GET, name=name)
'''
TYPES = '''"""A thing."""


class Thing(Record, frozen=True):
    """A thing."""

    first: str = field(name="First")
    """First."""
    second: str | None = field(name="Second", default=None)
    """Second."""
'''


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with all the files that a generated one has, most of them empty."""
    root = tmp_path / "src" / "tiny"
    for name in ("__init__", "_service", "client", "errors", "cli/__init__"):
        write(root / f"{name}.py", "")
    write(root / "operations" / "things.py", OPERATIONS)
    write(root / "types" / "thing.py", TYPES)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def changes(package: Path, path: str) -> list[str]:
    found = module_mutants(package, path, ordered=ordered_records(package))
    return [f"{each.place}: {each.change}" for each in found]


def test_everything_that_an_operation_says_is_changed(package: Path) -> None:
    assert changes(package, "operations/things.py") == [
        "_GET.name: 'things.get' is 'things.getX'",
        "_GET.method: 'GET' is 'HEAD'",
        "_GET.method: 'GET' is 'POST'",
        "_GET.path[0]: '/Things/' is '/ThingsX/'",
        "_GET.path[0]: left out",
        "_GET.path[1]: left out",
        "_GET.path[1]: before the one before",
        "_GET.headers[0]: left out",
        "_GET.headers: left out",
        "_GET.headers: is query",
        "_GET.body.media_type: 'application/xml' is 'application/json'",
        "_GET.responses[200] key: 200 is 201",
        "_GET.responses[200]: left out",
        "_GET.responses[204] key: 204 is 205",
        "_GET.responses[204]: left out",
        "_GET.repeatable: True is False",
        "_GET.repeatable: left out",
        "Things.get: without name",
    ]


def test_members_of_what_is_sent_as_xml_change_places(package: Path) -> None:
    assert changes(package, "types/thing.py") == [
        "Thing: not frozen",
        "Thing.first.name: 'First' is 'FirstX'",
        "Thing.first: optional",
        "Thing.second.name: 'Second' is 'SecondX'",
        "Thing.second: required",
        "Thing.first: after second",
    ]


def test_each_mutant_is_one_change(package: Path) -> None:
    original = ast.dump(ast.parse(OPERATIONS))
    count = len(changes(package, "operations/things.py"))
    for index in range(count):
        # found anew each time, because making one changes the tree that the others share
        found = list(module_mutants(package, "operations/things.py", ordered=frozenset()))
        made = found[index].make()
        assert isinstance(made, CodeType)
        assert made != compile(OPERATIONS, f"<mutant of {found[index].path}>", "exec")
    assert ast.dump(ast.parse((package / "operations/things.py").read_text())) == original


def test_the_description_is_changed_but_for_its_prose(package: Path) -> None:
    index = {
        "format": 1,
        "summary": "prose",
        "groups": [{"name": "things", "command": "things", "summary": "prose"}],
    }
    operations = {"things.get": {"verb": "GET", "notes": ["prose"], "destructive": True}}
    errors = [{"code": "Gone", "status": 410, "reasons": [{"name": "gone", "text": "prose"}]}]
    write(package / "description/index.json", json.dumps(index))
    write(package / "description/operations/things.json", json.dumps(operations))
    write(package / "description/errors.json", json.dumps({"errors": errors}))
    found = list(description_mutants(package))
    assert [f"{each.path.partition('/')[2]}: {each.place}: {each.change}" for each in found] == [
        "index.json: groups things name: 'things' is 'thingsX'",
        "index.json: groups things command: 'things' is 'thingsX'",
        "index.json: groups things: left out",
        "errors.json: errors Gone code: 'Gone' is 'GoneX'",
        "errors.json: errors Gone status: 410 is 411",
        "errors.json: errors Gone reasons gone name: 'gone' is 'goneX'",
        "errors.json: errors Gone reasons gone: left out",
        "errors.json: errors Gone: left out",
        "operations/things.json: things.get verb: 'GET' is 'GETX'",
        "operations/things.json: things.get destructive: True is False",
    ]
    made = found[7].make()
    assert isinstance(made, bytes)
    assert json.loads(made) == {"errors": []}


def test_survivors_are_those_that_no_test_sees(package: Path, tmp_path: Path) -> None:
    write(package / "operations/things.py", 'SEEN = "seen"\nUNSEEN = "unseen"\n')
    write(package / "types/thing.py", "")
    test = "from tiny.operations.things import SEEN\n\ndef test() -> None:\n    assert SEEN == 'seen'\n"
    write(tmp_path / "tests/test_client.py", test)
    write(tmp_path / "tests/test_things.py", test)
    ran = run(tmp_path)
    assert ran.returncode == 1
    assert "2 of 2 mutants tried" in ran.stdout
    assert "survived: operations/things.py: UNSEEN: 'unseen' is 'unseenX'" in ran.stdout
    assert "SEEN: 'seen'" not in ran.stdout
    assert ran.stdout.endswith("50.0 % of the changes make a test fail\n")


def test_tests_that_fail_anyway_prove_nothing(package: Path, tmp_path: Path) -> None:
    write(tmp_path / "tests/test_client.py", "def test() -> None:\n    assert False\n")
    ran = run(tmp_path)
    assert ran.returncode == 1
    assert ran.stdout == "the tests fail before anything is changed\n"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.mutation", str(folder), "--all"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def mutant(place: str) -> Mutant:
    return Mutant(path="a.py", place=place, change="left out", make=lambda: b"")


def test_what_is_excused_is_named_with_its_reason(tmp_path: Path) -> None:
    listed = tmp_path / "equivalents.txt"
    listed.write_text("# a remark\n\na.py: X(0)* -- nobody reads it\n", "utf-8")
    excused = read_equivalents(listed)
    assert excused == {"a.py: X(0)*": "nobody reads it"}
    assert excuse(mutant("X[0].name"), excused)
    assert not excuse(mutant("X[1].name"), excused)
    lines = list(report([], [mutant("X[0]"), mutant("Y")], excused))
    assert lines[0] == "not counted, 1: a.py: X(0)* -- nobody reads it"


def test_the_score_is_the_part_that_was_seen() -> None:
    verdicts = [Verdict(mutant=mutant("X"), survived=index == 0) for index in range(20)]
    assert score(verdicts) == LEAST == 0.95
    assert score([]) == 1


def test_every_module_of_a_package_is_changed(package: Path) -> None:
    assert {each.path for each in list_mutants(package)} == {
        "operations/things.py",
        "types/thing.py",
    }
