"""Schema, lowering, rules, names and templates: one file of a sound spec is changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, cast

from hypothesis import strategies as st

from clientgen.diagnostics import render_text
from clientgen.pipeline import Understood, generate, understand
from clientgen.project import Project

from ..literals import literals
from ..target import ROOT, Target
from ..texts import damaged

WORDS = literals("words", "specs")


class Place(NamedTuple):
    """A spec of the tests and one of its files."""

    api: str
    files: dict[str, bytes]
    name: str


@cache
def _places() -> tuple[Place, ...]:
    found = []
    for folder in sorted((ROOT / "tests" / "features").glob("*/spec/*/")):
        prefix = f"spec/{folder.name}/"
        paths = sorted(folder.rglob("*.yaml"))
        files = {prefix + path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        found += [Place(folder.name, files, name) for name in files]
    return tuple(found)


class _Memory:
    """A project with one spec."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def read(self, _: str) -> tuple[dict[str, bytes], tuple[()]]:
        """Return the files."""
        return self._files, ()


@cache
def _understood(api: str) -> Understood:
    """Return the content of a spec as it is, which is the same whichever of its files is looked at."""
    files = next(place.files for place in _places() if place.api == api)
    return understand(cast("Project", _Memory(files)), api)


def check(data: bytes) -> None:
    place = _places()[int.from_bytes(data[:2], "big") % len(_places())]
    files = {**place.files, place.name: data[2:]}
    project = cast("Project", _Memory(files))
    is_sound = data[2:] == place.files[place.name]
    understood = _understood(place.api) if is_sound else understand(project, place.api)
    for each in understood.diagnostics:
        content = files.get(each.location.file, b"").removeprefix(b"\xef\xbb\xbf")
        assert each.location.file in files or each.location.file == f"spec/{place.api}"
        assert 1 <= each.location.line <= content.count(b"\n") + 1
        assert 1 <= each.location.column <= len(content) + 1
        assert each.message
        assert len(each.message) < 2_000
    assert render_text(understood.diagnostics).replace("\n", "").isprintable()
    if not understood.errors and not is_sound:
        assert generate(project, place.api, lambda *_: None).files


def seeds() -> Iterable[bytes]:
    for number, place in enumerate(_places()):
        yield number.to_bytes(2, "big") + place.files[place.name]


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=damaged(st.deferred(lambda: st.sampled_from(tuple(seeds()))), WORDS),
    words=WORDS,
    runs=40,
)
