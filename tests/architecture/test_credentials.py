"""A kind of credential is a row of the table, and what else must be known of it is in few files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clientgen.credentials import KINDS

ROOT = Path(__file__).parents[2]
TABLE = "generator/clientgen/credentials/table.py"
OPENAPI = {
    "generator/clientgen/openapi/security.py",
    "generator/clientgen/interchange/security.py",
}
"""What OpenAPI calls the kinds, in imports and exports: a kind that it has no word for needs none here."""
ALLOWED = {
    "spec/schema/service.schema.json",
    TABLE,
    "templates/emulator_runtime/access.py",
    *OPENAPI,
}
RUNTIME = "templates/runtime/credentials"
"""The module of a kind is here, and those of others may name its class."""
ELSEWHERE = {
    "from_publish_settings": {"templates/package/client.py.jinja"},
    "basic": {"templates/emulator_runtime/tokens.py"},
    "refresh_token": {"templates/emulator_runtime/tokens.py"},
    "client_certificate": {
        "templates/cli_runtime/emulate.py",
        "templates/cli_runtime/tour.py",
        "templates/emulator_runtime/embedded.py",
    },
}
"""Where else a word is: the constructor of clients, the emulator's option and token endpoint."""
EXAMPLES = "templates/skeleton"


def words(name: str) -> Iterator[tuple[str, str]]:
    """Every name that belongs to a kind of credential, and the pattern to find it by."""
    kind = KINDS[name]
    quoted = [name, *(source.name for source in kind.sources)]
    quoted += [setting.flag for source in kind.sources for setting in source.settings]
    bare = [kind.class_name, *(source.base for source in kind.sources)]
    bare += [source.constructor for source in kind.sources]
    yield from ((word, rf"[\"'](--)?{word}[\"']") for word in quoted if word)
    yield from ((word, rf"\b{word}\b") for word in bare if word)


def places(name: str, sources: dict[str, str]) -> set[str]:
    return {
        path
        for word, pattern in words(name)
        for path, text in sources.items()
        if path not in ELSEWHERE.get(word, ()) and re.search(pattern, text)
    }


@pytest.fixture(scope="module")
def sources(tracked: tuple[Path, ...]) -> dict[str, str]:
    found = [path.relative_to(ROOT).as_posix() for path in tracked]
    folders = ("generator/", "templates/", "spec/schema/")
    return {
        path: (ROOT / path).read_text("utf-8")
        for path in found
        if path.startswith(folders) and not path.startswith((f"{RUNTIME}/", f"{EXAMPLES}/"))
    }


@pytest.mark.parametrize("name", KINDS)
def test_the_names_of_a_kind_are_in_few_files(name: str, sources: dict[str, str]) -> None:
    assert ALLOWED - OPENAPI <= places(name, sources) <= ALLOWED


@pytest.mark.parametrize("name", KINDS)
def test_the_runtime_has_the_modules_of_a_kind(name: str) -> None:
    for source in KINDS[name].sources:
        first, *_ = modules = [ROOT / RUNTIME / f"{module}.py" for module in source.modules]
        assert all(path.is_file() for path in modules)
        code = first.read_text("utf-8")
        assert f"class {source.base}(" in code
        assert f"def {source.constructor or '__init__'}(" in code
        named = (*source.imports, *source.exceptions)
        assert all(re.search(rf"\b{each}\b", code) for each in named)


@pytest.mark.parametrize("name", KINDS)
def test_a_setting_that_can_be_left_out_has_a_keyword(name: str) -> None:
    settings = [setting for source in KINDS[name].sources for setting in source.settings]
    assert all(each.keyword for each in settings if each.need != "required")
    assert all(source.settings[0].need == "required" for source in KINDS[name].sources)


def test_the_schema_and_the_table_have_the_same_kinds() -> None:
    schema = json.loads((ROOT / "spec/schema/service.schema.json").read_text("utf-8"))
    members = schema["$defs"]["auth"]["properties"]
    assert members["kind"]["enum"] == list(KINDS)
    named = {
        word: [s.name for k in KINDS.values() if k.chosen_by == word for s in k.sources if s.name]
        for word in {kind.chosen_by for kind in KINDS.values()}
    }
    assert members["sources"]["items"]["enum"] == named.pop("")
    assert {word: members[word]["enum"] for word in named} == named
