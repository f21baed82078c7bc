"""One fact of a spec, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from clientgen.diagnostics import Location
from clientgen.text import Text


class Outcome(Enum):
    """What the comparison of one fact came to."""

    AGREED = "agreed"
    DIFFERS = "differs"
    MISSING_IN_SPEC = "missing in the spec"
    MISSING_ON_PAGE = "missing on the page"
    PAGES_DISAGREE = "pages disagree"
    UNSETTLED = "no page settles it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one page says of a fact; `agrees` tells whether the spec says the same.

    `value` is None for a page that lists all facts of a kind, and not this one.
    """

    place: Location
    agrees: bool
    value: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One fact: what it is about, what the spec says, and what the pages say.

    `kind` is a row of `KINDS`; `path` is the dotted path in the spec of what the fact is about, and
    `place` where that stands, or where it would; `value` is None if the spec does not have it.
    """

    kind: str
    path: str
    place: Location
    value: Text | None
    sayings: tuple[Saying, ...] = ()

    @property
    def objections(self) -> tuple[Saying, ...]:
        """What the pages say otherwise than the spec."""
        return tuple(each for each in self.sayings if not each.agrees)

    @property
    def outcome(self) -> Outcome:
        """What the comparison came to."""
        if not self.sayings:
            return Outcome.UNSETTLED
        if not self.objections:
            return Outcome.AGREED
        if self.value is None:
            return Outcome.MISSING_IN_SPEC
        if len(self.objections) < len(self.sayings):
            return Outcome.PAGES_DISAGREE
        stated = any(each.value is not None for each in self.sayings)
        return Outcome.DIFFERS if stated else Outcome.MISSING_ON_PAGE


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: what it is, and the words of the format by which a deviation changes it.

    Without words, whatever a deviation changes at its place is a change of it.
    """

    summary: str
    words: frozenset[str] = frozenset()
    is_presence: bool = False
    """It is about whether something exists, not what it is like."""


def _kind(summary: str, words: str = "") -> Kind:
    return Kind(summary, frozenset(words.split()))


def _presence(summary: str, words: str = "") -> Kind:
    return Kind(summary, frozenset(words.split()), is_presence=True)


_TYPE = "type format $ref items additionalProperties names"
_BOUNDS = (
    "minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems $ref"
)

KINDS: dict[str, Kind] = {
    "operation": _presence("an operation"),
    "listed": _presence("an operation in a list of operations"),
    "source": _kind("the page that describes it", "source document"),
    "section": _kind("the section that describes it", "source section"),
    "title": _kind("the title of an operation", "title"),
    "verb": _kind("the verb", "verb"),
    "path": _kind("the path", "path query"),
    "deprecated": _kind("whether an operation is deprecated", "deprecated"),
    "version": _kind("the version of the API", "api_version"),
    "parameter": _presence("a parameter", "in wire_name"),
    "parameter-type": _kind("the type of a parameter", _TYPE),
    "parameter-required": _kind("whether a parameter is required", "required"),
    "parameter-value": _kind("a value that a parameter may have", "enum $ref"),
    "parameter-default": _kind("the default of a parameter", "default"),
    "parameter-deprecated": _kind("whether a parameter is deprecated", "deprecated"),
    "parameter-bound": _kind("a bound of a parameter", _BOUNDS),
    "status": _presence("the status of a success"),
    "body": _presence("a body"),
    "body-type": _kind("the type of a body", _TYPE),
    "media-type": _kind("a media type", "media_types request response"),
    "default-media-type": _kind(
        "the media type of a response to a request that asks for none",
        "default_media_type media_types",
    ),
    "type": _presence("a type", "type"),
    "enum-value": _presence("a value of an enumeration", "enum"),
    "namespace": _kind("the namespace of an XML element", "namespace"),
    "member": _presence("a member", "wire_name type $ref"),
    "member-seen": _kind("whether the service sends it", "seen"),
    "member-type": _kind("the type of a member", _TYPE),
    "member-required": _kind("the required members", "required"),
    "member-value": _kind("a value that a member may have", "enum $ref"),
    "member-default": _kind("the default of a member", "default"),
    "member-deprecated": _kind("whether a member is deprecated", "deprecated"),
    "member-read-only": _kind("whether only the service sets a member", "readOnly"),
    "member-bound": _kind("a bound of a value", _BOUNDS),
    "order": _kind("the order of members", "order json_order"),
    "error-status": _presence("the status of an error", "status"),
    "error-code": _kind("the code of an error", "code"),
    "reason": _presence("a reason of an error"),
    "header": _presence("a header", "type $ref value required"),
    "header-flag": _kind("whether a header is always there", "always required"),
    "header-value": _kind("the value of a header", "value example"),
    "page-title": _kind("the title of a page", "title"),
    "page-date": _kind("the date of a page", "date"),
}
"""Every kind of fact that is compared."""


def stated(value: Text, place: Location, *, agrees: bool) -> Saying:
    """Return what a page says."""
    return Saying(place=place, agrees=agrees, value=value)


def silent(places: Iterable[Location]) -> tuple[Saying, ...]:
    """Return what pages say that list all facts of a kind, and not this one."""
    return tuple(Saying(place=place, agrees=False) for place in places)
