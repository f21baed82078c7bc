"""Compares the descriptions of two specs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientgen.diagnostics import Diagnostic
from clientgen.pipeline.generation import Understood, understand
from clientgen.project import Project

if TYPE_CHECKING:
    from clientgen.differences import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The findings between two specs and the versions of both.

    With `diagnostics`, one of the specs has errors, and nothing was compared.
    """

    findings: tuple[Finding, ...] = ()
    before: str = ""
    after: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def differ(old: tuple[Project, str], new: tuple[Project, str]) -> Difference:
    """Return the difference of two specs, each given as a project and an API of it."""
    from clientgen.differences import compare

    understood = [understand(project, api) for project, api in (old, new)]
    errors = tuple(error for each in understood for error in each.errors)
    if errors:
        return Difference(diagnostics=errors)
    before, after = map(_described, understood)
    return Difference(
        findings=compare(before, after),
        before=before["release"]["version"],
        after=after["release"]["version"],
    )


def _described(understood: Understood) -> dict[str, Any]:
    from clientgen.description import describe

    assert understood.catalog is not None
    assert understood.symbols is not None
    return describe(understood.catalog, understood.symbols)
