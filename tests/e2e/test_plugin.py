"""The fixture of the package's plugin, as its consumers use it: in a run of pytest of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MARKED = """
import pytest

@pytest.mark.media_services_emulator(seed={"regions": [{"RegionName": "Moon"}]}, sample=None)
def test_seed(media_services_emulator):
    with media_services_emulator.client() as client:
        assert "Moon" in [each.region_name for each in client.regions.list()]
        assert client.accounts.list() == []

@pytest.mark.media_services_emulator(faults=["regions.list:status=500"])
def test_faults(media_services_emulator):
    from media_services_management import InternalServerError
    with media_services_emulator.client(retries=0) as client, pytest.raises(InternalServerError):
        client.regions.list()
    (request,) = media_services_emulator.requests
    assert (request.operation, request.fault) == ("regions.list", "status=500")

def test_the_sample(media_services_emulator):
    with media_services_emulator.client() as client:
        assert [each.name for each in client.accounts.list()] == ["sample"]
"""
OWN_OPTIONS = """
import pytest

@pytest.fixture
def media_services_emulator_options():
    return {"sample": None, "faults": ["regions.list:status=500"]}

def test_it(media_services_emulator):
    with media_services_emulator.client() as client:
        assert client.accounts.list() == []

@pytest.mark.media_services_emulator(faults=())
def test_a_marker_counts_more(media_services_emulator):
    with media_services_emulator.client() as client:
        assert client.regions.list()
"""
TWO = """
def test_first(media_services_emulator):
    with media_services_emulator.client() as client:
        client.accounts.delete("sample")

def test_second(media_services_emulator):
    with media_services_emulator.client() as client:
        assert bool(client.accounts.list()) is {}
"""


def run(folder: Path, code: str, *options: str) -> tuple[int, str]:
    (folder / "test_mine.py").write_text(code)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-Werror",
        "--strict-markers",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [*command, *options, "test_mine.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("code", [MARKED, OWN_OPTIONS], ids=["marker", "fixture"])
def test_options_of_the_fixture(tmp_path: Path, code: str) -> None:
    code_of_run, said = run(tmp_path, code)
    assert code_of_run == 0, said


@pytest.mark.parametrize(("scope", "fresh"), [("function", True), ("module", False)])
def test_the_scope_of_the_fixture(tmp_path: Path, scope: str, fresh: bool) -> None:
    option = f"media_services_emulator_scope={scope}"
    code, said = run(tmp_path, TWO.replace("{}", str(fresh)), "-o", option)
    assert code == 0, said


def test_an_unknown_option_of_the_fixture_is_told(tmp_path: Path) -> None:
    code, said = run(tmp_path, MARKED.replace("faults=", "fault="))
    assert code == 1
    assert "unknown options of an emulator: `fault`: use chance, " in said
