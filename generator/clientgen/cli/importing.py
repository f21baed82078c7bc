"""The command `import`: a spec of an OpenAPI document."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from clientgen.cli.failures import RefusalError
from clientgen.cli.progress import progress
from clientgen.cli.report import Result, count, written
from clientgen.diagnostics import harmless
from clientgen.project import Project, ProjectNotFoundError, find_project

if TYPE_CHECKING:
    from clientgen.openapi import Imported
    from clientgen.spec_files import Part

_SHOWN = 10


@click.command("import")
@click.argument("document", metavar="FILE|FOLDER")
@click.option("--into", "api", required=True, metavar="API", help="The API; a new one is created.")
@click.option(
    "--only",
    multiple=True,
    metavar="WORD",
    help="Operations with this tag, path or id; `*` is any text.",
)
@click.option(
    "--skip", multiple=True, metavar="WORD", help="Leave out operations with this tag, path or id."
)
@click.option(
    "--config",
    metavar="FILE",
    help="The configuration of Stainless for this document: names, pages, streams.",
)
@click.option(
    "--allow-outside", is_flag=True, help="Follow references out of the folder of the document."
)
def import_(
    document: str,
    *,
    api: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    config: str | None,
    allow_outside: bool,
) -> None:
    """Write the spec of an API from an OpenAPI document (3.0, 3.1, 3.2 or Swagger 2.0, JSON or YAML).

    What a spec cannot say, and what is wrong in the document, is listed in `import-report.md`. Run it
    again when the document has changed: names stay, and what you added in files of your own stays.

    Exit codes: 0 success; 2 wrong usage, a document that cannot be read, or files edited by hand.
    """
    from clientgen.openapi import ImportProblemError, Wanted, import_document

    try:
        project = find_project()
    except ProjectNotFoundError:
        project = Project(Path.cwd())
    try:
        done = import_document(
            project,
            Path(document),
            api,
            Wanted(only=only, skip=skip),
            config=Path(config) if config else None,
            outside=allow_outside,
        )
    except ImportProblemError as error:
        raise RefusalError(str(error)) from None
    _tell(api, done)


def generate_from(document: str, out: Path, without: frozenset[Part]) -> Result:
    """Generate the client of an OpenAPI document into a folder in `out`, without keeping a spec.

    The folder has the name of the API: that of the file, or its title if the file is called `openapi`.
    """
    from clientgen import pipeline
    from clientgen.openapi import ImportProblemError, Wanted, import_document, name_of_api

    with TemporaryDirectory(prefix="clientgen-") as folder:
        project = Project(Path(folder).resolve(), out.resolve())
        project.spec.mkdir()
        try:
            api = name_of_api(Path(document))
            _tell_report(import_document(project, Path(document), api, Wanted()))
        except ImportProblemError as error:
            raise RefusalError(str(error)) from None
        with progress() as show:
            return written(pipeline.regenerate(project, api, without=without, progress=show))


def _tell(api: str, done: Imported) -> None:
    _tell_report(done)
    if done.difference is not None:
        _tell_difference(done)
    click.echo(
        f"{api}: {done.taken} of {done.stated} operations, {count(len(done.written), 'file')} written",
        err=True,
    )
    click.echo(f"read `spec/{api}/import-report.md`, then run `clientgen generate {api}`", err=True)


def _tell_report(done: Imported) -> None:
    for faults, what in ((False, "cannot be said in a spec"), (True, "is wrong in the document")):
        counts = done.report.counts(faults=faults)
        total = sum(counts.values())
        if total:
            click.echo(f"{count(total, 'place')} where something {what}:", err=True)
        for kind, number in counts.most_common(_SHOWN):
            click.echo(f"  {number:5} {harmless(kind)}", err=True)
        if len(counts) > _SHOWN:
            click.echo(f"        and {len(counts) - _SHOWN} more kinds", err=True)


def _tell_difference(done: Imported) -> None:
    """Print what has changed for users, as `diff` does."""
    from clientgen import differences

    found = done.difference
    if found is None or found.diagnostics:
        click.echo("the spec before the import had problems, so nothing was compared", err=True)
        return
    click.echo(differences.render_findings(found.findings), nl=False)
    click.echo(differences.render_version(found.before, found.after, found.findings), nl=False)
