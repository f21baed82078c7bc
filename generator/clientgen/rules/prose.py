"""Text that people read: descriptions, titles, notes, reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clientgen.catalog import Catalog, deprecations
from clientgen.diagnostics import Location
from clientgen.ir import (
    Auth,
    Emulation,
    EnumType,
    ErrorCode,
    FixedHeader,
    Header,
    IntegerType,
    Operation,
    Parameter,
    Service,
    Source,
    Text,
    TypeDefinition,
    Word,
    fields_of,
    joined,
    reveal,
)
from clientgen.rules.emulation.emulated_service import error_responses
from clientgen.rules.rule import Finding, at, rule

# Listed here and not taken from `unicodedata`, so that the result is the same in every Python:
# controls, soft hyphen, line separators, bidirectional and invisible marks, surrogates,
# annotations, tags and code points that are not characters. Joiners (U+200C, U+200D) are
# allowed, because scripts and emoji need them.
_DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)


class Slot(NamedTuple):
    """A place for free text: its owner, and `below` it the text."""

    text: Text | None
    location: Location
    path: Text
    below: str = ""


def slots(catalog: Catalog) -> Iterator[Slot]:
    """Every place of a service for text that people read."""
    service = catalog.service
    yield from _of_service(service)
    for group in service.groups:
        path = joined("operations.", group.name, ".summary")
        yield Slot(text=group.summary, location=group.location, path=path)
    for operation in service.operations:
        yield from _of_operation(operation)
    for each in deprecations(service):
        says = each.says
        yield Slot(text=says.since, location=says.location, path=says.path, below=".since")
    for definition in service.types:
        yield from _of_type(definition)
    for part, use in catalog.parts():
        for word in part.names if isinstance(part, IntegerType) else ():
            yield Slot(text=word.name, location=use.location, path=use.path, below=".names")
    for error in service.errors:
        yield from _of_error(error)
    if service.emulation is not None:
        yield from _of_emulation(service.emulation)


def _of_service(service: Service) -> Iterator[Slot]:
    for word in ("title", "summary", "description", "api_version"):
        text: Text | None = getattr(service, word)
        yield Slot(text=text, location=service.location, path=joined("service.", word))
    for page in service.documents:
        path = joined("service.documents.", page.name)
        yield Slot(text=page.title, location=page.location, path=path)
    for author in service.release.authors:
        yield Slot(
            text=author.name,
            location=service.release.location,
            path=Text("service.python.authors"),
        )
    yield from _described(service.request_headers)
    yield from _described(service.auth)
    for auth in service.auth:
        for name, text in auth.members:
            yield Slot(text=text, location=auth.location, path=joined(auth.path, ".", name))
    yield from _described((*service.parameters, *service.response_headers))
    for deviation in service.deviations:
        path = joined("deviations.", deviation.name)
        for text in (deviation.documented, deviation.observed, deviation.reason):
            yield Slot(text=text, location=deviation.location, path=path)


def _description(text: Text | None, location: Location, path: Text) -> Slot:
    return Slot(text, location, path, ".description")


def _described(owners: Iterable[Auth | FixedHeader | Header | Parameter]) -> Iterator[Slot]:
    for owner in owners:
        yield _description(owner.description, owner.location, owner.path)


def _of_operation(operation: Operation) -> Iterator[Slot]:
    at, path = operation.location, operation.path
    yield Slot(text=operation.title, location=at, path=path, below=".title")
    yield _description(operation.description, at, path)
    for note in operation.notes:
        yield Slot(text=note, location=at, path=path, below=".notes")
    for caution in operation.cautions:
        yield Slot(text=caution, location=at, path=path, below=".cautions")
    yield from _section(operation.source, path)
    yield from _described(operation.parameters)
    if operation.body is not None:
        body = operation.body
        yield _description(body.description, body.location, body.path)
    for response in operation.responses:
        yield _description(response.description, response.location, response.path)
        yield from _described(response.headers)


def _section(source: Source | None, path: Text) -> Iterator[Slot]:
    if source is not None:
        yield Slot(
            text=source.section, location=source.location, path=path, below=".source.section"
        )


def _of_emulation(emulation: Emulation) -> Iterator[Slot]:
    yield from (_of_word(step.text) for step in emulation.tour)
    for error in error_responses(emulation.behaviour):
        if error.message is not None:
            yield _of_word(error.message)


def _of_word(word: Word) -> Slot:
    return Slot(text=word.text, location=word.location, path=word.path)


def _of_type(definition: TypeDefinition) -> Iterator[Slot]:
    kind, path = definition.type, definition.path
    yield _description(definition.description, definition.location, path)
    for note in definition.notes:
        yield Slot(text=note, location=definition.location, path=path, below=".notes")
    yield from _section(definition.source, path)
    for field in fields_of(kind):
        yield _description(field.description, field.location, field.path)
    for member in kind.members if isinstance(kind, EnumType) else ():
        yield Slot(
            text=member.description, location=member.location, path=path, below=".descriptions"
        )


def _of_error(error: ErrorCode) -> Iterator[Slot]:
    yield Slot(text=error.title, location=error.location, path=error.path, below=".title")
    yield Slot(text=error.message, location=error.location, path=error.path, below=".message")
    yield from _section(error.source, error.path)
    for reason in error.reasons:
        path = joined(error.path, ".reasons.", reason.name)
        yield Slot(text=reason.text, location=reason.location, path=path, below=".text")
        yield Slot(text=reason.message, location=reason.location, path=path, below=".message")


@rule("SPEC319", "text with invisible characters", apart=True)
def _unseen(catalog: Catalog) -> Iterator[Finding]:
    for slot in slots(catalog):
        bad = _DANGEROUS.search(reveal(slot.text)) if slot.text is not None else None
        if bad is not None:
            yield at(
                slot,
                f"the text contains the invisible character U+{ord(bad[0]):04X}",
                "remove it; of control characters, text may contain line ends and tabs only",
                below=slot.below,
            )
