from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

from ..harness import Feature, Reply
from ..harness import json as json_reply

FOUND = json_reply({"itemId": "i1", "note": "new"})
PATH = "/shops/s1/items/i1"


@pytest.mark.parametrize(
    ("method", "signature"),
    [("get", "item_id, *, shop_id, view"), ("change", "item_id, *, shop_id, note")],
)
def test_only_the_last_path_parameter_is_positional(
    feature: Feature, method: str, signature: str
) -> None:
    for cls in ("Items", "AsyncItems"):
        parameters = inspect.signature(
            getattr(feature.module("operations.items"), cls).__dict__[method]
        ).parameters.values()
        positional = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
        keywords = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
        assert ["self", *signature.split(", *, ", maxsplit=1)[0].split(", ")] == positional
        assert signature.split(", *, ")[1].split(", ") == keywords


def test_the_request_follows_the_path(feature: Feature) -> None:
    assert feature.call("items.get", "i1", shop_id="s1", reply=FOUND).target == PATH
    assert feature.call("items.get", item_id="i1", shop_id="s1", reply=FOUND).target == PATH
    changed = feature.call("items.change", "i1", shop_id="s1", note="x", reply=FOUND)
    assert changed.target == PATH


def test_two_names_cannot_be_swapped(feature: Feature) -> None:
    with pytest.raises(TypeError):
        feature.call("items.get", "s1", "i1", reply=Reply())


def test_pages_name_the_arguments_as_method_and_command_take_them(feature: Feature) -> None:
    text = {file.path: file.content.decode("utf-8") for file in feature.files}
    assert "`client.items.get(item_id, *, shop_id, view)`" in text["api.md"]
    assert 'client.items.get(item_id="i1", shop_id="s1")' in text["README.md"]
    assert "path-order --emulator items get s1 i1" in text["README.md"]


def test_commands_take_them_in_the_order_of_the_path(feature: Feature) -> None:
    for operation in feature.operations:
        in_path = [each.get("metavar") for each in operation["parameters"] if each["in"] == "path"]
        assert in_path == ["SHOP_ID", "ITEM_ID"]
    words = [step["arguments"] for step in feature.description["tour"]]
    assert words[0][:4] == ["items", "get", "s1", "i1"]
    assert words[1] == ["items", "change", "s1", "i1", "--note", "changed"]


def test_cases_and_cassettes_follow_the_path(feature: Feature) -> None:
    (cases,) = (file for file in feature.files if file.path == "tests/cases/items.json")
    document = json.loads(cases.content)
    assert document
    commands = [case["command"] for case in document["cases"] if case["command"]]
    assert commands
    assert all(command[-3:] == ["--", "s1", "i1"] for command in commands)
    cassettes = [f for f in feature.files if Path(f.path).is_relative_to("tests/cassettes")]
    assert cassettes
    assert all(b"/shops/s1/items/i1" in cassette.content for cassette in cassettes)
