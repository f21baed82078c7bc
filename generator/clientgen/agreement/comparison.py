"""Holds a spec against its pages: every check, and what deviations declare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from clientgen.agreement.checks import KINDS, Check, Outcome, Saying
from clientgen.agreement.documents import document_checks, section_checks
from clientgen.agreement.errors import error_checks
from clientgen.agreement.headers import header_checks
from clientgen.agreement.members import type_checks
from clientgen.agreement.operations import operation_checks
from clientgen.agreement.view import View
from clientgen.agreement.words import letters
from clientgen.catalog import Catalog
from clientgen.diagnostics import Location
from clientgen.ir import Deviation
from clientgen.pages.facts import Pages
from clientgen.text import Text, reveal

_CHECKS = (
    *(document_checks, header_checks, operation_checks),
    *(type_checks, error_checks, section_checks),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference: the fact, what came of it, and the deviations that declare it."""

    outcome: Outcome
    kind: str
    path: str
    place: Location
    """Where it stands in the spec, or would."""
    value: Text | None
    """What the spec says; None if it says nothing."""
    sayings: tuple[Saying, ...]
    """What the pages say otherwise; for pages that disagree, also what others say."""
    deviations: tuple[Text, ...] = ()


class Standing(Enum):
    """What the pages make of a deviation."""

    MET = "met"
    """A page says otherwise than the spec, as the deviation declares."""
    SETTLED = "settled"
    """No page contradicts any more what it changes."""
    UNTOLD = "untold"
    """No page speaks against it: it is about what only the service shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationStanding:
    """A deviation, and the places of pages where it was met, or where it is contradicted no more."""

    deviation: Deviation
    standing: Standing
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What came of holding a spec against its pages."""

    compared: int
    """How many statements of pages were held against the spec."""
    unsettled: tuple[Check, ...]
    """The facts of the spec that no page settles."""
    findings: tuple[Finding, ...]
    """The differences, by place; those that deviations declare name them."""
    deviations: tuple[DeviationStanding, ...] = ()
    uncited: tuple[str, ...] = ()
    """The pages with operations that the spec does not cite."""
    editions: Mapping[str, str] = field(default_factory=dict)
    """The hash of each page that says something of the spec, or that it cites, by its file."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The paths of the spec of which each page says something, by its file."""

    @property
    def undeclared(self) -> tuple[Finding, ...]:
        """The differences that no deviation declares."""
        return tuple(each for each in self.findings if not each.deviations)


def compare(effective: Catalog, documented: Catalog, pages: Pages) -> Agreement:
    """Hold a spec against its pages.

    `documented` is the spec without its deviations: where only `effective` differs from a page, a
    deviation that changes it declares the difference.
    """
    view = View(catalog=effective, pages=pages)
    checks = _checked(view)
    before = _objections(_checked(View(catalog=documented, pages=pages)))
    after = _objections(checks)
    declared = _Declared(effective.service.deviations, before, after)
    findings = [f for check in checks for f in declared.findings(check)]
    return Agreement(
        compared=sum(len(check.sayings) for check in checks),
        unsettled=tuple(each for each in checks if each.outcome is Outcome.UNSETTLED),
        findings=tuple(sorted(findings, key=lambda each: (each.place, each.kind))),
        deviations=declared.standings(),
        uncited=_uncited(view),
        editions=_editions(view, checks),
        said=_said(checks),
    )


def _checked(view: View) -> tuple[Check, ...]:
    return tuple(dict.fromkeys(each for checks in _CHECKS for each in checks(view)))


def _uncited(view: View) -> tuple[str, ...]:
    described = {facts.page for facts in view.pairing.unpaired}
    return tuple(sorted(described - view.pairing.cited))


