"""The page on `emulation.yaml`: its blocks are one spec, which is sound and whose emulator runs."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import render_text
from clientgen.document import load
from clientgen.pipeline import generate
from clientgen.project import Project
from clientgen.schema import validate

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "spec" / "EMULATION.md").read_text("utf-8")
SCHEMA = json.loads((ROOT / "spec" / "schema" / "emulation.schema.json").read_text("utf-8"))
EMULATION = "emulation.yaml"

_BLOCK = re.compile(r"<!-- (\S+\.yaml) -->\n```yaml\n(.*?)```\n", re.DOTALL)
BLOCKS = _BLOCK.findall(PAGE)
PARTS = [text for name, text in BLOCKS if name == EMULATION]
LAST = len(PARTS)


def merged(parts: list[str]) -> Any:
    """Return the data of blocks, each laid over those before it."""
    whole: Any = {}
    for part in parts:
        document, problems = load(part.encode(), EMULATION)
        assert document is not None, problems
        whole = _laid_over(whole, document.data)
    return whole


def _laid_over(below: Any, above: Any) -> Any:
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    both = {name: _laid_over(below[name], above[name]) for name in above if name in below}
    return {**below, **above, **both}


def said_of(data: Any) -> str:
    document, problems = load(json.dumps(data).encode(), EMULATION)
    assert document is not None, problems
    return render_text(validate("emulation", document))


@pytest.mark.parametrize("count", range(1, LAST + 1))
def test_the_file_fits_the_schema_after_each_block(count: int) -> None:
    assert said_of(merged(PARTS[:count])) == ""


def test_each_block_says_something_new() -> None:
    for count in range(1, LAST):
        assert merged(PARTS[:count]) != merged(PARTS[: count + 1]), PARTS[count]


def words(schema: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every word of the schema, with the place of what it is a word of."""
    if isinstance(schema, dict):
        for word, meaning in schema.get("properties", {}).items():
            yield _shared(meaning) or place, word
        for key, value in schema.items():
            yield from words(value, f"{place}/{key}")
    elif isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from words(item, f"{place}/{index}")


def _shared(meaning: Any) -> str:
    """Return the definition of a word that means the same in several places, or no text."""
    return meaning["$ref"] if meaning.keys() == {"$ref"} else ""


def used(data: Any, schema: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """The words of the schema that data has."""
    reference = schema.get("$ref", "")
    if reference.startswith("emulation.schema.json#/"):
        name = reference.rpartition("/")[2]
        yield from used(data, SCHEMA["$defs"][name], f"/$defs/{name}")
    for index, choice in enumerate(schema.get("oneOf", ())):
        if isinstance(data, dict) and set(choice.get("required", ())) <= data.keys():
            yield from used(data, choice, f"{place}/oneOf/{index}")
    if isinstance(data, list) and "items" in schema:
        for item in data:
            yield from used(item, schema["items"], f"{place}/items")
    for name, value in data.items() if isinstance(data, dict) else ():
        if name in schema.get("properties", {}):
            meaning = schema["properties"][name]
            yield _shared(meaning) or place, name
            yield from used(value, meaning, f"{place}/properties/{name}")
        elif isinstance(schema.get("additionalProperties"), dict):
            inner = schema["additionalProperties"]
            yield from used(value, inner, f"{place}/additionalProperties")


def test_every_word_of_the_schema_is_in_an_example() -> None:
    found = set(used(merged(PARTS), SCHEMA))
    assert [each for each in words(SCHEMA) if each not in found] == []


def test_every_choice_of_the_schema_is_on_the_page() -> None:
    choices = re.findall(r'"enum": \[([^\]]*)\]', json.dumps(SCHEMA))
    names = {name for choice in choices for name in re.findall(r'"([^"]+)"', choice)}
    assert {"equals", "uuid", "keep", "minItems", "created"} <= names
    literals = set(re.findall(r"`([^`\n]+)`", PAGE)) | set(re.findall(r"[\w.]+", "".join(PARTS)))
    assert names - literals == set()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that is generated from the page, and the folder that it is in."""
    folder = tmp_path_factory.mktemp("page")
    files = {name: text for name, text in BLOCKS if name != EMULATION}
    for name, text in {**files, EMULATION: json.dumps(merged(PARTS))}.items():
        path = folder / "spec" / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    made = generate(Project(folder), "library", lambda *_: None)
    assert render_text(made.diagnostics) == ""
    for file in made.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder / "src"


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(folder))
    emulators = importlib.import_module("page_library.emulator")
    with emulators.Emulator(sample=None) as emulator, emulator.client() as made:
        yield made


def test_the_emulator_does_what_the_page_says(client: Any) -> None:
    library = importlib.import_module("page_library")
    assert client.shelves.list() == ["fiction"]
    assert [book.title for book in client.books.list().books] == ["Emma"]
    assert client.shelves.open("poetry").name == client.shelves.open("poetry").name == "poetry"
    raw = client.with_raw_response.books.add(title="Sonnets", shelf="poetry")
    book = raw.value
    assert (raw.status, book.language, book.label.color) == (201, "en", "white")
    assert len(book.label.code) == 8
    assert book.url == raw.declared_headers.location == client.books.get(book.id).url
    page = client.with_raw_response.books.list(limit=1)
    assert [each.id for each in page.value.books] == [book.id]
    assert (page.value.total, page.value.listed, page.value.limit) == (2, 1, 1)
    assert page.declared_headers.listed == 1
    assert [copy.title for copy in client.copies.list(book.id)] == ["Sonnets"]
    assert client.copies.add("b-1").number not in (100, 101)
    assert client.books.get("b-1").copies == 3
    etag = client.with_raw_response.books.get("b-1").declared_headers.etag
    assert client.books.replace("b-1", title="E", shelf="poetry", if_match=etag).title == "E"
    for call, status, message in (
        (lambda: client.books.replace("b-1", title="E", shelf="poetry", if_match=etag), 412, ""),
        (lambda: client.books.replace("b-1", title="E", shelf="poetry"), 428, ""),
        (lambda: client.books.get("b-9"), 404, "The book does not exist"),
        (lambda: client.books.add(title="E", shelf="x"), 400, "The shelf does not exist"),
        (lambda: client.books.change("b-1", shelf="x"), 400, "Open the shelf first"),
        (lambda: client.books.remove("b-1"), 409, ""),
    ):
        with pytest.raises(library.ServiceError) as caught:
            call()
        assert caught.value.status == status
        assert message in (caught.value.message or "")
    binding = client.bindings.start("b-1")
    assert binding.status() == client.bindings.get(binding.id.rpartition("/")[2]).state == "waiting"
    assert client.health.ping().state == "fine"


def test_branches_have_books_of_their_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(folder))
    library = importlib.import_module("page_library")
    with importlib.import_module("page_library.emulator").Emulator(sample=None) as emulator:
        with emulator.client() as north:
            north.shelves.open("poetry")
            north.books.add(title="Sonnets", shelf="poetry")
            assert north.books.list().total == 2
        with library.LibraryClient("south", endpoint=emulator.endpoint) as south:
            assert south.books.list().total == 1
            assert south.shelves.list() == ["fiction", "poetry"]


def test_the_tour_is_played(folder: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-m", "page_library.cli", "tour"),
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    texts = [step["text"] for step in merged(PARTS)["tour"]]
    assert [text for text in texts if text not in done.stdout] == []
    assert "Persuasion" in done.stdout
