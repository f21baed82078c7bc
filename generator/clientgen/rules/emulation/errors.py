"""Errors that the emulator responds with: each operation declares those that it can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.diagnostics import quote
from clientgen.ir import Collection, ErrorCode, ErrorResponse, Text, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    emulation_rule,
    errors_named_by,
)
from clientgen.rules.emulation.violable_constraints import violable_constraints
from clientgen.rules.rule import Finding, at


@dataclass(frozen=True, slots=True, kw_only=True)
class _PossibleError:
    """An error that an operation can respond with, and the word that makes it possible."""

    code: Text
    word: Word


@emulation_rule(
    "SPEC508", "an error of the emulator that the operation does not declare", apart=True
)
def _undeclared(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        declared = emulated.catalog.errors_of(work.operation)
        for error in dict.fromkeys(_possible_errors(emulated, work)):
            if error.code in emulated.catalog.errors and error.code not in declared:
                code = quote(reveal(error.code))
                message = f"{work.name} can respond with {code}, which it does not declare"
                yield at(error.word, message, f"add {code} to the `errors` of the operation")
        yield from _undocumented(emulated, work)


def _undocumented(emulated: EmulatedService, work: OperationEffect) -> Iterator[Finding]:
    """Errors that are chosen by a status for which `errors.yaml` has no error."""
    for word, collection in emulated.sought(work):
        if collection.missing is None and _of_status(emulated, 404) is None:
            message = f"errors.yaml has no error with status 404 for {_missing(collection)}"
            yield at(word, message, "add `missing` to the collection, with an error of errors.yaml")
    clash = _clash(work)
    if clash is not None and clash[1].taken is None and _of_status(emulated, 409) is None:
        message = f"errors.yaml has no error with status 409 for {_duplicate(clash[1])}"
        yield at(clash[0], message, "add `taken` to the collection, with what happens then")


def _missing(collection: Collection) -> str:
    return f"a missing item of {quote(reveal(collection.name.text))}"


def _duplicate(collection: Collection) -> str:
    return f"a second item of {quote(reveal(collection.name.text))} with the same key"


def _possible_errors(emulated: EmulatedService, work: OperationEffect) -> Iterator[_PossibleError]:
    effect = work.effect
    yield from (_of(error) for error in errors_named_by(effect))
    for word, collection in emulated.sought(work):
        yield from _at_word(_code(emulated, collection.missing, 404), word)
    clash = _clash(work)
    if clash is not None and not isinstance(clash[1].taken, str):
        yield from _at_word(_code(emulated, clash[1].taken, 409), clash[0])
    yield from _invalid(emulated, work)


def _of(error: ErrorResponse) -> _PossibleError:
    return _PossibleError(code=error.code.text, word=error.code)


def _at_word(code: Text | None, word: Word) -> Iterator[_PossibleError]:
    if code is not None:
        yield _PossibleError(code=code, word=word)


def _code(emulated: EmulatedService, error: ErrorResponse | None, status: int) -> Text | None:
    if error is not None:
        return error.code.text
    known = _of_status(emulated, status)
    return known.name if known is not None else None


def _of_status(emulated: EmulatedService, status: int) -> ErrorCode | None:
    return next((each for each in emulated.catalog.errors.values() if each.status == status), None)


def _clash(work: OperationEffect) -> tuple[Word, Collection] | None:
    """Return the collection in which a new item can have a duplicate key, with its word.

    None if the effect creates no item, or always gives it a new key.
    """
    word, own = work.effect.collection, work.collection
    if work.effect.verb != "create" or own is None or word is None:
        return None
    sources = [each.source for each in work.effect.store if each.name.text == own.key.text]
    fresh = tuple(Text(kind) for kind in ("uuid", "key", "hex", "serial"))
    always_new = any(each.kind == "generate" and each.argument.value in fresh for each in sources)
    return None if always_new else (word, own)


def _invalid(emulated: EmulatedService, work: OperationEffect) -> Iterator[_PossibleError]:
    """The errors of requests that break a constraint of a parameter or of the body."""
    violable = dict.fromkeys(violable_constraints(emulated.catalog, work.operation))
    for name, rule in violable:
        entry = next(
            (
                each
                for each in emulated.behaviour.invalid
                if _allows(each.at, name) and _allows(each.rules, Text(rule))
            ),
            None,
        )
        if entry is not None:
            yield _of(entry.error)
        else:
            yield from _at_word(_code(emulated, None, 400), work.effect.operation)


def _allows(words: tuple[Word, ...], name: Text) -> bool:
    return not words or any(word.text == name for word in words)
