"""The outcome of a run: writes the generated files, or compares them with those on disk."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from clientgen import __version__
from clientgen.diagnostics import Diagnostic, errors_in
from clientgen.format import BLACK_VERSION
from clientgen.output import (
    Changes,
    Comparison,
    compare,
    compare_with_manifest,
    read_contents,
    write,
)
from clientgen.output.paths import MANIFEST
from clientgen.pipeline.changes import (
    Effects,
    OperationChanges,
    Parts,
    compare_descriptions,
    parts_in,
)
from clientgen.pipeline.generation import Generated, generate
from clientgen.pipeline.kept import Kept
from clientgen.pipeline.stamp import Inputs, read_inputs, recall_warnings, remember
from clientgen.project import Project
from clientgen.spec_files import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of `regenerate`; `changes` is None if errors in the spec prevented writing."""

    api: str
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: Changes | None = None
    operations: OperationChanges = field(default_factory=OperationChanges)
    effects: Effects = field(default_factory=Effects)

    @property
    def unchanged(self) -> bool:
        """Whether all files were up to date, so that no file was changed."""
        changes = self.changes
        return changes is not None and not (changes.created or changes.updated or changes.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The result of `check`; `comparison` is None if nothing could be generated."""

    api: str
    diagnostics: tuple[Diagnostic, ...] = ()
    comparison: Comparison | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors that prevented the generation."""
        return errors_in(self.diagnostics)

    @property
    def clean(self) -> bool:
        """Whether the distribution is equal to newly generated files."""
        return not self.errors and (self.comparison is None or self.comparison.clean)


Progress = Callable[[str, str], None]
"""Takes the name of an API and that of the part of it that is being made."""
NOTHING = Changes(created=(), updated=(), removed=(), unchanged=())


def regenerate(
    project: Project,
    api: str,
    *,
    overwrite_edits: bool = False,
    without: frozenset[Part] = frozenset(),
    progress: Progress,
) -> Outcome:
    """Bring the distribution of `api`, without some parts, up to date and return what changed.

    Raises `OutputError` (and `HandEditError`) as `output.write` does.
    """
    inputs = read_inputs(project, api, _options(without))
    warnings = recall_warnings(project, api, inputs)
    if warnings is not None:
        return Outcome(api=api, diagnostics=warnings, changes=NOTHING)
    generated, before = _make(project, api, inputs, without, progress)
    if generated.errors:
        return Outcome(api=api, diagnostics=generated.diagnostics)
    changes = write(
        project.generated / api,
        generated.files,
        generator=__version__,
        black=BLACK_VERSION,
        overwrite_edits=overwrite_edits,
    )
    remember(project, api, inputs, generated.diagnostics)
    after = parts_in((file.path, file.content) for file in generated.files)
    operations, effects = compare_descriptions(before, after)
    return Outcome(
        api=api,
        diagnostics=generated.diagnostics,
        changes=changes,
        operations=operations,
        effects=effects,
    )


def _make(
    project: Project,
    api: str,
    inputs: Inputs | None,
    without: frozenset[Part],
    progress: Progress,
) -> tuple[Generated, Parts]:
    """Return the files of a distribution, and the description of the one that is there."""
    contents = cache(partial(read_contents, project.generated / api))
    kept = Kept.of(project, api, inputs, contents)
    generated = generate(project, api, progress, without, kept)
    kept.store(is_whole=not generated.errors)
    return generated, {} if generated.errors else parts_in(contents().items())


def check(
    project: Project, api: str, progress: Progress, without: frozenset[Part] = frozenset()
) -> Review:
    """Compare the distribution of `api` with newly generated files, without writing them."""
    target = project.generated / api
    inputs = read_inputs(project, api, _options(without))
    warnings = recall_warnings(project, api, inputs)
    if warnings is not None:
        return Review(api=api, diagnostics=warnings, comparison=compare_with_manifest(target))
    kept = Kept.of(project, api, inputs, partial(read_contents, target))
    generated = generate(project, api, progress, without, kept)
    kept.store(is_whole=not generated.errors)
    if generated.errors:
        return Review(api=api, diagnostics=generated.diagnostics)
    comparison = compare(target, generated.files, generator=__version__, black=BLACK_VERSION)
    return Review(api=api, diagnostics=generated.diagnostics, comparison=comparison)


def _options(without: frozenset[Part]) -> str:
    """Versions and left-out parts, on which a distribution depends in addition to its files."""
    versions = f"clientgen {__version__}, black {BLACK_VERSION}, python {platform.python_version()}"
    return ", without ".join([versions, *sorted(without)])


def orphans(project: Project) -> tuple[str, ...]:
    """Return the names of the distributions under `generated/` without a spec.

    A folder that cannot be read is not reported, because no command has named it.
    """
    try:
        folders = sorted(project.generated.iterdir())
    except OSError:
        return ()
    return tuple(folder.name for folder in folders if _is_orphan(folder, project))


def _is_orphan(folder: Path, project: Project) -> bool:
    try:
        made = not folder.is_symlink() and (folder / MANIFEST).is_file()
        return made and not (project.spec / folder.name).exists()
    except OSError:
        return False
