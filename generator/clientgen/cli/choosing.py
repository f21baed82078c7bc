"""The project and the APIs that a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from clientgen.cli.failures import RefusalError
from clientgen.cli.report import finish, listed
from clientgen.diagnostics import Diagnostic, nearest, quote
from clientgen.project import Project, find_project


def choose(
    apis: tuple[str, ...], form: str
) -> tuple[Project, tuple[str, ...], tuple[Diagnostic, ...]]:
    """Return the project, the requested APIs, and the project's own problems if all are requested.

    Exits if a named API is invalid or unknown, or if the project has no APIs.
    """
    project = find_project()
    known, problems = project.apis(), project.problems()
    for api in apis:
        reasons = tuple(p for p in problems if p.location.file == f"spec/{api}")
        if reasons:
            refuse(reasons, form)
        if api not in known:
            refuse_unknown("API", api, known)
    if not known and not problems:
        where = quote(str(project.spec), 200)
        raise RefusalError(f"there is no API in {where}; create one with `clientgen new NAME`")
    if apis:
        return project, tuple(dict.fromkeys(apis)), ()
    return project, known, problems


def refuse(diagnostics: tuple[Diagnostic, ...], form: str) -> NoReturn:
    """Print diagnostics and exit."""
    finish([], diagnostics, form)


def refuse_unknown(what: str, word: str, known: Sequence[str]) -> NoReturn:
    """Refuse a word that names nothing, with the nearest that does, or all of them."""
    near = nearest(word, known)
    hint = f"did you mean {quote(near)}?" if near else f"there is {listed(known)}"
    raise RefusalError(f"there is no {what} {quote(word)}; {hint}")
