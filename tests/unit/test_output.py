from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from clientgen.output import (
    Changes,
    Comparison,
    HandEditError,
    OutputError,
    OutputFile,
    State,
    compare,
    fingerprint,
    read_manifest,
    safe_folder,
    write,
)
from clientgen.output.disk import Disk, Place
from clientgen.output.lock import locked
from clientgen.output.safe_folder import open_target

BASE = {"README.md": b"read me\n", "src/p/a.py": b"a = 1\n", "src/p/b.py": b"b = 1\n"}


def files(contents: Mapping[str, bytes]) -> list[OutputFile]:
    return [OutputFile(path=p, content=c, origin="t.jinja") for p, c in contents.items()]


def put(target: Path, contents: Mapping[str, bytes], *, overwrite_edits: bool = False) -> Changes:
    return write(
        target, files(contents), generator="1.0", black="26", overwrite_edits=overwrite_edits
    )


def look(target: Path, contents: Mapping[str, bytes]) -> Comparison:
    return compare(target, files(contents), generator="1.0", black="26")


def snapshot(target: Path) -> dict[str, bytes | None]:
    """Every name below `target`: the content of a file, None for a folder."""
    return {
        path.relative_to(target).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in target.rglob("*")
    }


def stamps(target: Path) -> dict[str, tuple[int, int]]:
    paths = [target, *target.rglob("*")]
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "generated" / "api"
    put(target, BASE)
    return target


def test_first_generation_writes_everything_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "generated" / "api"
    changes = put(target, BASE)
    assert changes == Changes(created=tuple(BASE), updated=(), removed=(), unchanged=())
    found = snapshot(target)
    assert found.pop("manifest.json") is not None
    assert found == {**BASE, "src": None, "src/p": None}
    assert look(target, BASE).clean


def test_update_touches_only_what_differs(target: Path) -> None:
    before = stamps(target)
    changes = put(target, {"README.md": b"read me\n", "src/p/a.py": b"a = 2\n", "new.py": b""})
    assert changes == Changes(
        created=("new.py",),
        updated=("src/p/a.py",),
        removed=("src/p/b.py",),
        unchanged=("README.md",),
    )
    assert (target / "src/p/a.py").read_bytes() == b"a = 2\n"
    assert not (target / "src/p/b.py").exists()
    assert stamps(target)[str(target / "README.md")] == before[str(target / "README.md")]


def test_run_that_changes_nothing_touches_nothing(target: Path) -> None:
    before = stamps(target)
    assert put(target, BASE).unchanged == tuple(BASE)
    assert stamps(target) == before


def test_folders_go_when_they_are_emptied_and_stay_when_they_are_not(target: Path) -> None:
    (target / "src/notes.txt").write_text("mine")
    put(target, {"README.md": b"read me\n"})
    assert set(snapshot(target)) == {"README.md", "manifest.json", "src", "src/notes.txt"}


