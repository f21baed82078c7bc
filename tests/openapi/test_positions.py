"""Where places of a document stand in its files: line and column in the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.openapi.conftest import Import
from tests.openapi.test_extensions import report, with_get

from clientgen.openapi.positions import Positions

ODD = {"x-odd": [{'a"b{}[],:': [1, "}", {"deep/~er": None}]}, "é\n"], "list": [[], {}, "x"]}


def places(data: Any, pointer: str = "#") -> list[str]:
    """Every place in some data."""
    found = []
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()  # fmt: skip
    for key, value in pairs:
        inner = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
        found += [inner, *places(value, inner)]
    return found


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_every_place_of_json_is_found(tmp_path: Path, indent: int | None) -> None:
    text = json.dumps(ODD, indent=indent)
    (tmp_path / "a.json").write_text(text, "utf-8")
    positions = Positions(tmp_path, "a.json", places(ODD))
    for place in places(ODD):
        file, line, column = positions.of(place).split(":")
        rest = text.splitlines()[int(line) - 1][int(column) - 1 :]
        step = place.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        value = ODD
        for each in place.split("/")[1:]:
            key = each.replace("~1", "/").replace("~0", "~")
            value = value[int(key)] if isinstance(value, list) else value[key]  # type: ignore[assignment]
        starts = json.dumps(step) if not step.isdecimal() else json.dumps(value)[:1]
        assert (file, rest[: len(starts)]) == ("a.json", starts), place


def test_every_place_of_yaml_is_found(tmp_path: Path) -> None:
    text = yaml.safe_dump(ODD)
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    positions = Positions(tmp_path, "a.yaml", places(ODD))
    assert all(positions.of(place).startswith("a.yaml:") for place in places(ODD))
    assert positions.of("#/list") == "a.yaml:1:1"


def test_a_place_that_is_gone_is_that_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": {"b": 1}}')
    positions = Positions(tmp_path, "a.json", ["#/a/b/c", "#/no"])
    assert positions.of("#/a/b/c") == "a.json:1:8"
    assert positions.of("#/no") == positions.of("config.yml: a") == ""


@pytest.mark.parametrize("name", ["openapi.json", "openapi.yaml"])
def test_the_report_has_them(imported: Import, project: Path, name: str) -> None:
    document = with_get("/extra", {"x-odd": 1, "responses": {"204": {"description": "None"}}})
    text = json.dumps(document, indent=2) if name.endswith("json") else yaml.safe_dump(document)
    imported(text, name=name)
    lines = text.splitlines()
    (line,) = [number for number, each in enumerate(lines, 1) if "x-odd" in each]
    column = lines[line - 1].index("x-odd") + (0 if name.endswith("json") else 1)
    assert f"/x-odd` ({name}:{line}:{column}): left out" in report(project)


def test_places_of_swagger_are_those_of_the_file(imported: Import, project: Path) -> None:
    document = {
        "swagger": "2.0",
        "info": {"title": "Old", "version": "1"},
        "host": "old.example",
        "paths": {"/a": {"get": {"responses": {"200": {"description": "Fine", "schema": {"$ref": "#/definitions/A"}}}}}},
        "definitions": {"A": {"type": "object", "x-odd": 1, "properties": {"a": {"type": "string"}}}},
    }  # fmt: skip
    text = json.dumps(document, indent=2)
    imported(text)
    lines = text.splitlines()
    (line,) = [number for number, each in enumerate(lines, 1) if "x-odd" in each]
    assert f"(openapi.json:{line}:7): left out" in report(project)
