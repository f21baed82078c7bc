from __future__ import annotations

import pytest

from ..harness import Feature, json

CALLS = [
    ("models.list", (), "/models"),
    ("models.compatible.list", (), "/models"),
    ("models.get", ("m-1",), "/models/m-1"),
    ("models.compatible.retrieve_one", ("m-1",), "/models/m-1"),
]


@pytest.mark.parametrize(("operation", "positional", "target"), CALLS)
def test_both_names_send_the_same(
    feature: Feature, operation: str, positional: tuple[str, ...], target: str
) -> None:
    model = {"id": "m-1"}
    outcome = feature.call(operation, *positional, reply=json(model if positional else [model]))
    assert (outcome.request.method, outcome.target) == ("GET", target)
    found = outcome.value.value
    assert (found if positional else found[0]) == feature.types.Model(id="m-1")


def test_a_second_name_can_be_deprecated_alone(feature: Feature) -> None:
    with pytest.warns(DeprecationWarning, match="models.get"):
        feature.call("models.fetch", "m-1", reply=json({"id": "m-1"}))


def test_the_emulator_does_the_same_for_both(feature: Feature) -> None:
    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        assert client.models.compatible.list() == client.models.list()
        assert client.models.compatible.retrieve_one("m-1").id == "m-1"
        with pytest.raises(feature.package.NotFoundError):
            client.models.compatible.retrieve_one("m-2")
