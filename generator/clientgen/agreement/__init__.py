"""Holds a spec against the pages that it was transcribed from, and tells where the two differ.

`compare` returns an `Agreement`: every statement of a page is held against the spec, and every fact
of the spec against the pages, by one small function for each kind of fact in `KINDS`.
"""

from __future__ import annotations

from clientgen.agreement.checks import KINDS, Check, Kind, Outcome, Saying
from clientgen.agreement.comparison import (
    Agreement,
    DeviationStanding,
    Finding,
    Standing,
    compare,
)
from clientgen.agreement.editions import Edition, changed_since, recorded_text
from clientgen.agreement.report import agreement_members, count_facts, render_agreement

__all__ = [
    "KINDS",
    "Agreement",
    "Check",
    "DeviationStanding",
    "Edition",
    "Finding",
    "Kind",
    "Outcome",
    "Saying",
    "Standing",
    "agreement_members",
    "changed_since",
    "compare",
    "count_facts",
    "recorded_text",
    "render_agreement",
]
