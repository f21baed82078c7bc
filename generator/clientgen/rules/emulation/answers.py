"""Answers: of the declared shape, and filled from what is stored."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import quote
from clientgen.ir import AnyType, IntegerType, Kind, ListType, RecordType, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    answers,
    at,
    did_you_mean,
    on_emulation,
    response,
    wrapped,
)
from clientgen.rules.emulation.members import (
    is_object,
    member,
    member_names,
    near_member,
)
from clientgen.rules.emulation.stored_members import (
    StoredMember,
    assigned,
    is_stored,
    supplied,
    supplies,
)
from clientgen.rules.rule import Finding, Rule

SCALAR = "value"
"""The name under `answer` of an answer that has no members."""


def _unknown_members(emulated: EmulatedService) -> Iterator[Finding]:
    scope = emulated.scope
    for work, kind in answers(emulated):
        for word in (each.name for each in work.effect.answer):
            path = reveal(word.text)
            if not is_object(scope, kind):
                if path != SCALAR:
                    message = f"the answer of {work.name} is {_what(scope, kind)}, without members"
                    yield at(word, message, f"call it {quote(SCALAR)}")
            elif member(scope, kind, path) is None:
                message = f"{quote(path)} is not a member of what {work.name} answers"
                yield at(word, message, near_member(scope, kind, path))


def _what(scope: Catalog, kind: Kind) -> str:
    return "a list" if isinstance(scope.bare(kind), ListType) else "a value"


def _shapes(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        said = response(work)
        word, into = work.effect.collection, work.effect.listing.into
        if work.effect.verb != "list" or word is None or said is None:
            continue
        if said.type is None:
            yield at(word, f"{work.name} lists items, and its answer {said.status} is empty")
        elif into is not None:
            yield from _envelope(emulated, work, said.type, into)
        elif not isinstance(emulated.scope.bare(said.type), ListType | AnyType):
            hint = "say with `into` which of its members is the list"
            yield at(word, f"{work.name} lists items, and does not answer a list", hint)


def _envelope(
    emulated: EmulatedService, work: OperationEffect, kind: Kind, into: Word
) -> Iterator[Finding]:
    yield from _inside(emulated, work, kind, into, ListType)
    total = work.effect.listing.total
    if total is not None:
        yield from _inside(emulated, work, kind, total, IntegerType)


def _inside(
    emulated: EmulatedService,
    work: OperationEffect,
    kind: Kind,
    word: Word,
    wanted: type[ListType | IntegerType],
) -> Iterator[Finding]:
    found, name = wrapped(emulated, kind, word.text), quote(reveal(word.text))
    if found is None:
        hint = did_you_mean(word.text, member_names(emulated.scope, kind))
        yield at(word, f"{name} is not a member of what {work.name} answers", hint)
    elif not isinstance(emulated.scope.bare(found), wanted):
        what = "list" if wanted is ListType else "whole number"
        yield at(word, f"the member {name} of what {work.name} answers is no {what}")


def _unfilled(emulated: EmulatedService) -> Iterator[Finding]:
    for work, kind in answers(emulated) if emulated.whole else ():
        yield from _unwrapped(emulated, work)
        if is_object(emulated.scope, kind):
            for path in _gaps(emulated, kind, _given(emulated, work)):
                yield _gap(work, path, "give it a source under `answer`")
        elif not any(reveal(each.name.text) == SCALAR for each in work.effect.answer):
            message = (
                f"nothing fills the answer of {work.name}, which is {_what(emulated.scope, kind)}"
            )
            hint = f"give it a source called {quote(SCALAR)} under `answer`"
            yield at(work.effect.operation, message, hint)


def _gap(work: OperationEffect, path: str, hint: str) -> Finding:
    message = f"nothing fills {quote(path)}, which the answer of {work.name} needs"
    return at(work.effect.operation, message, hint)


def _unwrapped(emulated: EmulatedService, work: OperationEffect) -> Iterator[Finding]:
    """What the record round a list requires and neither `into` nor `total` fills."""
    said, listing = response(work), work.effect.listing
    bare = emulated.scope.bare(said.type) if said is not None and said.type is not None else None
    filled = {word.text for word in (listing.into, listing.total) if word is not None}
    fields = bare.fields if listing.into is not None and isinstance(bare, RecordType) else ()
    for field in fields:
        if field.required and field.wire_name not in filled:
            whole = isinstance(emulated.scope.bare(field.type), IntegerType)
            hint = "name it under `total`" if whole and listing.total is None else ""
            yield _gap(work, reveal(field.wire_name), hint)


def _given(emulated: EmulatedService, work: OperationEffect) -> tuple[StoredMember, ...]:
    """All that the answer of one item can be filled from."""
    stored: tuple[StoredMember, ...] = ()
    if work.effect.verb == "create":
        stored = tuple(supplied(emulated, work))
    elif work.collection is not None:
        stored = supplies(emulated, work.collection)
    return (*stored, *assigned(emulated, work.operation, work.effect.answer))


def _gaps(
    emulated: EmulatedService, kind: Kind, given: tuple[StoredMember, ...], above: str = ""
) -> Iterator[str]:
    """The members that a type requires and nothing gives."""
    bare = emulated.scope.bare(kind)
    for field in bare.fields if isinstance(bare, RecordType) else ():
        path = above + reveal(field.wire_name)
        if field.required and not is_stored(emulated, given, path):
            yield path
        elif field.required and _in_parts(emulated, given, path):
            yield from _gaps(emulated, field.type, given, f"{path}.")


def _in_parts(emulated: EmulatedService, given: tuple[StoredMember, ...], path: str) -> bool:
    """Tell whether a member is only ever put together from its own members."""
    whole = (supply for supply in given if not supply.path.startswith(f"{path}."))
    return not is_stored(emulated, whole, path)


RULES = (
    Rule(
        code="SPEC512",
        summary="a source for a member that the answer has not",
        find=on_emulation(_unknown_members),
    ),
    Rule(
        code="SPEC516",
        summary="a list in an answer that has no place for it",
        find=on_emulation(_shapes),
    ),
    Rule(
        code="SPEC517",
        summary="a required member of an answer that nothing fills",
        find=on_emulation(_unfilled),
    ),
)
