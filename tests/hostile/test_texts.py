"""Any text in any slot: met again as it was written, or refused with its place; never more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clientgen.output import OutputFile

from .cases import to_place
from .consumer import Consumer
from .inertness import assert_inert
from .museum import API, base, find, make, put, rename, write
from .readers import LITERALS, READERS, UNREAD, assert_read, name

FRAGMENTS = (
    *('"', "'", '"""', "'''", "\\", '\\"', '\\"""', "\\\\", "`", "``", "{", "}", "{{", "}}", "{%"),
    *("%}", "{#", "#}", "%", "%s", "%(x)s", "${x}", "$(x)", "$", "|", "\\|", "<", ">", "&", "&lt;"),
    *("#", "# coding: utf-7", "*/", "/*", "[x](y)", "![", "]", "---", "===", "1.", "-", "+", "~~~"),
    *(
        "\n",
        "\n\n",
        "\t",
        " ",
        "  ",
        ";",
        "import os",
        "__import__('os')",
        "\n    ",
        "\\n",
        "\\x22",
    ),
    *(
        "é",
        "🏺",
        "ש",
        "\u200d",
        "\xa0",
        "\ue000",
        "e\u0301",
        "\ufe0f",
        ".",
        ":",
        "...",
        "!",
        "None",
    ),
    *(
        "x" * 200,
        "=",
        "_",
        "*",
        "**",
        "~",
        "^",
        "!!python/object:x",
        "<<",
        "&a",
        "*a",
        "0755",
        "no",
    ),
)
DANGEROUS = (
    *(
        "\r",
        "\0",
        "\x0b",
        "\x0c",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\u200b",
        "\u200e",
    ),
    *("\u202e", "\u2066", "\ufeff", "\uffff", "\ud800", "\udfff", "\U000e0041", "x" * 10_000, ""),
)
FREE = tuple(sorted({*READERS, *UNREAD}))
ALL = (*FREE, *LITERALS)

visible = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn"))
pieces = st.sampled_from(FRAGMENTS) | st.text(visible, max_size=8)
likely = st.lists(pieces, min_size=1, max_size=8).map("".join)
hostile = st.lists(pieces | st.sampled_from(DANGEROUS) | st.text(max_size=5), max_size=6).map(
    "".join
)


@pytest.fixture(scope="module", autouse=True)
def unformatted() -> Iterator[None]:
    """Black is slow, and leaves the syntax tree as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clientgen.format.format_python", lambda text, name: text)
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[OutputFile, ...]:
    return make(write(tmp_path_factory.mktemp("sound"), base())).files


@pytest.fixture(scope="module")
def consumer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consumer]:
    consumer = Consumer(tmp_path_factory.mktemp("installed"))
    yield consumer
    consumer.close()


def check(
    texts: dict[str, str], folder: Path, sound: tuple[OutputFile, ...], consumer: Consumer
) -> bool:
    """Return whether the texts were accepted; assert that what was done with them is right."""
    documents = base()
    for where, text in texts.items():
        _put(documents, where, text)
    generated = make(write(folder, documents))
    for each in generated.diagnostics:
        assert each.code
        assert each.location.line >= 1
        assert each.location.column >= 1
    if generated.errors:
        files = {each.location.file for each in generated.diagnostics}
        assert files & {f"spec/{API}/{where.split()[0]}" for where in texts}
        assert generated.files == ()
        return False
    assert_inert(generated.files, sound)
    consumer.install(generated.files)
    consumer.import_all()
    for where, text in texts.items():
        for reader in (*READERS.get(where, ()), *LITERALS.get(where, ())):
            assert_read(consumer, reader, text)
    return True


def _put(documents: dict[str, object], where: str, text: str) -> None:
    place = to_place(where)
    old = find(documents, place)
    put(documents, place, text)
    # a value of an enumeration stands in three other places too
    if place[3:4] == ("enum",):
        definition = find(documents, place[:3])
        for table in ("python_names", "descriptions"):
            if old in definition.get(table, {}):
                definition[table] = {
                    text if key == old else key: value for key, value in definition[table].items()
                }
        example = find(documents, ("types.yaml", "types", "Thing", "example"))
        for key, value in example.items():
            example[key] = text if value == old else value
    if place[-1] == "wire_name":
        rename(documents, (*place[:3], "examples", "by_night", "parameters", old), text)


def _fits_all(pattern: str) -> bool:
    try:
        return re.search(pattern, "") is not None
    except re.error:
        return False


def run(
    strategy: st.SearchStrategy[dict[str, str]],
    examples: int,
    tmp_path_factory: pytest.TempPathFactory,
    sound: tuple[OutputFile, ...],
    consumer: Consumer,
) -> int:
    accepted = 0
    folder = tmp_path_factory.mktemp("texts")

    @settings(
        max_examples=examples,
        derandomize=examples < 1000,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def any_texts(texts: dict[str, str]) -> None:
        nonlocal accepted
        # a pattern that every text fits leaves no text for the cases to be refused
        assume(not _fits_all(texts.get("types.yaml types ThingId pattern", "x")))
        accepted += check(texts, folder, sound, consumer)

    any_texts()
    return accepted


def test_texts_that_are_accepted_are_met_again(
    tmp_path_factory: pytest.TempPathFactory,
    sound: tuple[OutputFile, ...],
    consumer: Consumer,
    long: bool,
) -> None:
    strategy = st.dictionaries(st.sampled_from(ALL), likely.map(str.strip), min_size=1, max_size=6)
    assert run(strategy, 5000 if long else 80, tmp_path_factory, sound, consumer) > 10


def test_texts_of_any_kind_are_told_or_met_again(
    tmp_path_factory: pytest.TempPathFactory,
    sound: tuple[OutputFile, ...],
    consumer: Consumer,
    long: bool,
) -> None:
    strategy = st.dictionaries(st.sampled_from(ALL), hostile, min_size=1, max_size=3)
    run(strategy, 5000 if long else 80, tmp_path_factory, sound, consumer)


def test_one_text_in_every_slot_at_once(
    tmp_path: Path, sound: tuple[OutputFile, ...], consumer: Consumer
) -> None:
    """Every fragment that a line may hold, in all places where text is free."""
    lines = [text for text in FRAGMENTS if "\n" not in text and "\t" not in text]
    for index in range(0, len(lines), 8):
        text = f"a{''.join(lines[index : index + 8])}z"[:300]
        assert check(dict.fromkeys(FREE, text), tmp_path, sound, consumer), text


def test_names_of_places_are_places() -> None:
    assert {name(to_place(where)) for where in ALL} == set(ALL)
