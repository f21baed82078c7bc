"""A run is stopped at every step that it takes on the disk, and the next one mends the tree."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from clientgen.output import HandEditError, OutputError, OutputFile, State, compare, write
from clientgen.output.disk import Disk, Place

STEPS = ("make_folder", "create", "replace", "remove", "remove_folder", "flush_folder")

Contents = Mapping[str, bytes]

OLD: Contents = {
    "README.md": b"read me\n",
    "keep.py": b"keep\n",
    "src/gone/x.py": b"x\n",
    "src/a.py": b"a = 1\n",
    "turns": b"into a folder\n",
    "shrinks/deep/f": b"a folder turns into a file\n",
}
NEW: Contents = {
    "README.md": b"read me again\n",
    "keep.py": b"keep\n",
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


class Killed(BaseException):
    """Stands for the end of the process."""


class Fault:
    """Counts the steps, and stops the run at one of them."""

    def __init__(self, step: int, moment: str, stop: Callable[[], BaseException]) -> None:
        self.step, self.moment, self.stop = step, moment, stop
        self.count = 0
        self.names: list[str] = []
        self.dead = False

    def pass_through(self, name: str, effect: Callable[..., None], *args: Any) -> None:
        if self.dead:
            raise Killed
        number, self.count = self.count, self.count + 1
        self.names.append(name)
        if number != self.step:
            return effect(*args)
        error = self.stop()
        self.dead = isinstance(error, Killed)
        if self.moment == "torn" and name == "create":
            disk, place, content = args
            effect(disk, place, content[: len(content) // 2])
        elif self.moment == "after":
            effect(*args)
        raise error


@contextmanager
def faulty(fault: Fault) -> Iterator[Fault]:
    def wrap(name: str) -> Callable[..., None]:
        effect = getattr(Disk, name)
        return lambda *args: fault.pass_through(name, effect, *args)

    with ExitStack() as patches:
        for name in STEPS:
            patches.enter_context(mock.patch.object(Disk, name, wrap(name)))
        yield fault


def put(target: Path, contents: Contents, *, generator: str = "1", edits: bool = False) -> None:
    write(target, listed(contents), generator=generator, black="26", overwrite_edits=edits)


def listed(contents: Contents) -> list[OutputFile]:
    return [OutputFile(path=p, content=c, origin="o") for p, c in contents.items()]


def edited(target: Path, contents: Contents) -> tuple[str, ...]:
    return compare(target, listed(contents), generator="2", black="26").paths(State.EDITED)


def snapshot(target: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(target).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in target.rglob("*")
    }


def expected(tmp_path: Path, contents: Contents) -> dict[str, bytes | None]:
    clean = tmp_path / "expected"
    put(clean, contents, generator="2")
    found = snapshot(clean)
    put(clean, {}, generator="2")
    return found


def count_steps(tmp_path: Path, old: Contents, new: Contents) -> int:
    target = tmp_path / "counted" / "api"
    if old:
        put(target, old)
    with faulty(Fault(-1, "before", Killed)) as fault:
        put(target, new, generator="2")
    return fault.count


def crash(target: Path, contents: Contents, step: int, moment: str) -> None:
    with faulty(Fault(step, moment, Killed)), pytest.raises(Killed):
        put(target, contents, generator="2")


def failures(tmp_path: Path, old: Contents, new: Contents) -> Iterator[tuple[Path, int, str]]:
    """For every step and moment, a fresh target with `old` in it."""
    for step in range(count_steps(tmp_path, old, new)):
        for moment in ("before", "torn", "after"):
            target = tmp_path / f"{step}-{moment}" / "api"
            if old:
                put(target, old)
            yield target, step, moment


def assert_mended(target: Path, contents: Contents, wanted: Mapping[str, bytes | None]) -> None:
    assert edited(target, contents) == ()
    put(target, contents, generator="2")
    assert snapshot(target) == wanted


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("later", ["same spec", "old spec", "edited spec"])
def test_kill_at_every_step_is_mended(tmp_path: Path, scenario: str, later: str) -> None:
    old, new = SCENARIOS[scenario]
    after = {"same spec": new, "old spec": old, "edited spec": EDITED_SPEC}[later]
    wanted = expected(tmp_path, after)
    for target, step, moment in failures(tmp_path, old, new):
        crash(target, new, step, moment)
        assert_mended(target, after, wanted)


def test_kill_of_the_mending_run_is_mended(tmp_path: Path) -> None:
    wanted = expected(tmp_path, OLD)
    for target, step, moment in failures(tmp_path, OLD, NEW):
        for second in range(step % 4, 36, 4) if moment == "after" else ():
            put(target, OLD)
            crash(target, NEW, step, moment)
            with faulty(Fault(second, "before", Killed)) as fault, suppress(Killed):
                put(target, EDITED_SPEC, generator="2")
            assert fault.dead == (fault.count > second)
            assert edited(target, OLD) == ()
            assert_mended(target, OLD, wanted)


def test_check_describes_what_a_kill_left(tmp_path: Path) -> None:
    wanted = expected(tmp_path, NEW)
    for target, step, moment in failures(tmp_path, OLD, NEW):
        crash(target, NEW, step, moment)
        comparison = compare(target, listed(NEW), generator="2", black="26")
        finished = comparison.clean and not comparison.interrupted
        assert finished == (snapshot(target) == wanted)
        assert comparison.paths(State.FOREIGN) == ()


def test_hand_edits_around_a_kill_are_kept(tmp_path: Path) -> None:
    for target, step, moment in failures(tmp_path, OLD, NEW):
        (target / "mine.txt").write_text("mine")
        crash(target, NEW, step, moment)
        (target / "keep.py").write_text("edited by hand")
        (target / "src/a.py").write_text("edited by hand")
        before = snapshot(target)
        with pytest.raises(HandEditError) as caught:
            put(target, EDITED_SPEC, generator="2")
        assert caught.value.paths == ("keep.py", "src/a.py")
        assert snapshot(target) == before


def test_hand_edit_is_whole_or_overwritten_when_overwriting_is_killed(tmp_path: Path) -> None:
    for target, step, moment in failures(tmp_path, OLD, NEW):
        (target / "src/a.py").write_text("edited by hand")
        with faulty(Fault(step, moment, Killed)), pytest.raises(Killed):
            put(target, NEW, generator="2", edits=True)
        still_edited = (target / "src/a.py").read_bytes() != NEW["src/a.py"]
        assert edited(target, NEW) == (("src/a.py",) if still_edited else ())
        if still_edited:
            assert (target / "src/a.py").read_text() == "edited by hand"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_error_at_every_step_is_one_line_and_is_mended(
    tmp_path: Path, scenario: str, code: int
) -> None:
    old, new = SCENARIOS[scenario]
    wanted = expected(tmp_path, new)
    for target, step, moment in failures(tmp_path, old, new):
        fault = Fault(step, moment, lambda: OSError(code, os.strerror(code)))
        with faulty(fault), pytest.raises(OutputError, match=r"cannot write `.*`: ") as caught:
            put(target, new, generator="2")
        assert "\n" not in str(caught.value)
        assert os.strerror(code).lower() in str(caught.value)
        assert_mended(target, new, wanted)


def test_full_disk_while_staging_leaves_the_old_tree(tmp_path: Path) -> None:
    put(tmp_path / "api", OLD)
    before = snapshot(tmp_path / "api")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    for step in range(1, 7):
        with faulty(Fault(step, "torn", lambda: full)), pytest.raises(OutputError):
            put(tmp_path / "api", NEW, generator="2")
        assert snapshot(tmp_path / "api") == before


def test_interrupt_while_staging_leaves_the_old_tree(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    before = snapshot(tmp_path)
    with faulty(Fault(3, "torn", KeyboardInterrupt)), pytest.raises(KeyboardInterrupt):
        put(tmp_path, NEW, generator="2")
    assert snapshot(tmp_path) == before


EXIT = """
import os, sys
from pathlib import Path
import test_output_crash as t
def stop():
    os._exit(9)
