"""Holds the spec of an API against pages, and records which editions these are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clientgen.diagnostics import Diagnostic
from clientgen.output import OutputError
from clientgen.output.safe_folder import explained, open_target
from clientgen.pipeline.generation import (
    Understood,
    as_documented,
    profile_of_spec,
    recorded_editions,
    understand,
)
from clientgen.project import Project
from clientgen.spec_files import PAGES_FILE

if TYPE_CHECKING:
    from clientgen.agreement import Agreement, Edition
    from clientgen.pages import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of holding a spec against its pages; `agreement` is None if it cannot be read.

    `diagnostics` are the problems of the spec and what was not read of the pages.
    """

    api: str
    diagnostics: tuple[Diagnostic, ...] = ()
    agreement: Agreement | None = None
    editions: tuple[Edition, ...] = ()
    """The pages that are not as they were when they were recorded."""


def verify(project: Project, api: str, folder: Path, profile: Profile | None = None) -> Verified:
    """Hold the spec of `api` against the pages below `folder`.

    Their conventions are those of `profile`, of the spec, or of a file beside the pages. Raises `ModuleNotFoundError` without the extra `pages`, and `OSError` if there is no such folder.
    """
    from clientgen.agreement import changed_since, compare
    from clientgen.pages import read_pages

    understood = understand(project, api)
    documented = as_documented(project, api) if _is_whole(understood) else None
    if understood.catalog is None or documented is None:
        return Verified(api=api, diagnostics=understood.diagnostics)
    pages = read_pages(folder, profile or profile_of_spec(project, api))
    agreement = compare(understood.catalog, documented, pages)
    return Verified(
        api=api,
        diagnostics=(*understood.diagnostics, *pages.problems),
        agreement=agreement,
        editions=changed_since(recorded_editions(project, api), agreement),
    )


def _is_whole(understood: Understood) -> bool:
    """Tell whether all of a spec could be read: errors of its meaning leave it comparable."""
    return all(each.code.startswith("SPEC") for each in understood.errors)


def record(project: Project, api: str, agreement: Agreement) -> bool:
    """Write the editions of the pages into the spec of `api`; return whether the file changed.

    Raises `OutputError` if it cannot be written, or somebody writes it at the same time.
    """
    from clientgen.agreement import recorded_text

    content = recorded_text(agreement).encode()
    target = project.spec / api
    fresh = f".new-{PAGES_FILE}"
    with explained("write", target), open_target(target) as folder:
        there = folder.read(PAGES_FILE) if folder.kind(PAGES_FILE) is not None else None
        if there == content:
            return False
        if folder.kind(fresh) is not None:
            folder.discard(fresh)  # of a run that did not end
        try:
            folder.create(fresh, content)
            folder.replace(fresh, PAGES_FILE, there)
        except (OSError, OutputError, KeyboardInterrupt):
            if folder.kind(fresh) is not None:
                folder.discard(fresh)
            raise
        folder.flush("")
    return True
