"""The persister of the generated tests: one file has the cassettes of a group."""

from __future__ import annotations

import gc
import importlib.util
from pathlib import Path
from typing import Any

import httpx2
import pytest
import vcr
from vcr.serializers import yamlserializer

from clientgen.cases.cassettes import Cassette, RecordedResponse, Request, cassettes_file
from clientgen.project import data_folder

REQUEST = Request(method="GET", uri="https://a.example/x", headers=(("X", "no"),), body=None)
BUSY = RecordedResponse(status=503, headers=(("Retry-After", "0"),), body=b"busy")
DONE = RecordedResponse(status=200, headers=(), body=b'{"a":1}')


@pytest.fixture
def persister() -> Any:
    path = data_folder("templates") / "tests/persister.py"
    spec = importlib.util.spec_from_file_location("persister", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.GroupPersister()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tests = {"get__503-retried": (BUSY, DONE), "get__200": (DONE,), "put__503": (BUSY,)}
    made = [
        Cassette(name=n, requests=(REQUEST,) * len(answers), responses=answers)
        for n, answers in tests.items()
    ]
    (tmp_path / "things.yaml").write_bytes(cassettes_file(made))
    (tmp_path / "others.yaml").write_bytes(cassettes_file(made[1:2]))
    return tmp_path


def recorder(folder: Path, persister: Any, mode: str = "none") -> Any:
    made = vcr.VCR(cassette_library_dir=str(folder), record_mode=mode, match_on=["method", "uri"])
    made.register_persister(persister)
    return made


def ask(path: str = "x") -> tuple[int, bytes]:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(204))
    with httpx2.Client(transport=transport) as client:
        response = client.get(f"https://a.example/{path}")
        return response.status_code, response.content


def test_a_case_is_given_its_own_entries_in_order(folder: Path, persister: Any) -> None:
    for _ in range(2):
        with recorder(folder, persister).use_cassette("things.yaml#get__503-retried") as cassette:
            assert [ask(), ask()] == [(503, b"busy"), (200, b'{"a":1}')]
        assert cassette.all_played
        assert cassette.play_count == len(cassette) == 2
        assert dict(cassette.requests[0].headers) == {"X": "no"}


def test_the_answers_of_other_cases_are_not_given(folder: Path, persister: Any) -> None:
    with recorder(folder, persister).use_cassette("things.yaml#put__503") as cassette:
        assert ask() == (503, b"busy")
        with pytest.raises(vcr.errors.CannotOverwriteExistingCassetteException):
            ask()
    assert len(cassette) == 1


def test_a_case_without_a_cassette_is_an_error(folder: Path, persister: Any) -> None:
    message = r"things.yaml` has no cassette `gett`; generate the tests again"
    with pytest.raises(LookupError, match=message):
        recorder(folder, persister).use_cassette("things.yaml#gett").__enter__()


def test_a_group_without_a_file_is_an_error(folder: Path, persister: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.yaml"):
        recorder(folder, persister).use_cassette("nothing.yaml#get__200").__enter__()


@pytest.mark.parametrize("mode", ["new_episodes", "all"])
def test_nothing_is_ever_recorded(folder: Path, persister: Any, mode: str) -> None:
    before = (folder / "things.yaml").read_bytes()
    message = r"things.yaml#get__200` is generated from the spec and cannot be recorded"
    with (
        pytest.raises(RuntimeError, match=message),
        recorder(folder, persister, mode).use_cassette("things.yaml#get__200"),
    ):
        assert ask("new") == (204, b"")
    # where saving fails, vcrpy patches the transports until its context is garbage
    gc.collect()
    assert (folder / "things.yaml").read_bytes() == before


def test_a_file_is_parsed_once(folder: Path, persister: Any) -> None:
    parsed: list[str] = []

    class Counted:
        @staticmethod
        def deserialize(text: str) -> Any:
            parsed.append(text)
            return yamlserializer.deserialize(text)

    for _ in range(3):
        for name in ("things.yaml#get__200", "things.yaml#put__503", "others.yaml#get__200"):
            requests, responses = persister.load_cassette(str(folder / name), serializer=Counted)
            assert len(requests) == len(responses) == 1
    assert parsed == [(folder / f"{name}.yaml").read_text("utf-8") for name in ("things", "others")]
