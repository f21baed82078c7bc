"""A snapshot of the target folder: names, contents of generated files, the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from clientgen.output.disk import Kind
from clientgen.output.errors import BusyError, OutputError
from clientgen.output.manifest import Journal, Manifest, parse_journal, parse_manifest
from clientgen.output.paths import JOURNAL, MANIFEST, STAGING, is_staged, parents
from clientgen.output.safe_folder import Folder, explained, open_target

RECORD_LIMIT = 16 * 1024 * 1024
"""Maximum bytes of a manifest or a journal."""

_IGNORED_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The target folder at the time it was read.

    `entries` contains every name in the target and in the folders of `known`; `contents` contains
    every file of `known`: the paths to be generated and those of the two records. Nothing else is
    read, and links are not followed.
    """

    entries: Mapping[str, Kind]
    contents: Mapping[str, bytes]
    known: frozenset[str]
    folders: frozenset[str]
    """The folders of `known`, whether they exist or not."""
    manifest: Manifest | None
    journal: Journal
    ignored: tuple[str, ...]
    """The plain patterns of the target's `.gitignore`; they only affect which notes are shown."""
    written: Mapping[str, frozenset[str]]
    """For each path of the records, the hashes of contents that runs wrote or may have written."""

    @property
    def interrupted(self) -> bool:
        """Whether a run did not end, so that the next one has to clean up."""
        if self.entries.get(STAGING) is not Kind.FOLDER:
            return False
        left = {path: kind for path, kind in self.entries.items() if STAGING in parents(path)}
        return not left or any(
            kind is Kind.FILE and (path == JOURNAL or is_staged(path))
            for path, kind in left.items()
        )


def read_target(target: Path, paths: Iterable[str] = ()) -> Tree:
    """Return the content of the target, or an empty tree if missing; raise like `read_tree`."""
    with explained("read", target), ExitStack() as opened:
        try:
            folder = opened.enter_context(open_target(target))
        except FileNotFoundError:
            return _nothing(paths)
        return read_tree(folder, paths)


def read_records(target: Path) -> Mapping[str, bytes]:
    """Return the manifest and the journal by path, if they exist; raise like `read_target`."""
    with explained("read", target), ExitStack() as opened:
        try:
            folder = opened.enter_context(open_target(target))
        except FileNotFoundError:
            return {}
        return _read_records(folder)


def _nothing(paths: Iterable[str]) -> Tree:
    return Tree(
        entries={},
        contents={},
        known=frozenset(paths),
        folders=frozenset(),
        manifest=None,
        journal={},
        ignored=(),
        written={},
    )


def read_tree(folder: Folder, paths: Iterable[str]) -> Tree:
    """Return the entries at `paths` and at the paths of the records.

    Raises `OutputError` for a damaged record, for a link or a special file on the way to any of
    these paths, and if another run changed the records meanwhile.
    """
    top = folder.entries("")
    records = _read_records(folder)
    manifest = parse_manifest(records[MANIFEST]) if MANIFEST in records else None
    journal = parse_journal(records[JOURNAL]) if JOURNAL in records else {}
    written = _collect_hashes(manifest, journal)
    known = frozenset((*paths, *written, MANIFEST, JOURNAL))
    folders = frozenset(parent for path in known for parent in parents(path))
    entries = _list(folder, folders)
    _refuse_links(entries, known)
    contents = folder.read_all(path for path in sorted(known) if entries.get(path) is Kind.FILE)
    if _read_records(folder) != records:
        raise BusyError(folder.target)
    return Tree(
        entries=entries,
        contents=contents,
        known=known,
        folders=folders,
        manifest=manifest,
        journal=journal,
        ignored=_read_ignored(folder, top),
        written=written,
    )


def _read_ignored(folder: Folder, top: Mapping[str, Kind]) -> tuple[str, ...]:
    if top.get(".gitignore") is not Kind.FILE:
        return ()
    try:
        content = folder.read(".gitignore", _IGNORED_LIMIT)
    except OutputError:
        return ()
    lines = content.decode(errors="replace").split("\n")
    patterns = (line.strip().rstrip("/") for line in lines)
    return tuple(pattern for pattern in patterns if pattern and pattern[0] not in "#!")


def _read_records(folder: Folder) -> Mapping[str, bytes]:
    """Return the contents of the manifest and the journal, if these files exist."""
    records: dict[str, bytes] = {}
    for path in (MANIFEST, JOURNAL):
        inside = all(folder.kind(parent) is Kind.FOLDER for parent in parents(path))
        if inside and folder.kind(path) is Kind.FILE:
            records[path] = folder.read(path, RECORD_LIMIT)
    return records


def _collect_hashes(manifest: Manifest | None, journal: Journal) -> Mapping[str, frozenset[str]]:
    hashes = dict(journal)
    for entry in manifest.files if manifest else ():
        hashes[entry.path] = hashes.get(entry.path, frozenset()) | {entry.sha256}
    return hashes


def _list(folder: Folder, ours: frozenset[str]) -> Mapping[str, Kind]:
    entries: dict[str, Kind] = {}
    pending = [""]
    while pending:
        base = pending.pop()
        for name, kind in folder.entries(base).items():
            path = f"{base}/{name}" if base else name
            entries[path] = kind
            if kind is Kind.FOLDER and path in ours:
                pending.append(path)
    return dict(sorted(entries.items()))


def _refuse_links(entries: Mapping[str, Kind], known: frozenset[str]) -> None:
    fine: set[str] = set()
    for path in sorted(known):
        for place in (path, *parents(path)):
            if place in fine:
                break  # and so are the folders around it
            fine.add(place)
            kind = entries.get(place, Kind.FILE)
            if kind is Kind.LINK or kind is Kind.OTHER:
                raise OutputError(
                    f"`{place}` is a {kind.value} and is never followed; move it away"
                )
