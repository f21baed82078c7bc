"""Hostile pages: bounded work for any size and depth, nothing followed or fetched, text that stays text."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from clientgen.diagnostics import render_text
from clientgen.pages import Page, Pages, Stated, built_in, built_in_names, read_contents, read_pages
from clientgen.pages import source as pages_source
from clientgen.text import Text, reveal

SECONDS = 8.0
"""Processor time for one page: many times what the slowest needs."""
LINE = 6_000
"""Characters of a line: of the order of the limit."""
OPERATION = "# Get it\n\n`POST /it`\n\n"
TABLE = "|Name|Type|Required|Description|\n|-|-|-|-|\n"
LAUGHS = "".join(f'<!ENTITY b{n} "&b{n - 1};&b{n - 1};">\n' for n in range(1, 30))


def _lines(piece: str, lines: int = 6) -> str:
    return (piece * (LINE // len(piece)) + "\n") * lines


LARGE = {
    "brackets.md": _lines("["),
    "links.md": _lines("[a](b)"),
    "images.md": _lines("![[]()"),
    "emphasis.md": _lines("*a "),
    "strong.md": _lines("**a *b "),
    "backticks.md": " ".join("`" * n for n in range(1, 130)) + "\n",
    "quotes.md": ">" * LINE + " x\n",
    "lists.md": "\n".join(" " * (2 * n) + "- x" for n in range(800)),
    "wide-table.md": "|"
    + "a|" * 4000
    + "\n|"
    + "-|" * 4000
    + "\n"
    + ("|" + "b|" * 4000 + "\n") * 9,
    "long-table.md": OPERATION + TABLE + "|a|string|Yes|Required. One of `x`, `y`.|\n" * 5_000,
    "described.md": OPERATION
    + TABLE
    + ("|a|b|c|" + "between 1 and the default is the maximum length of the " * 150 + "|\n") * 20,
    "empty-rows.md": "|a|b|\n|-|-|\n" + "|\n" * 30_000,
    "head.md": "---\n" + "a: b\n" * 20_000,
    "definitions.md": "a\n: b\n\n" * 12_000,
    "tags.md": _lines("<a "),
    "open-table.md": "<table>\n" + "\n" * 200_000,
    "operations.md": "# Get x\n\n`GET /x`\n\n" * 5_000,
    "addresses.md": _lines("`GET /{a"),
    "choices.md": "# x\n\n" + ("GET /" + "(a" * 4000 + "\n\n") * 9,
    "blanks.md": OPERATION + ("a" + " " * LINE + "b\n\n") * 50,
    "statuses.md": OPERATION + ("returns status code 200 " * 200 + "\n\n") * 10,
    "values.md": OPERATION + "**Parameters**:\n\n- **a** - one of " + "`a`, " * 1700 + "\n",
    "items.md": OPERATION + "**Parameters**:\n\n" + "- **a** - one of `a`, `b`\n" * 3_000,
    "dotted.md": f"{OPERATION}## Request body\n\n{TABLE}" + ("|" + "a." * 50 + "b|x|\n") * 3000,
    "json-lists.md": OPERATION + "```json\n" + "[" * LINE + "\n```\n",
    "json-words.md": OPERATION + "```json\n{ " + '"a": b\n' * 9000 + "\n```\n",
    "json-comments.md": OPERATION + "```json\n{ " + "/* \n" * 90_000 + "\n```\n",
    "json-digits.md": OPERATION + '```json\n{"a": ' + "9" * LINE + "}\n```\n",
    "json-many.md": OPERATION + "```json\n" + '{"a":1}\n' * 20_000 + "\n```\n",
    "xml-deep.md": OPERATION + "```xml\n" + "<a>\n" * 30_000 + "\n```\n",
    "xml-comments.md": OPERATION + "```xml\n<a>" + "& <!-- \n" * 50_000 + "</a>\n```\n",
    "classes.md": "```\n" + "public class A {\n" * 20_000 + "```\n",
    "elements.md": "```\n" + 'new XElement("a", \n' * 20_000 + "```\n",
    "curl.md": "```\ncurl " + "-d 'a " * 1400 + "\n```\n",
    "elements.html": "<div>" * 1500,
    "comments.html": "<!-- \n" * 100_000,
    "instructions.html": "<?\n" * 100_000,
    "data.html": "<![CDATA[\n" * 90_000,
    "ends.html": "<p>\n" * 30 + "</b>\n" * 100_000,
    "entities.html": _lines("&amp;"),
    "attributes.html": ("<a " + "a=b " * 2000 + ">\n") * 20,
    "rows.html": "<table><tr><th>GET<th>PUT<th>Path\n" + "<tr><td>X<td>X<td>/a\n" * 20_000,
    "lists.rst": "\n".join(" " * n + "- x" for n in range(1400)),
    "fields.rst": ".. http:get:: /x\n\n" + "    :query string a: b\n" * 20_000,
    "roles.rst": _lines(":a:`"),
    "ticks.rst": _lines("`"),
    "blanks.rst": ":a:\n" + "\n" * 200_000 + ":b:\n",
    "directives.rst": ".. http:get:: /x\n\n" * 20_000,
    "list-table.rst": ".. list-table::\n\n" + "   * - a\n     - b\n" * 20_000,
    "list-table-wide.rst": ".. list-table::\n\n   * - a\n" + "     - a\n" * 30_000,
    "list-table-deep.rst": ".. list-table::\n\n"
    + "\n".join(" " * (3 + 2 * n) + "* - a" for n in range(900)),
    "tables-in-tables.rst": ".. list-table::\n\n   * - .. list-table::\n\n          * - a\n\n"
    * 4000,
    "csv-table.rst": ".. csv-table::\n   :header: a, b\n\n" + '   "a", b\n' * 30_000,
    "csv-open.rst": '.. csv-table::\n\n   "a\n' + "   b\n" * 60_000,
    "csv-cell.rst": '.. csv-table::\n\n   "' + "a\n   " * 60_000 + '"\n',
    "answered.html": "<table><tr><th>GET<th>PUT<th>Path\n"
    + "".join(f"<tr><td>X<td>X<td>/a{n}\n" for n in range(900))
    + "</table>"
    + "".join(f"\n<h2>/a{n}</h2>" for n in range(900))
    + "<table>"
    + "<tr><td><code>a</code><td>b\n" * 3_000,
    "twice.md": "# Get it\n\n`GET /it`\n\nReturns 200.\n\n" * 900,
    "verbs.md": "### /a\n\n#### GET\n\n" * 1_900,
    "labels.md": "* **URL**\n\n  /a\n\n* **Method**\n\n  `GET`\n\n" * 1_500,
    "told.md": "# x\n\n" + ("send a GET request to `/a` " * 90 + "\n\n") * 20,
    "sent.md": "# x\n\n" + ("send " * 1100 + " `/a`\n\n") * 20,
    "assigned.md": OPERATION + "**Parameters:**\n\n" + "`a=[b]`\n\n" * 5_000,
    "inline.md": OPERATION + "## Response\n\n" + '- **Content:** `{"a": 1}`\n' * 4_000,
    "broken.md": OPERATION + "## Response\n\n```json\n{" + '"a": 1,\n' * 7_000 + "x\n```\n",
    "broken-deep.md": OPERATION
    + "```json\n"
    + '{"a": [' * 40
    + '"x""\n'
    + "1,\n" * 9_000
    + "```\n",
    "queries.md": OPERATION
    + ("```\nPOST /v1/it?" + "&".join(f"a{n}=1" for n in range(600)) + "\n```\n\n") * 50,
    "unmarked.md": "# x\n\n`GET /" + "a={b}&" * 900 + "a={b}`\n",
    "keys.md": f"{OPERATION}## Response\n\n```json\n{{"
    + ",\n".join(f'"{n:08x}-{n:08x}": [1]' for n in range(5_000))
    + "}\n```\n",
    "key.md": OPERATION
    + '```json\n{"'
    + "a-." * 900
    + '!": 1, "'
    + "abcd-" * 600
    + 'z": 2}\n```\n',
    "aliases.md": "---\na: &x [*x]\nb: !!python/object/apply:os.system [id]\n<<: *x\n---\n# A\n",
    "open-head.md": "---\n" + "{" * 5_000 + "\n---\n# A\n",
    "heads.md": "# x\n\n```\ncurl" + " -I" * 1_900 + " https://a.example/b\n```\n",
    "cells.html": "<table><tr><td>" * 40 + "x",
}


@pytest.mark.parametrize("file", LARGE)
def test_work_is_bounded(file: str) -> None:
    began = time.process_time()
    pages = read_contents({file: LARGE[file].encode()})
    seconds = time.process_time() - began
    assert len(pages.pages) + len(pages.problems) == 1
    assert seconds < SECONDS


def test_a_sample_expands_no_entity_and_reads_no_file() -> None:
    laughs = f'<!DOCTYPE a [<!ENTITY b0 "ha">\n{LAUGHS}]><a>&b29;</a>'
    secret = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    for sample in (laughs, secret):
        (operation,) = _page(f"{OPERATION}## Request body\n\n```xml\n{sample}\n```\n").operations
        (example,) = operation.request.examples
        assert not example.readable
        assert example.xml is None
        assert operation.request.members == ()


def test_no_directive_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("`GET /secret`,x\n")
    text = (
        f".. csv-table::\n   :file: {secret}\n   :url: https://a.example/x.csv\n\n"
        f".. include:: {secret}\n\n.. literalinclude:: {secret}\n\n.. raw:: html\n   :file: {secret}\n\n"
        f".. list-table::\n   :file: {secret}\n"
    )
    pages = read_contents({"a.rst": text.encode()})
    assert pages.operations == ()
    assert pages.pages["a.rst"].types == ()


def test_no_page_makes_the_reader_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    page = _page(
        "# A\n\n![a](https://a.example/i.png) [b](https://a.example/b.md)\n\n"
        '<script src="https://a.example/s.js"></script>\n<img src="https://a.example/x">\n'
    )
    assert [each.value.page for each in page.links] == [None]


def test_links_lead_to_pages_of_the_folder_only() -> None:
    text = "".join(
        f"[a]({target}) "
        for target in (
            *("../up.md", "a/../../up.md", "/etc/passwd", "file:///etc/passwd", "//host/a.md"),
            *("a.md%00", "%2e%2e/up.md", "..\\up.md", "javascript:alert(1)", "http://[/"),
        )
    )
    pages = read_contents({"a.md": f"# A\n\n{text}\n".encode(), "b.md": b"# B\n"})
    assert {each.value.page for each in pages.pages["a.md"].links} <= {None, "a.md"}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need POSIX")
def test_only_ordinary_files_of_the_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n")
    folder = tmp_path / "pages"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.md").write_text("# A\n")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "out").symlink_to(tmp_path)
    (folder / "profile.yaml").symlink_to(tmp_path / "secret.md")
    os.mkfifo(folder / "pipe.md")
    pages = read_pages(folder)
    assert [*pages.pages] == ["in/a.md"]
    assert [each.code for each in pages.problems] == ["PAGE101", "PAGE101", "PAGE102", "PAGE101"]


def test_there_are_limits_to_how_much_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_source, "COUNT_LIMIT", 2)
    for name in "abcd":
        (tmp_path / f"{name}.md").write_text("# A\n")
    pages = read_pages(tmp_path)
    assert [*pages.pages] == ["a.md", "b.md"]
    assert [each.code for each in pages.problems] == ["PAGE106"]


ODD = "a\u202eb\u200f\x1b[31mc\u2028d\ufeff"


@pytest.mark.parametrize("style", [None, *built_in_names()])
def test_text_of_a_page_stays_text(style: str | None) -> None:
    text = (
        f"# Get {ODD}\n\n`GET /{{{ODD}}}?{ODD}={ODD}`\n\n"
        f"## Request body\n\n|Name|Type|Description|\n|-|-|-|\n|`{ODD}`|{ODD}|Default is `{ODD}`.|\n\n"
        f'```json\n{{"{ODD}": "{ODD}"}}\n```\n\n## Response\n\nReturns status code 404 ({ODD}).\n'
    )
    profile = None if style is None else built_in(style)
    pages = read_contents({"a.md": text.encode()}, profile)
    told = [*_strings(pages.pages["a.md"])]
    assert not [each for each in told if any(odd in each for odd in "\u202e\x1b\u2028")]
    assert render_text(pages.problems).replace("\n", "").isprintable()


def test_the_words_around_a_fact_are_one_short_line() -> None:
    text = f"{OPERATION}## Parameters\n\n{TABLE}|`a`|string|Yes|{'very long ' * 200}`x`|\n"
    page = _page(text)
    words = [reveal(each.words) for each in _stated(page)]
    assert words
    assert all(len(each) <= 70 and "\n" not in each for each in words)


def _page(text: str) -> Page:
    pages: Pages = read_contents({"a.md": text.encode()})
    assert pages.problems == ()
    return pages.pages["a.md"]


def _stated(value: object) -> Iterator[Stated[object]]:
    if isinstance(value, Stated):
        yield value
    for each in _parts(value):
        yield from _stated(each)


def _strings(value: object) -> Iterator[str]:
    """Every `str` of facts, which may be printed."""
    if isinstance(value, str):
        yield value
    for each in _parts(value):
        yield from _strings(each)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif is_dataclass(value) and not isinstance(value, (type, Text)):
        yield from (getattr(value, field.name) for field in fields(value))
