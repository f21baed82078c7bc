"""`clientgen export openapi`: where it writes, and what it refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.interchange.conftest import ROOT

from clientgen.cli import main

API = "media-services-management"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project is found from a folder of it, and FILE may be anywhere."""
    monkeypatch.chdir(ROOT)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "openapi", *arguments])


def test_the_document_goes_to_standard_output(here: Path) -> None:
    result = run(API)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert json.loads(result.stdout)["openapi"] == "3.1.0"
    assert run(API, "--output", "-").stdout == result.stdout


@pytest.mark.parametrize("name", ["out.json", "out.yaml", "out.yml", "OUT.JSON"])
def test_the_suffix_says_the_format(here: Path, name: str) -> None:
    result = run(API, "--version", "3.0", "--output", str(here / name))
    assert result.exit_code == 0
    assert result.stdout == ""
    text = (here / name).read_text("utf-8")
    data = json.loads(text) if name.lower().endswith("json") else yaml.safe_load(text)
    assert data["openapi"] == "3.0.3"
    assert [*data["paths"]]
    assert [path.name for path in here.iterdir()] == [name]


def test_an_earlier_export_is_replaced_and_nothing_else(here: Path) -> None:
    path = here / "out.json"
    assert run(API, "--output", str(path)).exit_code == 0
    assert run(API, "--version", "3.0", "--output", str(path)).exit_code == 0
    assert json.loads(path.read_text("utf-8"))["openapi"] == "3.0.3"
    path.write_text('{"openapi": "3.0.3"}', "utf-8")
    result = run(API, "--output", str(path))
    assert result.exit_code == 2
    assert (
        "exists and is not an export of clientgen; remove it, or choose another name"
        in result.stderr
    )
    assert path.read_text("utf-8") == '{"openapi": "3.0.3"}'


def test_a_name_without_a_known_suffix_is_refused(here: Path) -> None:
    result = run(API, "--output", str(here / "out.txt"))
    assert result.exit_code == 2
    assert "choose a name that ends with `.json`, `.yaml` or `.yml`" in result.stderr
    assert not [*here.iterdir()]


def test_an_unknown_api_is_refused_with_the_nearest(here: Path) -> None:
    result = run("media-service-management")
    assert result.exit_code == 2
    assert f"did you mean `{API}`?" in result.stderr


def test_an_unknown_version_is_wrong_usage(here: Path) -> None:
    assert run(API, "--version", "2.0").exit_code == 2


@pytest.mark.parametrize("place", ["missing/out.json", "folder.json"])
def test_a_place_that_cannot_be_written_is_one_line(here: Path, place: str) -> None:
    (here / "folder.json").mkdir()
    result = run(API, "--output", str(here / place))
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert len(result.stderr.splitlines()) == 1
    assert [path.name for path in here.iterdir()] == ["folder.json"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_only_read_is_one_line(here: Path) -> None:
    here.chmod(0o500)
    result = run(API, "--output", str(here / "out.json"))
    here.chmod(0o700)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_spec_with_problems_is_not_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["new", "library"]).exit_code == 0
    path = tmp_path / "spec/library/service.yaml"
    path.write_text(f"{path.read_text('utf-8')}\nodd: word\n", "utf-8")
    result = run("library", "--output", str(tmp_path / "out.json"))
    assert result.exit_code == 1
    assert "unknown key `odd`" in result.stderr
    assert not (tmp_path / "out.json").exists()
