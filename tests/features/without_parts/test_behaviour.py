from __future__ import annotations

import importlib.util
import tomllib

import httpx2
import pytest

from ..harness import Feature


def test_calls_are_made(feature: Feature) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"itemId": request.url.path.rpartition("/")[2]})

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        assert feature.sync_client(http=http).items.get("i1", shop_id="s1").item_id == "i1"


@pytest.mark.parametrize("module", ["cli", "emulator", "pytest_plugin", "_runtime.emulator"])
def test_what_is_left_out_is_not_there(feature: Feature, module: str) -> None:
    name = feature.package.__name__
    parent = f"{name}.{module}".rpartition(".")[0]
    assert importlib.util.find_spec(parent) is not None
    assert importlib.util.find_spec(f"{name}.{module}") is None


def test_nothing_names_what_is_left_out(feature: Feature) -> None:
    text = {file.path: file.content.decode("utf-8") for file in feature.files}
    assert [path for path in text if path.startswith("tests/") or "emulat" in path] == []
    metadata = tomllib.loads(text["pyproject.toml"])
    assert metadata["project"]["optional-dependencies"] == {"all": []}
    assert set(metadata["project"]).isdisjoint({"scripts", "entry-points"})
    assert set(metadata["tool"]) == {"hatch"}
    words = ("emulat", "ommand", "pytest", "test", "asyncio", "`cli`")
    assert [word for word in words if word in text["README.md"]] == []
