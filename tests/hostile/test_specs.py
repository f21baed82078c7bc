"""Hostile specs: refused with a diagnostic at its place, or accepted and inert."""

from __future__ import annotations

import os
from collections.abc import Iterator
from json import dumps
from pathlib import Path

import pytest

from clientgen.document import load
from clientgen.output import OutputFile

from .cases import Case, read_cases
from .consumer import Consumer
from .inertness import assert_inert
from .museum import API, annexed, base, find, make, spell, write
from .readers import LITERALS, READERS, UNREAD, assert_read, name
from .slots import free_text

CASES = read_cases()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the whole corpus runs, with a cache of its own."""
    folder = tmp_path_factory.mktemp("corpus")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTGEN_CACHE_DIR", str(folder / "cache"))
        yield folder


@pytest.fixture(scope="module")
def sound(folder: Path) -> dict[bool, tuple[OutputFile, ...]]:
    """The distribution of the sound API, with its annex and without."""
    made = {}
    for has_annex, documents in ((False, base()), (True, annexed())):
        generated = make(write(folder / f"sound-{has_annex}", documents))
        assert generated.diagnostics == ()
        made[has_annex] = generated.files
    return made


@pytest.fixture(scope="module")
def consumer(folder: Path) -> Iterator[Consumer]:
    consumer = Consumer(folder / "installed")
    yield consumer
    consumer.close()


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 300
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_free_text_has_a_reader() -> None:
    places = {name(place) for place in free_text(base())}
    assert places == READERS.keys() | UNREAD
    assert not READERS.keys() & UNREAD


def test_json_is_judged_as_yaml_is() -> None:
    for case in CASES:
        sound = case.sound()
        for file, data in case.documents("marker").items():
            is_changed = data != sound.get(file) and not isinstance(data, bytes)
            if is_changed and "Infinity" not in dumps(data):
                assert _judged(dumps(data), f"{file}.json") == _judged(spell(data), file), case.name


def _judged(text: str, file: str) -> tuple[object, list[tuple[str, str, str]]]:
    document, problems = load(text.encode(), file)
    told = [(each.code, each.message, each.path) for each in problems]
    # libyaml knows no halves of pairs, and JSON no number that is none
    half = any(code in ("DOC105", "DOC113", "DOC118") for code, _, _ in told)
    return document and document.data, [] if half else told


def test_a_spec_in_json_gives_the_same_distribution(
    folder: Path, sound: dict[bool, tuple[OutputFile, ...]]
) -> None:
    documents = {
        name.replace(".yaml", ".json"): dumps(data, indent=1).encode()
        for name, data in annexed().items()
    }
    made = make(write(folder / "json", documents))
    assert made.diagnostics == ()
    assert made.files == sound[True]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_spec(
    case: Case,
    folder: Path,
    tmp_path: Path,
    sound: dict[bool, tuple[OutputFile, ...]],
    consumer: Consumer,
) -> None:
    marker = folder / "marker"
    documents = case.documents(os.fspath(marker))
    generated = make(write(tmp_path, case.files(documents)))
    if case.expect:
        assert generated.files == ()
        codes = {each.code for each in generated.diagnostics}
        assert codes >= set(case.expect), codes
        files = {each.location.file for each in generated.diagnostics if each.code in case.expect}
        assert f"spec/{API}/{case.place[0]}" in files, files
    else:
        assert generated.diagnostics == ()
        if case.change.get("inert", True):
            assert_inert(generated.files, sound[case.has_annex])
        consumer.install(generated.files)
        consumer.import_all()
        for command in ((), ("things",), ("things", "add")):
            consumer.help(*command)
        assert consumer.metadata()["project"]["name"]
        for reader in (*READERS.get(name(case.place), ()), *LITERALS.get(name(case.place), ())):
            assert_read(consumer, reader, find(documents, case.place))
    assert not marker.exists()
