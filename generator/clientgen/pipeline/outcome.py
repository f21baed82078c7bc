"""What a run did, or would do: the generated files held against the disk."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from clientgen import __version__
from clientgen.diagnostics import Diagnostic
from clientgen.format import BLACK_VERSION
from clientgen.output import Changes, Comparison, OutputFile, compare, write
from clientgen.pipeline.generation import generate
from clientgen.pipeline.stamp import is_current, remember
from clientgen.project import Project

COMMANDS = re.compile(r"src/[a-z0-9_]+/cli/commands\.json")
_CASSETTE = re.compile(r"tests/cassettes/([a-z0-9_]+)/([a-z0-9_]+?)__[^/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationChanges:
    """The operations that a run added, changed and removed, by name (`accounts.get`)."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What `regenerate` did; `changes` is None where problems in the spec kept it from writing."""

    api: str
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: Changes | None = None
    operations: OperationChanges = OperationChanges()

    @property
    def unchanged(self) -> bool:
        """Whether everything was as it should be, so that no file was touched."""
        changes = self.changes
        return changes is not None and not (changes.created or changes.updated or changes.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What `check` found; `comparison` is None where nothing could be generated, or need not be."""

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
    if is_current(project, api, _versions()):
        return Outcome(api=api, changes=NOTHING)
    generated = generate(project, api, progress)
    if generated.diagnostics:
        return Outcome(api=api, diagnostics=generated.diagnostics)
    before = _operations_on_disk(project, api)
    changes = write(
        project.generated / api,
        generated.files,
        generator=__version__,
        black=BLACK_VERSION,
        overwrite_edits=overwrite_edits,
    )
    remember(project, api, _versions())
    operations = _compare(before, _operations(generated.files), changes)
    return Outcome(api=api, changes=changes, operations=operations)


def check(project: Project, api: str, progress: Progress) -> Review:
    """Return how the distribution of `api` differs from what generating would make; write nothing."""
    if is_current(project, api, _versions()):
        return Review(api=api)
    generated = generate(project, api, progress)
    if generated.diagnostics:
        return Review(api=api, diagnostics=generated.diagnostics)
    comparison = compare(
        project.generated / api, generated.files, generator=__version__, black=BLACK_VERSION
    )
    return Review(api=api, comparison=comparison)


def _versions() -> str:
    return f"clientgen {__version__}, black {BLACK_VERSION}, python {platform.python_version()}"


def _operations(files: Sequence[OutputFile]) -> Mapping[str, str]:
    """Each operation with the line of the command table that says all of it."""
    for file in files:
        if COMMANDS.fullmatch(file.path):
            return _table(file.content)
    return {}


def _operations_on_disk(project: Project, api: str) -> Mapping[str, str]:
    for path in sorted((project.generated / api).glob("src/*/cli/commands.json")):
        try:
            return _table(path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return {}
    return {}


def _table(content: bytes) -> Mapping[str, str]:
    commands = json.loads(content)["commands"]
    return {
        f"{command['group'].replace('-', '_')}.{command['method']}": json.dumps(command)
        for command in commands
    }


def _compare(
    before: Mapping[str, str], after: Mapping[str, str], changes: Changes
) -> OperationChanges:
    touched = {
        f"{match[1]}.{match[2]}"
        for path in (*changes.created, *changes.updated, *changes.removed)
        if (match := _CASSETTE.fullmatch(path))
    }
    return OperationChanges(
        added=tuple(name for name in after if name not in before),
        changed=tuple(
            name
            for name in after
            if name in before and (before[name] != after[name] or name in touched)
        ),
        removed=tuple(name for name in before if name not in after),
    )
