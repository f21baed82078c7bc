"""Checks the files of a spec with JSON Schema, and reports every violation as a diagnostic."""

from __future__ import annotations

from clientgen.diagnostics import Diagnostic
from clientgen.document import Document
from clientgen.schema.changes import validate_changes
from clientgen.schema.quick import fits
from clientgen.schema.removal import is_removal
from clientgen.schema.report import CODES, PROBLEM_LIMIT, report
from clientgen.schema.schemas import Kind, kind_of_file
from clientgen.schema.sound import sound_part

__all__ = [
    "CODES",
    "PROBLEM_LIMIT",
    "Kind",
    "is_removal",
    "kind_of_file",
    "sound_part",
    "validate",
    "validate_changes",
]


def validate(kind: Kind, document: Document) -> tuple[Diagnostic, ...]:
    """Return the schema violations in `document`, in the order of the file.

    After `PROBLEM_LIMIT` problems, a last diagnostic says that there are more.
    """
    if fits(kind, document.data):
        return ()
    return report(kind, document.data, document, lambda path: path)
