"""The compact form of documents: all of a file comes back, and nothing of one with problems is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clientgen import document
from clientgen.diagnostics import Diagnostic
from clientgen.document import load, packed, unpacked
from clientgen.pipeline import generation, regenerate, understand
from clientgen.project import Project

ROOT = Path(__file__).parents[2]
SPECS = sorted(
    path
    for folder in ("spec/media-services-management", "tests/features/*/spec", "tests/errors/base")
    for path in ROOT.glob(f"{folder}/**/*.*")
    if path.suffix in {".yaml", ".json"}
)
GROUP = "spec/shop/operations/fruits.yaml"

Edit = Callable[[Path, str, str], None]


def again(form: object) -> list[object]:
    """The form as it is after a run."""
    read: list[object] = json.loads(json.dumps(form))
    return read


def test_every_file_comes_back_with_its_places() -> None:
    assert len(SPECS) > 100
    for path in SPECS:
        file = path.relative_to(ROOT).as_posix()
        read, _ = load(path.read_bytes(), file)
        if read is not None:
            assert unpacked(again(packed(read)), file) == read, file


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "[]",
        "{}",
        "[[], {}, [1]]",
        "a: {b: [1, {c: null}], 1: x}\nd: -0.0",
        "# ~ of a sample\na: 1e300",
    ],
)
def test_every_shape_comes_back(text: str) -> None:
    read, problems = load(text.encode(), "types.yaml")
    assert read is not None, problems
    found = unpacked(again(packed(read)), "types.yaml")
    assert found == read
    assert repr(found.data) == repr(read.data)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The files that were read, and a cache of this test alone."""
    files: list[str] = []

    def reading(content: bytes, file: str) -> object:
        files.append(file)
        return load(content, file)

    monkeypatch.setenv("CLIENTGEN_CACHE_DIR", str(tmp_path / "own-cache"))
    monkeypatch.setattr(document, "load", reading)
    return files


def told(root: Path) -> tuple[Diagnostic, ...]:
    return regenerate(Project(root), "shop", progress=lambda *_: None).diagnostics


def test_a_file_is_read_once_as_long_as_it_stays_the_same(
    root: Path, edit: Edit, read: list[str]
) -> None:
    told(root)
    assert GROUP in read
    read.clear()
    edit(root / "spec/shop/types.yaml", "  Fruit:\n", "  Fruit:\n    notes: [A note]\n")
    assert told(root) == ()
    assert read == ["spec/shop/types.yaml"]
    read.clear()
    edit(root / GROUP, "title: Add a fruit", "title: Add one fruit")
    assert told(root) == ()
    assert read == [GROUP]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Add a fruit", "titel: Add a fruit"),
        ("title: Add a fruit", "title: !tag Add a fruit"),
        ("title: Add a fruit", "# ? which fruit\n    title: Add a fruit"),
    ],
    ids=["schema", "yaml", "question"],
)
def test_problems_of_a_file_are_told_in_each_run(
    root: Path, edit: Edit, read: list[str], old: str, new: str
) -> None:
    edit(root / GROUP, old, new)
    first = told(root)
    assert first == understand(Project(root), "shop").diagnostics != ()
    read.clear()
    assert told(root) == first
    assert read == [GROUP]
    # a change elsewhere does not move or hide them
    edit(root / "spec/shop/types.yaml", "  Fruit:\n", "\n  Fruit:\n")
    assert told(root) == first
    assert told(root) == generation.understand(Project(root), "shop").diagnostics


def test_warnings_of_a_file_that_is_not_read_again_have_its_places(
    root: Path, edit: Edit, read: list[str]
) -> None:
    unused = "  Unused: {type: string, example: a, description: A text}\n"
    edit(root / "spec/shop/types.yaml", "  Fruit:\n", f"\n{unused}  Fruit:\n")
    first = told(root)
    assert [each.code for each in first] == ["SPEC322"]
    read.clear()
    edit(root / GROUP, "title: Add a fruit", "title: Add one fruit")
    assert told(root) == first
    assert read == [GROUP]
    edit(root / "spec/shop/types.yaml", "  Fruit:\n", "\n\n  Fruit:\n")
    assert told(root) == first == understand(Project(root), "shop").diagnostics
    edit(root / "spec/shop/types.yaml", f"\n{unused}", f"\n\n\n{unused}")
    (moved,) = told(root)
    assert moved.location.line == first[0].location.line + 2
