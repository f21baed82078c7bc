from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clientgen.diagnostics import render_text
from clientgen.document import Document, Path, load

FILE = "spec/a/types.yaml"
BUDGET = settings(max_examples=200)

UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
KEY = TEXT.filter(lambda text: not UNSEEN.search(text))
SCALAR = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | st.sampled_from(["no", "on", "null", "~", "1:30", "2011-10-01", "0755", ".inf", "<<", "*a"])
)
DATA = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4),
    max_leaves=20,
)
ROOT = st.dictionaries(KEY, DATA, min_size=1, max_size=5) | st.lists(DATA, min_size=1, max_size=5)


@pytest.fixture(params=["libyaml", "python"], scope="module")
def parser(request: pytest.FixtureRequest) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "python":
            patch.delattr(yaml, "CSafeLoader", raising=False)
        yield request.param


def spell(value: object) -> str:
    """Return JSON with everything escaped that must be escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def lay_out(value: Any, indent: str = "") -> str:
    """Return a value as block YAML that begins on a line of its own."""
    if isinstance(value, dict):
        members = [(f"{indent}{spell(key)}:", member) for key, member in value.items()]
    else:
        members = [(f"{indent}-", member) for member in value]
    lines = [
        (
            f"{head}\n{lay_out(member, indent + '  ')}"
            if member and isinstance(member, dict | list)
            else f"{head} {spell(member)}"
        )
        for head, member in members
    ]
    return "\n".join(lines)


def accept(text: str) -> Document:
    document, problems = load(text.encode(), FILE)
    assert render_text(problems) == ""
    assert document is not None
    return document


def walk(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        members: list[tuple[str | int, Any]] = list(value.items())
    else:
        members = list(enumerate(value)) if isinstance(value, list) else []
    found = [((*path, part), member) for part, member in members]
    return found + [item for inner, member in found for item in walk(member, inner)]


def same(first: Any, second: Any) -> bool:
    return json.dumps(first) == json.dumps(second)


@BUDGET
@given(data=ROOT, indent=st.none() | st.integers(1, 4))
@pytest.mark.usefixtures("parser")
def test_json_is_read_as_what_it_says(data: Any, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    text = re.sub(
        r"[\x7f-\x9f]|(?![\n])" + UNSEEN.pattern, lambda m: f"\\u{ord(m.group()):04x}", text
    )
    assert same(accept(text).data, data)


@BUDGET
@given(data=ROOT)
@pytest.mark.usefixtures("parser")
def test_block_form_is_read_as_what_it_says_with_the_place_of_every_value(data: Any) -> None:
    text = lay_out(data)
    document = accept(text)
    assert same(document.data, data)
    lines = text.split("\n")
    for path, value in walk(data):
        key = document.location(path, key=True)
        if isinstance(path[-1], str):
            assert lines[key.line - 1][key.column - 1 :].startswith(spell(path[-1]) + ":")
        place = document.location(path)
        if not value or not isinstance(value, dict | list):
            assert lines[place.line - 1][place.column - 1 :] == spell(value)
        assert document.location((*path, "nothing")) == place
