"""Sources of values: the things that they name exist, and can be used in this place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.catalog import is_object
from clientgen.diagnostics import quote
from clientgen.ir import Collection, ValueSource, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    argument_of,
    did_you_mean,
    emulation_rule,
)
from clientgen.rules.emulation.members import member, member_names, near_member
from clientgen.rules.emulation.stored_members import StoredMember, is_stored, stored_members
from clientgen.rules.emulation.visible_sources import SourceUse, source_uses
from clientgen.rules.rule import Finding, at


def _argument(source: ValueSource) -> str:
    return reveal(argument_of(source).text)


def _at(source: ValueSource, message: str, hint: str = "") -> Finding:
    return at(argument_of(source), message, hint)


@emulation_rule("SPEC510", "a source names a parameter that the operation does not have")
def _parameters(emulated: EmulatedService) -> Iterator[Finding]:
    for use in source_uses(emulated):
        if use.source.kind != "parameter":
            continue
        known = emulated.catalog.parameters_of(use.work.operation)
        if argument_of(use.source).text not in known:
            name = quote(_argument(use.source))
            hint = did_you_mean(_argument(use.source), known)
            yield _at(use.source, f"{use.work.name} has no parameter {name}", hint)


@emulation_rule("SPEC511", "a source names a member that the body does not have")
def _bodies(emulated: EmulatedService) -> Iterator[Finding]:
    catalog = emulated.catalog
    for use in source_uses(emulated):
        if use.source.kind != "body":
            continue
        body, path = use.work.operation.body, _argument(use.source)
        if body is None:
            yield _at(use.source, f"{use.work.name} has no body")
        elif path and not is_object(catalog, body.type):
            hint = "write `body: true` for the whole body"
            yield _at(use.source, f"the body of {use.work.name} has no members", hint)
        elif member(catalog, body.type, path) is None:
            message = f"{quote(path)} is not a member of the body of {use.work.name}"
            yield _at(use.source, message, near_member(catalog, body.type, path))


@emulation_rule("SPEC513", "a stored member that no operation or seed stores")
def _never_stored(emulated: EmulatedService) -> Iterator[Finding]:
    if not emulated.whole:
        return
    stored = {name: stored_members(emulated, each) for name, each in emulated.collections.items()}
    for word, collection in _stored_words(emulated):
        known = stored[collection.name.text]
        if not is_stored(emulated, known, reveal(word.text)):
            name = quote(reveal(collection.name.text))
            path = quote(reveal(word.text))
            message = f"no operation or seed stores {path} in the items of {name}"
            yield at(word, message, did_you_mean(word.text, _paths(emulated, known)))


def _stored_words(emulated: EmulatedService) -> Iterator[tuple[Word, Collection]]:
    """Every word that names a stored member, with the collection whose items should have it."""
    for use in source_uses(emulated):
        collection = {"stored": use.item, "parent": use.parent}.get(use.source.kind)
        if collection is not None:
            yield argument_of(use.source), collection
    for work in emulated.works:
        listing = work.effect.listing
        words = [each.stored for each in listing.where]
        words += [listing.order] if listing.order is not None else []
        if work.collection is not None:
            yield from ((word, work.collection) for word in words)


def _paths(emulated: EmulatedService, stored: Iterable[StoredMember]) -> Iterator[str]:
    for each in stored:
        if each.path:
            yield each.path
        else:
            yield from member_names(emulated.catalog, each.kind)


@emulation_rule("SPEC520", "a source that cannot be used in this place")
def _unusable(emulated: EmulatedService) -> Iterator[Finding]:
    for each in emulated.behaviour.headers:
        if not _is_free(each.source):
            message = "a header of every response cannot use values of a request or an item"
            yield _at(each.source, message, "use `constant` or `generate`")
    for use in source_uses(emulated):
        lacking = _lacking(use)
        if lacking:
            kind = quote(use.source.kind)
            message = f"{kind} cannot be used under {quote(use.key)} of {use.work.name}: {lacking}"
            yield _at(use.source, message, _instead(use))


def _is_free(source: ValueSource) -> bool:
    """Tell whether a source needs neither a request nor a collection."""
    serial = source.kind == "generate" and _argument(source) == "serial"
    return source.kind in ("constant", "generate") and not serial


def _lacking(use: SourceUse) -> str:
    match use.source.kind:
        case "count" if _counts_listed(use):
            return ""
        case "stored" | "version" | "count" if use.item is None:
            return "there is no item"
        case "parent" if use.parent is None:
            return "there is no parent"
        case "generate" if _argument(use.source) == "serial" and use.work.collection is None:
            return "there is no collection that could give the number"
        case _:
            return ""


def _counts_listed(use: SourceUse) -> bool:
    return use.listed is not None and argument_of(use.source).text == use.listed.name.text


def _instead(use: SourceUse) -> str:
    """Return a hint if the author may have meant another source."""
    if use.source.kind == "count" and use.listed is not None:
        name = quote(f"count: {reveal(use.listed.name.text)}")
        return f"{name} is the number of listed items"
    if use.source.kind == "stored" and use.item is None and use.parent is not None:
        return "use `parent` for a stored member of the parent"
    return ""
