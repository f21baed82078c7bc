from __future__ import annotations

import importlib
import inspect

import httpx2
import pytest

from ..harness import Feature


def test_calls_are_made(feature: Feature) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        assert request.url.path == "/shops/s1/items/i1"
        return httpx2.Response(200, json={"itemId": "i1"})

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(http=http)
        assert client.items.get("i1", shop_id="s1").item_id == "i1"
        assert client.with_raw_response.items.get("i1", shop_id="s1").status == 200


@pytest.mark.parametrize("module", ["", ".client", ".operations.items", ".emulator"])
def test_nothing_public_is_asynchronous(feature: Feature, module: str) -> None:
    found = importlib.import_module(f"{feature.package.__name__}{module}")
    names = getattr(found, "__all__", None) or list(vars(found))
    assert names
    assert [name for name in names if "async" in name.lower()] == []
    for name, cls in inspect.getmembers(found, inspect.isclass):
        if name == "Credential":  # one class for both kinds of clients
            continue
        if cls.__module__.startswith(feature.package.__name__) and "_runtime" not in cls.__module__:
            assert not any(inspect.iscoroutinefunction(each) for each in vars(cls).values())


def test_pages_and_description_do_not_name_it(feature: Feature) -> None:
    text = {file.path: file.content.decode("utf-8") for file in feature.files}
    assert "sync" not in text["api.md"].lower()
    assert "asyncio" not in text["README.md"]
    assert "async_client" not in feature.description["python"]
