"""Generation is a pure function: its bytes depend on what a spec says, and on nothing else."""

from __future__ import annotations

import ast
import json
import keyword
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.features.drawn.draw import Draw
from tests.features.drawn.operations import Operations
from tests.features.drawn.specs import API, problems, write
from tests.features.drawn.types import Types

from clientgen.document import load
from clientgen.pipeline import generate, understand
from clientgen.spec_files import DIVISIBLE

pytestmark = pytest.mark.usefixtures("remembering")

FEATURES = sorted(path.parent for path in (Path(__file__).parents[1] / "features").glob("*/spec"))
BOUNDED = settings(
    max_examples=20,
    derandomize=True,
    # shrinking would take minutes
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ORDERED = frozenset(
    {
        "descriptions",
        "deviations",
        "documents",
        "errors",
        "headers",
        "names",
        "operations",
        "parameters",
        "properties",
        "reasons",
        "request",
        "response",
        "responses",
        "types",
        "urls",
    }
)
"""Mappings of names, whose order is that of members, methods, arguments and so on."""
KEPT = frozenset({"response", "default", "emulation.yaml", "example", "examples"})
"""Values of the API rather than words about it, and what is handed on as it stands."""
UNDIVIDED = frozenset({"body", "inside_success"})
"""Words that are a value of their own, not a collection."""

Documents = dict[str, Any]


def read(feature: Path) -> Documents:
    """The files of a feature's spec as plain data."""
    (api,) = (feature / "spec").iterdir()
    documents: Documents = {}
    for path in sorted(api.rglob("*.yaml")):
        document, problems = load(path.read_bytes(), path.name)
        assert document is not None, problems
        documents[path.relative_to(api).as_posix()] = document.data
    return documents


def files_of(documents: Documents) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = generate(write(documents, Path(folder)), API, lambda *_: None)
    assert made.errors == ()
    return {file.path: file.content for file in made.files}


def shuffled(data: st.DataObject, value: Any, key: str = "") -> Any:
    """The same words in another order."""
    if key in KEPT or not isinstance(value, dict | list):
        return value
    if isinstance(value, list):
        return [shuffled(data, item) for item in value]
    keys = list(value) if key in ORDERED else data.draw(st.permutations(list(value)))
    return {name: shuffled(data, value[name], name) for name in keys}


@BOUNDED
@given(feature=st.sampled_from(FEATURES), data=st.data())
def test_the_order_of_words_changes_no_byte(feature: Path, data: st.DataObject) -> None:
    documents = read(feature)
    assert files_of(shuffled(data, documents)) == files_of(documents)


@BOUNDED
@given(feature=st.sampled_from(FEATURES), data=st.data())
def test_a_division_into_files_changes_nothing(feature: Path, data: st.DataObject) -> None:
    documents = read(feature)
    divided = dict(documents)
    for kind in sorted({*DIVISIBLE} & {name.removesuffix(".yaml") for name in documents}):
        parts = divide(data, divided.pop(f"{kind}.yaml"))
        divided |= {f"{kind}/part-{number}.yaml": part for number, part in enumerate(parts)}
    one, many = files_of(documents), files_of(divided)
    # the words of emulation.yaml are handed on in the order in which they are met
    handed_on = [path for path in one if path.endswith("emulator/data.json")]
    assert [json.loads(one.pop(path)) == json.loads(many.pop(path)) for path in handed_on] == [
        True for _ in handed_on
    ]
    assert many == one


def divide(data: st.DataObject, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The content of a file in up to three parts, its keys and items in the same order."""
    parts: list[dict[str, Any]] = [{}, {}, {}]
    for section, value in document.items():
        if section in UNDIVIDED:
            parts[data.draw(st.integers(0, 2))][section] = value
            continue
        first, second = sorted(data.draw(st.integers(0, len(value))) for _ in range(2))
        entries = value if isinstance(value, list) else list(value.items())
        for part, piece in zip(
            parts, (entries[:first], entries[first:second], entries[second:]), strict=True
        ):
            if piece or not entries:
                part[section] = piece if isinstance(value, list) else dict(piece)
    return [part for part in parts if part]


@st.composite
def additions(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Operations that any group of `BASE` could have, with the types that they use."""
    choose = Draw(draw)
    types = Types(choose, "page")
    made = Operations(choose, types, codes={}).any("first")
    return {f"do_{name}": each for name, each in made.items()}, types.content()


def group(path: str) -> dict[str, Any]:
    get = {
        "title": "Get",
        "verb": "GET",
        "path": path,
        "source": {"document": "page"},
        "responses": {"200": {"body": {"$ref": "Thing"}}},
        "repeatable": True,
    }
    return {"summary": "Things", "operations": {"get": get}}


BASE: Documents = {
    "service.yaml": {
        "title": "Things",
        "summary": "Many things",
        "python": {
            "package": "things",
            "client": "ThingsClient",
            "error": "ThingsError",
            "command": "things",
        },
        "endpoint": {"url": "https://api.example.org"},
        "documents": {"page": {"title": "A page"}},
    },
    "types.yaml": {
        "types": {
            "Thing": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "size": {"type": "integer"}},
                "example": {"name": "a", "size": 1},
            }
        }
    },
    "operations/first.yaml": group("/first"),
    "operations/second.yaml": group("/second"),
}


