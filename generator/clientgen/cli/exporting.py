"""The commands `export ...`: a spec in the words of others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from clientgen import pipeline
from clientgen.cli.choosing import choose
from clientgen.cli.failures import RefusalError
from clientgen.cli.files import write_whole
from clientgen.cli.report import finish, problems_only
from clientgen.diagnostics import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientgen.interchange import Form, Version

_FORMS: Mapping[str, Form] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
VERSIONS: tuple[Version, ...] = ("3.1", "3.0")
"""The versions of OpenAPI, written here because importing the export would slow every command."""
_MARKED = re.compile(rb'^ *"?x-clientgen"?:', re.MULTILINE)


@click.group()
def export() -> None:
    """Write the spec of an API in a format that other tools read."""


@export.command()
@click.argument("api")
@click.option(
    "--version",
    type=click.Choice(VERSIONS),
    default="3.1",
    show_default=True,
    help="The version of OpenAPI.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Where to write it: JSON or YAML, by the suffix of FILE; without it, JSON to standard output.",
)
def openapi(api: str, *, version: str, output: Path) -> None:
    """Write the OpenAPI document of API, with examples, errors, paging and how facts are known.

    What OpenAPI has no word for stands in extensions (`x-clientgen-...`), which `clientgen import`
    reads: an import of the document is the same spec. FILE is replaced only if it is an earlier export.

    Exit codes: 0 success; 1 problems in the spec; 2 wrong usage, or a file that cannot be written.
    """
    from clientgen.interchange import text_of

    form = _form(output)
    project, names, _ = choose((api,), "text")
    done = pipeline.export(project, names[0], cast("Version", version))
    if done.document is None:
        finish([problems_only(api, done.diagnostics, "")], (), "text")
        return
    text = text_of(done.document, form)
    if str(output) == "-":
        click.echo(text.encode(), nl=False)
        return
    _refuse_others(output)
    write_whole(output, text)
    click.echo(f"{api}: OpenAPI {version} written to {quote(str(output), 200)}", err=True)


def _form(output: Path) -> Form:
    if str(output) == "-":
        return "json"
    form = _FORMS.get(output.suffix.lower())
    if form is None:
        raise RefusalError(
            f"{quote(str(output), 200)} has no known format; choose a name that ends with `.json`, `.yaml` or `.yml`"
        )
    return form


def _refuse_others(output: Path) -> None:
    """Refuse to replace a file that is no export."""
    if output.is_file() and not _MARKED.search(output.read_bytes()):
        raise RefusalError(
            f"{quote(str(output), 200)} exists and is not an export of clientgen; remove it, or choose another name"
        )
