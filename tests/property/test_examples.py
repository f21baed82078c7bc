"""Whatever types mention one another, and whatever their examples leave out: examples become complete."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientgen.catalog import Catalog, Sizes, lacks, misfits
from clientgen.catalog.filling import Filling
from clientgen.document import load
from clientgen.ir import Reference, Value
from clientgen.lowering import lower

BOUNDED = settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
SERVICE = {
    "title": "Things",
    "summary": "Many things",
    "python": {"package": "t", "client": "TClient", "error": "TError", "command": "t"},
    "endpoint": {"url": "https://api.example.org"},
}


def catalog_of(types: dict[str, Any]) -> Catalog:
    """Return the catalog of a service that has these types and nothing else."""
    documents = {}
    for name, data in (("service.yaml", SERVICE), ("types.yaml", {"types": types})):
        document, problems = load(json.dumps(data).encode(), name)
        assert document is not None, problems
        documents[name] = document
    service = lower("things", documents).service
    assert service is not None
    return Catalog.of(service)


def words_of(form: str, name: str) -> dict[str, Any]:
    """A type that contains the type `name`."""
    return {
        "direct": {"$ref": name},
        "nullable": {"$ref": name, "nullable": True},
        "list": {"type": "array", "items": {"$ref": name}},
        "list of one": {"type": "array", "items": {"$ref": name}, "minItems": 1},
        "map": {"type": "object", "additionalProperties": {"$ref": name}},
    }[form]


PARTS: dict[str, list[Any]] = {
    "direct": [{}, {"id": "other"}],
    "nullable": [{}, None],
    "list": [[], [{}], [{"id": "other"}, {}]],
    "list of one": [[{}]],
    "map": [{}, {"a": {}}],
}
"""What an example may say of a member that holds a record."""


@st.composite
def types(draw: st.DrawFn) -> dict[str, Any]:
    """Records that mention one another as they like, each with an example that leaves much out."""
    number = draw(st.integers(1, 7))
    found = {}
    for index in range(number):
        properties: dict[str, Any] = {"id": {"type": "string"}}
        required, example = ["id"], {"id": f"i{index}"}
        for member in range(draw(st.integers(0, 6))):
            to = draw(st.integers(0, number - 1))
            form = draw(st.sampled_from(sorted(PARTS)))
            properties[f"m{member}"] = words_of(form, f"T{to}")
            # what needs one of its own kind has no value at all
            if draw(st.booleans()) and (to > index or form in ("nullable", "list", "map")):
                required.append(f"m{member}")
            if draw(st.booleans()):
                example[f"m{member}"] = draw(st.sampled_from(PARTS[form]))
        found[f"T{index}"] = {
            "type": "object",
            "properties": properties,
            "required": required,
            "example": example,
        }
    return found


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Value]]:
    """Notes every record that is completed."""
    done: list[Value] = []
    real = Filling._record

    def noting(self: Filling, written: Any, *rest: Any, **words: Any) -> Value:
        done.append(written)
        return real(self, written, *rest, **words)

    monkeypatch.setattr(Filling, "_record", noting)
    yield done


def written_records(value: Any) -> int:
    """The number of mappings in an example, including those of maps."""
    if isinstance(value, dict):
        return 1 + sum(map(written_records, value.values()))
    return sum(map(written_records, value)) if isinstance(value, list) else 0


@BOUNDED
@given(described=types())
def test_every_example_is_complete_where_it_must_be(
    described: dict[str, Any], records: list[Value]
) -> None:
    records.clear()
    catalog = catalog_of(described)
    # once for the type itself and once for its place in the types of its circle
    assert len(records) <= 2 * sum(written_records(each["example"]) for each in described.values())
    sizes = Sizes()
    for definition in catalog.types.values():
        kind = Reference(name=definition.name)
        (shown,) = catalog.examples(kind)
        assert list(misfits(catalog, shown.value, kind)) == []
        assert list(lacks(catalog, shown.value, shown.value, kind)) == []
        assert sizes.fits(shown.value, definition.examples[0].value)
        missing, _ = catalog.unshown(definition)
        assert missing == []


@BOUNDED
@given(described=types(), data=st.data())
def test_the_order_of_types_changes_no_example(
    described: dict[str, Any], data: st.DataObject
) -> None:
    names = data.draw(st.permutations(sorted(described)))
    one, other = catalog_of(described), catalog_of({name: described[name] for name in names})
    for name in one.types:
        assert one.examples(Reference(name=name)) == other.examples(Reference(name=name))