SHARED = frozenset(
    {
        "README.md",
        "api.md",
        "src/things/__init__.py",
        "src/things/description/index.json",
        "tests/client.json",
    }
)
TYPES = ("src/things/types/", "src/things/description/types.json")
"""An operation can send or receive types that no other one does."""


def with_operations(added: dict[str, Any], types: dict[str, Any] | None = None) -> Documents:
    """`BASE` with more operations in its first group, and more types."""
    first, known = BASE["operations/first.yaml"], BASE["types.yaml"]["types"]
    operations = {**first["operations"], **added}
    return {
        **BASE,
        "operations/first.yaml": {**first, "operations": operations},
        "types.yaml": {"types": {**(types or {}), **known}},
    }


@BOUNDED
@given(addition=additions())
def test_a_new_operation_changes_its_group_and_no_other(
    addition: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    added, types = addition
    documents = with_operations(added, types)
    # words that the rules refuse are tested elsewhere
    assume(not problems(documents))
    before, after = files_of(BASE), files_of(documents)
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert "src/things/operations/first.py" in changed
    others = {path for path in changed if "first" not in path and not path.startswith(TYPES)}
    assert not others - SHARED
    kept = before["src/things/operations/first.py"].decode().split("\n\n\nclass ")[0]
    assert "_GET: Operation[Thing]" in kept
    assert b"def get(self) -> Thing" in after["src/things/operations/first.py"]


WIRE_NAMES = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]),
    min_size=1,
    max_size=12,
) | st.sampled_from(["class", "self", "None", "__init__", "list", "a-b", "aB", "a_b", "HTTPServer"])


@settings(BOUNDED, max_examples=60)
@given(names=st.lists(WIRE_NAMES, min_size=1, max_size=5, unique=True))
def test_names_of_members_are_refused_or_are_names(names: list[str]) -> None:
    properties = {f"m{index}": {"type": "string", "wire_name": n} for index, n in enumerate(names)}
    thing = {"type": "object", "properties": properties, "example": dict.fromkeys(names, "a")}
    documents = {**BASE, "types.yaml": {"types": {"Thing": thing}}}
    with tempfile.TemporaryDirectory() as folder:
        found = understand(write(documents, Path(folder)), API)
    assert found.symbols is not None
    (named,) = found.symbols.types.values()
    members = list(named.members.values())
    if not found.diagnostics:
        assert len(set(members)) == len(names)
        assert all(name.isidentifier() and not keyword.iskeyword(name) for name in members)
    else:
        assert {each.code for each in found.diagnostics} <= {"SPEC401", "SPEC402", "SPEC405"} | {
            "SCHEMA205",
            "SPEC319",
        }


PROSE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]))


@BOUNDED
@given(title=PROSE, description=PROSE, note=PROSE)
def test_prose_stays_prose(title: str, description: str, note: str) -> None:
    operation = {
        **BASE["operations/first.yaml"]["operations"]["get"],
        "title": f"T {title}",
        "description": f"D {description}",
        "notes": [f"N {note}"],
        "path": "/added",
    }
    documents = with_operations({"added": operation})
    assume(not problems(documents))
    plain = {**operation, "title": "T", "description": "D", "notes": ["N"]}
    path = "src/things/operations/first.py"
    assert _code(files_of(documents)[path]) == _code(
        files_of(with_operations({"added": plain}))[path]
    )


def _code(content: bytes) -> str:
    """A module without its docstrings."""
    tree = ast.parse(content)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module):
            node.body = node.body[bool(ast.get_docstring(node)) :]
    return ast.dump(tree)


def test_the_corpus_is_there() -> None:
    assert len(FEATURES) > 30
    with pytest.raises(AssertionError):
        files_of({**BASE, "types.yaml": {"types": {}}})
