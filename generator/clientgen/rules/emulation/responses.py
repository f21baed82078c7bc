"""Responses: each member that has a source exists, and each required member has one."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, is_object
from clientgen.diagnostics import quote
from clientgen.ir import (
    AnyType,
    IntegerType,
    Kind,
    ListType,
    RecordType,
    Response,
    Text,
    Word,
    reveal,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    did_you_mean,
    emulation_rule,
    response_of,
    responses_of,
)
from clientgen.rules.emulation.filled_parts import (
    SCALAR,
    FilledPart,
    filled_parts,
    given_by_sources,
    is_whole,
    member_type,
)
from clientgen.rules.emulation.members import member, member_names, near_member
from clientgen.rules.emulation.stored_members import StoredMember, is_stored
from clientgen.rules.rule import Finding, at


@emulation_rule("SPEC512", "a source for a member that the response does not have", apart=True)
def _unknown_members(emulated: EmulatedService) -> Iterator[Finding]:
    catalog, parts = emulated.catalog, tuple(filled_parts(emulated))
    together: dict[tuple[int, str], list[FilledPart]] = {}
    for part in parts:
        together.setdefault((id(part.work), part.key), []).append(part)
    for part in parts:
        beside = together[id(part.work), part.key]
        for word in (each.name for each in part.sources if part is beside[0]):
            path = reveal(word.text)
            if any(_has(catalog, each, path) for each in beside):
                continue
            if is_object(catalog, part.kind):
                message = f"{quote(path)} is not a member of {part.name}"
                yield at(word, message, near_member(catalog, part.kind, path))
            else:
                message = f"{part.name} is {_what(catalog, part.kind)} and has no members"
                yield at(word, message, f"name the source {quote(SCALAR)}")


def _has(catalog: Catalog, part: FilledPart, path: str) -> bool:
    if is_object(catalog, part.kind):
        return member(catalog, part.kind, path) is not None
    return path in part.scalars


def _what(catalog: Catalog, kind: Kind) -> str:
    return "a list" if isinstance(catalog.bare(kind), ListType) else "a value"


@emulation_rule("SPEC516", "a list or an item that the response cannot contain")
def _lists(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        pages = emulated.catalog.pages(work.operation)
        if pages is None and work.operation.paging is not None:
            # reported by itself
            continue
        if work.effect.verb == "list" and pages is None:
            for response in responses_of(work):
                yield from _listed(emulated, work, response)
        elif work.effect.verb == "list":
            for response in responses_of(work):
                yield from _total(emulated, work, response.type)
        elif work.effect.listing.into is not None:
            for response in responses_of(work):
                yield from _contained(emulated, work, response, work.effect.listing.into)


def _contained(
    emulated: EmulatedService, work: OperationEffect, response: Response, into: Word
) -> Iterator[Finding]:
    """The faults of the member of a response that is to be the item."""
    if response.type is None:
        message = (
            f"{work.name} has no response for an item: its response {response.status} has no body"
        )
        yield at(into, message)
    elif not is_whole(emulated, response.type):
        found, name = member_type(emulated, response.type, into.text), quote(reveal(into.text))
        if found is None:
            hint = did_you_mean(into.text, member_names(emulated.catalog, response.type))
            yield at(into, f"{name} is not a member of the response of {work.name}", hint)
        elif not is_object(emulated.catalog, found):
            yield at(into, f"{name} in the response of {work.name} must be a record")


def _listed(
    emulated: EmulatedService, work: OperationEffect, response: Response
) -> Iterator[Finding]:
    word, into = work.effect.collection, work.effect.listing.into
    if word is not None:
        if response.type is None:
            yield at(
                word, f"{work.name} lists items, but its response {response.status} has no body"
            )
        elif is_whole(emulated, response.type) and response is not response_of(work):
            return
        elif into is not None:
            yield from _envelope(emulated, work, response.type, into)
        elif not isinstance(emulated.catalog.bare(response.type), ListType | AnyType):
            hint = "add `into` with the member of the response that is the list"
            yield at(word, f"{work.name} lists items, but its response is not a list", hint)


def _envelope(
    emulated: EmulatedService, work: OperationEffect, kind: Kind, into: Word
) -> Iterator[Finding]:
    yield from _of_type(emulated, work, kind, into, ListType)
    yield from _total(emulated, work, kind)


def _total(
    emulated: EmulatedService, work: OperationEffect, kind: Kind | None
) -> Iterator[Finding]:
    total = work.effect.listing.total
    if total is not None and kind is not None:
        yield from _of_type(emulated, work, kind, total, IntegerType)


def _of_type(
    emulated: EmulatedService,
    work: OperationEffect,
    kind: Kind,
    word: Word,
    wanted: type[ListType | IntegerType],
) -> Iterator[Finding]:
    found, name = member_type(emulated, kind, word.text), quote(reveal(word.text))
    if found is None:
        hint = did_you_mean(word.text, member_names(emulated.catalog, kind))
        yield at(word, f"{name} is not a member of the response of {work.name}", hint)
    elif not isinstance(emulated.catalog.bare(found), wanted):
        what = "list" if wanted is ListType else "whole number"
        yield at(word, f"{name} in the response of {work.name} must be a {what}")


@emulation_rule("SPEC517", "a required member of a response that no source fills")
def _unfilled(emulated: EmulatedService) -> Iterator[Finding]:
    for part in filled_parts(emulated) if emulated.whole else ():
        if is_object(emulated.catalog, part.kind):
            given = (*part.stored, *given_by_sources(emulated, part))
            for path in _gaps(emulated, part.kind, given):
                yield _gap(emulated, part, path)
        elif not {reveal(each.name.text) for each in part.sources}.issuperset(part.scalars):
            what = _what(emulated.catalog, part.kind)
            message = f"no source fills {part.name}, which is {what}"
            hint = f"add a source named {quote(SCALAR)} under `response`"
            yield at(part.work.effect.operation, message, hint)


def _gap(emulated: EmulatedService, part: FilledPart, path: str) -> Finding:
    message = f"no source fills {quote(path)}, which {part.name} requires"
    hint = f"add a source for it under {quote(part.key)}"
    effect = part.work.effect
    if part.key == "envelope" and effect.verb == "list" and effect.listing.total is None:
        kind = member_type(emulated, part.kind, Text(path))
        whole = kind is not None and isinstance(emulated.catalog.bare(kind), IntegerType)
        hint = f"name it under `total`, or {hint}" if whole else hint
    return at(part.work.effect.operation, message, hint)


def _gaps(
    emulated: EmulatedService, kind: Kind, given: tuple[StoredMember, ...], above: str = ""
) -> Iterator[str]:
    """The paths of required members of a type that no source gives."""
    bare = emulated.catalog.bare(kind)
    for field in bare.fields if isinstance(bare, RecordType) else ():
        path = above + reveal(field.wire_name)
        if emulated.catalog.is_constant(field.type):
            continue
        if field.required and not is_stored(emulated, given, path):
            yield path
        elif field.required and _is_assembled(emulated, given, path):
            yield from _gaps(emulated, field.type, given, f"{path}.")


def _is_assembled(emulated: EmulatedService, given: tuple[StoredMember, ...], path: str) -> bool:
    """Tell whether a member is given only by sources of its own members."""
    whole = (each for each in given if not each.path.startswith(f"{path}."))
    return not is_stored(emulated, whole, path)
