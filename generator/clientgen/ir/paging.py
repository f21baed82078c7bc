"""How the results of an operation are spread over pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.words import Word
from clientgen.text import Text

PagingStyle = Literal["link", "cursor", "page", "offset", "url", "single"]
"""What leads to the next page: a `Link` header, a cursor, a number of the page or of the first
item, a URL in the body, or nothing: there is one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The paging of one operation, as written; names are those on the wire.

    `driver` is the word of the style: the relation of a link, the path of the member with a URL, or
    the parameter that is another one in each request; of a single page `true`. The others are paths of members of the
    response (`data[-1].id`), except `size`, which is a parameter. `name` is the name in
    service.yaml under which it is written, if it is.
    """

    style: PagingStyle
    driver: Word
    location: Location
    path: Text
    items: Word | None = None
    next: Word | None = None
    more: Word | None = None
    total: Word | None = None
    size: Word | None = None
    name: Text | None = None

    @property
    def parameter(self) -> Word | None:
        """The parameter that is another one in each request, if there is one."""
        return self.driver if self.style in ("cursor", "page", "offset") else None
