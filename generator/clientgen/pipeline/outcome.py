"""What a run did, or would do: the generated files held against the disk."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from clientgen import __version__
from clientgen.diagnostics import Diagnostic
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
    OperationChanges,
    compare_operations,
    operations_of,
)
from clientgen.pipeline.generation import generate
from clientgen.pipeline.stamp import is_current, read_inputs, remember
from clientgen.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What `regenerate` did; `changes` is None where problems in the spec kept it from writing."""

    api: str
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: Changes | None = None
    operations: OperationChanges = field(default_factory=OperationChanges)

    @property
    def unchanged(self) -> bool:
        """Whether everything was as it should be, so that no file was touched."""
        changes = self.changes
        return changes is not None and not (changes.created or changes.updated or changes.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What `check` found; `comparison` is None where nothing could be generated."""

    api: str
    diagnostics: tuple[Diagnostic, ...] = ()
    comparison: Comparison | None = None

    @property
    def clean(self) -> bool:
        """Whether the distribution is what generating would make."""
        return not self.diagnostics and (self.comparison is None or self.comparison.clean)


Progress = Callable[[str, int, int], None]
NOTHING = Changes(created=(), updated=(), removed=(), unchanged=())


def regenerate(
    project: Project, api: str, *, overwrite_edits: bool = False, progress: Progress
) -> Outcome:
    """Bring the distribution of `api` up to date and return what changed.

    Raises `OutputError` (and `HandEditError`) as `output.write` does.
    """
    inputs = read_inputs(project, api, _versions())
    if is_current(project, api, inputs):
        return Outcome(api=api, changes=NOTHING)
    generated = generate(project, api, progress)
    if generated.diagnostics:
        return Outcome(api=api, diagnostics=generated.diagnostics)
    before = operations_of(read_contents(project.generated / api).items())
    changes = write(
        project.generated / api,
        generated.files,
        generator=__version__,
        black=BLACK_VERSION,
        overwrite_edits=overwrite_edits,
    )
    remember(project, api, inputs)
    after = operations_of((file.path, file.content) for file in generated.files)
    touched = (*changes.created, *changes.updated, *changes.removed)
    operations = compare_operations(before, after, touched)
    return Outcome(api=api, changes=changes, operations=operations)


def check(project: Project, api: str, progress: Progress) -> Review:
    """Return how the distribution of `api` differs from what generating would make; write nothing."""
    target = project.generated / api
    if is_current(project, api, read_inputs(project, api, _versions())):
        return Review(api=api, comparison=compare_with_manifest(target))
    generated = generate(project, api, progress)
    if generated.diagnostics:
        return Review(api=api, diagnostics=generated.diagnostics)
    comparison = compare(target, generated.files, generator=__version__, black=BLACK_VERSION)
    return Review(api=api, comparison=comparison)


def _versions() -> str:
    return f"clientgen {__version__}, black {BLACK_VERSION}, python {platform.python_version()}"


def orphans(project: Project) -> tuple[str, ...]:
    """Return the names of the distributions under `generated/` whose spec is gone.

    What cannot be looked at is none: it is nothing that anybody asked for.
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
