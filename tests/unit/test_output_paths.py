from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from clientgen.output import (
    HandEditError,
    OutputError,
    OutputFile,
    compare,
    read_manifest,
    write,
)
from clientgen.output.manifest import dump_journal, parse_journal, parse_manifest
from clientgen.output.paths import check_paths, is_staged, parents, staged_name

SHA = "0" * 64

HOSTILE = [
    "",
    "/",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a/..",
    "./a",
    "a/./b",
    "a//b",
    "a/",
    "..",
    ".",
    "...",
    "a\\b",
    "..\\x",
    "C:/x",
    "C:x",
    "//host/share",
    "\\\\?\\C:\\x",
    "a\0b",
    "a\nb",
    "a b",
    "a:b",
    "a*",
    "a?",
    "~/x",
    "~",
    "$HOME",
    "%2e%2e/x",
    "\uff0e\uff0e/x",
    "caf\u00e9",
    "a\u202eb",
    "\ud800",
    "-rf",
    "con",
    "CON",
    "nul.py",
    "src/aux.tar.gz",
    "Com1",
    "lpt9.txt",
    "prn",
    "a.",
    "a./b",
    "x" * 201,
    "a/" * 500 + "a",
    "a/" * 1_000_000 + "a",
    "manifest.json",
    "MANIFEST.JSON",
    ".clientgen/journal.json",
    ".ClientGen",
    ".clientgen/000001.staged",
    ".git/hooks/pre-commit",
    "a/.GIT/config",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_paths_are_refused_wherever_they_come_from(tmp_path: Path, path: str) -> None:
    target = tmp_path / "api"
    files = [OutputFile(path=path, content=b"", origin="o")]
    with pytest.raises(OutputError):
        write(target, files, generator="1", black="2")
    with pytest.raises(OutputError):
        compare(target, files, generator="1", black="2")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError, match=r"`manifest\.json` is not valid"):
        parse_manifest(manifest(path))
    with pytest.raises(OutputError, match=r"`\.clientgen/journal\.json` is not valid"):
        parse_journal(json.dumps({"schema": 1, "files": [{"path": path, "sha256": []}]}).encode())


@pytest.mark.parametrize(
    "path",
    [
        *("a", "a/b/c.py", "_runtime/__init__.py", ".gitattributes", "sub/manifest.json"),
        *("tests/cassettes/get__404-x.yaml", "a+b", "console.py", "com10.txt", "x" * 200),
    ],
)
def test_ordinary_paths_are_allowed(path: str) -> None:
    check_paths([path])


@pytest.mark.parametrize(
    "paths",
    [
        ("a", "a"),
        ("a", "A"),
        ("x/a", "X/b"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A", "a/b"),
        ("a/B/c", "a/b"),
    ],
)
def test_paths_that_clash_are_refused(paths: tuple[str, ...]) -> None:
    with pytest.raises(OutputError, match="clashes"):
        check_paths(paths)


def manifest(*paths: str) -> bytes:
    files = [{"path": path, "sha256": SHA, "origin": "o"} for path in paths]
    return json.dumps({"schema": 1, "generator": "1", "black": "2", "files": files}).encode()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\xff", id="not text"),
        pytest.param(b"<<<<<<< HEAD\n", id="merge conflict"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'{"files": {}}', id="files no list"),
        pytest.param(b'{"files": []}', id="no schema"),
        pytest.param(b'{"schema": 2, "files": []}', id="other schema"),
        pytest.param(manifest("a").replace(b": 1,", b": true,"), id="schema no number"),
        pytest.param(manifest("a").replace(b'"a"', b'"a", "path": "b"'), id="member twice"),
        pytest.param(manifest("a").decode().encode("utf-16"), id="not UTF-8"),
        pytest.param(b'{"schema": 1, "files": []}', id="no versions"),
        pytest.param(b'{"schema": 1, "files": ["a"]}', id="entry no mapping"),
        pytest.param(b'{"schema": 1, "files": [{"path": 1}]}', id="path no text"),
        pytest.param(manifest("a").replace(b'"o"', b"[]"), id="origin no text"),
        pytest.param(manifest("a").replace(SHA.encode(), SHA[1:].encode()), id="short hash"),
        pytest.param(manifest("a", "a"), id="twice"),
        pytest.param(manifest("a", "A"), id="twice but for case"),
    ],
)
def test_damaged_manifest_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(OutputError) as caught:
        read_manifest(tmp_path)
    text = str(caught.value)
    assert text.startswith("`manifest.json` is not valid (")
    assert text.endswith(
        "; restore it from version control or delete it, then run the command again"
    )
    assert "\n" not in text
    with pytest.raises(OutputError):
        write(tmp_path, [], generator="1", black="2")
    assert (tmp_path / "manifest.json").read_bytes() == content


def test_damaged_journal_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / ".clientgen").mkdir()
    (tmp_path / ".clientgen/journal.json").write_bytes(b"{")
    with pytest.raises(OutputError, match=r"journal\.json` is not valid .*; delete it, then run"):
        compare(tmp_path, [], generator="1", black="2")


@pytest.mark.parametrize(
    "files",
    [
        [{"path": "a", "sha256": [SHA]}, {"path": "a", "sha256": []}],
        [{"path": "a", "sha256": ""}],
        [{"path": "a", "sha256": {SHA: 1}}],
        [{"path": "a", "sha256": [SHA.upper() + "A"]}],
        [["a", [SHA]]],
    ],
)
def test_journal_of_a_wrong_shape_is_refused(files: object) -> None:
    with pytest.raises(OutputError, match=r"journal\.json` is not valid"):
        parse_journal(json.dumps({"schema": 1, "files": files}).encode())


def test_records_of_a_newer_version_are_refused() -> None:
    with pytest.raises(OutputError, match="a newer clientgen made it"):
        parse_manifest(manifest("a").replace(b'"schema": 1', b'"schema": 2'))


def test_records_vouch_for_nothing_but_the_very_content(tmp_path: Path) -> None:
    """Whoever plants a record can have what he knows removed, and no other content."""
    target = tmp_path / "api"
    (target / ".clientgen").mkdir(parents=True)
    for name in ("known", "unknown"):
        (target / name).write_text(name)
    known = hashlib.sha256(b"known").hexdigest()
    planted = {"known": frozenset({known}), "unknown": frozenset({known, SHA})}
    (target / ".clientgen/journal.json").write_bytes(dump_journal(planted))
    with pytest.raises(HandEditError, match="`unknown`"):
        write(target, [], generator="1", black="2")
    assert (target / "known").exists()
    write(target, [], generator="1", black="2", overwrite_edits=True)
    assert {path.name for path in target.iterdir()} == {"manifest.json", "unknown"}


def test_records_read_back_as_they_were_written() -> None:
    read = parse_manifest(manifest("a", "b/c"))
    assert [entry.path for entry in read.files] == ["a", "b/c"]
    assert parse_manifest(read.to_bytes()) == read
    journal = {"a": frozenset({SHA, "1" * 64}), "a/b": frozenset[str]()}
    assert parse_journal(dump_journal(journal)) == journal


def test_staged_names_are_exact() -> None:
    assert is_staged(staged_name(0))
    assert is_staged(staged_name(999_999))
    for path in (
        ".clientgen/1.staged",
        ".clientgen/journal.json",
        "000001.staged",
        "a/000001.staged",
    ):
        assert not is_staged(path)


def test_parents_come_innermost_first() -> None:
    assert list(parents("a/b/c.py")) == ["a/b", "a"]
    assert list(parents("c.py")) == []
