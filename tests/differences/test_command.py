"""`clientgen diff`: two folders, or two revisions of git."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clientgen.cli import main

BASE = Path(__file__).parent / "base"
CARD = "path: /card\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project with the API of `base`; the working folder."""
    root = (tmp_path / "project").resolve()
    shutil.copytree(BASE, root / "spec" / "library")
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.resolve()))
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], prog_name="clientgen")


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, tag: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", tag)
    git(root, "tag", tag)


def move_card(root: Path, path: str = "path: /cards\n") -> None:
    file = root / "spec/library/operations/books.yaml"
    file.write_text(file.read_text("utf-8").replace(CARD, path), "utf-8")


def test_two_folders(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "spec", tmp_path / "old" / "spec")
    old = str(tmp_path / "old/spec/library")
    same = run(old, "spec/library")
    assert (same.exit_code, same.stdout.splitlines()[0]) == (0, "no difference")
    move_card(root)
    other = run(old, "spec/library")
    assert other.exit_code == 1
    assert "operations > books.card > path: the path of the request changed" in other.stdout
    assert other.stdout.endswith(
        "version: after `1.2.3`, use at least `2.0.0`; the new spec has `1.2.3`\n"
    )


def test_json(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "spec", tmp_path / "old" / "spec")
    move_card(root)
    said = json.loads(
        run(str(tmp_path / "old/spec/library"), "spec/library", "--format=json").stdout
    )
    assert said["severity"] == "breaking"
    assert said["version"] == {"before": "1.2.3", "after": "1.2.3", "proposed": "2.0.0"}
    assert said["differences"] == [
        {
            "rule": "path-changed",
            "summary": "the path of the request changed",
            "path": ["operations", "books.card", "path"],
            "client": "safe",
            "command": "safe",
            "wire": "breaking",
            "before": "/card",
            "after": "/cards",
        }
    ]


def test_two_revisions(root: Path) -> None:
    git(root, "init", "--quiet")
    commit(root, "one")
    move_card(root)
    commit(root, "two")
    assert run("library", "--from", "one", "--to", "two").exit_code == 1
    assert run("library", "--from", "one").exit_code == 1
    assert run("library", "--from", "two").exit_code == 0
    move_card(root, "")  # files here do not matter where both revisions are named
    assert run("library", "--from", "two", "--to", "two").exit_code == 0


def test_what_git_cannot_give_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = run("library", "--from", "one")
    assert outside.exit_code == 2
    assert "is in no repository of git; compare two folders instead" in outside.stderr
    git(root, "init", "--quiet")
    commit(root, "one")
    for revision in ("never", "--help"):
        unknown = run("library", "--from", revision)
        assert (unknown.exit_code, unknown.stderr) == (
            2,
            f"error: git has no revision `{revision}`; name a commit, a tag or a branch\n",
        )
    shutil.copytree(root / "spec/library", root / "spec/archive")
    missing = run("archive", "--from", "one")
    assert missing.exit_code == 2
    assert "the revision `one` has no API `archive`; `git ls-tree" in missing.stderr
    monkeypatch.setenv("PATH", "")
    none = run("library", "--from", "one")
    assert none.exit_code == 2
    assert none.stderr.startswith("error: the program `git` is missing; install it")


@pytest.mark.parametrize(
    "arguments",
    [
        ("spec/library",),
        ("spec/library", "spec/library", "--to", "one"),
        ("library", "spec/library", "--from", "one"),
        ("spec", "spec/library"),
        ("nowhere", "--from", "one"),
    ],
)
def test_wrong_usage(root: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_spec_with_problems_is_not_compared(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "spec", tmp_path / "old" / "spec")
    move_card(root, "path: card\n")
    refused = run(str(tmp_path / "old/spec/library"), "spec/library")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "spec/library/operations/books.yaml" in refused.stderr
