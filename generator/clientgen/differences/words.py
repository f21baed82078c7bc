"""Renders differences as text and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from clientgen.diagnostics import harmless, quote
from clientgen.differences.findings import AUDIENCES, Finding, worst
from clientgen.differences.rules import RULES, Severity
from clientgen.differences.version import propose

_COUNTED = ("documentation", "emulation")
"""The rules whose findings are only counted in text, not listed."""


def render_findings(findings: Sequence[Finding]) -> str:
    """Return the findings as lines of text that are safe for a terminal, the worst first.

    Differences of documentation and emulation are counted at the end.
    """
    lines: list[str] = []
    for severity in sorted(Severity, reverse=True):
        found = [e for e in findings if e.worst is severity and e.rule not in _COUNTED]
        if found:
            lines += [f"{_word(severity)}:", *(line for each in found for line in _lines(each))]
    for rule in _COUNTED:
        number = sum(each.rule == rule for each in findings)
        if number:
            lines.append(f"in {rule} only: {number} {'place' if number == 1 else 'places'}")
    return "".join(f"{harmless(line)}\n" for line in lines or ["no difference"])


def _lines(finding: Finding) -> tuple[str, str]:
    hit = ", ".join(f"{each} {_word(finding.severity(each))}" for each in AUDIENCES)
    place = " > ".join(finding.path)
    summary = f"{RULES[finding.rule].summary}{_values(finding)}"
    return f"  {place}: {summary}", f"    {hit} [{finding.rule}]"


def _values(finding: Finding) -> str:
    match finding.before, finding.after:
        case (None | True, None | True):
            return ""  # the summary contains everything
        case (None, name) | (name, None) if name == finding.path[-1]:
            return ""
        case None, after:
            return f": now {_spell(after)}"
        case before, None:
            return f": was {_spell(before)}"
        case before, after:
            return f": {_spell(before)} changed to {_spell(after)}"


def _spell(value: object) -> str:
    return quote(value if isinstance(value, str) else json.dumps(value))


def _word(severity: Severity) -> str:
    return severity.name.lower()


def render_version(before: str, after: str, findings: Sequence[Finding]) -> str:
    """Return the line with the next version and the version of the new spec."""
    least = propose(before, findings)
    return f"version: after {quote(before)}, use at least {quote(least)}; the new spec has {quote(after)}\n"


def dump_findings(before: str, after: str, findings: Sequence[Finding]) -> str:
    """Return the findings and the versions as one JSON document."""
    document = {
        "severity": _word(worst(findings)),
        "version": {"before": before, "after": after, "proposed": propose(before, findings)},
        "differences": [_row(each) for each in findings],
    }
    return json.dumps(document, indent=2) + "\n"


def _row(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "summary": RULES[finding.rule].summary,
        "path": list(finding.path),
        **{audience: _word(finding.severity(audience)) for audience in AUDIENCES},
        "before": finding.before,
        "after": finding.after,
    }
