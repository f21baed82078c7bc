"""Exports that somebody has changed, and what is no export at all."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.interchange.conftest import MEDIA_SERVICES, exported, imported

from clientgen.interchange import text_of
from clientgen.openapi import Imported
from clientgen.pipeline import understand
from clientgen.project import Project

API = MEDIA_SERVICES.name
GET = "/{subscriptionId}/services/mediaservices/Accounts/{accountName}"
HOSTILE = (
    "\u202eevil",
    "a\nb: c",
    "]]><script>alert(1)</script>",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "'; drop table x; --",
    "*alias &anchor !tag",
    "no",
    "0x1F",
    "2011-10-01",
    "1e3",
    "~",
    "\u0085\u2028\u2029\ufeff",
    "\U0001f600 ünïcödé",
    "# not a comment",
)


@pytest.fixture(scope="module")
def original() -> dict[str, Any]:
    return exported(MEDIA_SERVICES.project, API, "3.1")


@pytest.fixture
def document(original: dict[str, Any]) -> dict[str, Any]:
    return deepcopy(original)


def bring_in(document: dict[str, Any], folder: Path) -> tuple[Project, Imported]:
    path = folder / "document.json"
    path.write_text(json.dumps(document), "utf-8")
    project = Project(folder.resolve())
    done = imported(path, API, project)
    assert not understand(project, API).errors
    return project, done


def kinds(done: Imported) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for note in done.report.notes:
        found.setdefault(note.kind, []).append(note.place)
    return found


def test_an_edited_text_is_read(document: dict[str, Any], tmp_path: Path) -> None:
    document["paths"][GET]["get"]["summary"] = "One account"
    project, done = bring_in(document, tmp_path)
    assert not done.report.notes
    assert exported(project, API, "3.1") == document


def test_an_added_member_is_read(document: dict[str, Any], tmp_path: Path) -> None:
    schemas = document["components"]["schemas"]
    schemas["ServiceResource"]["properties"]["Notes"] = {"type": "string"}
    project, done = bring_in(document, tmp_path)
    assert "an export that is none any more" not in kinds(done)
    again = exported(project, API, "3.1")["components"]["schemas"]["ServiceResource"]
    # no example shows it, so the import says that nobody has seen it
    assert again["properties"]["Notes"] == {"type": "string", "x-clientgen-seen": False}
    assert exported(project, API, "3.1")["x-clientgen-deviations"]


def test_what_follows_from_other_words_is_told_if_it_is_edited(
    document: dict[str, Any], tmp_path: Path
) -> None:
    wrong = document["paths"][GET]["get"]["responses"]["404"]
    wrong["description"] = "Nobody is here"
    document["servers"].append({"url": "https://other.example.com"})
    _, done = bring_in(document, tmp_path)
    (places,) = kinds(done).values()
    assert sorted(places) == [
        "#/paths/~1{subscriptionId}~1services~1mediaservices~1Accounts~1{accountName}/get/responses/404/description",
        "#/servers",
    ]


def test_where_a_document_says_otherwise_than_a_deviation_the_document_counts(
    document: dict[str, Any], tmp_path: Path
) -> None:
    schema = document["components"]["schemas"]["StorageAccountKey"]
    assert schema["maxLength"] == 256
    assert any(
        each.get("change", {}).get("maxLength") or "StorageAccountKey" in each["at"]
        for each in document["x-clientgen-deviations"].values()
    )
    schema["maxLength"] = 300
    project, _ = bring_in(document, tmp_path)
    again = exported(project, API, "3.1")["components"]["schemas"]["StorageAccountKey"]
    assert again["maxLength"] == 300


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(paths=[]),
        lambda d: d.update(tags=[{"name": "../../out"}]),
        lambda d: d["paths"][GET]["get"].update(operationId="../../out.get"),
        lambda d: d.update({"x-clientgen-python": {"package": "../out"}}),
        lambda d: d.update({"x-clientgen-endpoint": None}),
        lambda d: d.update({"x-clientgen-emulation": {"operations": {"a": []}}}),
        lambda d: d.update({"x-clientgen-deviations": {"a": {"at": 3, "before": [{"at": []}]}}}),
        lambda d: d["components"]["schemas"].update(Odd=7),
    ],
)
def test_an_export_that_is_none_any_more_is_a_document_like_others(
    document: dict[str, Any], tmp_path: Path, spoil: Any
) -> None:
    spoil(document)
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document), "utf-8")
    project = Project(tmp_path.resolve())
    if document["paths"] == []:
        with pytest.raises(Exception, match="has no operation"):
            imported(path, API, project)
        return
    done = imported(path, API, project)
    assert "an export that is none any more" in kinds(done)
    assert not understand(project, API).errors
    assert not [each for each in tmp_path.rglob("*out*") if each.name.startswith("out")]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str, original: dict[str, Any]) -> None:
    """In JSON and in YAML, for readers of YAML 1.1 as well, and as a key."""
    import yaml

    from clientgen.document import load

    document = {"openapi": "3.1.0", "info": {"title": text, text: [text]}}
    for form, read in (("json", json.loads), ("yaml", yaml.safe_load)):
        written = text_of(document, form)  # type: ignore[arg-type]
        assert read(written) == document
        assert all(each == "\n" or each.isprintable() for each in written)
    ours, problems = load(text_of(document, "yaml").encode(), "x.yaml")
    if not problems:
        assert ours is not None
        assert ours.data == document
