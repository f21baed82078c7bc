"""Which clients can be made of a file."""

from __future__ import annotations

from clientgen.catalog.catalog import Catalog
from clientgen.credentials import Source
from clientgen.ir import Kind, StringType


def opens_client(catalog: Catalog, source: Source) -> bool:
    """Return whether a client has the constructor of this source, which gives its one parameter.

    What the file gives is the text of an id.
    """
    parameters = catalog.service.parameters
    needed = [each.required and _takes_ids(catalog, each.type) for each in parameters]
    return bool(source.client_keyword) and needed == [True]


def _takes_ids(catalog: Catalog, kind: Kind) -> bool:
    plain = catalog.bare(kind)
    return isinstance(plain, StringType) and plain.format in (None, "uuid")
