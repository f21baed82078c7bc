"""Bring the target to what was generated, so that no failure on the way loses a person's work.

A run first makes everything new in a folder of its own inside the target (which may be a mount, so
its neighbours may be on another disk), then notes in a journal which contents it is about to put
where. Only now does it touch the tree: it removes what is no longer generated, moves the new files
into place one by one, the manifest last, and takes the journal away. Whatever has a hash of the
manifest or of the journal is ours, so a run that was killed at any moment, even if the spec was
edited afterwards, is completed by the next one and never taken for a hand edit.

Removing comes before replacing so that a name may change its case, or a file become a folder.
Nothing is removed but single files with the very content that a run wrote, and folders that this
leaves empty. Each file is read once more in the moment before it is replaced or removed, so what
somebody saves while a run writes is kept.

After a power loss as well, each file has its old or its new content and the journal knows both, as
far as the disk keeps what it has confirmed: staged files and the journal are flushed before the
tree is touched, and the folders before the journal goes. (Folders cannot be flushed on Windows.)
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clientgen.diagnostics import quote
from clientgen.output.comparison import Comparison, State, compare_tree, wanted_contents
from clientgen.output.disk import Kind
from clientgen.output.errors import HandEditError, OutputError
from clientgen.output.lock import locked
from clientgen.output.manifest import Journal, OutputFile, dump_journal, hash_content
from clientgen.output.paths import JOURNAL, MANIFEST, STAGING, is_staged, parents, staged_name
from clientgen.output.safe_folder import Folder, explained, open_target
from clientgen.output.snapshot import Tree, read_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The changes made by `write`, by path and without the manifest."""

    created: tuple[str, ...]
    updated: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def write(
    target: Path,
    files: Sequence[OutputFile],
    *,
    generator: str,
    black: str,
    overwrite_edits: bool = False,
) -> Changes:
    """Write `files` and their manifest to `target`; return the changes; write nothing if none.

    `target` has to be spelled without links; it is made if it does not exist. Foreign files stay as
    they are.

    Raises `HandEditError` if files were edited by hand, unless `overwrite_edits`, and `OutputError`
    if a path is not safe, a foreign file, a folder or a link stands in the way, another run is
    writing, or the disk refuses; after that the same command completes the work. An edited file
    that is no longer generated is never removed.
    """
    wanted = wanted_contents(files, generator=generator, black=black)
    with explained("write", target), open_target(target, make=True) as folder, locked(folder):
        tree = read_tree(folder, wanted)
        comparison = compare_tree(tree, wanted)
        _refuse_edits(tree, comparison, overwrite_edits=overwrite_edits)
        plan = _make_plan(tree, comparison)
        _refuse_obstacles(plan)
        _carry_out(folder, tree, plan)
    return _summarize(comparison, plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    removed: tuple[str, ...]
    emptied: tuple[str, ...]
    contents: Mapping[str, bytes]
    """What to put where, in this order: the manifest is last."""
    left: Mapping[str, Kind]
    """What stands in the target once `removed` and `emptied` are gone."""

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.contents or self.removed or self.emptied)


def _refuse_edits(tree: Tree, comparison: Comparison, *, overwrite_edits: bool) -> None:
    edited = comparison.paths(State.EDITED)
    if tree.written:
        strangers = [path for path in edited if path not in tree.written]
        if strangers:
            names = ", ".join(f"`{path}`" for path in strangers)
            raise OutputError(
                f"not written by clientgen, but in the way: {names}; move them away or delete them"
            )
    if edited and not overwrite_edits:
        raise HandEditError(edited)


def _make_plan(tree: Tree, comparison: Comparison) -> _Plan:
    removed = comparison.paths(State.OBSOLETE)
    left = {path: tree.entries[path] for path in tree.entries.keys() - set(removed)}
    emptied = tuple(_find_emptied(tree, comparison.wanted, left))
    changed = comparison.paths(State.MISSING, State.OUT_OF_DATE, State.EDITED)
    order = sorted(changed, key=lambda path: (path == MANIFEST, path))
    return _Plan(
        removed=removed,
        emptied=emptied,
        contents={path: comparison.wanted[path] for path in order if path in comparison.wanted},
        left={path: left[path] for path in left.keys() - set(emptied)},
    )


def _find_emptied(
    tree: Tree, wanted: Mapping[str, bytes], left: Mapping[str, Kind]
) -> Iterator[str]:
    """Yield folders of earlier runs in which nothing is left nor will be, inner ones first."""
    used = {parent for path in (*wanted, JOURNAL) for parent in parents(path)}
    for path, kind in left.items():
        if kind is not Kind.FOLDER or path not in tree.folders:
            used.update(parents(path))
    for folder in sorted(tree.folders - used, reverse=True):
        if left.get(folder) is Kind.FOLDER:
            yield folder


