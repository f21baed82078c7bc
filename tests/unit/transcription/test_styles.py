"""Pages in each style become drafts whose only problems are questions, and few of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.pages import built_in_names
from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.transcription import choose, transcribe
from clientgen.transcription.questions import Ask

STYLES = sorted(
    path.parent for path in (Path(__file__).parents[2] / "pages/styles").glob("*/judgements.yaml")
)
XML = {"management-tables", "data-contracts"}
OF_THE_API = {Ask.SUMMARY, Ask.ADDRESS, Ask.CREDENTIALS, Ask.COMMON}
"""Questions that are asked once for an API or group, however many operations it has."""
MOST_XML, MOST_JSON = 8, 3


@pytest.mark.parametrize("folder", STYLES, ids=lambda path: path.name)
def test_pages_of_a_style(folder: Path, tmp_path: Path, cache: Path) -> None:
    project = Project(tmp_path.resolve())
    profile = folder.name if folder.name in built_in_names() else None
    made = transcribe(project, "sample", choose(project, "sample", [str(folder)], profile))
    assert made.drafted.operations > 0
    assert made.drafted.routeless == []
    found = understand(project, "sample").diagnostics
    assert {each.code for each in found} <= {"DOC121", "DOC122"}, found
    assert len(made.asked) == len(found)
    asked = [each for each in made.asked if each.question and each.question.ask not in OF_THE_API]
    most = MOST_XML if folder.name in XML else MOST_JSON
    assert len(asked) <= most * made.drafted.operations, [each.text for each in asked]
