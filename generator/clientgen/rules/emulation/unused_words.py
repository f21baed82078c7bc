"""Words of `emulation.yaml` that have no effect in their place."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Pages
from clientgen.diagnostics import quote
from clientgen.ir import Collection, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    OF_ONE,
    EmulatedService,
    OperationEffect,
    emulation_rule,
    response_of,
)
from clientgen.rules.emulation.filled_parts import filled_by_paging
from clientgen.rules.rule import Finding, at

_STORING = ("create", "update", "replace")
_OF_VERB = {
    "children": ("create", "create an item"),
    "refuse_with_children": ("delete", "delete an item"),
    **dict.fromkeys(("where", "filter", "order", "limit"), ("list", "list items")),
    **dict.fromkeys(("total", "page"), ("list", "list items")),
}
"""Words of one verb only, and what it does."""
_OF_CHILDREN = {
    "scope": "a child collection has the scope of its parent",
    "seed": "the seeds of a child collection belong in the seeds of its parent",
}


@emulation_rule("SPEC519", "a word of emulation.yaml that has no effect")
def _unused(emulated: EmulatedService) -> Iterator[Finding]:
    for word, reason in _reasons(emulated):
        if reason:
            yield at(word, f"{quote(reveal(word.text))} has no effect here: {reason}")


def _reasons(emulated: EmulatedService) -> Iterator[tuple[Word, str]]:
    """Words, and the reason why each has no effect; an empty text for a word that has one."""
    words = emulated.emulation.words
    for collection in emulated.behaviour.collections:
        for word in words[collection.name.text]:
            yield word, _in_collection(collection, reveal(word.text))
    for work in emulated.works:
        for word in words[work.effect.operation.text]:
            yield word, _in_effect(work, reveal(word.text))
            yield word, _in_list(emulated, work, reveal(word.text))
        listing = work.effect.listing
        for word in (each.name for each in listing.envelope):
            for key, filled in (("into", listing.into), ("total", listing.total)):
                if filled is not None and filled.text == word.text:
                    yield word, f"{quote(key)} fills this member of the response"
            if reveal(word.text) in filled_by_paging(emulated, work):
                yield word, f"the paging of {work.name} fills this member of the response"


def _in_collection(collection: Collection, word: str) -> str:
    return _OF_CHILDREN.get(word, "") if collection.parent is not None else ""


def _in_effect(work: OperationEffect, word: str) -> str:
    response, verb = response_of(work), work.effect.verb
    if word == "store" and verb not in _STORING:
        return f"{work.name} neither creates nor changes an item"
    if word in _OF_VERB and verb != _OF_VERB[word][0]:
        return f"{work.name} does not {_OF_VERB[word][1]}"
    if word == "into" and verb == "none":
        return f"{work.name} uses no items"
    if word == "envelope" and verb != "list" and work.effect.listing.into is None:
        return f"the response of {work.name} is the item; `into` names a member that is"
    if word == "starts" and work.operation.long_running is None:
        return f"{work.name} is not long-running"
    if word == "if_match" and verb not in OF_ONE:
        return f"{work.name} does not use one existing item"
    if word == "response" and response is not None and response.type is None:
        return f"the response {response.status} of {work.name} has no body"
    return ""


def _in_list(emulated: EmulatedService, work: OperationEffect, word: str) -> str:
    """The reason why a word about lists has no effect, with or without pages."""
    if work.effect.verb != "list":
        return ""
    pages, into = emulated.catalog.pages(work.operation), work.effect.listing.into
    is_said = word in ("into", "limit") or (word == "total" and _has_total(pages))
    if pages is None and work.operation.paging is not None:
        # reported by itself
        return ""
    if pages is not None and is_said:
        return f"the paging of {work.name} says it"
    if pages is None and word == "page":
        return f"{work.name} has no `paging`"
    is_list = into is None if pages is None else not pages.items.steps
    if word in ("total", "envelope") and is_list:
        return f"the response of {work.name} is the list; `into` names a member that is"
    return ""


def _has_total(pages: Pages | None) -> bool:
    return pages is not None and pages.total is not None
