"""Names and groups that follow from titles and paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.document import load
from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.transcription import Chosen, answer, transcribe
from clientgen.transcription.groups import base_path, groups_of
from clientgen.transcription.names import method_name, plural, python_name, singular

from .made import body, operation, page, pages, route, status


@pytest.mark.parametrize(
    ("title", "verb", "path", "group", "name"),
    [
        ("View a poll", "GET", "/polls/{id}", "polls", "get"),
        ("Vote on a poll", "POST", "/polls/{id}/votes", "polls", "vote"),
        ("List all pipelines", "GET", "/pipelines", "pipelines", "list"),
        ("Get pipelines", "GET", "/pipelines", "pipelines", "list"),
        (
            "Get Cloud Service Properties",
            "GET",
            "/services/{name}",
            "cloud_services",
            "get_properties",
        ),
        (
            "Check Name Availability",
            "GET",
            "/available/{name}",
            "cloud_services",
            "check_name_availability",
        ),
        ("Remove the Poll's voters", "DELETE", "/polls/{id}/voters", "polls", "remove_voters"),
        ("/api/overview", "GET", "/api/overview", "general", "get_overview"),
        ("", "POST", "/", "general", "create"),
        ("Прочитать", "GET", "/books/{id}", "books", "get"),
    ],
)
def test_names_of_methods(title: str, verb: str, path: str, group: str, name: str) -> None:
    assert method_name(title, verb, path, group.split("_")) == name


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("poll", "polls"),
        ("property", "properties"),
        ("status", "statuses"),
        ("size", "sizes"),
        ("box", "boxes"),
        ("class", "classes"),
        ("day", "days"),
    ],
)
def test_nouns(one: str, many: str) -> None:
    assert (singular(many), plural(one)) == (one, many)
    assert (singular(one), plural(many)) == (one, many)


@pytest.mark.parametrize(
    ("paths", "base"),
    [
        (["/api/v1/polls/{id}", "/api/v1/polls"], "/api/v1"),
        (["/{sub}/services/a", "/{sub}/services/b", "/{sub}/services/a/{x}"], "/{sub}"),
        (["/{db}/_find", "/{db}/{doc}", "/{db}"], ""),
        (["/{sub}/services/a"], ""),
        (["/polls", "/lists"], ""),
        (["/v1"], ""),
        ([], ""),
    ],
)
def test_what_is_before_every_path(paths: list[str], base: str) -> None:
    assert base_path(paths) == base


def test_pages_of_one_operation_are_grouped_by_the_nouns_that_they_share() -> None:
    titles = {
        "Create Cloud Service": "/services",
        "Get Cloud Service Properties": "/services/{name}",
        "Swap Deployment": "/services/{name}",
        "List Deployment Events": "/services/{name}/events",
        "Get Package": "/packages/{name}",
    }
    located = [
        (operation(title, file=f"{at}.md"), path) for at, (title, path) in enumerate(titles.items())
    ]
    assert groups_of(located) == [
        "cloud_services",
        "cloud_services",
        "deployments",
        "deployments",
        "packages",
    ]


def test_groups_within_others_have_names_of_their_own() -> None:
    tests = [operation(f"{verb} test", file="tests.md") for verb in ("Get", "Create")]
    inner = [operation(f"{verb} test", file="engine/tests.md") for verb in ("Get", "Create")]
    assert (
        groups_of([(each, "/tests") for each in (*tests, *inner)])
        == ["tests"] * 2 + ["engine.engine_tests"] * 2
    )


def test_a_folder_of_groups_says_what_they_have_in_common(tmp_path: Path, cache: Path) -> None:
    some = [
        operation(
            f"{verb} an agent",
            route(method, "/agents/{id}", base="https://a.example.com"),
            file="clusters/agents.md",
            response=body(empty=(True,)),
            statuses=(status(200),),
        )
        for verb, method in (("Get", "GET"), ("Stop", "POST"))
    ]
    one = page(*some, file="clusters/agents.md", title="Agents")
    project = Project(tmp_path.resolve())
    made = transcribe(project, "depot", Chosen(pages=(one,), all=pages(one)))
    assert "spec/depot/operations/clusters/_group.yaml" in made.created
    assert {each.code for each in understand(project, "depot").diagnostics} == {"DOC121"}
    settled = answer(
        project,
        "depot",
        {
            "clusters*": {"summary": "Clusters"},
            "depot": {"summary": "A depot", "auth": [{"kind": "bearer"}]},
            "id": {"type": "string"},
            "clusters.agents.stop": {},
        },
    )
    assert (settled.left, settled.refused) == (0, ())
    assert understand(project, "depot").diagnostics == ()


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("from", "from_"),
        ("ids[]", "ids"),
        ("$filter", "filter"),
        ("2fa", "field_2fa"),
        ("", "field"),
        ("é", "field"),
        ("timeOut", "time_out"),
    ],
)
def test_names_in_python(wire: str, name: str) -> None:
    assert python_name(wire, set(), "field") == name
    assert python_name(wire, {name}, "field") != name


def test_a_file_of_questions_only_is_not_called_empty() -> None:
    document, problems = load(
        b"# ? what have these in common?\n", "spec/x/operations/a/_group.yaml"
    )
    assert problems == ()
    assert document is not None
    assert document.data is None
    assert [each.code for each in load(b"# only a comment\n", "x")[1]] == ["DOC104"]
