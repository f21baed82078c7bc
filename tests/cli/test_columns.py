from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cli_runtime.columns import Layout

TEXT = {"kind": "string"}
ITEM = {"kind": "record", "fields": [{"name": "a", "type": TEXT}, {"name": "...", "type": TEXT}]}
ITEMS = {"kind": "list", "items": ITEM}


def layout(kind: Any, **operation: Any) -> Layout:
    description: Any = SimpleNamespace(resolve=lambda use: use)
    told = {"responses": [{"type": kind}], **operation}
    command: Any = SimpleNamespace(operation=told, printed=told["responses"])
    return Layout(description, command)


def record(**fields: Any) -> dict[str, Any]:
    return {"kind": "record", "fields": [{"name": n, "type": each} for n, each in fields.items()]}


@pytest.mark.parametrize(
    ("kind", "columns", "found", "is_wrapped"),
    [
        (ITEM, (), ("a",), False),
        (ITEMS, (), ("a",), False),
        (TEXT, (), (), False),
        (record(value=ITEMS), (), ("a",), True),
        (record(kind={"kind": "const"}, value=ITEMS), (), ("a",), True),
        # other fields would not be seen
        (record(value=ITEMS, count=TEXT), (), ("value", "count"), False),
        (record(value={"kind": "list", "items": TEXT}), (), ("value",), False),
        (record(value=ITEMS, count=TEXT), ("value.a", "value.b.c"), ("a", "b.c"), True),
        (record(value=ITEMS, count=TEXT), ("count",), ("count",), False),
        (record(inner=ITEM), ("inner.a",), ("inner.a",), False),
    ],
)
def test_rows_and_columns(
    kind: Any, columns: tuple[str, ...], found: tuple[str, ...], is_wrapped: bool
) -> None:
    made = layout(kind, columns=columns)
    assert made.columns == found
    plain = {"value": [1]}
    assert made.rows(plain) == ([1] if is_wrapped else plain)
    assert made.rows({}) == ([] if is_wrapped else {})


def test_items_of_pages_have_columns() -> None:
    kind = record(outer=record(value=ITEMS))
    assert layout(kind, paging={"items": ["outer", "value"]}).columns == ("a",)
