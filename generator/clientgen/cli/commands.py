"""The commands: each reads its arguments, runs the pipeline and reports the results."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TypeAlias, get_args

import click

from clientgen import __version__, pipeline
from clientgen.cli.choosing import choose, refuse, refuse_unknown
from clientgen.cli.exporting import export
from clientgen.cli.failures import EXPECTED, Program, RefusalError
from clientgen.cli.files import write_whole
from clientgen.cli.importing import import_
from clientgen.cli.progress import Show, progress
from clientgen.cli.report import (
    FORMAT,
    Result,
    compared,
    count,
    failed,
    fine,
    finish,
    finish_difference,
    listed,
    orphan,
    problems_only,
    verified,
    written,
)
from clientgen.cli.transcribing import transcribe
from clientgen.diagnostics import errors_in, quote
from clientgen.project import Project, ProjectNotFoundError, find_project
from clientgen.spec_files import SERVICE_FILES, Part

Side: TypeAlias = tuple[Project, str]
"""A project and an API of it."""

WITHOUT = click.option(
    "--without",
    multiple=True,
    type=click.Choice(get_args(Part)),
    help="Leave out a part; may be repeated. `python.without` in service.yaml does so for good.",
)
STRICT = click.option("--strict", is_flag=True, help="Exit with 1 if there are warnings.")


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clientgen")
def main() -> None:
    """Turn API documentation, transcribed to YAML under `spec/`, into clients under `generated/`.

    Exit codes: 0 success; 1 problems in the spec, files or pages that differ from it, or a `diff`
    that breaks users; 2 wrong usage, or an error of the operating system; 70 a bug in clientgen; 130
    interrupted; 141 the reader of the output has gone.
    """


@main.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option("--check", is_flag=True, help="Write nothing; say what differs and exit with 1.")
@click.option("--overwrite-edits", is_flag=True, help="Replace files that were edited by hand.")
@WITHOUT
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Generate from the OpenAPI document that is named in place of an API, into DIR, without a spec.",
)
@click.option(
    "--depfile",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what each manifest depends on to FILE, for Ninja or Make, if all succeeds.",
)
@STRICT
@FORMAT
def generate(
    apis: tuple[str, ...],
    *,
    check: bool,
    overwrite_edits: bool,
    without: tuple[Part, ...],
    out: Path | None,
    depfile: Path | None,
    strict: bool,
    form: str,
) -> None:
    """Generate every API under `spec/`, or those that are named."""
    if out is not None:
        if len(apis) != 1 or check or depfile is not None:
            raise click.UsageError(
                "`--out` takes one document, and cannot be used with `--check` or `--depfile`"
            )
        from clientgen.cli.importing import generate_from

        finish([generate_from(apis[0], out, frozenset(without))], (), form, strict=strict)
        return
    if check and overwrite_edits:
        raise click.UsageError("`--check` writes nothing, so `--overwrite-edits` has no meaning")
    project, names, problems = choose(apis, form)
    parts = frozenset(without)
    with progress() as show:
        run = (
            partial(_check, project, parts, show)
            if check
            else partial(_regenerate, project, parts, show, overwrite_edits=overwrite_edits)
        )
        results = [_result(api, run) for api in names]
    if not apis:
        results += [orphan(name, drift=check) for name in pipeline.orphans(project)]
    if depfile is not None and not any(each.code for each in results):
        _write_depfile(depfile, project, names)
    finish(results, problems, form, strict=strict)


def _check(project: Project, parts: frozenset[Part], show: Show, api: str) -> Result:
    return compared(pipeline.check(project, api, show, parts))


def _regenerate(
    project: Project, parts: frozenset[Part], show: Show, api: str, *, overwrite_edits: bool
) -> Result:
    outcome = pipeline.regenerate(
        project, api, overwrite_edits=overwrite_edits, without=parts, progress=show
    )
    return written(outcome)


def _result(api: str, run: Callable[[str], Result]) -> Result:
    """Return the result of one API; an expected failure of it does not end the others."""
    try:
        return run(api)
    except EXPECTED as error:
        return failed(api, error)


def _write_depfile(path: Path, project: Project, names: tuple[str, ...]) -> None:
    try:
        rules = pipeline.dependencies(project, names, Path.cwd())
    except ValueError as error:
        raise RefusalError(f"`--depfile` has no meaning here: {error}") from None
    write_whole(path, rules)


@main.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@STRICT
@FORMAT
def validate(apis: tuple[str, ...], *, strict: bool, form: str) -> None:
    """Say what is wrong with the spec of every API, or of those that are named."""
    project, names, problems = choose(apis, form)
    results = []
    for api in names:
        diagnostics = pipeline.understand(project, api).diagnostics
        results.append(
            problems_only(api, diagnostics, "")
            if errors_in(diagnostics)
            else fine(api, "no problems", diagnostics)
        )
    finish(results, problems, form, strict=strict)


@main.command()
@click.argument("operation")
@FORMAT
def show(operation: str, *, form: str) -> None:
    """Print what clientgen understood of one OPERATION, such as `accounts.get`.

    Where several APIs have an operation of that name, write `API/accounts.get`.
    """
    api, _, name = operation.rpartition("/")
    project, names, _ = choose((api,) if api else (), form)
    shown = pipeline.show(project, names, name)
    if shown.diagnostics:
        refuse(shown.diagnostics, form)
    if len(shown.apis) > 1:
        named = listed([f"{api}/{name}" for api in shown.apis])
        raise RefusalError(f"several APIs have {quote(name)}: write one of {named}")
    if not shown.apis:
        refuse_unknown("operation", name, shown.names)
    click.echo(shown.json if form == "json" else shown.text, nl=False)


@main.command()
@click.argument("old", metavar="OLD|API")
@click.argument("new", required=False)
@click.option("--from", "since", metavar="REV", help="The revision of git to compare from.")
@click.option("--to", "until", metavar="REV", help="The one to compare to; else the files here.")
@FORMAT
def diff(old: str, new: str | None, *, since: str | None, until: str | None, form: str) -> None:
    """Print how one spec differs from another, and whom that breaks.

    OLD and NEW are folders of APIs, such as `spec/library`; with `--from`, give the name of one API
    of this project instead. Each difference is breaking, risky or safe for users of the client, of
    the command and of the wire.

    Exit codes: 0 nothing is breaking; 1 something is; 2 wrong usage, or a spec with problems.
    """
    with ExitStack() as stack:
        found = pipeline.differ(*_choose_sides(stack, old, new, since, until))
    finish_difference(found, form)


def _choose_sides(
    stack: ExitStack, old: str, new: str | None, since: str | None, until: str | None
) -> tuple[Side, Side]:
    if since is None:
        if new is None or until is not None:
            raise click.UsageError("give two folders, `OLD NEW`, or `API --from REV [--to REV]`")
        return _side(old), _side(new)
    if new is not None:
        raise click.UsageError("with `--from`, give the name of one API")
    from clientgen.revisions import checked_out

    project = find_project()
    if until is None and old not in project.apis():
        refuse_unknown("API", old, project.apis())
    before = stack.enter_context(checked_out(project, old, since))
    after = stack.enter_context(checked_out(project, old, until)) if until else project
    return (before, old), (after, old)


def _side(folder: str) -> Side:
    path = Path(folder).resolve()
    is_api = any((path / name).is_file() for name in SERVICE_FILES)
    if path.parent.name != "spec" or not is_api:
        raise RefusalError(
            f"{quote(folder, 200)} is not the folder of an API; name one with a `service.yaml` that "
            "is in a folder `spec`, such as `spec/library`"
        )
    return Project(path.parent.parent), path.name


@main.command()
@click.argument("api")
@click.option(
    "--pages",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of the pages: Markdown, HTML or reStructuredText.",
)
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="The conventions of the pages: a built-in profile, or a file; else `profile.yaml` in the "
    "folder of the spec or beside the pages.",
)
@click.option(
    "--record",
    is_flag=True,
    help="Keep a hash of each page in `spec/API/pages.yaml`, so that later runs say what changed.",
)
@FORMAT
def verify(api: str, *, folder: Path, profile: str | None, record: bool, form: str) -> None:
    """Hold the spec of API against the pages that it was transcribed from.

    Prints what differs and what only one of them has, with the places in the spec and on the page.
    What a deviation declares is listed, but is not a difference.

    Example: clientgen verify library --pages docs/library

    Exit codes: 0 spec and pages agree; 1 a difference that no deviation declares, or problems in the
    spec; 2 wrong usage, or no such folder.
    """
    project, names, _ = choose((api,), form)
    found = _verify(project, names[0], folder, profile)
    said = []
    if record and found.agreement is not None:
        changed = pipeline.record(project, api, found.agreement)
        pages = count(len(found.agreement.editions), "page")
        said.append(f"{pages} recorded" if changed else f"{pages}, as recorded before")
    finish([verified(found, said)], (), form)


def _verify(project: Project, api: str, folder: Path, name: str | None) -> pipeline.Verified:
    from clientgen.pages import ProfileError, named_profile

    try:
        profile = named_profile(name) if name is not None else None
        return pipeline.verify(project, api, folder, profile)
    except ProfileError as error:
        raise RefusalError(str(error)) from None
    except ModuleNotFoundError as error:
        raise RefusalError(
            f"reading pages needs the package {quote(error.name or 'of the extra')}; install what it "
            "needs with `python -m pip install 'clientgen[pages]'`"
        ) from None


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Print what a diagnostic CODE such as `SPEC303` means, with an example of its message."""
    from clientgen.codes import CODES, explain_code

    try:
        click.echo(explain_code(code.upper()))
    except KeyError:
        refuse_unknown("diagnostic code", code, tuple(CODES))


@main.command()
@click.argument("name")
def new(name: str) -> None:
    """Begin the spec of an API called NAME: a commented skeleton that validates and generates.

    It is put under the nearest folder `spec/` here or above, or under a new one here.
    """
    from clientgen.skeleton import SkeletonError, create

    try:
        project = find_project()
    except ProjectNotFoundError:
        project = Project(Path.cwd())
    try:
        created = create(project, name)
    except SkeletonError as error:
        raise RefusalError(str(error)) from None
    for path in created:
        click.echo(f"created `{path}`", err=True)
    then = f"next: read `spec/{name}/service.yaml`, then run `clientgen generate {name}`"
    click.echo(then, err=True)


main.add_command(transcribe)
main.add_command(import_)
main.add_command(export)
