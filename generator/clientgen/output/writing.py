"""Write the generated files to the target, so that no failure on the way loses a person's work.

A run first creates all new files in its own folder inside the target (the target may be a mount, so
a folder beside it may be on another disk). Then it writes a journal that lists the new content of
each path. Only then does it change the tree: it removes files that are no longer generated, moves
the new files into place one by one, the manifest last, and removes the journal. A file whose hash
is in the manifest or in the journal was written by clientgen. So if a run is killed at any moment,
the next run completes it and reports no hand edit, even if the spec was edited in between.

Files are removed before others are replaced, so that a name can change its case, or a file can
become a folder. Only two things are removed: single files with exactly the content that a run
wrote, and folders that this leaves empty. Each file is read again just before it is replaced or
removed, so changes that somebody saves while a run writes are kept.

After a power loss too, each file has its old or its new content and the journal lists both, if the
disk keeps the data that it has confirmed: staged files and the journal are flushed before the tree
is changed, and the folders before the journal is removed. (Windows cannot flush folders.)
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

    The path `target` must not contain links; the folder is created if it does not exist. Foreign
    files are not changed.

    Raises `HandEditError` if files were edited by hand, unless `overwrite_edits`. Raises
    `OutputError` if a path is not safe, a foreign file, a folder or a link is in the way, another
    run is writing, or the disk reports an error; after that the same command completes the work. An
    edited file that is no longer generated is never removed.
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
    """The new content of each path, in the order of writing: the manifest is last."""
    left: Mapping[str, Kind]
    """The paths in the target after `removed` and `emptied` are removed."""

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
    """Yield folders of earlier runs that will be empty after the run, inner ones first."""
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
    """Create all new files in the staging folder; return the staged path of each path."""
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
    """Return the journal of this run, which keeps the hashes of what unfinished runs wrote.

    It also contains the earlier hashes of each file: after a power loss the new manifest may be
    there together with an old file.
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
