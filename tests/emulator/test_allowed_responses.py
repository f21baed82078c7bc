"""Whatever is asked, the response is one that the spec allows for that operation."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from emulator_runtime.wire import check, decode, usual_form
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator_runtime.engine import Engine
from emulator_runtime.messages import Request, Response
from emulator_runtime.store import MemoryStore
from emulator_runtime.tables import Operation, Tables, tables_of
from runtime.description import Description

from .conftest import load
from .services import header

DESCRIPTIONS = {name: load(name) for name in ("media_services", "projects")}
TABLES = {name: tables_of(description) for name, description in DESCRIPTIONS.items()}
NAMES = ["contoso", "fabrikam", "abc", "contosostorage", "1", "2"]
TEXTS = (
    st.sampled_from(
        [
            *NAMES,
            "",
            " ",
            "West US",
            "ZmFrZQ==",
            "https://example.test/",
            "2024-01-01",
            "\0",
            "é/\\",
        ]
    )
    | st.text(max_size=8)
    | st.text(string.ascii_lowercase, min_size=3, max_size=5)
)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)


def records(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """Return records with some of these fields, or with all."""
    return st.fixed_dictionaries({}, optional=fields) | st.fixed_dictionaries(fields)


def values(data: Any, types: Any) -> st.SearchStrategy[Any]:
    """Return values that mostly, but not always, fit a shape."""
    kind = data["kind"]
    makers: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "ref": lambda: values(types[data["name"]], types),
        "record": lambda: records(
            {field["name"]: values(field["type"], types) for field in data["fields"]}
        ),
        "list": lambda: st.lists(values(data["items"], types), max_size=3),
        "map": lambda: st.dictionaries(TEXTS, values(data["values"], types), max_size=3),
        "nullable": lambda: st.none() | values(data["item"], types),
        "enum": lambda: st.sampled_from([*data["values"], "other"]),
        "integer": lambda: st.integers(-1, 101),
        "boolean": st.booleans,
        "any": lambda: ANYTHING,
        "string": lambda: TEXTS,
    }
    usual = makers[kind]()
    return st.one_of(usual, usual, usual, usual, usual, ANYTHING)


@st.composite
def requests(draw: st.DrawFn, name: str) -> Request:
    description, tables = DESCRIPTIONS[name], TABLES[name]
    operation = draw(st.sampled_from([each for _, each in description.operations()]))
    path, query = operation["path"], []
    headers = {item["name"].lower(): item.get("value", "") for item in tables.fixed_headers}
    common = description.index.get("parameters", [])
    for parameter in (*common, *operation.get("parameters", ())):
        text = draw(TEXTS | st.sampled_from(NAMES))
        if parameter in common:
            example = tables.client_parameters[parameter["name"]]
            text = draw(st.sampled_from([example] * 9 + [" "]))
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", quote(text, safe=""))
        elif draw(st.booleans()) and parameter["in"] == "query":
            query.append(f"{parameter['name']}={quote(text)}")
        elif draw(st.booleans()):
            headers[parameter["name"].lower()] = draw(st.sampled_from(['"1"', '"2"', "*", "x"]))
    body = b""
    if "body" in operation:
        body = json.dumps(draw(values(operation["body"]["type"], description.types))).encode()
    if "body" in operation or draw(st.booleans()):
        headers["content-type"] = "application/json"
    changes = draw(
        st.dictionaries(
            st.sampled_from(
                ["accept", "content-type", "x-ms-version", "if-match", "authorization"]
            ),
            st.sampled_from(
                ["", "*/*", "application/json", "application/xml", "text/html;q=2", "a/b", ",,;q=x"]
            ),
            max_size=2,
        )
    )
    verb = draw(st.sampled_from([operation["verb"]] * 20 + ["HEAD", "BREW"]))
    if draw(st.integers(0, 19)) == 0:
        body = draw(st.binary(max_size=40))
    return Request(
        verb=verb, path=path, query="&".join(query), headers={**headers, **changes}, body=body
    )


def verify(name: str, engine: Engine, request: Request, response: Response) -> None:
    """Raise unless the spec allows the response."""
    tables = TABLES[name]
    assert 200 <= response.status < 500, response
    if response.status >= 400:
        verify_error(DESCRIPTIONS[name], tables, response)
        return
    operation: Operation = tables.operation(engine.operation_of(request) or "")
    declared = next(item for item in operation.responses if item.status == response.status)
    if declared.shape is None:
        assert response.body == b""
        return
    media_type = header(response, "Content-Type") or ""
    assert media_type.partition(";")[0] in declared.media_types
    value = decode(response.body, declared.shape, tables.types, media_type)
    assert check(value, declared.shape, tables.types) == ()


def verify_error(description: Description, tables: Tables, response: Response) -> None:
    media_type = header(response, "Content-Type") or ""
    form = tables.error_forms.get("default", usual_form())
    if "json" in media_type:
        code = json.loads(response.body)[form.code[-1]]
    else:
        code = response.body.decode().partition("<Code>")[2].partition("</Code>")[0]
    assert tables.errors[code]["status"] == response.status
    if response.operation is not None:
        operation = description.operation(response.operation)
        assert code in [error["code"] for error in description.errors_of(operation)]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_response_is_allowed(name: str) -> None:
    @settings(max_examples=150, database=None, derandomize=True)
    @given(st.lists(requests(name), min_size=1, max_size=12))
    def run(asked: list[Request]) -> None:
        engine = Engine(TABLES[name], MemoryStore())
        for request in asked:
            verify(name, engine, request, engine.respond(request))

    run()


@settings(max_examples=300, database=None, derandomize=True)
@given(
    st.text(st.characters(max_codepoint=255), max_size=60),
    st.text(st.characters(max_codepoint=255), max_size=40),
    st.dictionaries(
        st.sampled_from(["accept", "content-type", "x-ms-version", "authorization", "if-match"]),
        st.text(st.characters(max_codepoint=255), max_size=40),
    ),
    st.binary(max_size=60),
)
def test_any_characters_are_answered(
    path: str, query: str, headers: dict[str, str], body: bytes
) -> None:
    for tables in TABLES.values():
        engine = Engine(tables, MemoryStore())
        start = tables.operations[0].path.replace("{subscriptionId}", "s")
        for where in ("/" + path, start, start + "/" + path):
            request = Request(verb="POST", path=where, query=query, headers=headers, body=body)
            assert engine.respond(request).status < 500
