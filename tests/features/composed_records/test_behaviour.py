"""Records of other records, and types that are written where they are used, from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from json import loads as json_of
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature, json

WIRE: dict[str, Any] = {
    "title": "Emma",
    "stars": None,
    "cover": {"color": None, "size": {"width": 3}},
    "authors": [{"name": "Austen"}],
    "labels": {"a": [1, None]},
    "settings": {"b": {"c": True}},
    "shelf": 7,
    "prices": {"uk": {"amount": 0.5}},
    "note": "n",
}


@pytest.fixture
def client(feature: Feature) -> Iterator[Any]:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(endpoint=emulator.endpoint) as made,
    ):
        yield made


def members(types: Any, author: Any) -> dict[str, Any]:
    return {
        **WIRE,
        "cover": types.NewBookCover(color=None, size=types.NewBookCoverSize(width=3)),
        "authors": [author(name="Austen")],
        "prices": {"uk": types.NewBookPricesValue(amount=0.5)},
    }


def test_what_is_written_where_it_is_used_is_sent_and_read(feature: Feature) -> None:
    reply = json({"id": "b-1", **WIRE}, status=201)
    types = feature.types
    done = feature.call("books.add", **members(types, types.AuthorInput), reply=reply)
    assert done.request.json == WIRE
    assert done.value.value == types.Book(id="b-1", **members(types, types.Author))


def test_requests_and_responses_have_their_own_members(feature: Feature) -> None:
    types = feature.types
    book = {**WIRE, "id": "b-1", "authors": [{"name": "Austen", "rank": 1, "email": "a@b.c"}]}
    authors = [types.AuthorInput(name="Austen", email="a@b.c")]
    done = feature.call(
        "books.replace", "b-1", title="Emma", note="n", authors=authors, reply=json(book)
    )
    sent = {"name": "Austen", "email": "a@b.c"}
    assert done.request.json == {"note": "n", "title": "Emma", "authors": [sent]}
    assert done.value.value.id == "b-1"
    assert done.value.value.authors == [types.Author(name="Austen", rank=1)]
    assert "id" not in types.BookInput.__struct_fields__
    assert "email" not in types.Author.__struct_fields__
    assert not hasattr(types, "BooksAddBodyInput")


def test_members_are_in_the_order_of_the_records_that_they_are_from(feature: Feature) -> None:
    names = feature.types.Book.__struct_fields__
    assert names[:3] == ("id", "note", "title")
    own = ("kind", "stars", "cover", "authors", "labels", "settings", "shelf", "prices")
    assert names[3:] == own
    assert "`Resource` and `NewBook`" in feature.types.Book.__doc__
    # a member that a record declares anew is as it says there
    assert feature.types.Resource(id="b-1").note is None
    with pytest.raises(TypeError, match="note"):
        feature.types.Book(id="b-1", title="Emma")


def test_values_without_names_have_names(feature: Feature) -> None:
    stars = {each.name: each.value for each in feature.types.Stars}
    assert stars == {"VALUE_MINUS_1": -1, "VALUE_0": 0, "VALUE_5": 5}
    assert [each.value for each in feature.types.WantedKind] == ["novel", "atlas"]
    assert "`WantedKind`" in feature.refusal("books.list", kind="map")


def test_the_emulator_keeps_them(client: Any, feature: Feature) -> None:
    added = client.books.add(title="Emma", kind="novel", stars=5, labels={"a": 1}, note="n")
    assert client.books.get(added.id) == added
    assert (added.kind, added.stars, added.labels) == ("novel", 5, {"a": 1})
    secret = feature.types.AuthorInput(name="Austen", email="a@b.c")
    replaced = client.books.replace(added.id, title="E", note="m", authors=[secret])
    assert (replaced.id, replaced.title) == (added.id, "E")
    assert replaced.authors == [feature.types.Author(name="Austen")]
    client.books.add(title="Atlas", kind="atlas", note="n")
    assert [book.title for book in client.books.list(kind="atlas").books] == ["Atlas"]


def test_the_page_says_which_members_go_one_way(feature: Feature) -> None:
    page = next(file.content.decode() for file in feature.files if file.path == "api.md")
    assert "| Only in responses" in page
    assert "| Only in requests" in page


def test_what_the_command_prints_can_be_sent_again(
    feature: Feature, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with feature.module("emulator").Emulator() as emulator:

        def run(*words: str, code: int = 0) -> str:
            given = ["--endpoint", emulator.endpoint, "-o", "json", *words]
            assert feature.module("cli").run(given) == code
            printed = capsys.readouterr()
            return printed.err if code else printed.out

        author = '{"name": "Austen", "email": "a@b.c"}'
        added = ["--title", "Emma", "--note", "n", "--stars", "null", "--authors", author]
        first = json_of(run("books", "add", *added, "--labels", "a=null"))
        assert first == {
            "id": first["id"],
            "note": "n",
            "title": "Emma",
            "authors": [{"name": "Austen"}],
            "labels": {"a": None},
        }
        file = tmp_path / "book.json"
        for form in ("json", "yaml"):
            file.write_text(run("books", "get", first["id"], "-o", form))
            again = run("books", "replace", first["id"], "--from-file", str(file))
            assert json_of(again) == first
            assert json_of(run("books", "get", first["id"])) == first
        file.write_text('{"note": "n", "title": "t", "authors": [{"name": "x", "mail": "y"}]}')
        said = run("books", "replace", "b", "--from-file", str(file), code=2)
        assert said == (
            f"error: --from-file: `{file}`: `authors[0].mail` is an unknown field; "
            "did you mean `email`?\n"
        )


def test_tables_show_fields_in_fields_and_the_items_of_a_list_in_a_field(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    with feature.module("emulator").Emulator() as emulator:
        start = ["--endpoint", emulator.endpoint, "books"]
        run = feature.module("cli").run
        assert run([*start, "list", "-o", "tsv"]) == 0
        assert capsys.readouterr().out == ""
        cover = '{"color": "red", "size": {"width": 3}}'
        for title, *more in (("Emma", "--cover", cover), ("Persuasion",)):
            assert run([*start, "add", "--title", title, "--note", "n", *more]) == 0
        capsys.readouterr()
        assert run([*start, "list"]) == 0
        heading, *rows = capsys.readouterr().out.splitlines()
        assert heading.split() == ["id", "title", "cover.size.width"]
        assert [row.split()[1:] for row in rows] == [["Emma", "3"], ["Persuasion"]]
        assert run([*start, "list", "-o", "tsv"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split("\t")[1:] for line in lines] == [["Emma", "3"], ["Persuasion", ""]]
        assert run([*start, "get", lines[0].split("\t")[0]]) == 0
        assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
            ["title", "Emma"],
            ["cover.color", "red"],
            ["cover.size.width", "3"],
        ]
        assert run([*start, "list", "-o", "json"]) == 0
        assert list(json_of(capsys.readouterr().out)) == ["books"]
