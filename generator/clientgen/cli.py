"""The command: arguments in, printed diagnostics, a summary and an exit code out.

Exit codes: 0 all is well, 1 problems in the spec or drift between spec and generated files, 2 wrong
usage or a disk that refuses. Data goes to stdout, messages to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NoReturn

import click

from clientgen import __version__
from clientgen.diagnostics import Diagnostic, nearest, quote, render_json, render_text
from clientgen.output import OutputError, State
from clientgen.pipeline import Outcome, Review
from clientgen.project import Project, ProjectNotFoundError, find_project

if TYPE_CHECKING:
    from clientgen.output import Comparison

_PROBLEMS = 1
_USAGE = 2
_PATIENCE = 1.0
"""Seconds after which a terminal is told what is going on."""

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what was found.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clientgen")
def main() -> None:
    """Turn API documentation, transcribed to YAML under `spec/`, into clients under `generated/`."""


@main.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option("--check", is_flag=True, help="Write nothing; say what differs and exit with 1.")
@click.option("--overwrite-edits", is_flag=True, help="Replace files that were edited by hand.")
@FORMAT
def generate(
    apis: tuple[str, ...], check: bool, overwrite_edits: bool, form: str
) -> None:
    """Generate every API under `spec/`, or those that are named."""
    from clientgen import pipeline

    if check and overwrite_edits:
        raise click.UsageError("`--check` writes nothing, so `--overwrite-edits` has no meaning")
    with _failures():
        project, names = _choose(apis)
        failed = _report(project.problems(), form)
        with _progress() as progress:
            for api in names:
                if check:
                    failed |= _show_review(pipeline.check(project, api, progress), form)
                else:
                    outcome = pipeline.regenerate(
                        project, api, overwrite_edits=overwrite_edits, progress=progress
                    )
                    failed |= _show_outcome(outcome, form)
    sys.exit(_PROBLEMS if failed else 0)


@main.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@FORMAT
def validate(apis: tuple[str, ...], form: str) -> None:
    """Say what is wrong with the spec of every API, or of those that are named."""
    from clientgen.pipeline import understand

    with _failures():
        project, names = _choose(apis)
        found = [*project.problems()]
        for api in names:
            found += understand(project, api).diagnostics
    if _report(tuple(found), form):
        sys.exit(_PROBLEMS)
    _say(f"{_count(len(names), 'API')} without a problem")


@main.command()
@click.argument("operation")
@FORMAT
def show(operation: str, form: str) -> None:
    """Print what clientgen understood of one OPERATION, such as `accounts.get`.

    Where several APIs have an operation of that name, write `API/accounts.get`.
    """
    from clientgen.pipeline import describe

    with _failures():
        project, names = _choose(())
        api, _, name = operation.rpartition("/")
        if api and api not in names:
            _refuse_unknown("API", api, names)
        described = describe(project, (api,) if api else names, name)
        if _report(described.diagnostics, form):
            sys.exit(_PROBLEMS)
        if len(described.apis) > 1:
            named = ", ".join(quote(f"{api}/{name}") for api in described.apis)
            raise click.UsageError(f"{quote(name)} stands in several APIs: write one of {named}")
        if not described.apis:
            _refuse_unknown("operation", name, described.names)
    click.echo(described.json if form == "json" else described.text, nl=False)


@main.command()
@click.argument("name")
def new(name: str) -> None:
    """Begin the spec of an API called NAME: a commented skeleton that validates and generates."""
    from clientgen.skeleton import SkeletonError, create

    with _failures():
        try:
            project = find_project()
        except ProjectNotFoundError:
            project = Project(Path.cwd())
        try:
            created = create(project, name)
        except SkeletonError as error:
            raise click.UsageError(str(error)) from None
    for path in created:
        _say(f"created `{path}`")
    _say(f"next: read `spec/{name}/service.yaml`, then run `clientgen generate {name}`")


def _choose(apis: tuple[str, ...]) -> tuple[Project, tuple[str, ...]]:
    project = find_project()
    known = project.apis()
    for api in apis:
        if api not in known:
            _refuse_unknown("API", api, known)
    return project, apis or known


def _refuse_unknown(what: str, word: str, known: tuple[str, ...]) -> NoReturn:
    near = nearest(word, known)
    hint = f"did you mean {quote(near)}?" if near else f"there is {_listed(known)}"
    raise click.UsageError(f"no {what} is called {quote(word)}; {hint}")


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(quote(word) for word in words[:12]) or "none"


@contextmanager
def _failures() -> Iterator[None]:
    """Turn what a user can mend into one line and an exit code."""
    try:
        yield
    except (OutputError, ProjectNotFoundError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(_USAGE)


def _report(diagnostics: tuple[Diagnostic, ...], form: str) -> bool:
    """Print diagnostics; return whether there were any."""
    if diagnostics and form == "json":
        click.echo(render_json(diagnostics), nl=False)
    elif diagnostics:
        click.echo(render_text(diagnostics), nl=False, err=True)
        _say(f"{_count(len(diagnostics), 'problem')}; nothing was written")
    return bool(diagnostics)


def _show_outcome(outcome: Outcome, form: str) -> bool:
    if _report(outcome.diagnostics, form) or outcome.changes is None:
        return True
    if outcome.unchanged:
        _say(f"{outcome.api}: up to date")
        return False
    changes, operations = outcome.changes, outcome.operations
    for verb, names in (
        ("added", operations.added),
        ("changed", operations.changed),
        ("removed", operations.removed),
    ):
        if names:
            _say(f"{outcome.api}: {verb} {_count(len(names), 'operation')}: {_listed(names)}")
    written = len(changes.created) + len(changes.updated)
    removed = f", {_count(len(changes.removed), 'file')} removed" if changes.removed else ""
    same = len(changes.unchanged)
    _say(f"{outcome.api}: {_count(written, 'file')} written{removed}, {same} unchanged")
    return False


_MEND = {
    State.MISSING: "`clientgen generate` makes it",
    State.OUT_OF_DATE: "`clientgen generate` brings it up to date",
    State.EDITED: "take the edit to the spec or a template, or give it up with "
    "`clientgen generate --overwrite-edits`",
    State.OBSOLETE: "`clientgen generate` removes it",
    State.FOREIGN: "not of clientgen, left alone",
}


def _show_review(review: Review, form: str) -> bool:
    if _report(review.diagnostics, form):
        return True
    if review.comparison is not None:
        _show_comparison(review.api, review.comparison)
    if review.clean:
        _say(f"{review.api}: up to date")
    return not review.clean


def _show_comparison(api: str, comparison: Comparison) -> None:
    if comparison.interrupted:
        _say(f"{api}: an earlier run did not end; `clientgen generate` completes it")
    for state, mend in _MEND.items():
        for path in comparison.paths(state):
            _say(f"generated/{api}/{path}: {state.value}; {mend}")
            click.echo(comparison.diff(path), nl=False)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """On a terminal, tell on one line how far a run has come once it takes longer than a second."""
    began, shown = monotonic(), False
    terminal = sys.stderr.isatty()

    def show(api: str, done: int, total: int) -> None:
        nonlocal shown
        if terminal and monotonic() - began > _PATIENCE:
            shown = True
            click.echo(f"\r\x1b[K{api}: {done} of {total} files", nl=False, err=True)

    try:
        yield show
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _say(message: str) -> None:
    click.echo(message, err=True)
