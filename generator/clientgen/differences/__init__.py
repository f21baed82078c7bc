"""Compares two descriptions and classifies each difference.

`compare` returns every difference as a `Finding` of a rule in `RULES`; one without a rule is a
finding of the rule `other`, so that nothing is omitted. `propose` returns the version that the
difference requires.
"""

from __future__ import annotations

from clientgen.differences.findings import AUDIENCES, Finding, compare, worst
from clientgen.differences.rules import RULES, Rule, Severity
from clientgen.differences.version import propose
from clientgen.differences.words import dump_findings, render_findings, render_version

__all__ = [
    "AUDIENCES",
    "RULES",
    "Finding",
    "Rule",
    "Severity",
    "compare",
    "dump_findings",
    "propose",
    "render_findings",
    "render_version",
    "worst",
]
