"""A run is killed, failed or interrupted at every call that it makes of the system.

`Disk` has one method for each call, and a test here shows that nothing else makes one. So the calls
of a run can be numbered, and a scenario be played once for each number: there is no moment between
two calls at which the disk could be otherwise.
"""

from __future__ import annotations

import ast
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientgen import output
from clientgen.output import HandEditError, OutputError, State
from clientgen.output.disk import Disk

from .calls import (
    CALLS,
    EFFECTS,
    READING,
    Step,
    Trap,
    effects,
    failures,
    forked,
    raiser,
    trapped,
)
from .trees import Contents, Snapshot, calls, expected, look, put, putting, restore, snapshot
from .victims import Victims

Kill = Callable[..., bool]

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="processes and kills as POSIX has them"),
    pytest.mark.usefixtures("no_waiting"),
]

CODES = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EMFILE, errno.EACCES)

OLD: Contents = {
    "README.md": b"read me\n",
    "keep.py": b"keep\n",
    "src/Case.py": b"case\n",
    "src/gone/x.py": b"x\n",
    "src/a.py": b"a = 1\n",
    "turns": b"into a folder\n",
    "shrinks/deep/f": b"a folder turns into a file\n",
}
NEW: Contents = {
    "README.md": b"read me again\n",
    "keep.py": b"keep\n",
    "src/case.py": b"case\n",
    "src/fresh/y.py": b"y\n",
    "src/a.py": b"a = 2\n",
    "turns/out.py": b"",
    "shrinks": b"a file\n",
}
EDITED_SPEC: Contents = {
    "README.md": b"read me a third time\n",
    "keep.py": b"keep no more\n",
    "src/a.py": b"a = 3\n",
    "src/gone/x.py": b"x is back\n",
    "turns": b"back\n",
    "z/z.py": b"z\n",
}
SCENARIOS = {
    "first generation": ({}, NEW),
    "update": (OLD, NEW),
    "removal": (OLD, {"README.md": b"read me\n"}),
    "manifest only": (OLD, OLD),
}


@pytest.fixture
def kill(victims: Victims) -> Kill:
    """Writes a tree until the run is killed at a step; tells whether it got there."""

    def kill(target: Path, contents: Contents, step: Step, *, edits: bool = False) -> bool:
        return victims.kill(step, putting(target, contents, edits=edits))

    return kill


def assert_mended(target: Path, contents: Contents, wanted: Snapshot) -> None:
    assert look(target, contents).paths(State.EDITED, State.FOREIGN) == ()
    put(target, contents)
    assert snapshot(target) == wanted


# the proof that there is no other step


def test_every_call_is_known() -> None:
    assert set(CALLS) == EFFECTS | READING | {"read"}


def test_nothing_but_the_disk_calls_the_system() -> None:
    """By the imports of the package, and by what the interpreter notes of a run."""
    assert output.__file__ is not None
    for path in Path(output.__file__).parent.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        allowed = {"disk.py": {"os", "fcntl"}, "lock.py": {"msvcrt", "tempfile"}}
        system = names & {"os", "io", "fcntl", "msvcrt", "shutil", "tempfile", "ctypes"}
        assert system <= allowed.get(path.name, set()), path


def test_the_interpreter_sees_no_call_beside_the_disk(tmp_path: Path) -> None:
    restore(tmp_path / "api", OLD)
    inside: list[bool] = []
    stray: list[str] = []

    def note(event: str, arguments: object) -> None:
        if event == "open" or event.partition(".")[0] in {"os", "shutil", "fcntl"}:
            stray.extend([] if inside else [event])

    def pass_through(name: str, method: Callable[..., object], *arguments: Any) -> object:
        inside.append(True)
        try:
            return method(*arguments)
        finally:
            inside.pop()

    def watched() -> int:
        trap = Trap()
        trap.call = pass_through  # type: ignore[method-assign]
        sys.addaudithook(note)  # which cannot be taken away again
        with trapped(trap):
            put(tmp_path / "api", NEW)
            look(tmp_path / "api", OLD)
        return len(stray)

    assert os.waitstatus_to_exitcode(forked(watched)) == 0


# killed


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("later", ["same spec", "old spec", "edited spec"])
def test_kill_at_every_step_is_described_and_mended(
    tmp_path: Path, scenario: str, later: str, kill: Kill
) -> None:
    old, new = SCENARIOS[scenario]
    after = {"same spec": new, "old spec": old, "edited spec": EDITED_SPEC}[later]
    target = tmp_path / "made" / "api"
    finished, wanted = expected(tmp_path, new), expected(tmp_path, after)
    for step in effects(calls(target, old, new)):
        restore(target, old)
        assert kill(target, new, step)
        comparison = look(target, new)
        assert (snapshot(target) == finished) == (comparison.clean and not comparison.interrupted)
        assert_mended(target, after, wanted)


def test_kill_of_the_mending_run_is_mended(tmp_path: Path, kill: Kill) -> None:
    wanted = expected(tmp_path, OLD)
    target = tmp_path / "api"
    for number, step in enumerate(effects(calls(target, OLD, NEW))):
        restore(target, OLD)
        kill(target, NEW, step)
        shutil.copytree(target, tmp_path / "kept")
        with trapped(Trap()) as trap:
            put(target, EDITED_SPEC)
        for second in [*effects(trap.calls)][number % 7 :: 7]:
            shutil.rmtree(target)
            shutil.copytree(tmp_path / "kept", target)
            assert kill(target, EDITED_SPEC, second)
            assert_mended(target, OLD, wanted)
        shutil.rmtree(tmp_path / "kept")


