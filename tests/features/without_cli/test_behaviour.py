from __future__ import annotations

import importlib.util
import tomllib

from ..harness import Feature


def test_the_emulator_needs_no_command(feature: Feature) -> None:
    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        assert client.items.get("i1", shop_id="s1").item_id == "i1"


def test_there_is_no_command(feature: Feature) -> None:
    name = feature.package.__name__
    assert importlib.util.find_spec(f"{name}.cli") is None
    assert importlib.util.find_spec(f"{name}._runtime.cli") is None
    text = {file.path: file.content.decode("utf-8") for file in feature.files}
    metadata = tomllib.loads(text["pyproject.toml"])["project"]
    assert "scripts" not in metadata
    assert set(metadata["optional-dependencies"]) == {"emulator", "all", "test"}
    assert "tests/test_program.py" not in text
    assert "without-cli " not in text["README.md"]
    assert "`cli`" not in text["README.md"]
    assert "ommand" not in text["README.md"]
