"""Others change the tree at every call of a run, and the calls come in the order that is promised."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest

from clientgen.output import OutputError

from .calls import EFFECTS, Step, Trap, trapped
from .trees import Contents, calls, put, restore, snapshot

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="links, pipes and alarms as POSIX has them"),
    pytest.mark.usefixtures("no_waiting"),
]

FEW: Contents = {"README.md": b"read me\n", "src/a.py": b"a = 1\n", "src/gone/x.py": b"x\n"}
OTHERS: Contents = {"README.md": b"more\n", "src/a.py": b"a = 2\n", "src/fresh/y.py": b"y\n"}


class Disturbed(NamedTuple):
    """A run with something done before one of its calls, and the error that it ended with."""

    step: Step
    names: list[str]
    error: str


def disturbances(target: Path, act: Callable[[], None]) -> Iterator[Disturbed]:
    """Play the update once for each call, with `act` before it."""
    names = calls(target, FEW, OTHERS)
    for number, call in enumerate(names):
        restore(target, FEW)
        step = Step(number, call, "before")
        error = ""
        with trapped(Trap(step, act)), ending(seconds=30):
            try:
                put(target, OTHERS)
            except OutputError as caught:
                error = str(caught)
        yield Disturbed(step, names, error)


@contextmanager
def ending(seconds: int) -> Iterator[None]:
    """Fail if what is done takes longer; a pipe that is opened waits for ever."""

    def fail(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"it did not end within {seconds} seconds")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("path", ["README.md", "src/a.py", "src/gone/x.py"])
def test_an_edit_at_any_call_is_kept(tmp_path: Path, path: str) -> None:
    """But in the moment between the last look at a file and the call that takes its place."""
    target = tmp_path / "api"

    def edit() -> None:
        nonlocal edited
        edited = (target / path).is_file() and (target / path).read_bytes() == FEW[path]
        if edited:
            (target / path).write_text("mine")

    edited, lost = False, 0
    for step, names, _ in disturbances(target, edit):
        if edited and not ((target / path).is_file() and (target / path).read_text() == "mine"):
            rest = "".join(f"{call} " for call in names[step.number : step.number + 3])
            assert rest.startswith(("read close re", "close re", "replace", "remove")), step
            lost += 1
    assert lost in {2, 3}


def test_a_file_made_at_any_call_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "api"
    mine = target / "src/fresh/y.py"

    def make() -> None:
        nonlocal made
        made = not mine.exists() and not mine.parent.exists()
        if made:
            mine.parent.mkdir(parents=True)
            mine.write_text("mine")

    made = False
    for step, *_ in disturbances(target, make):
        assert not made or mine.read_text() == "mine", step


@pytest.mark.parametrize("name", ["", "src", "src/gone", ".clientgen"])
def test_a_link_put_in_the_way_at_any_call_leads_nowhere(tmp_path: Path, name: str) -> None:
    target = tmp_path / "generated" / "api"
    outside, aside = tmp_path / "outside", tmp_path / "aside"
    folder = target / name

    def swap() -> None:
        if folder.is_dir():
            shutil.copytree(folder, outside)
            folder.rename(aside)
            folder.symlink_to(outside)
            before.update(snapshot(outside))

    before: dict[str, bytes | None] = {}
    swapped = 0
    for _ in disturbances(target, swap):
        if folder.is_symlink():
            swapped += 1
            folder.unlink()
            assert snapshot(outside) == before
            before.clear()
            shutil.rmtree(outside)
            shutil.rmtree(aside)
    assert swapped > 10


@pytest.mark.parametrize(
    ("path", "is_read"),
    [("README.md", True), ("manifest.json", True), (".clientgen/journal.json", False)],
)
def test_a_pipe_put_in_the_way_at_any_call_holds_nobody_up(
    tmp_path: Path, path: str, is_read: bool
) -> None:
    """It stays, but in the moment after the last look at what is to be replaced or removed."""
    target = tmp_path / "api"

    def swap() -> None:
        nonlocal swapped
        swapped = (target / path).is_file()
        if swapped:
            (target / path).unlink()
            os.mkfifo(target / path)

    swapped, told, lost = False, 0, 0
    for step, names, error in disturbances(target, swap):
        told += "is a special file" in error
        if swapped and not (target / path).is_fifo():
            assert {"replace", "remove"} & {*names[step.number : step.number + 5]}, step
            assert error == ""
            lost += 1
    assert (told > 0) == is_read
    assert lost <= 5


def test_steps_come_in_the_order_that_is_promised(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1", "old/b.py": b"1"})
    with trapped(Trap()) as trap:
        put(tmp_path, {"a.py": b"2", "new/c.py": b"2"})
    assert [call for call in trap.calls if call in EFFECTS] == [
        "make_folder",
        *("create_file", "write", "flush") * 4,  # `a.py`, `c.py`, the manifest and the journal
        *("replace", "flush", "flush"),  # the journal
        *("remove", "remove_folder"),
        *("replace", "make_folder", "replace", "replace"),  # the manifest is last
        *("flush", "flush"),
        *("remove", "remove_folder"),  # the journal
    ]


def test_new_folders_above_the_target_are_flushed(tmp_path: Path) -> None:
    with trapped(Trap()) as trap:
        put(tmp_path / "generated" / "api", {})
    made = [call for call in trap.calls if call in EFFECTS]
    assert made[:4] == ["make_folder", "flush", "make_folder", "flush"]


def test_staged_content_is_flushed_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: sizes.append(os.fstat(descriptor).st_size))
    put(tmp_path, {"a": b"12345"})
    assert sizes[0] == 5
