"""Specs, their documents, and what of two services is compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.features.harness import FEATURES, HERE

from clientgen.diagnostics import Location
from clientgen.ir import Service, Text, reveal
from clientgen.openapi import Wanted, import_document
from clientgen.pipeline import export, understand
from clientgen.project import Project

ROOT = Path(__file__).parents[2]


class Api(NamedTuple):
    """An API of this repository."""

    folder: Path
    name: str

    @property
    def project(self) -> Project:
        return Project(self.folder.resolve())


MEDIA_SERVICES = Api(ROOT, "media-services-management")
OF_FEATURES = [
    Api(HERE / feature, service.parent.name)
    for feature in FEATURES
    for service in sorted((HERE / feature / "spec").glob("*/service.*"))
]
EVERY_API = [pytest.param(each, id=each.folder.name) for each in (MEDIA_SERVICES, *OF_FEATURES)]


def exported(project: Project, api: str, version: Any) -> dict[str, Any]:
    done = export(project, api, version)
    assert not done.errors
    assert done.document is not None
    return done.document


def service_of(project: Project, api: str) -> Service:
    understood = understand(project, api)
    assert not understood.errors, [(e.path, e.message) for e in understood.errors]
    assert understood.catalog is not None
    return understood.catalog.service


def imported(path: Path, api: str, project: Project) -> Any:
    project.spec.mkdir(exist_ok=True)
    return import_document(project, path, api, Wanted())


def bare(node: Any) -> Any:
    """A service as plain data, without the places of files: a copy has other lines."""
    match node:
        case Location():
            return None
        case Text():
            return reveal(node)
        case tuple() | list():
            return [bare(each) for each in node]
        case frozenset():
            return sorted(map(repr, map(bare, node)))
        case Mapping():
            return {bare(key): bare(value) for key, value in node.items()}
        case _ if dataclasses.is_dataclass(node):
            fields = {
                each.name: bare(getattr(node, each.name)) for each in dataclasses.fields(node)
            }
            return {"": type(node).__name__, **fields}
        case _:
            return node
