"""What the command reads as a body, JSON or YAML: data that is printed as it reads, or a message."""

from __future__ import annotations

from collections.abc import Iterable
from unittest.mock import patch

import yaml
from media_services_management._runtime.cli.inputs import DocumentError, parse_document, parse_yaml
from media_services_management._runtime.cli.output import render
from media_services_management._runtime.coercion import inexact

from ..target import Target
from ..texts import JSON_WORDS, as_json, choosing, grammar, trees, written
from . import documents

WORDS = (*documents.WORDS, *JSON_WORDS)


def _document(text: str) -> None:
    try:
        value = inexact(parse_document(text))
    except DocumentError as error:
        assert len(str(error)) < 1_000 + len(text)
        return
    for only_ascii in (False, True):
        for form, parse in (("json", parse_document), ("yaml", parse_yaml)):
            shown = render(value, form, only_ascii=only_ascii)
            assert shown.isascii() or not only_ascii
            assert repr(inexact(parse(shown))) == repr(value), shown
    for form in ("table", "tsv"):
        assert render(value, form).replace("\n", "").replace("\t", "").isprintable()


def _both_parsers(text: str) -> None:
    """Assert that the parser for machines without libyaml reads the same."""
    found = []
    for loader in (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader):
        with patch.object(yaml, "CSafeLoader", loader, create=True):
            try:
                found.append([parse_yaml(text)])
            except DocumentError:
                found.append([])
    assert not all(found) or repr(found[0]) == repr(found[1]), found


READERS = (_document, _both_parsers)


def check(data: bytes) -> None:
    try:
        text = data[1:].decode("utf-8-sig")
    except UnicodeDecodeError:
        return  # told by the reader of files
    READERS[int.from_bytes(data[:1], "big") % len(READERS)](text)


def seeds() -> Iterable[bytes]:
    for seed in documents.seeds():
        if len(seed) < 1_500:
            yield b"\0" + seed
            yield b"\1" + seed
    yield b'\0{"name": "a", "items": [{"a": 1, "b": null, "c": [true, 1.5]}, {"d": {"e": "\\u001b"}}]}'


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(
        len(READERS),
        grammar(WORDS, lambda: [seed[1:] for seed in seeds()], written(trees("ab"), as_json)),
    ),
    words=WORDS,
    runs=200,
)
