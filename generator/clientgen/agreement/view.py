"""A spec beside its pages, as the comparison sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from clientgen.agreement.listings import Listing, listings
from clientgen.agreement.pairing import Pairing, lists_of, pair
from clientgen.agreement.words import letters
from clientgen.catalog import Catalog, media_kind
from clientgen.diagnostics import Location
from clientgen.ir import Operation, Service
from clientgen.pages.facts import Link, OperationFacts, Page, Pages, Stated
from clientgen.text import Text, reveal


@dataclass(frozen=True, kw_only=True)
class View:
    """A spec, its pages, and what belongs together."""

    catalog: Catalog
    pages: Pages
    pairing: Pairing = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairing", pair(self.catalog, self.pages))

    @property
    def service(self) -> Service:
        """The service of the spec."""
        return self.catalog.service

    @cached_property
    def listings(self) -> dict[Text, tuple[Listing, ...]]:
        """Where pages list the members of each record of the spec, by the name of the type."""
        return listings(self.catalog, self.pairing)

    @cached_property
    def lists(self) -> tuple[tuple[Page, Mapping[str | None, Stated[Link]]], ...]:
        """The pages that list operations, with their links by the page that these lead to."""
        return tuple(
            (page, {each.value.page: each for each in page.links})
            for page in lists_of(self.pages, self.pairing)
        )

    @cached_property
    def shared(self) -> frozenset[str]:
        """The names, in lower case, of the parameters and headers on pages of common ones."""
        every = (each for page in self.pages.pages.values() for each in page.common)
        return frozenset(reveal(each.name).casefold() for each in every)

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The letters of the names of all parameters and constants of the spec."""
        service = self.service
        named = [each.wire_name for one in service.operations for each in one.parameters]
        named += [each.wire_name for each in service.parameters]
        named += [each.wire_name for each in service.query]
        return frozenset(map(letters, named))

    @cached_property
    def has_xml(self) -> bool:
        """Whether any body may be XML, in which members have an order."""
        bodies = (each for one in self.service.operations for each in (one.body, *one.responses))
        types = {name for body in bodies if body is not None for name in body.media_types}
        return any(media_kind(each) == "xml" for each in types)

    def facts_of(self, operation: Operation) -> tuple[OperationFacts, ...]:
        """Return what pages say of an operation."""
        return self.pairing.operations.get(operation.path, ())

    def page_of(self, document: Text | None) -> Page | None:
        """Return the page of a document, if there is one."""
        return self.pairing.page_of(document)


def top(page: Page) -> Location:
    """Return the beginning of a page."""
    return Location(page.file, 1, 1)
