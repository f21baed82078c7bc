"""Compares the target folder with what would be generated."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from clientgen.diagnostics import harmless
from clientgen.output.disk import Kind
from clientgen.output.errors import OutputError
from clientgen.output.manifest import Manifest, OutputFile, describe_files, hash_content
from clientgen.output.paths import MANIFEST, check_paths, is_owned, is_staged
from clientgen.output.safe_folder import FILE_LIMIT
from clientgen.output.snapshot import RECORD_LIMIT, Tree, read_records, read_target

# Names that tools leave behind and that version control usually ignores; they are not reported.
_IGNORED = (
    *(".DS_Store", ".coverage", ".coverage.*", ".git", ".hypothesis", ".idea", ".mypy_cache"),
    *(".nox", ".pytest_cache", ".ruff_cache", ".tox", ".venv", ".vscode", "*.egg-info"),
    *("*.py[cod]", "*.swp", "*~", "__pycache__", "build", "dist", "htmlcov", "venv"),
)


class State(StrEnum):
    """The state of one path of the target, compared with the generated file."""

    MISSING = "missing"
    OUT_OF_DATE = "out of date"
    EDITED = "edited by hand"
    OBSOLETE = "no longer generated"
    FOREIGN = "foreign"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The state of each path, sorted; `interrupted` if a run did not end and the next cleans up.

    Foreign names are made printable; a foreign folder is one name that ends in `/`.
    """

    states: Mapping[str, State]
    interrupted: bool
    found: Mapping[str, bytes] = field(repr=False)
    wanted: Mapping[str, bytes] = field(repr=False)

    @property
    def clean(self) -> bool:
        """Whether generating would change no file: every path is foreign or the same."""
        return all(state in {State.SAME, State.FOREIGN} for state in self.states.values())

    def paths(self, *states: State) -> tuple[str, ...]:
        """Return the paths that are in one of `states`."""
        return tuple(path for path, state in self.states.items() if state in states)

    def diff(self, path: str) -> str:
        """Return the change that generating would make to `path` as a unified diff; `""` if none.

        Control and other invisible characters are shown as escapes, so the text is safe for a
        terminal.
        """
        if self.states.get(path) in {None, State.SAME, State.FOREIGN}:
            return ""
        return _diff(path, self.found.get(path), self.wanted.get(path))


def compare(target: Path, files: Sequence[OutputFile], *, generator: str, black: str) -> Comparison:
    """Return how `target` differs from `files` and their manifest; only read, never write.

    The path `target` must not contain links. Raises `OutputError` if a path of `files` is not safe,
    a record of an earlier run is damaged, a link is in the way, or something cannot be read.
    """
    wanted = wanted_contents(files, generator=generator, black=black)
    return compare_tree(read_target(target, wanted), wanted)


def read_manifest(target: Path) -> Manifest | None:
    """Return the manifest of the last complete run, or None; raise `OutputError` if damaged."""
    return read_target(target).manifest


def fingerprint(target: Path) -> str | None:
    """Return the hash of the manifest if all its files match it and no run is unfinished.

    Otherwise None. If two calls return the same text, no generated file differs between them.
    Raises `OutputError` as `compare` does.
    """
    tree = read_target(target)
    if tree.manifest is None or tree.interrupted:
        return None
    hashes = {path: hash_content(content) for path, content in tree.contents.items()}
    if any(hashes.get(entry.path) != entry.sha256 for entry in tree.manifest.files):
        return None
    return hashes[MANIFEST]


def hash_manifest(target: Path) -> str | None:
    """Return what `fingerprint` returns if all files are as the manifest says; None without one.

    Raises `OutputError` as `compare` does.
    """
    content = read_records(target).get(MANIFEST)
    return None if content is None else hash_content(content)


def compare_with_manifest(target: Path) -> Comparison:
    """Compare `target` with the current content of the files that its manifest lists.

    So all these files are the same, and the result shows which other files are in the target.
    Raises `OutputError` as `compare` does.
    """
    tree = read_target(target)
    listed = [MANIFEST, *(entry.path for entry in tree.manifest.files)] if tree.manifest else []
    there = {path: tree.contents[path] for path in listed if path in tree.contents}
    return compare_tree(tree, there)


def read_contents(target: Path) -> Mapping[str, bytes]:
    """Return the contents of files of earlier runs by path; raise `OutputError` like `compare`."""
    return read_target(target).contents


def wanted_contents(
    files: Sequence[OutputFile], *, generator: str, black: str
) -> Mapping[str, bytes]:
    """Return the content of each path, including the manifest.

    Raises `OutputError` for unsafe paths, and for contents that are too large to be read again.
    """
    check_paths(file.path for file in files)
    manifest = describe_files(files, generator=generator, black=black).to_bytes()
    _check_size(MANIFEST, manifest, RECORD_LIMIT)
    for file in files:
        _check_size(file.path, file.content, FILE_LIMIT)
    return {file.path: file.content for file in files} | {MANIFEST: manifest}


def _check_size(path: str, content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise OutputError(f"`{path}` would have more than {limit:,} bytes; divide the API")


def compare_tree(tree: Tree, wanted: Mapping[str, bytes]) -> Comparison:
    """Return how `tree` differs from `wanted`."""
    states = {path: _state(path, tree, wanted.get(path)) for path in {*wanted, *tree.written}}
    known = {path: state for path, state in states.items() if state is not None}
    foreign = {_printable(path): State.FOREIGN for path in _find_foreign(tree)}
    return Comparison(
        states=dict(sorted((foreign | known).items())),
        interrupted=tree.interrupted,
        found=tree.contents,
        wanted=wanted,
    )


def _state(path: str, tree: Tree, wanted: bytes | None) -> State | None:
    found = tree.contents.get(path)
    if found is None:
        return None if wanted is None else State.MISSING
    if found == wanted:
        return State.SAME
    if path != MANIFEST and hash_content(found) not in tree.written.get(path, ()):
        return State.EDITED
    return State.OBSOLETE if wanted is None else State.OUT_OF_DATE


def _find_foreign(tree: Tree) -> Iterator[str]:
    for path, kind in tree.entries.items():
        if kind is Kind.FOLDER:
            ours = path in tree.folders
        else:
            ours = path in tree.known or (kind is Kind.FILE and is_staged(path))
        if not (ours or is_owned(path) or _is_ignored(path, (*_IGNORED, *tree.ignored))):
            yield f"{path}/" if kind is Kind.FOLDER else path


def _is_ignored(path: str, patterns: Sequence[str]) -> bool:
    name = path.rpartition("/")[2]
    return any(
        fnmatchcase(path, pattern.lstrip("/")) if "/" in pattern else fnmatchcase(name, pattern)
        for pattern in patterns
    )


def _diff(path: str, found: bytes | None, wanted: bytes | None) -> str:
    old, new = (_text_lines(content) for content in (found or b"", wanted or b""))
    if old is None or new is None:
        sizes = len(found or b""), len(wanted or b"")
        return f"binary file {path}: {sizes[0]} bytes found, {sizes[1]} bytes wanted\n"
    before = "/dev/null" if found is None else f"a/{path}"
    after = "/dev/null" if wanted is None else f"b/{path}"
    lines = list(difflib.unified_diff(old, new, before, after))
    if not lines:  # an empty file is added or removed
        return f"--- {before}\n+++ {after}\n"
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _text_lines(content: bytes) -> list[str] | None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    lines = [_printable(line) for line in text.split("\n")]
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _printable(line: str) -> str:
    return "\t".join(map(harmless, line.split("\t")))
