from __future__ import annotations

import inspect
import warnings

import pytest

from ..harness import Feature, Reply
from ..harness import json as json_reply

FOUND = json_reply({"id": "a"})
CLIENT = {"shop": "north"}
LOOK_UP = "Deprecated since 2.0: use `client.items.find` instead."


@pytest.mark.parametrize("cls", ["Items", "AsyncItems", "RawItems", "AsyncRawItems"])
@pytest.mark.parametrize(
    ("method", "message"), [("look_up", LOOK_UP), ("store", "Deprecated."), ("keep", None)]
)
def test_methods_say_that_they_are_to_go(
    feature: Feature, cls: str, method: str, message: str | None
) -> None:
    group = getattr(feature.module("operations.items"), cls)
    assert getattr(getattr(group, method), "__deprecated__", None) == message


def test_a_call_warns_where_it_is_made(feature: Feature) -> None:
    with pytest.warns(DeprecationWarning, match="Deprecated since") as caught:
        feature.call("items.look_up", "a", client=CLIENT, reply=FOUND)
    assert [str(warning.message) for warning in caught] == [LOOK_UP] * 4
    assert not any("_runtime" in warning.filename for warning in caught)


def test_other_calls_do_not_warn(feature: Feature) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        feature.call("items.find", "a", verbose=True, client=CLIENT, reply=FOUND)
        feature.call("items.keep", id="a", label="A lamp", client=CLIENT, reply=Reply())


def test_docstrings_name_what_to_use_in_their_place(feature: Feature) -> None:
    items = feature.module("operations.items").Items
    text = inspect.getdoc(items.look_up)
    assert text is not None
    assert f"Look up an item.\n\n{LOOK_UP}\n\nIt looks everywhere." in text
    text = inspect.getdoc(items.find)
    assert text is not None
    assert "verbose: Say all. Deprecated: use `detail` instead." in " ".join(text.split())
    text = inspect.getdoc(items.keep)
    assert text is not None
    assert "label: What it is called. Deprecated since 2024-05-01: use `name`" in text
    assert "colour: Deprecated." in text
    assert "shop: The shop. Deprecated." in (
        inspect.getdoc(feature.module("client").DeprecationsClient) or ""
    )


def test_commands_name_flags_and_commands(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    run = feature.module("cli").run

    def shown(*words: str) -> str:
        capsys.readouterr()
        assert run([*words, "--help"]) == 0
        return " ".join(capsys.readouterr().out.split())

    assert "use `items find` instead." in shown("items", "look-up")
    assert "Say all Deprecated: use `--detail` instead." in shown("items", "find")
    assert "Deprecated since 2024-05-01: use `--name` instead." in shown("items", "keep")
    assert "The shop Deprecated." in shown()


def test_the_page_of_operations(feature: Feature) -> None:
    (page,) = (file.content.decode() for file in feature.files if file.path == "api.md")
    assert "Deprecated since 2.0: use `client.items.find` instead." in page
    assert "What it is called. Deprecated since 2024-05-01: use `name` instead." in page
