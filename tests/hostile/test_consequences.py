"""Unreadable parts of a spec cause no diagnostics about other parts."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from clientgen.diagnostics import Diagnostic
from clientgen.pipeline import understand

from .museum import API, Documents, find, put, read_documents, spelled, write
from .test_exchanged import FOLDERS, places

REAL = Path(__file__).parents[2] / "spec" / "media-services-management"
SPECS = (*FOLDERS, REAL)


def _unclosed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b'"\n')


def _misfit(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"unheard_of: 1\n")


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere")


@pytest.mark.sample(4)
@pytest.mark.parametrize("damage", [_unclosed, _misfit, _link])
@pytest.mark.parametrize("folder", SPECS, ids=lambda folder: folder.name)
def test_a_file_that_cannot_be_read_is_all_that_is_told(
    folder: Path, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    documents = spelled(read_documents(folder))
    for number, name in enumerate(documents):
        project = write(tmp_path / str(number), documents)
        damage(project.spec / API / name)
        found = understand(project, API).diagnostics
        assert {each.location.file for each in found} == {f"spec/{API}/{name}"}, found


def _codes(documents: Documents, root: Path) -> set[str]:
    found: tuple[Diagnostic, ...] = understand(write(root, documents), API).diagnostics
    return {each.code for each in found}


@pytest.mark.sample(2)
@pytest.mark.parametrize("folder", SPECS, ids=lambda folder: folder.name)
def test_a_name_of_nothing_is_all_that_is_told(folder: Path, tmp_path: Path, long: bool) -> None:
    documents = read_documents(folder)
    written = spelled(documents)
    wrong = {"$ref": ("Nowhere", "SPEC201"), "at": ("types.Nowhere", "SPEC207")}
    named = [
        place
        for place in places(documents)
        if str(place[-1]) in wrong
        and (place[-1] == "$ref" or "change" in find(documents, place[:-1]))
        and place[0] != "emulation.yaml"
    ]
    for number, place in enumerate(named if long else named[::2]):
        value, code = wrong[str(place[-1])]
        changed = {place[0]: copy.deepcopy(documents[place[0]])}
        put(changed, place, value)
        assert _codes({**written, **changed}, tmp_path / str(number)) == {code}, place


@pytest.mark.sample(2)
@pytest.mark.parametrize("folder", SPECS, ids=lambda folder: folder.name)
def test_a_part_that_does_not_fit_the_format_is_all_that_is_told(
    folder: Path, tmp_path: Path, long: bool
) -> None:
    documents = read_documents(folder)
    written = spelled(documents)
    parts = [
        (name, section, key)
        for name, document in documents.items()
        for section in ("types", "errors", "operations")
        for key, part in document.get(section, {}).items()
        if isinstance(part, dict)
    ]
    for number, place in enumerate(parts if long else parts[::3]):
        changed = {place[0]: copy.deepcopy(documents[place[0]])}
        find(changed, place)["unheard_of"] = 1
        assert _codes({**written, **changed}, tmp_path / str(number)) == {"SCHEMA201"}, place