def test_folder_with_ignored_names_stays(target: Path) -> None:
    (target / "src/p/__pycache__").mkdir()
    put(target, {"README.md": b"read me\n"})
    assert (target / "src/p/__pycache__").is_dir()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param({"a": b"file"}, {"a/b/c": b"below"}, id="file to folder"),
        pytest.param({"a/b/c": b"below"}, {"a": b"file"}, id="folder to file"),
        pytest.param({"Mod.py": b"x"}, {"mod.py": b"x"}, id="case of a file"),
        pytest.param({"Pkg/a.py": b"x"}, {"pkg/a.py": b"x"}, id="case of a folder"),
    ],
)
def test_names_may_change_their_nature(
    tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    put(tmp_path, old)
    put(tmp_path, new)
    found = snapshot(tmp_path)
    del found["manifest.json"]
    assert {path: content for path, content in found.items() if content is not None} == new
    assert look(tmp_path, new).clean


def test_states(target: Path) -> None:
    wanted = {"README.md": b"read me\n", "src/p/a.py": b"a = 2\n", "src/q.py": b"q\n"}
    (target / "foreign.txt").write_text("mine")
    (target / "things").mkdir()
    (target / "things/x").write_text("mine")
    comparison = look(target, wanted)
    assert comparison.states == {
        "README.md": State.SAME,
        "foreign.txt": State.FOREIGN,
        "manifest.json": State.OUT_OF_DATE,
        "src/p/a.py": State.OUT_OF_DATE,
        "src/p/b.py": State.OBSOLETE,
        "src/q.py": State.MISSING,
        "things/": State.FOREIGN,
    }
    assert list(comparison.states) == sorted(comparison.states)
    assert not comparison.clean
    assert not comparison.interrupted


def test_absent_target_is_all_missing_and_stays_absent(tmp_path: Path) -> None:
    comparison = look(tmp_path / "api", BASE)
    assert set(comparison.states.values()) == {State.MISSING}
    assert not (tmp_path / "api").exists()
    assert fingerprint(tmp_path / "api") is None
    assert read_manifest(tmp_path / "api") is None


def test_compare_writes_nothing(target: Path) -> None:
    before = stamps(target)
    look(target, {"x": b"y"})
    assert stamps(target) == before


def test_foreign_files_are_a_note_and_are_kept(target: Path) -> None:
    (target / "mine.txt").write_text("mine")
    (target / "src/p/mine.py").write_text("mine")
    comparison = look(target, BASE)
    assert comparison.clean
    assert comparison.paths(State.FOREIGN) == ("mine.txt", "src/p/mine.py")
    put(target, {"README.md": b"changed\n"})
    assert (target / "src/p/mine.py").read_text() == "mine"


def test_lib_belongs_to_the_owner_of_the_package(target: Path) -> None:
    (target / "src/p/lib/deep").mkdir(parents=True)
    (target / "src/p/lib/__init__.py").write_text("mine")
    (target / "src/p/lib/deep/more.py").write_text("mine")
    assert look(target, BASE).paths(State.FOREIGN) == ()
    put(target, {"README.md": b"changed\n"})
    assert (target / "src/p/lib/__init__.py").read_text() == "mine"
    assert (target / "src/p/lib/deep/more.py").read_text() == "mine"


@pytest.mark.parametrize("path", ["src/p/lib", "src/p/lib/x.py", "src/p/Lib/x.py"])
def test_nothing_is_generated_into_lib(target: Path, path: str) -> None:
    with pytest.raises(OutputError, match="belongs to the package's owner"):
        put(target, {path: b"generated"})


def test_names_that_version_control_ignores_are_not_mentioned(target: Path) -> None:
    put(target, {**BASE, ".gitignore": b"# notes\n*.log\n/out/\n!kept.log\n"})
    for name in ("__pycache__", ".venv", "out", "src/p/__pycache__", "p.egg-info"):
        (target / name).mkdir()
        (target / name / "x").touch()
    for name in ("a.pyc", "run.log", "src/p/deep.log"):
        (target / name).touch()
    assert look(target, {**BASE, ".gitignore": b""}).paths(State.FOREIGN) == ()


def test_foreign_names_are_printable(target: Path) -> None:
    (target / "a\x1b[31m").touch()
    Path(os.fsdecode(os.fsencode(target) + b"/b\xff")).touch()
    assert look(target, BASE).paths(State.FOREIGN) == ("a\\u001b[31m", "b\\udcff")


def test_hand_edit_is_refused_and_nothing_is_written(target: Path) -> None:
    (target / "src/p/a.py").write_text("a = 'mine'\n")
    before = stamps(target)
    wanted = {**BASE, "README.md": b"new\n", "src/p/a.py": b"a = 2\n"}
    assert look(target, wanted).states["src/p/a.py"] is State.EDITED
    with pytest.raises(HandEditError) as caught:
        put(target, wanted)
    assert caught.value.paths == ("src/p/a.py",)
    assert str(caught.value) == (
        "edited by hand: `src/p/a.py`; keep the changes elsewhere (better: in the spec), then "
        "overwrite them with `clientgen generate --overwrite-edits`"
    )
    assert stamps(target) == before


def test_hand_edit_is_overwritten_when_told(target: Path) -> None:
    (target / "src/p/a.py").write_text("a = 'mine'\n")
    assert put(target, BASE, overwrite_edits=True).updated == ("src/p/a.py",)
    assert (target / "src/p/a.py").read_bytes() == BASE["src/p/a.py"]


def test_edit_that_equals_the_new_output_is_no_edit(target: Path) -> None:
    (target / "src/p/a.py").write_text("a = 2\n")
    wanted = {**BASE, "src/p/a.py": b"a = 2\n"}
    assert look(target, wanted).states["src/p/a.py"] is State.SAME
    assert put(target, wanted).updated == ()


def test_edited_file_that_is_no_longer_generated_is_never_removed(target: Path) -> None:
    (target / "src/p/a.py").write_text("mine")
    wanted = {"README.md": b"read me\n"}
    with pytest.raises(HandEditError):
        put(target, wanted)
    assert put(target, wanted, overwrite_edits=True).removed == ("src/p/b.py",)
    assert (target / "src/p/a.py").read_text() == "mine"
    assert look(target, wanted).states["src/"] is State.FOREIGN


def test_foreign_file_in_the_way_is_refused_even_when_edits_are_overwritten(target: Path) -> None:
    (target / "new.py").write_text("mine")
    with pytest.raises(OutputError, match=r"not written by clientgen, but in the way: `new\.py`"):
        put(target, {**BASE, "new.py": b"x"}, overwrite_edits=True)
    assert (target / "new.py").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("NEW.py", "new.py", id="a file that differs by case"),
        pytest.param("Pkg/x", "pkg/new.py", id="a folder that differs by case"),
        pytest.param("new/x", "new", id="a folder where a file is needed"),
        pytest.param("new", "new/x.py", id="a file where a folder is needed"),
    ],
)
def test_obstacles_are_refused(target: Path, name: str, wanted: str) -> None:
    (target / name).parent.mkdir(exist_ok=True)
    (target / name).write_text("mine")
    before = snapshot(target)
    with pytest.raises(OutputError, match="in the way"):
        put(target, {**BASE, wanted: b"x"}, overwrite_edits=True)
    assert snapshot(target) == before


