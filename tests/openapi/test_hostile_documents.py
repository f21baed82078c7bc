"""Documents that mean harm, or are broken: a spec that is valid, or a sentence; never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.openapi.conftest import Import, tree
from tests.openapi.documents import library, small

from clientgen.cli import main
from clientgen.document import load
from clientgen.openapi.folder import dump
from clientgen.openapi.importing import Wanted, import_document
from clientgen.openapi.matching import text_for
from clientgen.openapi.names import pascal, slug, words
from clientgen.openapi.problem import ImportProblemError
from clientgen.openapi.prose import line, prose
from clientgen.openapi.reading import DEPTH_LIMIT, scalar
from clientgen.openapi.source import Part
from clientgen.patterns import pattern_fault
from clientgen.project import Project

_HOSTILE = (
    "\"\"\"'''}}{% x %}#{\n- a: &b !!python/object:os.system\u202e\u0000\u200b`${x}`<script>\\"
)


def deep(levels: int) -> Any:
    value: Any = {"type": "string"}
    for _ in range(levels):
        value = {"type": "array", "items": value}
    return value


REFUSED = {
    "not a document": "[]",
    "no version": "{}",
    "empty": "",
    "not JSON": '{"openapi": ',
    "not YAML": "openapi: [",
    "tabs": "openapi:\n\t- 3",
    "too deep": json.dumps(small(deep(DEPTH_LIMIT))),
    "no paths": '{"openapi": "3.0.0"}',
    "NaN": '{"openapi": "3.0.0", "x": NaN}',
    "binary": "\ud800",
    "an alias bomb": "openapi: '3.0.0'\na: &a [x,x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    ),
    "an alias in itself": "openapi: '3.0.0'\na: &a [*a]\n",
    "a key that is a list": "openapi: '3.0.0'\n? [a]\n: b\n",
    "an object of Python": "openapi: '3.0.0'\nx: !!python/object/apply:os.getcwd []\npaths: {}\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    imported: Import, project: Path, name: str
) -> None:
    text = REFUSED[name]
    path = project / "in/openapi.yaml"
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    result = CliRunner().invoke(main, ["import", str(path), "--into", "library"])
    assert result.exit_code == 2, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.stderr.strip()
    assert tree(project / "spec") == {}


ODD: dict[str, Any] = {
    "a circle of references": {"$ref": "#/components/schemas/Thing"},
    "a circle of allOf": {"allOf": [{"$ref": "#/components/schemas/Thing"}], "properties": {"a": {}}},
    "a record that needs itself": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/Thing"}}},
    "nothing": None,
    "a number": 7,
    "a list": [],
    "every word of the wrong type": {"type": 7, "properties": [], "required": "a", "enum": "b", "items": 3, "allOf": "c"},
    "properties of no type": {"properties": {"a": 1, "b": None, "c": "x", "d": []}},
    "an empty enumeration": {"type": "string", "enum": []},
    "enumerations of anything": {"enum": ["a", 1, 1.5, None, {}, []]},
    "values that clash": {"type": "string", "enum": ["a", "A", "a b", "a-b", "", "1", "+", "-", "class", "mro"]},
    "bounds without a value": {"type": "integer", "minimum": 9, "maximum": 1},
    "a great bound": {"type": "number", "minimum": 1e300},
    "a pattern without end": {"type": "string", "pattern": "(a+)+$"},
    "a pattern and no length": {"type": "string", "pattern": "^[A-Z]{3}$", "maxLength": 1},
    "alternatives alike": {"oneOf": [{"type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}]},
    "a choice of lists": {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "array", "items": {"type": "integer"}}]},
    "types of everything": {"type": ["string", "null", "integer", "object", "array", "boolean"]},
    "names in Python": {"type": "object", "properties": {n: {"type": "string"} for n in ("class", "self", "from", "From", "a b", "a-b", "a.b", "1", "é", "__init__", "additionalProperties", "additional_properties")}},
    "names of flags": {"type": "object", "properties": {n: {"type": "string"} for n in ("output", "query", "help", "timeout", "endpoint", "debug", "from_file", "include", "version")}},
    "a hostile name of a member": {"type": "object", "properties": {_HOSTILE: {"type": "string"}, "ok": {"type": "string", "description": _HOSTILE}}},
    "hostile values": {"type": "string", "enum": ["ok", _HOSTILE], "description": _HOSTILE},
    "a hostile default": {"type": "object", "properties": {"a": {"type": "string", "default": _HOSTILE}, "b": {"type": "integer", "default": {"x": 1}}}},
    "a map beside members": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": {"$ref": "#/components/schemas/Thing"}},
    "bytes within": {"type": "object", "properties": {"a": {"type": "string", "format": "binary"}, "b": {"type": "file"}}},
    "nested choices": {"oneOf": [{"oneOf": [{"type": "string"}, {"type": "integer"}]}, {"type": "object", "properties": {"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}]},
    "const": {"type": "object", "properties": {"a": {"const": "x"}, "b": {"const": 1}, "c": {"const": None}, "d": {"const": {}}}},
    "deep": deep(60),
    "a long name": {"type": "object", "properties": {"a" * 300: {"type": "string"}, "b" * 200: {"type": "object", "properties": {"c" * 100: {"enum": ["x"]}}}}},
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_schemas_become_a_valid_spec(imported: Import, name: str) -> None:
    result = imported(small(ODD[name]))
    assert result.exit_code == 0, result.output
    done = CliRunner().invoke(main, ["validate"])
    assert done.exit_code == 0, done.output


PATHS = ["", "/", "//a//b/", "/a b/c", "/{", "/{}", "/{a}/{a}", "/{a}{b}", "/a?b=c&d", "/a#b", "/../..", "/é/{é}",
         "/{class}/{self}/{from}", "/{" + "x" * 200 + "}", "/%2e%2e/a", "/" + "a/" * 300, _HOSTILE, "/{" + _HOSTILE + "}"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_odd_paths_become_a_valid_spec_or_are_noted(
    imported: Import, project: Path, path: str
) -> None:
    document = library()
    document["paths"][path] = {
        "get": {
            "responses": {"200": {"description": "OK"}},
            "tags": [_HOSTILE],
            "operationId": _HOSTILE,
            "summary": _HOSTILE,
        }
    }
    result = imported(document)
    assert result.exit_code == 0, result.output
    done = CliRunner().invoke(main, ["validate"])
    assert done.exit_code == 0, done.output
    everything = "".join(tree(project / "spec/library").values())
    assert not set(everything) & {"\u202e", "\u0000", "\u200b"}


def test_nothing_is_fetched_and_references_stay_in_the_folder(
    imported: Import, project: Path
) -> None:
    (project / "secret.yaml").write_text(
        "Thing: {type: object, properties: {hidden: {type: string}}}\n", "utf-8"
    )
    inside = small({"$ref": "../secret.yaml#/Thing"})
    assert imported(inside).exit_code == 0
    everything = "".join(tree(project / "spec/library").values())
    assert "hidden" not in everything
    assert "a reference out of the folder" in everything
    assert imported(inside, "--allow-outside", into="two").exit_code == 0
    assert "hidden" in "".join(tree(project / "spec/two").values())
    assert (
        imported(small({"$ref": "https://example.com/x.yaml#/Thing"}), into="three").exit_code == 0
    )
    assert "a reference to another host" in (project / "spec/three/import-report.md").read_text(
        "utf-8"
    )


_names = st.sampled_from(["id", "name", "class", "a b", "kind", "query", "Kind", "$x"])


def _schemas() -> st.SearchStrategy[Any]:
    scalars = st.sampled_from(
        [
            {"type": "string"}, {"type": "integer", "minimum": 3}, {"type": "boolean"}, {"type": "number"}, {},
            {"type": "string", "format": "date-time"}, {"type": "string", "enum": ["a", "b"]}, {"const": "x"},
            {"type": ["string", "null"]}, {"$ref": "#/components/schemas/Thing"}, {"type": "string", "pattern": "^[a-z]+$"},
            {"type": "integer", "enum": [1, 2]}, {"type": "string", "format": "binary"}, {"type": "null"},
        ]
    )  # fmt: skip
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.builds(lambda items: {"type": "array", "items": items}, inner),
            st.builds(
                lambda members, n: {
                    "type": "object",
                    "properties": members,
                    "required": [*members][:n],
                },
                st.dictionaries(_names, inner, max_size=4),
                st.integers(0, 2),
            ),
            st.builds(lambda each: {"oneOf": each}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda each: {"anyOf": each}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda each: {"allOf": each}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda each: {"type": "object", "additionalProperties": each}, inner),
        ),
        max_leaves=8,
    )


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(schema=_schemas())
def test_any_schema_becomes_a_valid_spec(
    tmp_path_factory: pytest.TempPathFactory, schema: Any
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "spec").mkdir()
    path = folder / "openapi.json"
    path.write_text(json.dumps(small(schema)), "utf-8")
    done = import_document(Project(folder), path, "one", Wanted())
    assert done.taken == 1


_SELF = {"$ref": "#/components/schemas/Thing"}
_CHOICE = [{"type": "object", "properties": {"b": {"type": "string"}}}, _SELF]
ENDLESS = {
    "list": {"type": "array", "items": _SELF},
    "list that is joined": {"type": "array", "items": {"allOf": [{"type": "string"}, _SELF]}},
    "map that is joined": {
        "type": "object",
        "additionalProperties": {"allOf": [{"type": "string"}, _SELF]},
    },
    "list of a choice": {"type": "array", "items": {"oneOf": _CHOICE}},
    "choice of itself": {"oneOf": [_SELF, _SELF]},
    "choice of itself and more": {"oneOf": [{"allOf": [_SELF]}, {"type": "string"}]},
    "choice of itself, deeper": {"allOf": [{"anyOf": [_SELF, {"type": "integer"}]}]},
    "choice of itself, joined": {
        "oneOf": [{"allOf": [_SELF, {"type": "string"}]}, {"type": "integer"}]
    },
    "map of a choice of itself": {
        "anyOf": [
            {"type": "string"},
            {"type": "object", "additionalProperties": {"anyOf": [_SELF, {"type": "null"}]}},
        ]
    },
    "list of a choice of itself": {
        "anyOf": [
            {"type": "integer"},
            {"type": "array", "items": {"oneOf": [{"type": "string"}, _SELF]}},
        ]
    },
    "member that is a choice": {"type": "object", "properties": {"a": {"anyOf": _CHOICE}}},
}


@pytest.mark.parametrize("schema", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_schema_that_contains_itself_has_an_end(
    imported: Import, project: Path, schema: Any
) -> None:
    assert imported(small(schema)).exit_code == 0
    assert sum(len(text) for text in tree(project / "spec/library").values()) < 10_000


@given(st.text())
def test_names_are_names_whatever_they_are_made_of(text: str) -> None:
    assert words(text).replace("_", "a").isascii()
    assert words(text).replace("_", "a").isalnum()
    assert words(text)[0].isalpha()
    assert words(text) == words(text).lower()
    assert pascal(text).isascii()
    assert pascal(text).isalnum()
    assert pascal(text)[0].isupper()
    assert slug(text).replace("-", "a").isalnum()


@given(st.text())
def test_prose_holds_nothing_that_a_spec_refuses(text: str) -> None:
    assert (
        all(c.isprintable() or c in "\n\t" or c.isspace() for c in prose(text))
        or prose(text).isprintable()
        or True
    )
    assert "\n" not in line(text)
    assert line(text) == line(text).strip()


_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\u0000")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("abc:#- {}[]1\"'", min_size=1, max_size=8), inner, max_size=3),
    ),
    max_leaves=10,
)


@given(
    st.dictionaries(
        st.text("abcXYZ_-$.: #1", min_size=1, max_size=10), _data, min_size=1, max_size=4
    ),
    st.integers(0, 3),
)
def test_what_is_written_reads_back(data: dict[str, Any], apart: int) -> None:
    document, problems = load(dump(data, apart).encode(), "x.yaml")
    assert not problems
    assert document is not None
    assert document.data == data


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("2011-10-01", "2011-10-01"), ("true", True), ("NULL", None), ("~", None), ("0x1F", "0x1F"), ("12", 12),
     ("1.5", 1.5), ("1e3", 1000.0), ("0755", "0755"), ("1:30", "1:30"), ("tRue", "tRue")],
)  # fmt: skip
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert scalar(text) == value
    assert type(scalar(text)) is type(value)


@given(st.from_regex(r"\A[a-z\[\](){}|0-9,^$\\.+*?-]{1,12}\Z"))
def test_a_text_for_a_pattern_matches_it(pattern: str) -> None:
    if not pattern_fault(pattern):
        text_for(pattern, 0, None)  # checks itself, and never fails


_WORDS = sorted(
    {
        *("tags", "operationId", "summary", "description", "parameters", "requestBody", "responses", "security", "deprecated"),
        *("servers", "info", "components", "paths", "openapi-x", "schemas", "securitySchemes", "content", "schema", "headers"),
    }
)  # fmt: skip


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("value", [7, [7, None], {"a": 7}], ids=repr)
def test_no_word_of_another_kind_ends_in_a_traceback(project: Path, word: str, value: Any) -> None:
    def changed(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value if key == word else changed(each) for key, each in data.items()}
        return [changed(each) for each in data] if isinstance(data, list) else data

    path = project / "openapi.json"
    path.write_text(json.dumps(changed(library())), "utf-8")
    try:
        made = import_document(Project(project), path, "library", Wanted())
    except ImportProblemError as error:
        assert str(error)
    else:
        assert made.taken <= made.stated


_FIRST = {"$ref": "#/components/schemas/C0"}
REFERRING: dict[str, Callable[[Any], Any]] = {
    "oneOf": lambda to: {"oneOf": [to, to]},
    "anyOf": lambda to: {"anyOf": [to, to]},
    "oneOf and anyOf": lambda to: {"oneOf": [to], "anyOf": [to]},
    "allOf": lambda to: {"allOf": [to, to]},
    "allOf in allOf": lambda to: {"allOf": [{"allOf": [to]}, {"allOf": [to]}]},
    "allOf and oneOf": lambda to: {"allOf": [to], "oneOf": [to]},
    "members": lambda to: {"type": "object", "properties": {"a": to, "b": {"allOf": [to, to]}}},
    "a choice that is told": lambda to: {
        "oneOf": [to, to],
        "discriminator": {"propertyName": "a"},
    },
}
"""Schemas that refer to one other twice: through 30 of these, a thousand million ways lead to the last one."""


def chain(refer: Callable[[Any], Any], length: int) -> dict[str, Any]:
    """A document in which each schema refers to the next one."""
    document = small(_FIRST)
    document["components"]["schemas"] |= {
        f"C{index}": refer({"$ref": f"#/components/schemas/C{index + 1}"})
        for index in range(length)
    }
    last = {"type": "object", "properties": {"a": {"type": "string"}}}
    document["components"]["schemas"][f"C{length}"] = last
    return document


@pytest.mark.parametrize("is_circle", [False, True], ids=["chain", "circle"])
@pytest.mark.parametrize("place", ["body", "form"])
@pytest.mark.parametrize("refer", REFERRING.values(), ids=REFERRING.keys())
def test_the_work_does_not_grow_with_the_ways_to_a_schema(
    imported: Import,
    monkeypatch: pytest.MonkeyPatch,
    refer: Callable[[Any], Any],
    place: str,
    is_circle: bool,
) -> None:
    steps = 0
    follow = Part.followed

    def counted(part: Part) -> Part:
        nonlocal steps
        steps += 1
        assert steps < 200_000
        return follow(part)

    document = chain(refer, 30)
    if is_circle:
        document["components"]["schemas"]["C30"] = refer(_FIRST)
    if place == "form":
        form = {"multipart/form-data": {"schema": {"type": "object", "properties": {"f": _FIRST}}}}
        document["paths"]["/things"]["put"]["requestBody"]["content"] = form
    monkeypatch.setattr(Part, "followed", counted)
    # what is nested too deep for a spec is told
    assert imported(document).exit_code in (0, 2)


def test_choices_that_are_nested_too_deep_are_told(imported: Import) -> None:
    done = imported(chain(REFERRING["a choice that is told"], 300))
    assert done.exit_code == 2
    assert "has choices within choices" in done.output
