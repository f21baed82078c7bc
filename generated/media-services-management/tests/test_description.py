"""Compares the client with the description that the command line and the emulator read."""

from __future__ import annotations

import copy
import pickle
from typing import Any, get_args, get_origin

import msgspec
import pytest
from case import all_cases
from msgspec import NODEFAULT
from subject import CLIENT, DESCRIPTION, INDEX, PACKAGE, PYTHON, load

name_error = DESCRIPTION.name_of
RAISED = {error["exception"] for error in DESCRIPTION.errors}
"""The exceptions of documented errors."""
BARE = PYTHON.get("exceptions", {})
"""The exceptions of statuses that no documented error has."""


def test_each_status_has_its_exception() -> None:
    root = getattr(PACKAGE, PYTHON["error"])
    assert issubclass(PACKAGE.ArgumentError, (root, ValueError))
    exceptions = load("_service").SERVICE.errors
    for name in {*RAISED, *BARE.values()}:
        assert issubclass(getattr(PACKAGE, name), PACKAGE.ServiceError)
    assert issubclass(PACKAGE.ServiceError, root)
    statuses = {str(error["status"]) for error in DESCRIPTION.errors}
    assert {str(status) for status in exceptions} == statuses | set(BARE)
    for status, found in exceptions.items():
        assert found.__name__ == BARE.get(str(status), found.__name__)


def test_each_error_has_its_exception() -> None:
    service = load("_service").SERVICE
    for error in DESCRIPTION.errors:
        found = service.classes.get(name_error(error), service.errors[error["status"]])
        assert found.__name__ == error["exception"]


def test_each_operation_is_described_as_the_client_calls_it() -> None:
    for name, described in DESCRIPTION.operations():
        module = load(f"operations.{DESCRIPTION.group(described['group'])['module']}")
        called = getattr(module, f"_{described['method'].upper()}")
        assert called.method == described["verb"], name
        assert called.repeatable == described.get("repeatable", False), name
        assert called.largest == described.get("limits", {}).get("response"), name
        assert called.follows_redirects == described.get("follows_redirects", False), name
        assert wire_names(called) == {
            (each["in"], each["name"]) for each in described.get("parameters", [])
        }, name
        assert called.responses.keys() == {each["status"] for each in described["responses"]}, name
        for response in described["responses"]:
            reading = find_kind(called.responses[response["status"]], response, described)
            use = response.get("type")
            if response.get("stream") == "items":
                reading, use = is_stream(reading, response), response["type"]["items"]
            assert is_of_kind(reading, use), (name, response["status"])


def find_kind(reading: Any, response: dict[str, Any], described: dict[str, Any]) -> Any:
    """Return what the client reads a response as, of several of one status."""
    if not isinstance(reading, load("_runtime.operation").ResponseChoice):
        return reading
    told = (find_conditions(response, described), tuple(response.get("media_types", ())))
    fitting = (each.kind for each in reading.alternatives if each[1:] == told)
    return next(fitting, reading)


def find_conditions(
    response: dict[str, Any], described: dict[str, Any]
) -> dict[str, tuple[Any, ...]]:
    """Return the arguments that choose a response, and their values, as the client has them."""
    given = (*described.get("parameters", ()), *described.get("body", {}).get("fields", ()))
    names = {each["name"]: each["python_name"] for each in given}
    return {names[name]: tuple(values) for name, values in response.get("when", {}).items()}


def wire_names(operation: Any) -> set[tuple[str, str]]:
    """Return the place and the wire name of each parameter of a client's operation."""
    places = {"path": operation.path, "query": operation.query, "header": operation.headers}
    return {
        (place, each.wire)
        for place, parameters in places.items()
        for each in parameters
        if not isinstance(each, str)
    }


def is_stream(reading: Any, response: dict[str, Any]) -> Any:
    """Return the type of the items of a stream, after a comparison of everything else."""
    error = response.get("error", {})
    told = (response.get("end"), error.get("event"), error.get("member"))
    assert (reading.end, reading.error_event, reading.error_member) == told
    assert reading.events == (response["media_types"][0] == "text/event-stream")
    return reading.item


def is_of_kind(reading: Any, use: dict[str, Any] | None) -> bool:
    """Return whether the client reads a body as the described kind of type."""
    if use is None or reading is None:
        return reading is None and use is None
    kind = DESCRIPTION.resolve(use)
    if "class" in kind:
        return kind["class"] in str(reading)
    if kind["kind"] in ("list", "map"):
        found = get_args(reading)[0] if kind.get("nullable") else reading
        return (list if kind["kind"] == "list" else dict) in (found, get_origin(found))
    return kind["kind"] in ("any", "boolean", "bytes", "const", "integer", "number", "string")


def test_each_reason_is_that_of_the_spec() -> None:
    reasons = load("_service").SERVICE.reasons
    assert {code: dict(named) for code, named in reasons.items()} == CLIENT["reasons"]


def test_each_message_is_that_of_the_spec() -> None:
    has_messages = all("message" in each for each in DESCRIPTION.error_bodies)
    for error in DESCRIPTION.errors if has_messages else ():
        said = {
            case.expected["message"]
            for case in all_cases()
            if "code" in error and case.expected.get("code") == error["code"]
        }
        named = reasons_of(name_error(error))
        told = [each for each in error.get("reasons", ()) if each["name"] in named]
        assert not said or {each["message"] for each in told if "message" in each} <= said


