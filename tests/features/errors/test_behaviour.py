from __future__ import annotations

import inspect
import pickle
import traceback
from typing import Any

import pytest

from ..harness import Feature, Reply, json, xml


def failure(feature: Feature, reply: Reply, operation: str = "things.get") -> Any:
    outcome = feature.attempt(operation, reply=[reply] * 5, client={"retries": 0})
    assert isinstance(outcome.error, feature.package.ServiceError)
    return outcome.error


def test_an_exception_for_each_status(feature: Feature) -> None:
    package = feature.package
    for status, kind in ((400, package.BadThingError), (404, package.NoThingError)):
        assert type(failure(feature, Reply(status=status))) is kind
    for status in (401, 418, 500, 503):
        assert type(failure(feature, Reply(status=status))) is package.ServiceError


@pytest.mark.parametrize(
    "reply",
    [
        json({"Code": "Bad", "Message": "Odd size"}, 400, x_id="i1"),
        json({"error": {"code": "Bad", "message": "Odd size"}}, 400, x_id="i1"),
        xml(
            "<Error xmlns='urn:x'><Code>Bad</Code><Message>Odd size</Message></Error>",
            400,
            x_id="i1",
        ),
    ],
)
def test_code_and_message(feature: Feature, reply: Reply) -> None:
    error = failure(feature, reply)
    assert (error.status, error.code, error.message) == (400, "Bad", "Odd size")
    assert error.request_id == "i1"
    assert error.body == reply.content


def test_reasons_are_those_of_the_operation(feature: Feature) -> None:
    assert failure(feature, Reply(status=400)).reasons == (
        "The size is odd",
        "Something is worse",
    )
    other = failure(feature, Reply(status=400), "things.other")
    assert other.reasons == (
        "The name is empty",
        "The size is odd",
        "The name is worse than empty",
    )
    assert failure(feature, Reply(status=404)).reasons == ("There is none",)
    assert failure(feature, Reply(status=503)).reasons == ("Too busy",)
    assert failure(feature, Reply(status=418)).reasons == ("The moon is full",)
    assert failure(feature, Reply(status=418), "things.other").reasons == ()


@pytest.mark.parametrize(
    ("operation", "status", "code", "reasons"),
    [
        ("things.get", 400, "Bad", ["The size is odd"]),
        ("things.get", 400, "Worse", ["Something is worse"]),
        ("things.other", 400, "Bad", ["The name is empty", "The size is odd"]),
        ("things.other", 400, "Worse", ["The name is worse than empty"]),
        ("things.get", 400, "Busy", ["Too busy"]),
        ("things.get", 400, "Unknown", []),
        ("things.get", 404, "Bad", ["Something is bad"]),
    ],
)
def test_reasons_are_those_of_the_code(
    feature: Feature, operation: str, status: int, code: str, reasons: list[str]
) -> None:
    error = failure(feature, json({"Code": code}, status), operation)
    assert list(error.reasons) == reasons


def test_the_command_line_knows_them(feature: Feature) -> None:
    get, other = feature.operations
    assert get["errors"] == {"Bad": ["size-odd"], "Worse": [], "Rest": ["moon"]}
    assert other["errors"] == {"Bad": ["name-empty", "size-odd"], "Worse": ["name-empty"]}
    codes = [each["code"] for each in feature.description["errors"]]
    assert codes == ["Bad", "Worse", "None", "Rest", "Busy"]


def test_public_classes_show_the_address_that_users_import(feature: Feature) -> None:
    package = feature.package
    name = package.__name__
    for cls in (*(getattr(package, each) for each in package.__all__ if each[0].isupper()),):
        if isinstance(cls, type) and cls is not package.UnsetType:
            assert cls.__module__ == name, cls
            assert getattr(package, cls.__qualname__) is cls
    root = getattr(package, feature.description["python"]["error"])
    assert root.__qualname__ == f"{root.__name__}" == "ErrorsError"
    assert issubclass(package.ArgumentError, root)
    error = failure(feature, json({"Code": "Bad"}, 400))
    assert "".join(traceback.format_exception_only(error)).startswith(f"{name}.BadThingError: ")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (package.BadThingError, str(error))


def test_a_method_lists_its_own_errors_with_their_reasons(feature: Feature) -> None:
    text = inspect.getdoc(feature.module("operations.things").Things.get)
    assert text is not None
    raises = text.partition("Raises:\n")[2]
    assert raises.strip() == (
        "BadThingError: The size is odd (`size-odd`). Something is worse.\n"
        "    ServiceError: The moon is full (`moon`)."
    )
    client = inspect.getdoc(getattr(feature.package, feature.description["python"]["client"]))
    assert client is not None
    assert "Every call can raise `ArgumentError`" in client
