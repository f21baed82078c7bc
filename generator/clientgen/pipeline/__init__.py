"""The stages of the compiler, composed: a project in, files and diagnostics out.

`understand` reads a spec, `generate` makes its files without writing one, `regenerate` and `check`
hold them against the disk, `differ` holds one spec against another. Nothing heavy is imported before a stamp of the inputs has shown that
something changed.
"""

from __future__ import annotations

from clientgen.pipeline.changes import OperationChanges
from clientgen.pipeline.differing import Difference, differ
from clientgen.pipeline.generation import Generated, Understood, generate, understand
from clientgen.pipeline.outcome import Outcome, Review, check, orphans, regenerate
from clientgen.pipeline.showing import Shown, show

__all__ = [
    "Difference",
    "Generated",
    "OperationChanges",
    "Outcome",
    "Review",
    "Shown",
    "Understood",
    "check",
    "differ",
    "generate",
    "orphans",
    "regenerate",
    "show",
    "understand",
]
