"""Sources of values: what they look at is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.diagnostics import quote
from clientgen.ir import Collection, ValueSource, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    argument_of,
    at,
    did_you_mean,
    on_emulation,
)
from clientgen.rules.emulation.members import is_object, member, member_names, near_member
from clientgen.rules.emulation.stored_members import StoredMember, is_stored, supplies
from clientgen.rules.emulation.visible_sources import SourceUse, source_uses
from clientgen.rules.rule import Finding, Rule


def _argument(source: ValueSource) -> str:
    return reveal(argument_of(source).text)


def _at(source: ValueSource, message: str, hint: str = "") -> Finding:
    return at(argument_of(source), message, hint)


def _parameters(emulated: EmulatedService) -> Iterator[Finding]:
    for use in source_uses(emulated):
        if use.source.kind != "parameter":
            continue
        known = emulated.parameters(use.work.operation)
        if use.source.argument.value not in known:
            name = quote(_argument(use.source))
            hint = did_you_mean(_argument(use.source), known)
            yield _at(use.source, f"{use.work.name} has no parameter {name}", hint)


def _bodies(emulated: EmulatedService) -> Iterator[Finding]:
    scope = emulated.scope
    for use in source_uses(emulated):
        if use.source.kind != "body":
            continue
        body, path = use.work.operation.body, _argument(use.source)
        if body is None:
            yield _at(use.source, f"{use.work.name} takes no body")
        elif path and not is_object(scope, body.type):
            hint = "write `body: true` for the whole body"
            yield _at(use.source, f"the body of {use.work.name} has no members", hint)
        elif member(scope, body.type, path) is None:
            message = f"{quote(path)} is not a member of the body of {use.work.name}"
            yield _at(use.source, message, near_member(scope, body.type, path))


def _never_stored(emulated: EmulatedService) -> Iterator[Finding]:
    if not emulated.whole:
        return
    stored = {name: supplies(emulated, each) for name, each in emulated.collections.items()}
    for word, collection in _stored_words(emulated):
        known = stored[collection.name.text]
        if not is_stored(emulated, known, reveal(word.text)):
            name = quote(reveal(collection.name.text))
            message = f"nothing stores {quote(reveal(word.text))} in items of {name}"
            yield at(word, message, did_you_mean(word.text, _paths(emulated, known)))


def _stored_words(emulated: EmulatedService) -> Iterator[tuple[Word, Collection]]:
    """Every word that names a stored member, with the collection whose items should have it."""
    for use in source_uses(emulated):
        looked_at = {"stored": use.item, "parent": use.parent}.get(use.source.kind)
        if looked_at is not None:
            yield argument_of(use.source), looked_at
    for work in emulated.works:
        listing = work.effect.listing
        words = [each.stored for each in listing.where]
        words += [listing.order] if listing.order is not None else []
        if work.collection is not None:
            yield from ((word, work.collection) for word in words)


def _paths(emulated: EmulatedService, stored: Iterable[StoredMember]) -> Iterator[str]:
    for supply in stored:
        if supply.path:
            yield supply.path
        else:
            yield from member_names(emulated.scope, supply.kind)


def _blind(emulated: EmulatedService) -> Iterator[Finding]:
    for each in emulated.behaviour.headers:
        if not _is_free(each.source):
            message = "a header of every answer knows no request and no item"
            yield _at(each.source, message, "give it a `constant`, or `generate` it")
    for use in source_uses(emulated):
        lacking = _lacking(use)
        if lacking:
            yield _at(use.source, f"under `{use.where}` of {use.work.name} there is {lacking}")


def _is_free(source: ValueSource) -> bool:
    """Tell whether a source needs neither a request nor a collection."""
    serial = source.kind == "generate" and _argument(source) == "serial"
    return source.kind in ("constant", "generate") and not serial


def _lacking(use: SourceUse) -> str:
    match use.source.kind:
        case "stored" | "version" | "count" if use.item is None:
            return "no item to look at"
        case "parent" if use.parent is None:
            return "no parent to look at"
        case "generate" if _argument(use.source) == "serial" and use.work.collection is None:
            return "no collection to count in"
        case _:
            return ""


RULES = (
    Rule(
        code="SPEC510",
        summary="a source names a parameter that the operation has not",
        find=on_emulation(_parameters),
    ),
    Rule(
        code="SPEC511",
        summary="a source names a member that the body has not",
        find=on_emulation(_bodies),
    ),
    Rule(
        code="SPEC513",
        summary="a stored member that nothing stores",
        find=on_emulation(_never_stored),
    ),
    Rule(
        code="SPEC520",
        summary="a source that has nothing to look at",
        find=on_emulation(_blind),
    ),
)
