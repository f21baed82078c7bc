"""Compares two descriptions and classifies each difference.

`compare` gives every difference as a `Finding` of a rule in `RULES`; what no rule names is a finding
of the rule `other`, so that nothing is left out. `propose` gives the version that the difference asks for.
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
