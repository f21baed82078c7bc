"""Compares the client with the description that the command line and the emulator read."""

from __future__ import annotations

from typing import Any, get_origin

import msgspec
from msgspec import NODEFAULT
from subject import CLIENT, DESCRIPTION, INDEX, PACKAGE, PYTHON, load

EXCEPTIONS = {error["status"]: error["exception"] for error in reversed(DESCRIPTION.errors)}


def test_each_status_has_its_exception() -> None:
    root = getattr(PACKAGE, PYTHON["error"])
    assert issubclass(PACKAGE.ArgumentError, (root, ValueError))
    for status, name in EXCEPTIONS.items():
        assert issubclass(getattr(PACKAGE, name), PACKAGE.ServiceError)
        assert load("_service").SERVICE.errors[status] is getattr(PACKAGE, name)
    assert issubclass(PACKAGE.ServiceError, root)
    assert len(load("_service").SERVICE.errors) == len(EXCEPTIONS)


def test_each_error_has_the_exception_of_its_status() -> None:
    exceptions = load("_service").SERVICE.errors
    for error in DESCRIPTION.errors:
        assert exceptions[error["status"]].__name__ == error["exception"]


def test_each_operation_is_described_as_the_client_calls_it() -> None:
    for name, described in DESCRIPTION.operations():
        module = load(f"operations.{DESCRIPTION.group(described['group'])['module']}")
        called = getattr(module, f"_{described['method'].upper()}")
        assert called.method == described["verb"], name
        assert called.repeatable == described.get("repeatable", False), name
        assert called.follows_redirects == described.get("follows_redirects", False), name
        assert wire_names(called) == {
            (each["in"], each["name"]) for each in described.get("parameters", [])
        }, name
        answers = {each["status"]: each for each in described["responses"]}
        assert called.responses.keys() == answers.keys(), name
        for status, response in answers.items():
            answer, use = called.responses[status], response.get("type")
            if response.get("stream") == "items":
                answer, use = is_stream(answer, response), response["type"]["items"]
            assert is_of_kind(answer, use), (name, status)


def wire_names(operation: Any) -> set[tuple[str, str]]:
    """Return the place and the wire name of each parameter of a client's operation."""
    places = {"path": operation.path, "query": operation.query, "header": operation.headers}
    return {
        (place, each.wire)
        for place, parameters in places.items()
        for each in parameters
        if not isinstance(each, str)
    }


def is_stream(answer: Any, response: dict[str, Any]) -> Any:
    """Return the type of the items of a stream, after a comparison of everything else."""
    error = response.get("error", {})
    told = (response.get("end"), error.get("event"), error.get("member"))
    assert (answer.end, answer.error_event, answer.error_member) == told
    assert answer.events == (response["media_types"][0] == "text/event-stream")
    return answer.item


def is_of_kind(answer: Any, use: dict[str, Any] | None) -> bool:
    """Return whether the client reads a body as the described kind of type."""
    if use is None or answer is None:
        return answer is None and use is None
    kind = DESCRIPTION.resolve(use)
    if "class" in kind:
        return kind["class"] in str(answer)
    if kind["kind"] in ("list", "map"):
        return (list if kind["kind"] == "list" else dict) in (answer, get_origin(answer))
    return kind["kind"] in ("any", "boolean", "bytes", "const", "integer", "number", "string")


def test_each_reason_is_that_of_the_spec() -> None:
    reasons = load("_service").SERVICE.reasons
    assert {code: dict(named) for code, named in reasons.items()} == CLIENT["reasons"]


def test_each_code_means_what_the_description_says() -> None:
    service, errors = load("_service").SERVICE, DESCRIPTION.errors
    names = {each["code"]: tuple(r["name"] for r in each.get("reasons", ())) for each in errors}
    everywhere = {each["code"] for each in errors if each.get("every_operation")}
    assert service.titles == {each["code"]: each["title"] for each in errors}
    assert service.general == {
        code: found for code, found in names.items() if found and code in everywhere
    }
    usual: dict[int, str] = {}
    for each in errors:
        if each["code"] in everywhere or not names[each["code"]]:
            usual.setdefault(each["status"], each["code"])
    assert service.usual == usual


def test_parameters_of_the_client_have_the_patterns_of_the_description() -> None:
    described = {
        each["name"]: DESCRIPTION.resolve(each["type"]).get("pattern")
        for each in INDEX.get("parameters", [])
    }
    parameters = load("_service").SERVICE.parameters
    assert {each.wire for each in parameters} == described.keys()
    for each in parameters:
        if described[each.wire] is not None:
            assert each.check.pattern == described[each.wire]


def test_records_have_the_members_of_the_spec() -> None:
    for kind in (each for each in DESCRIPTION.types.values() if each["kind"] == "record"):
        record, fields = getattr(load("types"), kind["class"]), kind["fields"]
        names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
        assert list(names) == [(each["python_name"], each["name"]) for each in fields]
        required = [each.name for each in msgspec.structs.fields(record) if each.required]
        constants = {
            each["python_name"]: DESCRIPTION.resolve(each["type"]).get("value") for each in fields
        }
        assert required == [
            each["python_name"]
            for each in fields
            if each.get("required") and constants[each["python_name"]] is None
        ]
        for each in msgspec.structs.fields(record):
            made = (
                None if each.required or each.default is not NODEFAULT else each.default_factory()
            )
            assert made == constants[each.name]
        words = {each["name"]: words_of(each["type"]) for each in fields}
        assert record.__integers__ == {name: found for name, found in words.items() if found}
        secrets = {each["python_name"] for each in fields if each.get("secret")}
        assert set(record.__secrets__) == secrets


def words_of(use: dict[str, Any]) -> dict[str, int]:
    """Return the words for numbers in a response."""
    kind = DESCRIPTION.resolve(use)
    while kind["kind"] == "list":
        kind = kind["items"]
    return {word: int(number) for number, word in kind.get("names", {}).items()}


def test_enumerations_have_the_values_of_the_spec() -> None:
    for kind in (each for each in DESCRIPTION.types.values() if each["kind"] == "enum"):
        values = zip(kind["members"], kind["values"], strict=True)
        named = {member["python_name"]: value for member, value in values}
        assert {each.name: each.value for each in getattr(load("types"), kind["class"])} == named
