"""A second, different API on the same engine: nested collections, filters, versions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from emulator_runtime.engine import Engine
from emulator_runtime.store import MemoryStore
from emulator_runtime.tables import tables_of

from .conftest import load
from .services import Service, header

V1 = "/v1"


def ask(service: Service, verb: str, path: str, body: Any = None, **options: Any) -> Any:
    return service.ask(verb, path, body, base=V1, **options)


def get(service: Service, verb: str, path: str, body: Any = None, **options: Any) -> Any:
    return service.json(verb, path, body, base=V1, **options)


def project(service: Service, name: str, **members: Any) -> str:
    made: str = get(service, "POST", "/projects", {"name": name, **members})["id"]
    return made


def error(answer: Any) -> tuple[int, str]:
    return answer.status, json.loads(answer.body)["code"]


def test_create_read_and_link(projects: Service) -> None:
    answer = ask(
        projects, "POST", "/projects", {"name": "x", "owner": None, "settings": {"a": [1]}}
    )
    made = get(
        projects, "GET", "/projects/" + (header(answer, "Location") or "").rpartition("/")[2]
    )
    assert answer.status == 201
    assert header(answer, "ETag") == '"1"'
    assert header(answer, "Location") == f"http://localhost/v1/projects/{made['id']}"
    assert made == {
        "id": made["id"],
        "name": "x",
        "tags": [],
        "owner": None,
        "settings": {"a": [1]},
        "created": "2023-11-14T22:13:20Z",
        "taskCount": 0,
    }


@pytest.mark.parametrize(
    ("query", "names", "count"),
    [
        ("", ["alpha", "alpine", "beta"], 3),
        ("prefix=al", ["alpha", "alpine"], 2),
        ("prefix=al&top=1", ["alpha"], 2),
        ("tag=red", ["alpine", "beta"], 2),
        ("tag=none", [], 0),
        ("prefix=al&tag=red&unknown=1", ["alpine"], 1),
    ],
)
def test_lists_are_filtered_ordered_and_cut(
    projects: Service, query: str, names: list[str], count: int
) -> None:
    project(projects, "beta", tags=["red"])
    project(projects, "alpine", tags=["red", "blue"])
    project(projects, "alpha")
    found = get(projects, "GET", "/projects", query=query)
    assert [item["name"] for item in found["items"]] == names
    assert found["count"] == count


@pytest.mark.parametrize("query", ["top=0", "top=x", "top=1&top=2", "top=%ff"])
def test_bad_queries(projects: Service, query: str) -> None:
    assert error(ask(projects, "GET", "/projects", query=query)) == (400, "InvalidInput")


def test_versions_guard_changes(projects: Service) -> None:
    path = "/projects/" + project(projects, "x", tags=["t"], owner="me")
    missing = ask(projects, "PUT", path, {"name": "y"})
    assert error(missing) == (428, "PreconditionRequired")
    changed = ask(projects, "PUT", path, {"name": "y"}, headers={"if-match": '"1"'})
    assert (changed.status, header(changed, "ETag")) == (200, '"2"')
    late = ask(projects, "PUT", path, {"name": "z"}, headers={"if-match": '"1"'})
    assert error(late) == (412, "PreconditionFailed")
    now = get(projects, "GET", path)
    assert now["name"] == "y"
    assert "owner" not in now
    assert now["created"] == "2023-11-14T22:13:20Z"
    for tags in ("*", '"9", "3"'):
        assert ask(projects, "PUT", path, {"name": "y"}, headers={"if-match": tags}).status == 200
    assert error(ask(projects, "DELETE", path, headers={"if-match": 'W/"1"'}))[0] == 412
    assert ask(projects, "DELETE", path).status == 204
    assert error(ask(projects, "GET", path)) == (404, "ProjectNotFound")


def test_nested_items_have_their_own_keys_and_go_with_their_parent(projects: Service) -> None:
    one, two = (f"/projects/{project(projects, name)}" for name in ("one", "two"))
    first = get(projects, "POST", one + "/tasks", {"title": "a"})
    second = get(projects, "POST", two + "/tasks", {"title": "b", "state": "done"})
    assert (first["id"], first["state"], first["project"]) == (1, "open", "one")
    assert (second["id"], second["state"]) == (2, "done")
    assert error(ask(projects, "DELETE", f"{one}/tasks/2")) == (404, "TaskNotFound")
    assert get(projects, "GET", one)["taskCount"] == 1
    assert error(ask(projects, "DELETE", one)) == (409, "Conflict")
    assert ask(projects, "DELETE", f"{one}/tasks/1").status == 204
    assert ask(projects, "DELETE", one).status == 204
    assert error(ask(projects, "GET", one + "/tasks")) == (404, "ProjectNotFound")
    assert error(ask(projects, "POST", one + "/tasks", {"title": "c"})) == (404, "ProjectNotFound")
    assert len(get(projects, "GET", two + "/tasks")) == 1


def test_updates_change_what_is_given(projects: Service) -> None:
    tasks = f"/projects/{project(projects, 'x')}/tasks"
    get(projects, "POST", tasks, {"title": "a", "due": "2024-01-01", "points": 5})
    changed = get(projects, "PATCH", tasks + "/1", {"due": None, "state": "done"})
    assert changed == {
        "id": 1,
        "title": "a",
        "state": "done",
        "due": None,
        "points": 5,
        "project": "x",
    }
    assert error(ask(projects, "PATCH", tasks + "/1", {"title": ""})) == (400, "InvalidInput")
    assert error(ask(projects, "PATCH", tasks + "/x", {})) == (400, "InvalidInput")


def test_the_key_of_an_item_never_changes() -> None:
    description: Any = load("projects")
    description.types["TaskChange"]["fields"].append({"name": "id", "type": {"kind": "integer"}})
    service = Service(Engine(tables_of(description), MemoryStore()))
    tasks = f"/projects/{project(service, 'x')}/tasks"
    get(service, "POST", tasks, {"title": "a"})
    assert get(service, "PATCH", tasks + "/1", {"id": 7, "title": "b"})["id"] == 1
    assert [task["id"] for task in get(service, "GET", tasks)] == [1]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("state=open", ["a", "c"]),
        ("state=open&state=done", ["a", "b", "c"]),
        ("dueBefore=2024-06-01", ["a", "b"]),
        ("state=done&dueBefore=2024-01-15", []),
    ],
)
def test_filters_of_tasks(projects: Service, query: str, titles: list[str]) -> None:
    tasks = f"/projects/{project(projects, 'x')}/tasks"
    get(projects, "POST", tasks, {"title": "a", "due": "2024-01-01"})
    get(projects, "POST", tasks, {"title": "b", "due": "2024-02-01", "state": "done"})
    get(projects, "POST", tasks, {"title": "c"})
    assert [task["title"] for task in get(projects, "GET", tasks, query=query)] == titles


def test_an_operation_without_state(projects: Service) -> None:
    assert get(projects, "GET", "/ping") == {"status": "ok"}


def test_an_answer_that_nobody_wants(projects: Service) -> None:
    answer = ask(projects, "GET", "/ping", accept="application/xml")
    assert answer.status == 400


def test_every_kind_of_credential_is_checked() -> None:
    from clientgen.credentials import KINDS
    from emulator_runtime.access import CHECKS

    assert CHECKS.keys() == KINDS.keys()


def test_keys_and_passwords(projects: Service) -> None:
    from emulator_runtime.access import grant

    access = projects.engine.access
    access.required = True
    access.add(grant("api_key", "k"))
    access.add(grant("basic", "me:pw"))
    assert error(ask(projects, "GET", "/ping")) == (401, "Unauthorized")
    assert ask(projects, "GET", "/ping", headers={"x-api-key": "k"}).status == 200
    assert ask(projects, "GET", "/ping", query="key=k").status == 200
    assert ask(projects, "GET", "/ping", headers={"authorization": "Basic bWU6cHc="}).status == 200
    assert error(ask(projects, "GET", "/ping", headers={"authorization": "Basic %"}))[0] == 401
    assert error(ask(projects, "GET", "/ping", query="key=K"))[0] == 401


def test_hostile_names_of_members_come_back_as_they_were(projects: Service) -> None:
    settings = {"\0": "x", "\0bytes": {"\0": 1}, "__proto__": [{"\0\0": None}], "a.b": 1}
    made = "/projects/" + project(projects, "x", settings=settings)
    assert get(projects, "GET", made)["settings"] == settings


def undocumented(form: Any = "auto") -> Service:
    """Return a service that documents no error of its own for a verb that it does not take."""
    tables = replace(tables_of(load("projects")), errors={})
    return Service(Engine(tables, MemoryStore(), error_form=form))


def test_a_verb_that_is_not_there_is_told_which_are() -> None:
    projects = undocumented()
    answer = ask(projects, "PATCH", "/projects")
    assert (answer.status, header(answer, "Allow")) == (405, "GET, HEAD, POST")
    assert header(ask(projects, "POST", "/projects/x"), "Allow") == "DELETE, GET, HEAD, PUT"
    assert header(ask(projects, "GET", "/nowhere"), "Allow") is None


@pytest.mark.parametrize("form", ["json", "text", "empty"])
def test_the_verbs_are_told_in_every_form(form: Any) -> None:
    service = undocumented(form)
    assert header(ask(service, "PATCH", "/projects"), "Allow") == "GET, HEAD, POST"
