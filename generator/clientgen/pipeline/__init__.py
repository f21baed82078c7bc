"""Runs the stages of the compiler: from a project to files and diagnostics.

`understand` reads a spec, `generate` makes its files without writing them, `regenerate` and `check`
compare them with those on disk, `differ` compares one spec with another, `export` says it in the words of OpenAPI, `verify` a spec with the
pages of its documentation. Large libraries are imported only after a stamp of the inputs has shown
that something changed.
"""

from __future__ import annotations

from clientgen.pipeline.changes import Effects, OperationChanges
from clientgen.pipeline.differing import Difference, differ
from clientgen.pipeline.exporting import Exported, export
from clientgen.pipeline.generation import (
    Generated,
    Understood,
    generate,
    profile_of_spec,
    understand,
)
from clientgen.pipeline.outcome import Outcome, Review, check, orphans, regenerate
from clientgen.pipeline.showing import Shown, show
from clientgen.pipeline.sources import dependencies
from clientgen.pipeline.verifying import Verified, record, verify

__all__ = [
    "Difference",
    "Effects",
    "Exported",
    "Generated",
    "OperationChanges",
    "Outcome",
    "Review",
    "Shown",
    "Understood",
    "Verified",
    "check",
    "dependencies",
    "differ",
    "export",
    "generate",
    "orphans",
    "profile_of_spec",
    "record",
    "regenerate",
    "show",
    "understand",
    "verify",
]
