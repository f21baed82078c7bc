"""The skeleton of a new API: it validates, generates, passes its tests, and harms nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.features.own_tests import OwnTests

from clientgen import pipeline, skeleton
from clientgen.project import Project, data_folder
from clientgen.skeleton import SkeletonError, create

from .calls import Trap, effects, killed, raiser, trapped

Files = Callable[[Path], dict[str, bytes]]

FILES = {
    "service.yaml",
    "operations/items.yaml",
    "types.yaml",
    "errors.yaml",
    "deviations.yaml",
    "emulation.yaml",
}


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """A project without anything in it."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return Project(folder.resolve())


@pytest.mark.parametrize("name", ["a", "tiny", "two-words", "a1-2b-3", "x" * 40])
def test_a_skeleton_has_no_problems(project: Project, name: str) -> None:
    paths = create(project, name)
    assert {f"spec/{name}/{file}" for file in FILES} < set(paths)
    assert all((project.root / path).is_file() for path in paths)
    assert project.problems() == ()
    assert project.apis() == (name,)
    assert pipeline.understand(project, name).diagnostics == ()


def test_names_follow_from_the_name_of_the_api(project: Project) -> None:
    create(project, "two-words")
    catalog = pipeline.understand(project, "two-words").catalog
    symbols = pipeline.understand(project, "two-words").symbols
    assert catalog is not None
    assert symbols is not None
    assert (symbols.package, symbols.client) == ("two_words", "TwoWordsClient")
    assert (symbols.error, symbols.command) == ("TwoWordsError", "two-words")


def test_the_schemas_come_along_once(project: Project) -> None:
    schemas = {f"spec/schema/{path.name}" for path in data_folder("schema").glob("*.json")}
    assert schemas < set(create(project, "one"))
    (project.spec / "schema/service.schema.json").write_text("mine")
    assert not schemas & set(create(project, "two"))
    assert (project.spec / "schema/service.schema.json").read_text() == "mine"


def test_editors_find_the_schema_of_each_file(project: Project) -> None:
    for path in create(project, "tiny"):
        if path.endswith(".yaml"):
            first = (project.root / path).read_text("utf-8").split("\n")[0]
            begin = "# yaml-language-server: $schema="
            assert first.startswith(begin), path
            assert (project.root / path).parent.joinpath(first.removeprefix(begin)).is_file(), path


def test_each_file_says_what_it_is_for(project: Project) -> None:
    for path in create(project, "tiny"):
        if path.endswith(".yaml"):
            assert (project.root / path).read_text("utf-8").count("\n#") >= 1, path


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "cannot be the name of an API"),
        ("A", "cannot be the name of an API"),
        ("1a", "cannot be the name of an API"),
        ("a_b", "cannot be the name of an API"),
        ("a--b", "cannot be the name of an API"),
        ("a-", "cannot be the name of an API"),
        ("a\n", "cannot be the name of an API"),
        ("../a", "cannot be the name of an API"),
        ("a/b", "cannot be the name of an API"),
        ("é", "cannot be the name of an API"),
        ("x" * 41, "cannot be the name of an API"),
        ("con", "cannot name an API"),
        ("schema", "cannot name an API"),
        ("class", "cannot name an API"),
        ("json", "cannot name an API"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    project: Project, files: Files, name: str, reason: str
) -> None:
    with pytest.raises(SkeletonError, match=reason):
        create(project, name)
    assert list(project.root.iterdir()) == []


def test_what_exists_is_never_touched(project: Project, files: Files) -> None:
    create(project, "tiny")
    before = files(project.root)
    with pytest.raises(SkeletonError, match="already exists"):
        create(project, "tiny")
    (project.spec / "linked").symlink_to("nowhere")
    with pytest.raises(SkeletonError, match="already exists"):
        create(project, "linked")
    assert files(project.root) == before


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_behind_when_writing_stops(
    project: Project, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    monkeypatch.setattr(skeleton, "_try_out", lambda name, files: None)
    for step in effects(calls_of(project)):
        with trapped(Trap(step, raiser(stop))), suppress(SkeletonError, KeyboardInterrupt):
            create(project, "tiny")
        left = {path.name for path in project.root.rglob("*") if not path.is_dir()}
        assert not left or (project.spec / "schema").is_dir(), step
        assert not list(project.root.rglob(".new*"))
        shutil.rmtree(project.spec, ignore_errors=True)


def calls_of(project: Project) -> list[str]:
    with trapped(Trap()) as trap:
        create(project, "tiny")
    shutil.rmtree(project.spec)
    return trap.calls


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX has them")
def test_a_kill_at_any_moment_leaves_a_whole_skeleton_or_none(
    project: Project, monkeypatch: pytest.MonkeyPatch, files: Files
) -> None:
    monkeypatch.setattr(skeleton, "_try_out", lambda name, files: None)
    steps = [*effects(calls_of(project))]
    create(project, "tiny")
    whole = files(project.root)
    for step in steps:
        shutil.rmtree(project.spec)
        assert killed(step, lambda: create(project, "tiny"))
        assert not project.spec.exists() or project.problems() == ()
        if "tiny" not in project.apis():
            create(project, "tiny")
        assert files(project.root) == whole


@pytest.mark.parametrize("name", ["spec", "spec/schema", "spec/.new-tiny"])
def test_nothing_is_made_through_a_link(project: Project, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = project.root / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside)
    with suppress(SkeletonError):
        create(project, "tiny")
    assert link.is_symlink()
    assert list(outside.iterdir()) == []
    assert (name == "spec/schema") == ("tiny" in project.apis())


def test_a_dangling_link_in_the_way_is_told(project: Project) -> None:
    project.spec.mkdir()
    (project.spec / "schema").symlink_to("nowhere")
    with pytest.raises(SkeletonError, match="cannot write"):
        create(project, "tiny")
    assert [path.name for path in project.spec.iterdir()] == ["schema"]


def test_a_spec_that_is_a_file_is_told(project: Project) -> None:
    project.spec.write_text("a file")
    with pytest.raises(SkeletonError, match="is not a folder"):
        create(project, "tiny")
    assert project.spec.read_text() == "a file"


def test_the_tests_that_a_skeleton_generates_pass(project: Project, own_tests: OwnTests) -> None:
    create(project, "tiny")
    outcome = pipeline.regenerate(project, "tiny", progress=lambda *_: None)
    assert outcome.diagnostics == ()
    assert own_tests.failures(project.generated / "tiny", whole=True) == ""


def test_the_templates_of_the_skeleton_are_all_used() -> None:
    folder = data_folder("templates") / "skeleton"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {*skeleton._COPIED, "service.yaml.jinja"}
