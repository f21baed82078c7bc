"""What came of a comparison as text for people, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from clientgen.agreement.checks import KINDS, Outcome
from clientgen.agreement.comparison import (
    Agreement,
    DeviationStanding,
    Finding,
    Standing,
)
from clientgen.agreement.editions import Edition
from clientgen.diagnostics import Location, harmless, quote
from clientgen.text import Text, reveal

_ORDER = (
    Outcome.DIFFERS,
    Outcome.MISSING_IN_SPEC,
    Outcome.MISSING_ON_PAGE,
    Outcome.PAGES_DISAGREE,
)
_SHOWN = 4
_LISTED = 8
_LONGEST = 300
"""The most characters of a text of a page in JSON."""


def render_agreement(agreement: Agreement, editions: Sequence[Edition]) -> str:
    """Return the agreement as lines of text that are safe for a terminal.

    Undeclared differences come first, then what deviations declare, the deviations that no page
    contradicts any more, and the pages that changed; empty if there is none of all that.
    """
    lines: list[str] = []
    for outcome in _ORDER:
        found = [each for each in agreement.undeclared if each.outcome is outcome]
        lines += _section(outcome.value, map(_lines, _together(found)))
    declared = [each for each in agreement.findings if each.deviations]
    lines += _section("declared by deviations", map(_lines, _together(declared)))
    settled = [e for e in agreement.deviations if e.standing is Standing.SETTLED]
    lines += _section("deviations that no page contradicts any more", map(_settled, settled))
    lines += _section("pages that are not as recorded", map(_edition, editions))
    if agreement.uncited:
        names = _some([quote(each) for each in agreement.uncited])
        lines.append(f"not cited by the spec, though they have operations: {names}")
    return "".join(f"{harmless(line)}\n" for line in lines)


def _section(title: str, entries: Iterable[list[str]]) -> list[str]:
    lines = [f"  {line}" for entry in entries for line in entry]
    return [f"{title}:", *lines] if lines else []


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those of one kind about one place as one."""
    found: dict[tuple[object, ...], Finding] = {}
    for each in findings:
        key = (each.outcome, each.kind, each.path, each.place, each.value, each.deviations)
        first = found.get(key)
        found[key] = (
            each if first is None else replace(first, sayings=(*first.sayings, *each.sayings))
        )
    return list(found.values())


def _lines(finding: Finding) -> list[str]:
    names = ", ".join(quote(reveal(each)) for each in finding.deviations)
    declared = f", declared by {names}" if names else ""
    summary = KINDS[finding.kind].summary
    return [
        f"{finding.path}: {summary} [{finding.kind}]{declared}",
        f"  {finding.place}: {_value(finding.value)}",
        *(f"  {each.place}: {_value(each.value)}" for each in finding.sayings[:_SHOWN]),
        *([f"  and {len(finding.sayings) - _SHOWN} more"] if len(finding.sayings) > _SHOWN else []),
    ]


def _value(value: Text | None) -> str:
    return "not here" if value is None else quote(" ".join(reveal(value).split()), 120)


def _settled(standing: DeviationStanding) -> list[str]:
    deviation = standing.deviation
    return [
        f"{quote(reveal(deviation.name))} at {quote(reveal(deviation.at))}",
        f"  {deviation.location}",
        *(f"  {place}" for place in standing.places[:_SHOWN]),
    ]


def _edition(edition: Edition) -> list[str]:
    places = _some([quote(each) for each in edition.paths]) or "nothing of the spec"
    return [f"{quote(edition.file, 200)}: {edition.change}; look at {places}"]


def _some(words: Sequence[str]) -> str:
    more = len(words) - _LISTED
    return ", ".join(words[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def count_facts(agreement: Agreement) -> str:
    """Return how much was compared, and how many differences and met deviations there are."""
    standings = Counter(each.standing for each in agreement.deviations)
    declared = len(agreement.findings) - len(agreement.undeclared)
    return (
        f"{_count(agreement.compared, 'fact')} compared, {len(agreement.unsettled)} that no page "
        f"settles; {_count(len(agreement.undeclared), 'undeclared difference')}, {declared} declared "
        f"by {standings[Standing.MET]} of {_count(len(agreement.deviations), 'deviation')}"
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


# JSON


def agreement_members(agreement: Agreement, editions: Sequence[Edition]) -> dict[str, object]:
    """Return the agreement as the members of a JSON object."""
    return {
        "compared": agreement.compared,
        "undeclared": len(agreement.undeclared),
        "differences": [_difference(each) for each in agreement.findings],
        "unsettled": [
            {"kind": check.kind, "path": check.path, "spec": _place(check.place, check.value)}
            for check in agreement.unsettled
        ],
        "deviations": [_deviation(each) for each in agreement.deviations],
        "editions": [
            {"page": each.file, "change": each.change, "paths": list(each.paths)}
            for each in editions
        ],
        "uncited": list(agreement.uncited),
    }


def _difference(finding: Finding) -> dict[str, object]:
    return {
        "outcome": finding.outcome.value,
        "kind": finding.kind,
        "summary": KINDS[finding.kind].summary,
        "path": finding.path,
        "spec": _place(finding.place, finding.value),
        "pages": [{**_place(e.place, e.value), "agrees": e.agrees} for e in finding.sayings],
        "deviations": [reveal(each) for each in finding.deviations],
    }


def _deviation(standing: DeviationStanding) -> dict[str, object]:
    return {
        "name": reveal(standing.deviation.name),
        "at": reveal(standing.deviation.at),
        "standing": standing.standing.value,
        "pages": [_place(place) for place in standing.places],
    }


def _place(place: Location, value: Text | None = None) -> dict[str, object]:
    shown = None if value is None else reveal(value)[:_LONGEST]
    return {"file": place.file, "line": place.line, "column": place.column, "value": shown}