def test_hand_edits_around_a_kill_are_kept(tmp_path: Path, kill: Kill) -> None:
    target = tmp_path / "api"
    for step in effects(calls(target, OLD, NEW)):
        restore(target, OLD)
        (target / "mine.txt").write_text("mine")
        kill(target, NEW, step)
        (target / "keep.py").write_text("edited by hand")
        (target / "src/a.py").write_text("edited by hand")
        before = snapshot(target)
        with pytest.raises(HandEditError) as caught:
            put(target, EDITED_SPEC)
        assert caught.value.paths == ("keep.py", "src/a.py")
        assert snapshot(target) == before


def test_hand_edit_is_whole_or_overwritten_when_overwriting_is_killed(
    tmp_path: Path, kill: Kill
) -> None:
    target = tmp_path / "api"
    for step in effects(calls(target, OLD, NEW)):
        restore(target, OLD)
        (target / "src/a.py").write_text("edited by hand")
        assert kill(target, NEW, step, edits=True)
        content = (target / "src/a.py").read_bytes()
        assert content in {b"edited by hand", NEW["src/a.py"]}
        still = content == b"edited by hand"
        assert look(target, NEW).paths(State.EDITED) == (("src/a.py",) if still else ())


def test_whatever_a_power_loss_keeps_of_the_names_is_mended(tmp_path: Path, kill: Kill) -> None:
    """The journal and the new manifest are on the disk, and any one change of a name is not."""
    target = tmp_path / "api"
    names = calls(target, OLD, NEW)
    manifest = max(number for number, call in enumerate(names) if call == "replace")
    wanted = expected(tmp_path, EDITED_SPEC)
    for path in ("README.md", "src/Case.py", "src/gone/x.py", "src/a.py"):
        restore(target, OLD)
        kill(target, NEW, Step(manifest, "replace", "after"))
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_bytes(OLD[path])
        assert_mended(target, EDITED_SPEC, wanted)


# failed and interrupted


@pytest.mark.parametrize("scenario", ["first generation", "update"])
def test_error_at_every_call_is_one_line_and_is_mended(tmp_path: Path, scenario: str) -> None:
    old, new = SCENARIOS[scenario]
    wanted = expected(tmp_path, new)
    target = tmp_path / "made" / "api"
    for turn, step in enumerate(failures(calls(target, old, new))):
        reason = os.strerror(CODES[turn % len(CODES)])
        error = OSError(CODES[turn % len(CODES)], reason)
        restore(target, old)
        with (
            trapped(Trap(step, raiser(error))),
            pytest.raises(OutputError, match=r"cannot write `.*`: ") as caught,
        ):
            put(target, new)
        assert "\n" not in str(caught.value)
        assert reason.lower() in str(caught.value)
        assert_mended(target, new, wanted)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_interrupt_at_every_effect_is_mended(tmp_path: Path, scenario: str) -> None:
    old, new = SCENARIOS[scenario]
    wanted = expected(tmp_path, new)
    target = tmp_path / "made" / "api"
    for step in effects(calls(target, old, new)):
        restore(target, old)
        with trapped(Trap(step, raiser(KeyboardInterrupt()))), pytest.raises(KeyboardInterrupt):
            put(target, new)
        assert_mended(target, new, wanted)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_stops_the_staging_leaves_the_old_tree(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "api"
    names = calls(target, OLD, NEW)
    begun = names.index("remove")
    restore(target, OLD)
    before = snapshot(target)
    for step in effects(names[:begun]):
        with (
            trapped(Trap(step, raiser(error))),
            pytest.raises((OutputError, KeyboardInterrupt)),
        ):
            put(target, NEW)
        assert snapshot(target) == before


def test_error_at_every_call_of_a_look_is_one_line(tmp_path: Path) -> None:
    restore(tmp_path / "api", OLD)
    with trapped(Trap()) as trap:
        look(tmp_path / "api", NEW)
    assert EFFECTS.isdisjoint(trap.calls)
    for step in failures(trap.calls):
        with (
            trapped(Trap(step, raiser(OSError(errno.EIO, "broken")))),
            pytest.raises(OutputError, match=r"cannot read `.*`: broken; fix this"),
        ):
            look(tmp_path / "api", NEW)


@pytest.mark.parametrize(
    ("call", "code"), [("lock", errno.ENOLCK), ("lock", errno.EBADF), ("flush", errno.EINVAL)]
)
def test_a_system_that_can_do_less_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """Some network file systems lock no folder, and some flush none."""
    method = getattr(Disk, call)

    def refuse(disk: Disk, descriptor: int) -> object:
        if disk.opened_kind(descriptor).value == "folder":
            raise OSError(code, os.strerror(code))
        return method(disk, descriptor)

    monkeypatch.setattr(Disk, call, refuse)
    put(tmp_path / "api", OLD)
    put(tmp_path / "api", NEW)
    assert snapshot(tmp_path / "api") == expected(tmp_path, NEW)


def test_a_disk_that_takes_a_byte_at_a_time_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = expected(tmp_path, NEW)
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:1]))
    put(tmp_path / "api", NEW)
    assert snapshot(tmp_path / "api") == wanted
