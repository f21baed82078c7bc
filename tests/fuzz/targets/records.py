"""The manifest and the journal: read back as written, or `OutputError` on one line."""

from __future__ import annotations

from collections.abc import Iterable

from clientgen.output import OutputError
from clientgen.output.manifest import dump_journal, parse_journal, parse_manifest
from clientgen.output.paths import check_paths

from ..literals import literals
from ..recordings import PACKAGE
from ..target import Target
from ..texts import JSON_WORDS, choosing, grammar

WORDS = (*JSON_WORDS, *literals("words", "records"))


def check(data: bytes) -> None:
    is_journal, content = data[:1] == b"\1", data[1:]
    try:
        if is_journal:
            journal = parse_journal(content)
            assert parse_journal(dump_journal(journal)) == journal
            for path in journal:
                check_paths([path])
        else:
            manifest = parse_manifest(content)
            assert parse_manifest(manifest.to_bytes()) == manifest
            check_paths(entry.path for entry in manifest.files)
    except OutputError as error:
        assert str(error).isprintable()
        assert len(str(error)) < 1_000


def seeds() -> Iterable[bytes]:
    manifest = (PACKAGE / "manifest.json").read_bytes()
    lines = manifest.split(b"\n")
    yield b"\0" + b"\n".join([*lines[:8], *lines[-5:]])
    yield b"\1" + dump_journal({"src/a.py": frozenset(["0" * 64, "1" * 64]), "b": frozenset()})


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(2, grammar(WORDS, lambda: [seed[1:] for seed in seeds()])),
    words=WORDS,
)