def reasons_of(error: str) -> set[str]:
    """Return the reasons of an error that operations name whose responses have a body."""
    operations = (each for _, each in DESCRIPTION.operations() if each["verb"] != "HEAD")
    return {name for each in operations for name in each.get("errors", {}).get(error, ())}


def test_the_client_retries_what_the_description_says() -> None:
    retry, service = INDEX.get("retry", {}), load("_service").SERVICE
    assert service.retry_statuses == {*retry.get("statuses", ())}
    assert service.unprocessed_statuses == {*retry.get("unprocessed", ())}


def test_values_are_completed_with_members_that_are_listed() -> None:
    for _, operation in DESCRIPTION.operations():
        given = (*operation.get("parameters", ()), *operation.get("body", {}).get("fields", ()))
        for told in (each["listed_by"] for each in given if "listed_by" in each):
            listing = DESCRIPTION.operation(told["operation"])
            uses = [each["type"] for each in listing["responses"] if "type" in each]
            inside = {name for use in uses for name in names_inside(use, set())}
            assert {told["member"], *told.get("items", ())} <= inside
            taken = {each["name"] for each in listing.get("parameters", ())}
            shared = told.get("arguments", {})
            assert shared.keys() <= taken
            assert {*shared.values()} <= {each["name"] for each in given}


def names_inside(use: dict[str, Any], seen: set[str]) -> set[str]:
    """Return the wire names of all members in a type, however deep."""
    kind = DESCRIPTION.resolve(use)
    if kind["kind"] in ("list", "map"):
        return names_inside(kind["items" if kind["kind"] == "list" else "values"], seen)
    if kind["kind"] == "union":
        inner = [each["type"] for each in kind["alternatives"]]
        return {name for each in inner for name in names_inside(each, seen)}
    if kind["kind"] != "record" or kind["class"] in seen:
        return set()
    seen.add(kind["class"])
    names = {each["name"] for each in kind["fields"]}
    return names.union(*(names_inside(each["type"], seen) for each in kind["fields"]))


def test_each_code_means_what_the_description_says() -> None:
    service, errors = load("_service").SERVICE, DESCRIPTION.errors
    names = {name_error(e): tuple(r["name"] for r in e.get("reasons", ())) for e in errors}
    everywhere = {name_error(each) for each in errors if each.get("every_operation")}
    assert service.titles == {name_error(each): each["title"] for each in errors}
    assert service.general == {
        name: found for name, found in names.items() if found and name in everywhere
    }
    usual: dict[int | str, str] = {}
    for each in errors:
        if name_error(each) in everywhere or not names[name_error(each)]:
            usual.setdefault(each["status"], name_error(each))
    assert service.usual == usual
    renamed = {
        (each["status"], each["code"]): each["name"]
        for each in reversed(errors)
        if "name" in each and "code" in each
    }
    assert service.names == renamed


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
            each["python_name"]: (
                {} if each.get("rest") else DESCRIPTION.resolve(each["type"]).get("value")
            )
            for each in fields
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


def test_unions_are_told_apart_as_the_spec_says() -> None:
    for kind in (each for each in DESCRIPTION.types.values() if each["kind"] == "union"):
        union = getattr(load("types"), kind["class"])
        pairs = zip(union.alternatives, kind["alternatives"], strict=True)
        for alternative, described in pairs:
            told = (alternative.kind, alternative.member, list(alternative.values))
            assert told == (
                described["json"],
                described.get("member"),
                described.get("values", []),
            )
            assert is_of_kind(alternative.type(), described["type"])
        with pytest.raises(TypeError):
            union()


def test_a_union_keeps_records_that_nobody_knows_only_if_it_is_open() -> None:
    decoding = load("_runtime.decoding")
    for kind in (each for each in DESCRIPTION.types.values() if each["kind"] == "union"):
        union, member = getattr(load("types"), kind["class"]), kind.get("discriminator", "kind")
        data = {member: "a kind that nobody knows", "data": [1.5]}
        objects = [each for each in kind["alternatives"] if each["json"] == "object"]
        if not all("member" in each for each in objects):
            continue
        if not kind.get("open"):
            with pytest.raises(decoding.DecodeError):
                decoding.decode(union, msgspec.json.encode(data))
            continue
        found = decoding.decode(union, msgspec.json.encode(data))
        assert isinstance(found, union)
        assert found.data == data
        assert pickle.loads(pickle.dumps(found)) == found == copy.deepcopy(found)
        names = [name for name in dir(found) if not name.startswith("_")]
        assert data[member] in [getattr(found, name) for name in names]
        assert "1.5" not in repr(found)


def test_records_are_frozen() -> None:
    for kind in (each for each in DESCRIPTION.types.values() if each["kind"] == "record"):
        record = getattr(load("types"), kind["class"])
        found = record(**{each["python_name"]: None for each in kind["fields"]})
        for name in ("another", *(each["python_name"] for each in kind["fields"])):
            with pytest.raises(AttributeError):
                setattr(found, name, None)
