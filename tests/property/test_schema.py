"""Whatever a file says, it fits or is told why, and the latter never fails."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientgen.document import Document, Mark, load
from clientgen.schema import CODES, Kind, validate, validate_changes

FOLDER = Path(__file__).parents[2] / "spec" / "media-services-management"
FILES: dict[str, Kind] = {
    "service.yaml": "service",
    "types.yaml": "types",
    "errors.yaml": "errors",
    "deviations.yaml": "deviations",
    "operations/storage_accounts.yaml": "operations",
}
BOUNDED = settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))


def read(name: str) -> Document:
    document, problems = load((FOLDER / name).read_bytes(), name)
    assert document is not None, problems
    return document


DOCUMENTS = {name: read(name) for name in FILES}
WORDS = st.sampled_from(
    ["type", "$ref", "properties", "items", "enum", "nullable", "in", "body", "kind", "x", "204"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | WORDS
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(min_size=1), inner),
    max_leaves=8,
)


def places(value: Any) -> list[Any]:
    """Every mapping and list in a document that is not empty."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [place for member in inner for place in places(member)]
    return [value, *found] if inner else found


def damage(data: st.DataObject, value: Any) -> None:
    """Replace, remove or add something, wherever it is."""
    found = places(value)
    if not found:
        return
    place = data.draw(st.sampled_from(found))
    key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
    match data.draw(st.sampled_from(["replace", "remove", "add"])):
        case "remove":
            del place[key]
        case "add" if isinstance(place, dict):
            place[data.draw(WORDS)] = data.draw(VALUES)
        case _:
            place[key] = data.draw(VALUES)


def damaged(data: st.DataObject, name: str) -> Document:
    document = DOCUMENTS[name]
    value = copy.deepcopy(document.data)
    for _ in range(data.draw(st.integers(1, 3))):
        damage(data, value)
    return Document(file=name, data=value, marks=document.marks)


@BOUNDED
@given(data=st.data(), name=st.sampled_from(sorted(FILES)))
def test_a_damaged_file_is_told_in_short_messages(data: st.DataObject, name: str) -> None:
    for problem in validate(FILES[name], damaged(data, name)):
        assert problem.code in CODES
        assert problem.location.file == name
        assert len(problem.message) < 1_000
        assert "\n" not in problem.message


@BOUNDED
@given(data=st.data())
def test_a_damaged_change_is_told_as_one_of_the_deviations(data: st.DataObject) -> None:
    deviations = damaged(data, "deviations.yaml")
    if not validate("deviations", deviations):
        for problem in validate_changes({**DOCUMENTS, "deviations.yaml": deviations}):
            assert problem.code in CODES
            assert problem.path.startswith("deviations.")


@BOUNDED
@given(value=VALUES, kind=st.sampled_from(sorted(set(FILES.values()))))
def test_anything_at_all_is_told(value: object, kind: Kind) -> None:
    marks: dict[str | int, Mark] = {}
    problems = validate(kind, Document(file="f.yaml", data=value, marks=marks))
    assert problems
    assert json.dumps([problem.message for problem in problems])
