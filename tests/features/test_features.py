"""What holds for every feature: its package is as reviewed, compiles, imports and type-checks.

`pytest tests/features --update` writes the snapshots anew; read the difference.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from . import typing_tree
from .conftest import Workshop
from .harness import FEATURES, HERE
from .own_tests import OwnTests


@pytest.mark.parametrize("name", FEATURES)
def test_snapshot(name: str, workshop: Workshop, request: pytest.FixtureRequest) -> None:
    made, folder = workshop(name).snapshot(), HERE / name / "snapshot"
    if request.config.getoption("--update"):
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8", newline="\n")
    kept = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert sorted(made) == sorted(kept)
    for path, text in made.items():
        assert text == kept[path], path


_DIGESTS = """
import hashlib, json, sys
from pathlib import Path
from clientgen.pipeline import generate
from clientgen.project import Project

digests = {}
for folder in map(Path, sys.argv[1:]):
    project = Project(folder)
    for api in project.apis():
        made = generate(project, api, lambda *_: None)
        assert made.files, made.diagnostics
        for file in made.files:
            digests[f"{folder.name}/{file.path}"] = hashlib.sha256(file.content).hexdigest()
print(json.dumps(digests))
"""


def test_another_process_makes_the_same_bytes(workshop: Workshop, long: bool) -> None:
    names = FEATURES if long else FEATURES[::3]
    # that of this process is drawn, unless it is given
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    command = (sys.executable, "-c", _DIGESTS, *(str(HERE / name) for name in names))
    done = subprocess.run(
        command,
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(HERE.parents[1] / "generator"),
            "TZ": f"UTC+{seed}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    digests = json.loads(done.stdout)
    folders = {name: workshop(name).folder for name in names}
    assert {path.partition("/")[0] for path in digests} == folders.keys()
    for path, digest in digests.items():
        name, _, inner = path.partition("/")
        assert sha256((folders[name] / inner).read_bytes()).hexdigest() == digest, path


@pytest.mark.parametrize("name", FEATURES)
def test_every_module_is_imported(name: str, workshop: Workshop) -> None:
    feature = workshop(name)
    root = next(feature.folder.glob("src/*"))
    for path in sorted(root.rglob("*.py")):
        inner = path.relative_to(root).with_suffix("").parts
        if inner[-1] != "__main__":
            feature.module(".".join(part for part in inner if part != "__init__"))
    for place in (feature.package, feature.types):
        for exported in getattr(place, "__all__", ()):
            assert getattr(place, exported) is not None


def test_mypy(workshop: Workshop, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    typing_tree.lay_out(map(workshop, FEATURES), tmp_path)
    assert typing_tree.mypy(tmp_path, request.config.cache.mkdir("features-mypy")) == ""


@pytest.mark.skipif(find_spec("pyright") is None, reason="pyright is not installed (extra `check`)")
def test_pyright(workshop: Workshop, tmp_path: Path) -> None:
    typing_tree.lay_out(map(workshop, FEATURES), tmp_path)
    assert typing_tree.pyright(tmp_path) == ""


@pytest.mark.parametrize("path", sorted(HERE.iterdir()), ids=lambda path: path.name)
def test_no_folder_is_orphaned(path: Path) -> None:
    if path.is_dir() and path.name not in ("__pycache__", "drawn"):
        assert path.name in FEATURES
        assert (path / "__init__.py").exists()
        assert list(path.glob("test_*.py"))


@pytest.mark.parametrize("name", FEATURES)
def test_generated_tests(name: str, workshop: Workshop, own_tests: OwnTests) -> None:
    folder = workshop(name).folder
    if not (folder / "tests").exists():
        pytest.skip("the distribution has no tests")
    assert own_tests.failures(folder) == ""
