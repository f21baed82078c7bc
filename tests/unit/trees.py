"""Small trees of files: written in one call, looked at, and made what an earlier run left."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from clientgen import output
from clientgen.output import OutputFile, compare, write

from .calls import Trap, trapped

Contents = Mapping[str, bytes]
Snapshot = Mapping[str, bytes | None]


def put(target: Path, contents: Contents, *, generator: str = "2", edits: bool = False) -> None:
    putting(target, contents, generator=generator, edits=edits)()


def putting(
    target: Path, contents: Contents, *, generator: str = "2", edits: bool = False
) -> partial[object]:
    options = {"generator": generator, "black": "26", "overwrite_edits": edits}
    return partial(write, target, listed(contents), **options)


def listed(contents: Contents) -> list[OutputFile]:
    return [OutputFile(path=p, content=c, origin="o") for p, c in contents.items()]


def look(target: Path, contents: Contents) -> output.Comparison:
    return compare(target, listed(contents), generator="2", black="26")


def snapshot(target: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(target).as_posix(): path.read_bytes() if path.is_file() else None
        for path in target.rglob("*")
    }


def restore(target: Path, old: Contents) -> None:
    """Make the target what a run of an earlier version left, or nothing."""
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    if old:
        put(target, old, generator="1")


def expected(tmp_path: Path, contents: Contents) -> Snapshot:
    put(tmp_path / "expected", contents)
    found = snapshot(tmp_path / "expected")
    shutil.rmtree(tmp_path / "expected")
    return found


def calls(target: Path, old: Contents, new: Contents, *, edits: bool = False) -> list[str]:
    restore(target, old)
    with trapped(Trap()) as trap:
        put(target, new, edits=edits)
    return trap.calls