def _refuse_obstacles(plan: _Plan) -> None:
    if plan.idle:
        return
    spelled = {path.casefold(): path for path in sorted(plan.left)}
    staged = (staged_name(number) for number in range(len(plan.contents) + 1))
    needed = dict.fromkeys([*plan.contents, JOURNAL, *staged], Kind.FILE)
    needed |= {parent: Kind.FOLDER for path in needed for parent in parents(path)}
    for place, kind in needed.items():
        there = spelled.get(place.casefold(), place)
        if there != place or plan.left.get(place, kind) is not kind:
            raise OutputError(
                f"{quote(there)} is in the way of the {kind.value} `{place}`; move it away"
            )


def _carry_out(folder: Folder, tree: Tree, plan: _Plan) -> None:
    if not plan.idle:
        staged = _stage(folder, tree, plan)
        _change_tree(folder, tree, plan, staged)
        _tidy(folder)
    elif tree.interrupted:
        _tidy(folder)


def _stage(folder: Folder, tree: Tree, plan: _Plan) -> Mapping[str, str]:
    """Make all that is new beside what is there; return where the content of each path is."""
    staged = {path: staged_name(number) for number, path in enumerate(plan.contents, start=1)}
    try:
        _sweep(folder)
        if folder.kind(STAGING) is None:
            folder.make_folder(STAGING)
        for path, content in plan.contents.items():
            folder.create(staged[path], content)
        folder.create(staged_name(0), dump_journal(_extend_journal(tree, plan)))
        folder.replace(staged_name(0), JOURNAL, tree.contents.get(JOURNAL))
        folder.flush(STAGING)
        folder.flush("")
    except (OSError, KeyboardInterrupt):
        with suppress(OSError):
            _sweep(folder)
            if JOURNAL not in tree.contents:
                folder.discard(JOURNAL)
        with suppress(OSError):
            _remove_if_empty(folder, STAGING)
        raise
    return staged


def _extend_journal(tree: Tree, plan: _Plan) -> Journal:
    """Return the journal of this run, which still vouches for what unfinished runs wrote.

    It also has what was known of each file before: after a power loss the new manifest may be there
    and an old file be back.
    """
    extended = dict(tree.journal)
    for path in (*plan.removed, *plan.contents):
        if path != MANIFEST:
            new = {hash_content(plan.contents[path])} if path in plan.contents else set()
            extended[path] = tree.written.get(path, frozenset()) | new
    return extended


def _change_tree(folder: Folder, tree: Tree, plan: _Plan, staged: Mapping[str, str]) -> None:
    for path in plan.removed:
        folder.remove(path, tree.contents[path])
    for path in plan.emptied:
        _remove_if_empty(folder, path)
    existing = {path for path, kind in plan.left.items() if kind is Kind.FOLDER}
    for path, source in staged.items():
        for parent in reversed([*parents(path)]):
            if parent not in existing:
                folder.make_folder(parent)
                existing.add(parent)
        folder.replace(source, path, tree.contents.get(path))
    touched = {parent for path in (*plan.removed, *staged) for parent in parents(path)}
    for path in sorted((touched & existing) | {""}):
        folder.flush(path)


def _tidy(folder: Folder) -> None:
    _sweep(folder)
    if folder.kind(JOURNAL) is Kind.FILE:
        folder.discard(JOURNAL)
    _remove_if_empty(folder, STAGING)


def _sweep(folder: Folder) -> None:
    """Remove the staged files of a run that did not end."""
    if folder.kind(STAGING) is not Kind.FOLDER:
        return
    for name, kind in sorted(folder.entries(STAGING).items()):
        path = f"{STAGING}/{name}"
        if kind is Kind.FILE and is_staged(path):
            folder.discard(path)


def _remove_if_empty(folder: Folder, path: str) -> None:
    try:
        folder.remove_folder(path)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise


def _summarize(comparison: Comparison, plan: _Plan) -> Changes:
    def pick(*states: State) -> tuple[str, ...]:
        paths = (path for path in comparison.paths(*states) if path in comparison.wanted)
        return tuple(path for path in paths if path != MANIFEST)

    return Changes(
        created=pick(State.MISSING),
        updated=pick(State.OUT_OF_DATE, State.EDITED),
        removed=plan.removed,
        unchanged=pick(State.SAME),
    )
