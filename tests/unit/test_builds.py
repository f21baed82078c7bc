"""Build systems: what a distribution depends on, told in the syntax of Make, and Ninja that reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import clientgen
from clientgen.pipeline import dependencies
from clientgen.project import Project

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
Second = Callable[[Path, str], None]

GROUP = "spec/shop/operations/fruits.yaml"
BUILD = """
rule clientgen
  command = {command} generate $api --depfile $api.d
  depfile = $api.d
  deps = gcc
  restat = 1
build generated/shop/manifest.json: clientgen
  api = shop
build generated/deli/manifest.json: clientgen
  api = deli
"""


def rules_in(text: str) -> dict[str, list[str]]:
    """Read a file of rules as Make does."""
    lines = text.replace(" \\\n", "").splitlines()
    rules = (line.partition(": ") for line in lines)
    return {target: listed.split() for target, _, listed in rules}


def test_the_files_of_the_spec_their_folders_and_clientgen_are_listed(root: Path, run: Run) -> None:
    assert run("generate", "shop", "--depfile", "shop.d").exit_code == 0
    ((target, listed),) = rules_in((root / "shop.d").read_text("utf-8")).items()
    assert target == "generated/shop/manifest.json"
    spec = [path for path in listed if not path.startswith("/")]
    assert spec[:2] == ["spec/shop", "spec/shop/operations"]
    files = {path.relative_to(root).as_posix() for path in (root / "spec/shop").rglob("*.yaml")}
    assert set(spec[2:]) == files
    for own in ("generator/clientgen/plan.py", "service.schema.json", "client.py.jinja"):
        assert any(path.endswith(own) for path in listed)
    assert all(Path(path).exists() for path in listed)


def test_it_is_written_if_nothing_changed_and_not_after_an_error(
    root: Path, run: Run, edit: Edit
) -> None:
    run("generate")
    assert run("generate", "--depfile", "all.d").exit_code == 0
    assert [*rules_in((root / "all.d").read_text("utf-8"))] == ["generated/shop/manifest.json"]
    (root / "all.d").unlink()
    edit(root / GROUP, "title: Add a fruit", "titel: Add a fruit")
    assert run("generate", "--depfile", "all.d").exit_code == 1
    assert not (root / "all.d").exists()


def test_a_file_that_cannot_be_written_is_told(root: Path, run: Run) -> None:
    result = run("generate", "--depfile", "missing/all.d")
    assert result.exit_code == 2
    assert "cannot be used: no such file or directory" in result.stderr


def test_what_means_something_to_make_is_escaped(root: Path) -> None:
    folder = root.rename(root.with_name("a b#c$d:e"))
    text = dependencies(Project(folder), ["shop"], folder.parent)
    assert text.startswith(r"a\ b\#c$$d\:e/generated/shop/manifest.json: ")
    with pytest.raises(ValueError, match="line break"):
        dependencies(Project(folder.rename(folder.with_name("a\nb"))), ["shop"], root.parent)


def test_ninja_makes_what_an_edit_touches(root: Path, edit: Edit, second: Second) -> None:
    ninja = pytest.importorskip("ninja")
    second(root, "deli")
    code = root.parent / "generate.py"
    code.write_text("from clientgen.cli import main; main(prog_name='clientgen')", "utf-8")
    command = f"{sys.executable} {code}"
    (root / "build.ninja").write_text(BUILD.format(command=command), "utf-8")
    path = str(Path(clientgen.__file__).parents[1])

    def built() -> list[str]:
        ran = subprocess.run(
            [Path(ninja.BIN_DIR, "ninja"), "-v"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout
        return [api for api in ("deli", "shop") if f"generate {api} " in ran.stdout]

    assert built() == ["deli", "shop"]
    assert built() == []
    edit(root / GROUP, "title: Add a fruit", "title: Add one fruit")
    assert built() == ["shop"]
    assert built() == []
    fruits = (root / GROUP).read_text("utf-8")
    (root / GROUP).with_name("nuts.yaml").write_text(
        fruits.replace("fruit", "nut").replace("nut-", "fruit-"), "utf-8"
    )
    assert built() == ["shop"]
    assert (root / "generated/shop/tests/cases/nuts.json").exists()
    assert built() == []