def test_lost_manifest_is_replaced_when_the_files_are_the_output(target: Path) -> None:
    (target / "manifest.json").unlink()
    comparison = look(target, BASE)
    assert comparison.paths(State.MISSING) == ("manifest.json",)
    put(target, BASE)
    assert look(target, BASE).clean


def test_without_a_manifest_other_files_need_permission(target: Path) -> None:
    (target / "manifest.json").unlink()
    wanted = {**BASE, "README.md": b"new\n"}
    with pytest.raises(HandEditError):
        put(target, wanted)
    put(target, wanted, overwrite_edits=True)
    assert look(target, wanted).clean


def test_manifest_alone_is_rewritten_for_a_new_generator(target: Path) -> None:
    comparison = compare(target, files(BASE), generator="1.1", black="26")
    assert comparison.paths(State.OUT_OF_DATE) == ("manifest.json",)
    changes = write(target, files(BASE), generator="1.1", black="26")
    assert (changes.created, changes.updated, changes.removed) == ((), (), ())
    manifest = read_manifest(target)
    assert manifest is not None
    assert manifest.generator == "1.1"


def test_manifest_is_one_file_a_line_whatever_the_order(tmp_path: Path) -> None:
    put(tmp_path / "one", BASE)
    put(tmp_path / "two", dict(reversed(BASE.items())))
    text = (tmp_path / "one/manifest.json").read_text()
    assert text == (tmp_path / "two/manifest.json").read_text()
    digest = "65ce01fcc3e22e78b63419ef0f4493b0950daac7cee97329b428f5cafd395cda"
    assert text.splitlines()[:6] == [
        "{",
        '  "schema": 1,',
        '  "generator": "1.0",',
        '  "black": "26",',
        '  "files": [',
        f'    {{"path": "README.md", "sha256": "{digest}", "origin": "t.jinja"}},',
    ]


def test_diff(target: Path) -> None:
    (target / "src/p/b.py").write_bytes(b"b = 'mine'\r\n\x1b[2Jend")
    comparison = look(target, {"README.md": b"\x00\xff", "src/p/b.py": b"b = 1\n", "n": b"n\n"})
    assert comparison.diff("src/p/b.py") == (
        "--- a/src/p/b.py\n+++ b/src/p/b.py\n@@ -1,2 +1 @@\n"
        "-b = 'mine'\\u000d\n-\\u001b[2Jend\n\\ No newline at end of file\n+b = 1\n"
    )
    assert comparison.diff("src/p/a.py") == (
        "--- a/src/p/a.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a = 1\n"
    )
    assert comparison.diff("n") == "--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+n\n"
    assert comparison.diff("README.md") == "binary file README.md: 8 bytes found, 2 bytes wanted\n"


