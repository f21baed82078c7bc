"""A spec beside its pages, as the comparison sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from clientgen.agreement.listings import Listing, listings
from clientgen.agreement.pairing import Pairing, pair
from clientgen.catalog import Catalog
from clientgen.diagnostics import Location
from clientgen.ir import Operation, Service
from clientgen.pages.facts import OperationFacts, Page, Pages
from clientgen.text import Text


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

    def facts_of(self, operation: Operation) -> tuple[OperationFacts, ...]:
        """Return what pages say of an operation."""
        return self.pairing.operations.get(operation.path, ())

    def page_of(self, document: Text | None) -> Page | None:
        """Return the page of a document, if there is one."""
        return self.pairing.page_of(document)


def top(page: Page) -> Location:
    """Return the beginning of a page."""
    return Location(page.file, 1, 1)
