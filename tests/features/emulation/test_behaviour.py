from __future__ import annotations

import asyncio
import copy
import datetime as dt
import pickle
import uuid
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_create_and_read(feature: Feature, client: Any) -> None:
    raw = client.with_raw_response.projects.create(name="garden", tags=["home"])
    made = raw.value
    assert raw.status == 201
    assert raw.declared_headers.etag
    assert raw.declared_headers.location.endswith(f"/projects/{made.id}")
    assert isinstance(made.id, uuid.UUID)
    assert abs(dt.datetime.now(dt.UTC) - made.created) < dt.timedelta(hours=1)
    assert client.projects.get(made.id) == made
    assert raw.request_id


def test_filters_and_order(client: Any) -> None:
    for name, tags in (("b", ["x"]), ("a", ["x", "y"]), ("ab", [])):
        client.projects.create(name=name, tags=tags)

    def names(**query: Any) -> list[str]:
        return [item.name for item in client.projects.list(**query).items]

    assert names() == ["a", "ab", "b"]
    assert names(prefix="a") == ["a", "ab"]
    assert names(tag="y") == ["a"]
    page = client.projects.list(top=1)
    assert [page.count, *(item.name for item in page.items)] == [3, "a"]


def test_lists_can_begin_with_the_greatest(client: Any) -> None:
    key = client.projects.create(name="a").id
    for title, due in (("early", "2024-01-01"), ("late", "2024-03-01"), ("never", None)):
        more = {} if due is None else {"due": dt.date.fromisoformat(due)}
        client.tasks.create(key, title=title, **more)
    assert [task.title for task in client.tasks.list(key)] == ["late", "early", "never"]


def test_a_response_can_always_be_the_example(feature: Feature, client: Any) -> None:
    assert client.health.about() == feature.types.About(name="Projects", tasks=7)


def test_a_body_of_a_get(
    feature: Feature, client: Any, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("garden", "garage", "house"):
        client.projects.create(name=name)
    assert client.projects.search(prefix="gar") == ["garden", "garage"]

    async def search() -> Any:
        async with feature.async_client(endpoint=endpoint) as other:
            return await other.projects.search(prefix="ho")

    assert asyncio.run(search()) == ["house"]
    words = [f"--endpoint={endpoint}", "projects", "search", "--prefix=ho"]
    assert feature.module("cli").run(words) == 0
    assert "house" in capsys.readouterr().out
    assert feature.module("cli").run([*words, "--dry-run"]) == 0
    assert """--request GET""" in (said := capsys.readouterr().out)
    assert '{"prefix":"ho"}' in said


def test_a_media_type_that_nothing_has_is_refused(feature: Feature) -> None:
    with feature.module("emulator").Emulator() as emulator:
        place = f"{emulator.endpoint}/ping"
        refused = httpx2.get(place, headers={"Accept": "text/html"})
        assert (refused.status_code, refused.json()["message"]) == (400, "Ask for JSON")
        assert httpx2.get(place, headers={"Accept": "application/*"}).status_code == 200


def test_versions(feature: Feature, client: Any) -> None:
    package = feature.package
    raw = client.with_raw_response.projects.create(name="a")
    key, version = raw.value.id, raw.declared_headers.etag
    with pytest.raises(package.ServiceError) as caught:
        client.projects.replace(key, name="b")
    assert (caught.value.status, caught.value.code) == (428, "PreconditionRequired")
    assert client.projects.replace(key, name="b", if_match=version).name == "b"
    with pytest.raises(package.PreconditionError):
        client.projects.replace(key, name="c", if_match=version)
    with pytest.raises(package.PreconditionError):
        client.projects.delete(key, if_match=version)
    client.projects.delete(key, if_match="*")
    with pytest.raises(package.NotFoundError):
        client.projects.get(key)


def test_tasks(feature: Feature, client: Any) -> None:
    state = feature.types.State
    key = client.projects.create(name="garden").id
    dig = client.tasks.create(key, title="dig", due=dt.date(2024, 5, 6))
    sow = client.tasks.create(key, title="sow", state=state.DONE)
    assert (dig.project, dig.state, sow.state) == ("garden", state.OPEN, state.DONE)
    assert dig.id != sow.id
    assert client.tasks.list(key) == [dig, sow]
    assert client.tasks.list(key, state=[state.DONE]) == [sow]
    assert client.tasks.list(key, state=[state.DONE, state.OPEN]) == [dig, sow]
    assert client.tasks.list(key, due_before=dt.date(2024, 5, 6)) == [dig]
    assert client.tasks.list(key, due_before=dt.date(2024, 5, 5)) == []
    assert (
        client.tasks.update(dig.id, project_id=key, title="dig", state=state.DONE).state
        is state.DONE
    )
    assert client.projects.get(key).task_count == 2
    with pytest.raises(feature.package.ConflictError) as caught:
        client.projects.delete(key)
    assert caught.value.reasons == ("It has tasks",)
    for task in (dig, sow):
        client.tasks.delete(task.id, project_id=key)
    client.projects.delete(key)


def test_what_is_missing_or_wrong(feature: Feature, client: Any) -> None:
    package = feature.package
    with pytest.raises(package.NotFoundError) as caught:
        client.tasks.list(uuid.uuid4())
    assert caught.value.code == "ProjectNotFound"
    key = client.projects.create(name="a").id
    with pytest.raises(package.NotFoundError) as caught:
        client.tasks.delete(99, project_id=key)
    assert caught.value.code == "TaskNotFound"


def test_async(feature: Feature, endpoint: str) -> None:
    async def talk() -> list[Any]:
        async with feature.async_client(endpoint=endpoint) as client:
            made = await client.projects.create(name="a")
            health = await client.health.ping()
            return [(await client.projects.get(made.id)) == made, health.status]

    assert asyncio.run(talk()) == [True, "ok"]


@pytest.mark.parametrize("take", [copy.copy, copy.deepcopy, pickle.dumps])
@pytest.mark.parametrize("name", ["Emulator", "AsyncEmulator"])
def test_an_emulator_is_not_copied(feature: Feature, name: str, take: Any) -> None:
    made = getattr(feature.module("emulator"), name)()
    with pytest.raises(TypeError, match="an emulator cannot be copied or pickled: make another"):
        take(made)
