"""The version that a difference requires, by the rules of semantic versioning."""

from __future__ import annotations

import re
from collections.abc import Collection

from clientgen.differences.findings import Finding, worst
from clientgen.differences.rules import RULES, Severity

_RELEASE = re.compile(r"(?:\d+!)?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?")


def propose(version: str, findings: Collection[Finding]) -> str:
    """Return the lowest version that may follow `version`; `version` itself without differences.

    A breaking difference raises the first number, or the second if the first is 0. Any other change
    visible to users raises the second number, or the third if the first is 0. A change of only
    documentation, emulation or the version itself raises the third number.
    """
    told = [each for each in findings if each.rule != "version-changed"]
    match = _RELEASE.match(version)
    if not told or match is None:
        return version
    major, minor, patch = (int(part or 0) for part in match.groups())
    breaking = worst(told) is Severity.BREAKING
    visible = breaking or any(not RULES[each.rule].quiet for each in told)
    if breaking and major:
        return f"{major + 1}.0.0"
    if breaking or (visible and major):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"
