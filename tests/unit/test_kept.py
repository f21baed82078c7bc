"""What a run keeps for the next one: it saves work, and never changes a byte."""

from __future__ import annotations

import json
import random
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clientgen import cache
from clientgen.pipeline import generation, kept, regenerate
from clientgen.project import Project

FEATURES = Path(__file__).parents[1] / "features"

Edit = Callable[[Path, str, str], None]
Files = Callable[[Path], dict[str, bytes]]

GROUP = "spec/shop/operations/fruits.yaml"
EDITS = (
    (GROUP, "title: Add a fruit", "title: Add one fruit"),
    ("spec/shop/types.yaml", "  Fruit:\n", "  Fruit:\n    notes: [A note]\n"),
    (GROUP, "title: Add one fruit", "title: Add a fruit"),
)


@pytest.fixture(autouse=True)
def folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test alone."""
    monkeypatch.setenv("CLIENTGEN_CACHE_DIR", str(tmp_path / "own-cache"))
    return tmp_path / "own-cache" / "kept"


def made_by(root: Path) -> int:
    """Regenerate; return how many modules were formatted."""
    counts, form = [0], generation._format

    def formatting(text: str, path: str) -> str:
        counts[0] += 1
        return form(text, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generation, "_format", formatting)
        outcome = regenerate(Project(root), "shop", progress=lambda *_: None)
    assert outcome.diagnostics == ()
    return counts[0]


def test_an_edit_costs_what_it_touches_and_changes_no_byte(
    root: Path, edit: Edit, files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = made_by(root)
    assert first > 5
    for number, (path, old, new) in enumerate(EDITS):
        edit(root / path, old, new)
        assert 0 < made_by(root) < first
        with_cache = files(root / "generated")
        with monkeypatch.context() as patch:
            patch.setenv("CLIENTGEN_CACHE_DIR", str(tmp_path / f"empty{number}"))
            # everything is made again, though the stamp of the first cache would spare it
            assert made_by(root) == first
        assert files(root / "generated") == with_cache


@pytest.mark.parametrize(
    "content",
    [
        lambda: b"",
        lambda: b"\xff",
        lambda: zlib.compress(b"[]"),
        lambda: zlib.compress(b'["x", {}]'),
        lambda: zlib.compress(b"[" * 100_000),
        lambda: zlib.compress(json.dumps(["", {"a": 1}]).encode()),
        lambda: zlib.compress(b"\0" * 200_000_000),
    ],
    ids=["empty", "no-zip", "list", "other-maker", "deep", "no-text", "bomb"],
)
def test_a_damaged_entry_counts_as_missing(
    root: Path, edit: Edit, folder: Path, content: Callable[[], bytes]
) -> None:
    first = made_by(root)
    (entry,) = folder.iterdir()
    cache.remember(folder, entry.name, content())
    edit(root / GROUP, "title: Add a fruit", "title: Add one fruit")
    assert made_by(root) == first


def test_a_run_that_fails_forgets_nothing(root: Path, edit: Edit) -> None:
    made_by(root)
    edit(root / GROUP, "title: Add a fruit", "titel: Add a fruit")
    assert regenerate(Project(root), "shop", progress=lambda *_: None).diagnostics
    edit(root / GROUP, "titel: Add a fruit", "title: Add one fruit")
    assert made_by(root) < 4


def test_a_large_entry_is_not_kept(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_LARGEST", 100)
    made_by(root)
    assert not folder.exists()


# caches never change a byte

SPECS = sorted(path.name for path in FEATURES.iterdir() if (path / "spec").is_dir())
FLIPPED = {"true": "false", "false": "true"}


def edits_of(spec: Path, chance: random.Random) -> Iterator[tuple[Path, str, str]]:
    """Endless edits of one line each: of prose, of a number, of a truth, or the end of a line."""
    paths = sorted(path for path in spec.rglob("*.yaml") if path.name != "service.yaml")
    while True:
        path = chance.choice(paths)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = chance.randrange(len(lines))
        key, colon, value = lines[at].partition(": ")
        word = value.strip()
        if not colon or word[:1] in {"", "{", "[", "|", ">", "&", "*"}:
            continue
        new = FLIPPED.get(word) or (str(int(word) + 1) if word.isdigit() else f"{word} too")
        yield path, "".join(lines), "".join([*lines[:at], f"{key}{colon}{new}\n", *lines[at + 1 :]])


@pytest.mark.sample(5)
@pytest.mark.parametrize("name", SPECS)
def test_what_is_kept_changes_no_byte(name: str, tmp_path: Path, long: bool) -> None:
    shutil.copytree(FEATURES / name / "spec", tmp_path / "spec")
    project, chance = Project(tmp_path), random.Random(name)
    (api,) = project.apis()
    wanted = 12 if long else 2
    for path, old, new in edits_of(tmp_path / "spec" / api, chance):
        path.write_text(new, "utf-8")
        outcome = regenerate(project, api, progress=lambda *_: None)
        fresh = generation.generate(project, api, lambda *_: None)
        assert outcome.diagnostics == fresh.diagnostics
        if outcome.changes is None:  # the spec has problems now
            path.write_text(old, "utf-8")
            continue
        made = {file.path: file.content for file in fresh.files}
        there = {path: (project.generated / api / path).read_bytes() for path in made}
        assert there == made, path
        wanted -= 1
        if not wanted:
            break
