"""The real specs: what they say is sound, from the files to the names."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.catalog import Catalog
from clientgen.diagnostics import render_text
from clientgen.ir import Service
from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.symbols import assign

PROJECT = Project(Path(__file__).parents[2])
MEDIA = "media-services-management"


@pytest.fixture(scope="module")
def service() -> Service:
    understood = understand(PROJECT, MEDIA)
    assert understood.catalog is not None
    return understood.catalog.service


@pytest.mark.parametrize("api", PROJECT.apis())
def test_there_is_nothing_to_say_of_a_spec(api: str) -> None:
    assert render_text((*PROJECT.problems(), *understand(PROJECT, api).diagnostics)) == ""


def test_the_calls_of_the_client(service: Service) -> None:
    symbols, _ = assign(Catalog.of(service))
    methods = {
        f"{symbols.groups[group.name].attribute}.{symbols.operations[operation.path].method}"
        for group in service.groups
        for operation in group.operations
    }
    assert methods == {
        "account_keys.regenerate_primary",
        "account_keys.regenerate_secondary",
        "accounts.create",
        "accounts.delete",
        "accounts.get",
        "accounts.list",
        "regions.list",
        "storage_accounts.attach",
        "storage_accounts.list",
        "storage_accounts.update_key",
    }


def test_every_operation_cites_a_page_and_can_fail(service: Service) -> None:
    pages = {page.name for page in service.documents}
    everywhere = {error.name for error in service.errors if error.every_operation}
    for operation in service.operations:
        assert operation.source.document in pages
        assert everywhere | {use.name for use in operation.errors}
        assert operation.responses