def test_diff_of_an_empty_file_and_of_no_change(target: Path) -> None:
    comparison = look(target, {**BASE, "py.typed": b""})
    assert comparison.diff("py.typed") == "--- /dev/null\n+++ b/py.typed\n"
    assert comparison.diff("README.md") == ""
    assert comparison.diff("unknown") == ""


def test_fingerprint_changes_with_the_manifest_and_goes_with_an_edit(target: Path) -> None:
    first = fingerprint(target)
    assert first is not None
    put(target, {**BASE, "x": b"x"})
    second = fingerprint(target)
    assert second not in {None, first}
    (target / "x").write_text("edited")
    assert fingerprint(target) is None
    (target / "x").unlink()
    assert fingerprint(target) is None


def test_second_run_is_refused_while_one_writes(target: Path) -> None:
    before = stamps(target)
    with (
        open_target(target) as held,
        locked(held),
        pytest.raises(OutputError, match="another run is writing"),
    ):
        put(target, {"x": b"x"})
    assert stamps(target) == before
    put(target, {"x": b"x"})


def test_lock_of_a_killed_run_does_not_block(target: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from clientgen.output.safe_folder import open_target; from clientgen.output.lock import locked\n"
        "with open_target(Path(sys.argv[1])) as held, locked(held): os._exit(9)\n"
    )
    path = os.pathsep.join(sys.path)
    run = subprocess.run(
        [sys.executable, "-c", code, str(target)], env={"PYTHONPATH": path}, check=False
    )
    assert run.returncode == 9
    put(target, {"x": b"x"})
    assert look(target, {"x": b"x"}).clean


LINKS = ["src", "src/p", "src/p/a.py", "manifest.json", ".clientgen", ".clientgen/journal.json"]


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("by_descriptor", [True, False])
def test_links_in_the_target_are_refused(
    target: Path, name: str, by_descriptor: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_folder, "BY_DESCRIPTOR", by_descriptor)
    outside = target.parent / "outside"
    shutil.copytree(target, outside)
    (outside / "journal.json").write_bytes((target / "manifest.json").read_bytes())
    place = target / name
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(target.parent / "old")
    place.symlink_to(outside / Path(name).name if Path(name).suffix else outside)
    before = snapshot(outside)
    wanted = {"README.md": b"new\n", "src/p/a.py": b"new\n"}
    with pytest.raises(OutputError, match="is a link"):
        look(target, wanted)
    with pytest.raises(OutputError, match="is a link"):
        put(target, wanted, overwrite_edits=True)
    assert snapshot(outside) == before


