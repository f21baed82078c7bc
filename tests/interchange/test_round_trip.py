"""An export of any spec is valid OpenAPI, and an import of it is the same service.

Everything of the service is compared but the places in files, which differ, as a copy has other
lines. Of files beside the spec (`pages.yaml`, `profile.yaml`) nothing is in the service.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from tests.features.drawn.specs import API, write
from tests.features.test_drawn import spec_of
from tests.interchange.conftest import (
    EVERY_API,
    MEDIA_SERVICES,
    Api,
    bare,
    exported,
    imported,
    service_of,
)

from clientgen.interchange import text_of
from clientgen.project import Project

VERSIONS = ("3.1", "3.0")
VALIDATORS = {"3.1": OpenAPIV31SpecValidator, "3.0": OpenAPIV30SpecValidator}
ENDLESS = {"union_plain"}
"""Features with a type that contains itself by `anyOf` and `items`: the validator follows it without end in 3.0."""
OTHER_NAMES = {"examples": "shown-examples"}
"""What an API is called in an import that no new API can be called."""
FEW, MANY = 4, 100


def problems(document: dict[str, object], version: str) -> list[str]:
    """What the validator finds; what it calls `time` in 3.0 and in examples has no offset, other than RFC 3339 has it."""
    plain = json.loads(json.dumps(document))
    found = [each.message for each in VALIDATORS[version](plain).iter_errors()]
    return [each for each in found if not each.endswith("is not a 'time'")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    many = metafunc.config.getoption("--long")
    if "number" in metafunc.fixturenames:
        metafunc.parametrize("number", range(MANY if many else FEW))
    if "api" in metafunc.fixturenames:
        both = [
            pytest.param(*api.values, version, id=f"{api.id}-{version}")
            for api in EVERY_API
            for version in VERSIONS
        ]
        # a version of each API, the one and the other by turns
        turns = [each for at, each in enumerate(both) if at % 4 in (0, 3)]
        metafunc.parametrize(("api", "version"), both if many else turns)


def test_an_export_is_valid(api: Api, version: str) -> None:
    document = exported(api.project, api.name, version)
    if version == "3.0" and api.folder.name in ENDLESS:
        with pytest.raises(RecursionError):
            problems(document, version)
        return
    assert problems(document, version) == []


def test_an_import_of_an_export_is_the_same_service(api: Api, version: str, tmp_path: Path) -> None:
    again(api.project, api.name, version, tmp_path)


def again(project: Project, api: str, version: str, folder: Path) -> None:
    """Export a spec and import it: the service is the same, and nothing is in the report.

    The import itself exports what it has read, and reports every difference to the document.
    """
    name = OTHER_NAMES.get(api, api)
    document = exported(project, api, version)
    path = folder / "export.json"
    path.write_text(text_of(document, "json"), "utf-8")
    copy = Project(folder.resolve())
    done = imported(path, name, copy)
    assert not done.report.notes
    assert bare(service_of(copy, name)) == bare(replace(service_of(project, api), api=name))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_drawn_spec_comes_back(number: int, version: str, tmp_path: Path) -> None:
    project = write(spec_of(number), tmp_path / "drawn")
    assert problems(exported(project, API, version), version) == []
    (tmp_path / "copy").mkdir()
    again(project, API, version, tmp_path / "copy")


def test_an_export_in_yaml_is_the_same_document(tmp_path: Path) -> None:
    api = MEDIA_SERVICES
    document = exported(api.project, api.name, "3.1")
    path = tmp_path / "export.yaml"
    path.write_text(text_of(document, "yaml"), "utf-8")
    copy = Project(tmp_path.resolve())
    assert not imported(path, api.name, copy).report.notes
    assert exported(copy, api.name, "3.1") == document


def test_an_export_is_the_same_in_every_run() -> None:
    api = MEDIA_SERVICES
    for form in ("json", "yaml"):
        texts = {text_of(exported(api.project, api.name, "3.1"), form) for _ in range(2)}  # type: ignore[arg-type]
        assert len(texts) == 1