with t.faulty(t.Fault(int(sys.argv[2]), sys.argv[3], stop)):
    t.put(Path(sys.argv[1]), t.NEW, generator="2")
"""


@pytest.mark.parametrize("step", [1, 6, 12, 18])
@pytest.mark.parametrize("moment", ["before", "torn"])
def test_end_of_the_process_is_mended(tmp_path: Path, step: int, moment: str) -> None:
    target = tmp_path / "api"
    put(target, OLD)
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    run = subprocess.run(
        [sys.executable, "-c", EXIT, str(target), str(step), moment],
        env={"PYTHONPATH": path},
        check=False,
    )
    assert run.returncode == 9
    assert compare(target, listed(NEW), generator="2", black="26").interrupted
    assert_mended(target, EDITED_SPEC, expected(tmp_path, EDITED_SPEC))


def test_steps_come_in_the_order_that_is_promised(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1", "old/b.py": b"1"})
    with faulty(Fault(-1, "before", Killed)) as fault:
        put(tmp_path, {"a.py": b"2", "new/c.py": b"2"})
    assert fault.names == [
        *("make_folder", "create", "create", "create"),  # `a.py`, `c.py` and the manifest, staged
        *("create", "replace", "flush_folder", "flush_folder"),  # the journal
        *("remove", "remove_folder"),
        *("replace", "make_folder", "replace", "replace"),  # the manifest is last
        *("flush_folder", "flush_folder"),
        *("remove", "remove_folder"),  # the journal
    ]
    assert set(fault.names) == set(STEPS)


def test_staged_content_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: sizes.append(os.fstat(descriptor).st_size))
    Disk().create(Place(None, str(tmp_path / "a")), b"12345")
    assert sizes == [5]
