"""Every string of a spec has a kind, and a kind says what it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from clientgen.pipeline import understand
from clientgen.schema.schemas import Kind, resolve

from .cases import FOLDER
from .museum import API, annexed, base, put, write
from .readers import name
from .slots import (
    FREE,
    KEY,
    OPEN,
    Schemas,
    described,
    free_text,
    keys_named,
    keys_used,
    kinds_of,
    parts_of,
    strings,
)

READ_ALONE = frozenset({"pages", "profile"})
"""Kinds of files from which no package is made."""
EVERY_FILE = tuple(f"{kind}.schema.json" for kind in get_args(Kind))
"""The schemas of what authors write; that of the description says what clientgen writes."""
FILES = tuple(f"{kind}.schema.json" for kind in get_args(Kind) if kind not in READ_ALONE)
"""The schemas of specs."""
KINDS: Mapping[str, Mapping[str, Any]] = {
    kind: schema
    for file in FILES
    for kind, schema in resolve(file).get("$defs", {}).items()
    if schema.get("type") == "string"
}
ELSEWHERE = frozenset({"scope", "tokenUrl"})
"""Kinds of words that the museum has no use for; cases of their own hold them."""
ANY = frozenset({"enumValue"})
"""Kinds whose texts are data of the wire, with whatever characters."""


def test_every_string_of_every_schema_has_a_kind() -> None:
    without: list[str] = []
    seen: set[frozenset[int]] = set()
    for file in EVERY_FILE:
        without += _without_kind([({"$ref": file}, file)], file, seen)
    assert without == []


def _without_kind(schemas: Schemas, where: str, seen: set[frozenset[int]]) -> Iterator[str]:
    """Yield the places at which schemas let a string or a mapping be whatever it likes."""
    parts = [each for schema, home in schemas for each in parts_of(schema, home)]
    here = frozenset(id(part) for part, _ in parts)
    kinds = {kind for schema, home in schemas for kind in kinds_of(schema, home)}
    if here in seen or kinds & OPEN:
        return
    seen.add(here)
    if _allows("string", parts) and not kinds:
        yield where
    if _allows("array", parts):
        items = [
            (part["items"], home) for part, home in parts if isinstance(part.get("items"), dict)
        ]
        yield from _without_kind(items, f"{where}[]", seen) if items else [f"{where}[]"]
    if _allows("object", parts):
        yield from _of_members(parts, where, seen)


def _allows(kind: str, parts: Schemas) -> bool:
    stated = [part["type"] for part, _ in parts if "type" in part]
    words = any("enum" in part or "const" in part for part, _ in parts)
    return not words and all(kind in ([each] if isinstance(each, str) else each) for each in stated)


def _of_members(parts: Schemas, where: str, seen: set[frozenset[int]]) -> Iterator[str]:
    for key in {key: None for part, _ in parts for key in part.get("properties", {})}:
        inner = [(p["properties"][key], h) for p, h in parts if key in p.get("properties", {})]
        stated = [each for each in inner if isinstance(each[0], dict)]
        yield from _without_kind(stated, f"{where}.{key}", seen)
    stated = [(p["additionalProperties"], h) for p, h in parts if "additionalProperties" in p]
    others = [each for each in stated if isinstance(each[0], dict)]
    keys = [(part["propertyNames"], home) for part, home in parts if "propertyNames" in part]
    if others and not any(kind for schema, home in keys for kind in kinds_of(schema, home)):
        yield f"{where}.*{KEY}"
    if others:
        yield from _without_kind(others, f"{where}.*", seen)
    elif not stated and not any("unevaluatedProperties" in part for part, _ in parts):
        yield f"{where}.*"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_says_what_it_may_hold(kind: str) -> None:
    schema = KINDS[kind]
    assert schema["description"]
    assert schema["maxLength"] <= 10_000
    if kind in ANY:
        return
    assert schema["patternErrorMessage"]
    may = re.compile(schema["pattern"].removesuffix("$") + r"\Z").search
    for text in ("\0", "\x1b[2J", "\x7f", "\x9b2J", "\u2028", "\u202e", "\u2066", "\ufeff", "\r"):
        for whole in (text, f"a{text}", f"{text}a", f"a{text}a", f"a.{text}", f"/a{text}"):
            assert not may(whole), whole
    assert bool(may("a\na")) == (kind == "prose")


def test_every_string_of_the_museum_has_a_kind() -> None:
    found = strings(annexed())
    assert [place for place, kinds in found.items() if not kinds] == []
    met = {kind for kinds in found.values() for kind in kinds}
    assert met >= {*KINDS, "value", "change"} - ELSEWHERE


def test_every_slot_of_free_text_is_filled() -> None:
    sites = {
        id(part): f"{file} {part.get('description', '')}"
        for file in FILES
        for part in _sites(resolve(file))
    }
    visited = {
        id(part)
        for _, schemas in described(base())
        for schema, home in schemas
        for part, _ in parts_of(schema, home)
    }
    assert [where for site, where in sites.items() if site not in visited] == []


def test_every_key_is_in_the_museum_or_its_annex_or_in_a_case() -> None:
    """So every key is met by hostile text, or is refused with it."""
    used = {*keys_used(annexed())}
    corpus = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yaml"))
    words = {*re.findall(r"[A-Za-z_$][A-Za-z0-9_]*", corpus)}
    missing = {
        f"{file} {key}"
        for file in FILES
        for key, site in keys_named(resolve(file))
        if id(site) not in used and key not in words
    }
    assert missing == set()


def _sites(schema: object) -> Iterator[Mapping[str, Any]]:
    """Yield every schema that refers to a kind of free text."""
    if isinstance(schema, dict):
        if str(schema.get("$ref", "")).rpartition("/")[2] in FREE:
            yield schema
        for each in schema.values():
            yield from _sites(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _sites(each)


@pytest.mark.parametrize("place", free_text(base()), ids=name)
def test_no_free_text_holds_what_cannot_be_seen(
    place: tuple[str | int, ...], tmp_path: Path
) -> None:
    documents = base()
    put(documents, place, "a\u200bb")
    said = understand(write(tmp_path, documents), API).diagnostics
    assert [each.code for each in said] == ["SPEC319"]
    assert f"spec/{API}/{place[0]}" == said[0].location.file