def _said(checks: Iterable[Check]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for check in checks:
        for each in check.sayings:
            found[each.place.file][check.path] = None
    return {file: tuple(paths) for file, paths in found.items()}


def _editions(view: View, checks: Iterable[Check]) -> dict[str, str]:
    files = {each.place.file for check in checks for each in check.sayings} | view.pairing.cited
    # a name with invisible characters has no place in a spec
    return {file: view.pages.pages[file].sha256 for file in sorted(files) if file.isprintable()}


_Key = tuple[str, str]
_Objections = Mapping[_Key, frozenset[tuple[Location, Text | None]]]


def _objections(checks: Iterable[Check]) -> _Objections:
    found: dict[_Key, set[tuple[Location, Text | None]]] = defaultdict(set)
    for check in checks:
        found[check.kind, check.path] |= {(each.place, each.value) for each in check.objections}
    return {key: frozenset(each) for key, each in found.items()}


class _Declared:
    """Which differences deviations declare, and which deviations are met."""

    def __init__(
        self, deviations: tuple[Deviation, ...], before: _Objections, after: _Objections
    ) -> None:
        self._deviations = deviations
        self._before, self._after = before, after
        self._met: dict[Text, list[Location]] = defaultdict(list)

    def findings(self, check: Check) -> Iterator[Finding]:
        """Return what is to be told of a check, if it is not agreed."""
        if check.outcome in (Outcome.AGREED, Outcome.UNSETTLED):
            return
        known = self._before.get((check.kind, check.path), frozenset())
        new = [each for each in check.objections if (each.place, each.value) not in known]
        old = [each for each in check.objections if each not in new]
        if new:
            yield self._finding(check, new, self._changing(check))
        if old:
            yield self._finding(check, old, self._stating(check))

    def _finding(
        self, check: Check, objections: list[Saying], deviations: tuple[Deviation, ...]
    ) -> Finding:
        for each in deviations:
            self._met[each.name] += [objection.place for objection in objections]
        disagree = check.outcome is Outcome.PAGES_DISAGREE
        others = [each for each in check.sayings if each.agrees] if disagree else []
        return Finding(
            outcome=check.outcome,
            kind=check.kind,
            path=check.path,
            place=check.place,
            value=check.value,
            sayings=(*objections, *others[:1]),
            deviations=tuple(each.name for each in deviations),
        )

    def _changing(self, check: Check) -> tuple[Deviation, ...]:
        """The deviations that change the fact of a check."""
        return tuple(
            each
            for each in self._deviations
            if any(_is_changed(check, reveal(path)) for path in each.changed)
        )

    def _stating(self, check: Check) -> tuple[Deviation, ...]:
        """The deviations without a change that are about something missing just here.

        Of what the spec does not have, the deviation of what it would be in has to name it.
        """
        if check.outcome is Outcome.DIFFERS or not KINDS[check.kind].is_presence:
            return ()
        missing = check.outcome is Outcome.MISSING_IN_SPEC
        return tuple(
            each
            for each in self._deviations
            if not each.changes
            and reveal(each.at) == check.path
            and (not missing or _names(each, check))
        )

    def standings(self) -> tuple[DeviationStanding, ...]:
        """Return what the pages make of each deviation, after all findings."""
        return tuple(map(self._standing, self._deviations))

    def _standing(self, deviation: Deviation) -> DeviationStanding:
        met = self._met.get(deviation.name)
        if met:
            return DeviationStanding(
                deviation=deviation, standing=Standing.MET, places=tuple(dict.fromkeys(met))
            )
        settled = self._settled(deviation) if deviation.changes else ()
        standing = Standing.SETTLED if settled else Standing.UNTOLD
        return DeviationStanding(deviation=deviation, standing=standing, places=settled)

    def _settled(self, deviation: Deviation) -> tuple[Location, ...]:
        """Where pages contradict the spec without the deviation, and no longer with it."""
        at = reveal(deviation.at)
        gone = [
            place
            for (kind, path), objections in self._before.items()
            if _is_in(path, at)
            for place, _ in objections - self._after.get((kind, path), frozenset())
        ]
        return tuple(sorted(dict.fromkeys(gone)))


def _names(deviation: Deviation, check: Check) -> bool:
    """Tell whether the text of a deviation has the name of what is missing, or of its kind."""
    said = [each.value for each in check.objections if each.value is not None]
    names = {letters(each) for each in (*said, Text(check.kind))} - {""}
    texts = map(letters, (deviation.documented, deviation.observed, deviation.reason))
    return any(name in text for text in texts for name in names)


def _is_changed(check: Check, path: str) -> bool:
    """Tell whether a change of the value at a path is one of the fact of a check."""
    if _is_in(check.path, path):
        return True
    if not _is_in(path, check.path):
        return False
    words = KINDS[check.kind].words
    return not words or not words.isdisjoint(path[len(check.path) :].split("."))


def _is_in(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.")
