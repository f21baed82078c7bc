"""Paging and long-running operations in the extensions that other tools know.

`x-ms-pageable` and `x-ms-long-running-operation` are those of AutoRest, `x-speakeasy-pagination` is that
of Speakeasy. An import of an export reads the words of the spec beside them, which say more.
"""

from __future__ import annotations

from clientgen.catalog import Catalog
from clientgen.interchange.words import Words
from clientgen.ir import Operation, Word, reveal

_TYPES = {"cursor": "cursor", "page": "offsetLimit", "offset": "offsetLimit", "url": "url"}


def paging(catalog: Catalog, operation: Operation) -> Words:
    """Return how an operation is paged, as far as others have words for it."""
    stated = operation.paging
    if stated is None or stated.style not in _TYPES:
        return {}
    made: Words = {}
    if stated.style == "url":
        # both words name a member of the response itself
        items = {"itemName": reveal(stated.items.text)} if stated.items is not None else {}
        made["x-ms-pageable"] = {"nextLinkName": reveal(stated.driver.text), **items}
    outputs = {"results": stated.items, "nextCursor": stated.next}
    if stated.style == "url":
        outputs["nextUrl"] = stated.driver
    places = {each.wire_name: each.place for each in catalog.parameters_of(operation).values()}
    inputs = [
        {"name": reveal(word.text), "in": "parameters", "type": kind}
        for word, kind in ((stated.parameter, stated.style), (stated.size, "limit"))
        if word is not None and word.text in places
    ]
    made["x-speakeasy-pagination"] = {
        "type": _TYPES[stated.style],
        **({"inputs": inputs} if inputs else {}),
        "outputs": {name: _member(word) for name, word in outputs.items() if word is not None},
    }
    return made


def _member(word: Word) -> str:
    """A member of a response as a JSONPath."""
    return f"$.{reveal(word.text)}"


def long_running(operation: Operation) -> Words:
    """Return that an operation goes on after its response, and where its result stands."""
    stated = operation.long_running
    if stated is None:
        return {}
    made: Words = {"x-ms-long-running-operation": True}
    if stated.style == "url":
        # the result is what is asked for last
        via = {"Location": "location", "Azure-AsyncOperation": "azure-async-operation"}
        named = via.get(reveal(stated.driver.text), "operation-location")
        made["x-ms-long-running-operation-options"] = {"final-state-via": named}
    return made