@pytest.mark.parametrize("linked", ["api", "generated"])
def test_links_on_the_way_to_the_target_are_refused(
    target: Path, tmp_path: Path, linked: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    place = next(p for p in (target, target.parent) if p.name == linked)
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    before = snapshot(elsewhere)
    with pytest.raises(OutputError, match="is a link"):
        put(target, {"x": b"x"})
    with pytest.raises(OutputError, match="is a link"):
        look(target, {"x": b"x"})
    assert snapshot(elsewhere) == before


@pytest.mark.parametrize("by_descriptor", [True, False])
def test_link_put_in_the_way_while_a_run_writes_is_not_followed(
    target: Path, by_descriptor: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_folder, "BY_DESCRIPTOR", by_descriptor)
    outside = target.parent / "outside"
    shutil.copytree(target / "src", outside)
    before = snapshot(outside)
    create_file = Disk.create_file

    def swap(self: Disk, place: Place) -> int:
        if (target / "src").is_dir() and not (target / "src").is_symlink():
            (target / "src").rename(target.parent / "old")
            (target / "src").symlink_to(outside)
        return create_file(self, place)

    monkeypatch.setattr(Disk, "create_file", swap)
    with pytest.raises(OutputError, match=r"cannot write .*/src|/src` is a link"):
        put(target, {"README.md": b"read me\n", "src/p/a.py": b"new\n"})
    assert snapshot(outside) == before


def test_file_put_in_the_place_of_a_staged_one_is_not_written_to(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = target.parent / "outside"
    outside.write_text("mine")
    make_folder = Disk.make_folder

    def plant(self: Disk, place: Place) -> None:
        make_folder(self, place)
        (target / ".clientgen/000001.staged").hardlink_to(outside)

    monkeypatch.setattr(Disk, "make_folder", plant)
    with pytest.raises(OutputError, match="cannot write"):
        put(target, {**BASE, "README.md": b"new\n"})
    assert outside.read_text() == "mine"
    assert look(target, BASE).clean


def test_special_file_and_file_as_target_are_refused(target: Path) -> None:
    os.mkfifo(target / "pipe")
    assert look(target, BASE).paths(State.FOREIGN) == ("pipe",)
    with pytest.raises(OutputError, match="is a special file"):
        look(target, {"pipe": b"x"})
    with pytest.raises(OutputError, match="is not a folder"):
        put(target / "README.md", BASE)


def test_whole_paths_serve_where_folders_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_folder, "BY_DESCRIPTOR", False)
    put(tmp_path / "api", BASE)
    put(tmp_path / "api", {"README.md": b"new\n", "src/q.py": b""})
    assert look(tmp_path / "api", {"README.md": b"new\n", "src/q.py": b""}).clean
    assert not (tmp_path / "api/src/p").exists()


def test_foreign_file_in_the_workshop_stays_and_does_no_harm(target: Path) -> None:
    (target / ".clientgen").mkdir()
    for name in ("mine.txt", "000001.staged"):
        (target / ".clientgen" / name).write_text("left")
    comparison = look(target, BASE)
    assert comparison.interrupted
    assert comparison.paths(State.FOREIGN) == (".clientgen/mine.txt",)
    put(target, BASE)
    assert [path.name for path in (target / ".clientgen").iterdir()] == ["mine.txt"]
    assert not look(target, BASE).interrupted
    assert fingerprint(target) is not None
    put(target, {**BASE, "README.md": b"new\n"})
    assert [path.name for path in (target / ".clientgen").iterdir()] == ["mine.txt"]


def test_what_has_the_name_of_the_workshop_is_in_the_way_of_a_run_that_writes(target: Path) -> None:
    (target / ".clientgen").write_text("mine")
    comparison = look(target, BASE)
    assert not comparison.interrupted
    assert comparison.paths(State.FOREIGN) == (".clientgen",)
    put(target, BASE)
    with pytest.raises(OutputError, match=r"`\.clientgen` is in the way of the folder"):
        put(target, {**BASE, "README.md": b"new\n"})
    assert (target / ".clientgen").read_text() == "mine"


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_has_the_name_of_a_staged_file_is_told_and_stays(target: Path, kind: str) -> None:
    (target / ".clientgen").mkdir()
    place = target / ".clientgen/000001.staged"
    if kind == "link":
        place.symlink_to(target / "README.md")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    shown = f".clientgen/000001.staged{'/' if kind == 'folder' else ''}"
    assert look(target, BASE).paths(State.FOREIGN) == (shown,)
    with pytest.raises(OutputError, match=r"`\.clientgen/000001\.staged` is in the way"):
        put(target, {**BASE, "README.md": b"new\n"})
    assert os.path.lexists(place)
    assert (target / "README.md").read_bytes() == BASE["README.md"]


def test_a_check_beside_a_run_that_writes_says_so(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = safe_folder._read

    def overtaken(descriptor: int, path: str, limit: int) -> bytes:
        if path == "src/p/a.py":
            monkeypatch.setattr(safe_folder, "_read", read)
            put(target, {**BASE, "src/p/a.py": b"a = 2\n"})
        return read(descriptor, path, limit)

    monkeypatch.setattr(safe_folder, "_read", overtaken)
    with pytest.raises(OutputError, match="another run is writing"):
        look(target, {**BASE, "src/p/a.py": b"a = 3\n"})


def test_contents_too_large_to_be_read_again_are_not_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(target)
    with pytest.raises(OutputError, match=r"`large` would have more than 67,108,864 bytes"):
        put(target, {**BASE, "large": bytes(safe_folder.FILE_LIMIT + 1)})
    assert snapshot(target) == before


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, clientgen.output\n"
        "print([m for m in ('jinja2', 'black', 'yaml', 'jsonschema') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "[]\n"
