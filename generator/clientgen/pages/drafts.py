"""What is being gathered: fields and statuses that grow while a page is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from clientgen.pages.facts import Bound, FieldFacts, Link, Stated, StatusFacts
from clientgen.pages.spots import Sayings
from clientgen.text import Text


@dataclass(slots=True)
class FieldDraft:
    """A field with all that was said about it so far."""

    name: str
    places: Sayings[Text] = field(default_factory=Sayings)
    types: Sayings[Text] = field(default_factory=Sayings)
    required: Sayings[bool] = field(default_factory=Sayings)
    defaults: Sayings[Text] = field(default_factory=Sayings)
    values: Sayings[Text] = field(default_factory=Sayings)
    formats: Sayings[Text] = field(default_factory=Sayings)
    bounds: Sayings[Bound] = field(default_factory=Sayings)
    links: Sayings[Link] = field(default_factory=Sayings)
    read_only: Sayings[bool] = field(default_factory=Sayings)
    deprecated: Sayings[bool] = field(default_factory=Sayings)
    repeated: bool = False
    attribute: bool = False
    placed: bool = True
    members: dict[str, FieldDraft] = field(default_factory=dict)

    def member(self, name: str) -> FieldDraft:
        """Return the member with a name, added if it is not there."""
        return self.members.setdefault(name, FieldDraft(name))

    def take(self, other: FieldDraft) -> None:
        """Add everything that another draft of the same field says."""
        for name in _SAYINGS:
            for said in getattr(other, name).all:
                getattr(self, name).add(said)
        self.repeated = self.repeated or other.repeated
        self.attribute = self.attribute or other.attribute
        for name, member in other.members.items():
            self.member(name).take(member)

    def facts(self) -> FieldFacts:
        """Return what is known of the field."""
        return FieldFacts(
            name=Text(self.name),
            **{name: getattr(self, name).all for name in _SAYINGS},
            repeated=self.repeated,
            attribute=self.attribute,
            placed=self.placed,
            members=facts_of(self.members.values()),
        )


_SAYINGS = (
    *("places", "types", "required", "defaults", "values", "formats", "bounds", "links"),
    *("read_only", "deprecated"),
)


def facts_of(drafts: Iterable[FieldDraft]) -> tuple[FieldFacts, ...]:
    """Return the facts of several fields, in their order."""
    return tuple(draft.facts() for draft in drafts)


@dataclass(slots=True)
class StatusDraft:
    """A status with all that was said about it so far."""

    status: int
    places: Sayings[int] = field(default_factory=Sayings)
    reasons: Sayings[Text] = field(default_factory=Sayings)
    codes: Sayings[Text] = field(default_factory=Sayings)
    links: Sayings[Link] = field(default_factory=Sayings)
    types: Sayings[Text] = field(default_factory=Sayings)

    def facts(self) -> StatusFacts:
        """Return what is known of the status."""
        return StatusFacts(
            status=self.status,
            places=self.places.all,
            reasons=self.reasons.all,
            codes=self.codes.all,
            links=self.links.all,
            types=self.types.all,
        )


@dataclass(slots=True)
class Row:
    """What one row, item, term or field of a page says about one name."""

    name: str
    line: int
    draft: FieldDraft
    """What it says; `draft.name` is `name`."""
    members: list[Row] = field(default_factory=list)
    anchors: tuple[str, ...] = ()
    """The headings of the same page that its name links to."""
    location: str = ""
    """The words of a column that says where it is sent."""
    value: Stated[Text] | None = None
    """The fixed value that stands beside the name: `comp=list`."""
