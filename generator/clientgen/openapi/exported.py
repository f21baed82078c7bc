"""Reads a document back that is an export of clientgen: its words are those of a spec already.

An export is read by the table that wrote it, so nothing is derived, named or mended. The spec that
comes of it is exported again: whatever the document says otherwise is in the report. A document that
somebody has changed so much that it is no export any more is imported as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from clientgen import pipeline
from clientgen.interchange import Spec, Version, is_export, spec_of, unlike
from clientgen.openapi.design import Pins
from clientgen.openapi.folder import encoded, files, lay, own_files
from clientgen.openapi.making import Made
from clientgen.openapi.report import Report, plain
from clientgen.openapi.source import Part
from clientgen.project import Project
from clientgen.spec_files import DEEPEST_GROUP

_NAME = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
_GROUP = re.compile(rf"{_NAME}(\.{_NAME}){{0,{DEEPEST_GROUP - 1}}}")
_MOST_NOTES = 20_000
_NOT_AS_EXPORTS = (KeyError, TypeError, ValueError, AttributeError, IndexError, StopIteration)
"""What reading raises for data of another shape."""


def read_back(root: Part, api: str, report: Report, settle: Callable[[Made], None]) -> Made | None:
    """Return the spec of a document that is an export; None if it is none, or not as exports are.

    `settle` mends what somebody has added to it, and raises `ValueError` if it cannot.
    """
    if not is_export(root.value):
        return None
    try:
        made = _made(spec_of(root.value))
    except _NOT_AS_EXPORTS as error:
        _refuse(report, root, f"{type(error).__name__} of {error}")
        return None
    if not all(map(_GROUP.fullmatch, (*made.groups, *made.outer))):
        _refuse(report, root, "the name of a group")
        return None
    try:
        settle(made)
    except ValueError as error:
        _refuse(report, root, str(error))
        return None
    _note_others(root, api, report, made)
    return made


def _note_others(root: Part, api: str, report: Report, made: Made) -> None:
    """Note what the document says otherwise than an export of its spec."""
    version: Version = "3.0" if str(root.value["openapi"]).startswith("3.0") else "3.1"
    with TemporaryDirectory(prefix="clientgen-") as folder:
        project = Project(Path(folder).resolve())
        lay(project.spec / api, encoded({**files(made), **own_files(made.deviations)}))
        again = pipeline.export(project, api, version)
    for place in islice(unlike(root.value, again.document), _MOST_NOTES):
        report.lacks("what follows from other words of an export", place, "as it follows")


def _made(spec: Spec) -> Made:
    return Made(
        service=spec.service,
        groups={name: each for name, each in spec.groups.items() if "operations" in each},
        types=spec.types,
        errors=spec.errors,
        pins=Pins({}, {}),
        stated=sum(
            "same_as" not in each
            for group in spec.groups.values()
            for each in group.get("operations", {}).values()
        ),
        emulation=spec.emulation or {},
        deviations=spec.deviations,
        is_read_back=True,
        outer={name: each for name, each in spec.groups.items() if "operations" not in each},
    )


def _refuse(report: Report, root: Part, why: str) -> None:
    report.fault(
        "an export that is none any more", root.place, f"imported as any document: {plain(why)}"
    )
