"""The table of words: it names words that there are, and the page names every extension."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.interchange.conftest import ROOT

from clientgen.interchange import words

PAGE = ROOT / "spec" / "README.md"


def named(schema: Any) -> Iterator[str]:
    """Every key that a schema of the format knows."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from named(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from named(inner)


def test_the_table_names_words_of_the_format() -> None:
    known: set[str] = set()
    for path in (ROOT / "spec/schema").glob("*.schema.json"):
        known |= {*named(json.loads(path.read_text("utf-8")))}
    for row in words.TABLE.values():
        assert {*row.same, *row.coded} <= known
    for own in words.OWN.values():
        assert own <= known


def test_a_word_that_the_table_does_not_name_is_carried_and_comes_back() -> None:
    for place in words.TABLE:
        carried = words.written(place, {"some_new_word": [1, {"a": None}]})
        assert carried == {"x-clientgen-some-new-word": [1, {"a": None}]}
        assert words.read(place, carried) == {"some_new_word": [1, {"a": None}]}


def test_no_word_of_the_format_is_taken_for_a_word_of_exports() -> None:
    own = {
        value
        for name, value in vars(words).items()
        if name.isupper() and isinstance(value, str) and value.startswith(words.PREFIX)
    } - {words.PREFIX, words.DEVIATIONS}
    for place in ("operation", "type", "parameter", "response"):
        carried = {words.extension(word) for word in words_of(place)} - {words.PATH}
        assert not own & carried


def words_of(place: str) -> set[str]:
    file = {"type": "types"}.get(place, "operations")
    path = ROOT / f"spec/schema/{file}.schema.json"
    return {*named(json.loads(path.read_text("utf-8")))} - {"operations"}


def test_the_page_explains_every_extension_of_exports() -> None:
    section = PAGE.read_text("utf-8").partition("## Exporting OpenAPI")[2].partition("\n## ")[0]
    explained = set(re.findall(r"^\| `(x-clientgen[a-z-]*)` \|", section, re.MULTILINE))
    there = {
        value
        for name, value in vars(words).items()
        if name.isupper() and isinstance(value, str) and value.startswith("x-clientgen")
    } - {words.PREFIX}
    assert explained == there | {words.extension("emulation")}
