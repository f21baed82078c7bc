"""Errors that the emulator answers: each is one that the operation declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.diagnostics import quote
from clientgen.ir import Collection, ErrorCode, ErrorResponse, Text, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    at,
    errors_named_by,
    on_emulation,
)
from clientgen.rules.emulation.violable_constraints import breakable
from clientgen.rules.rule import Finding, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """An error that an effect can answer, and the word to blame for it."""

    code: Text
    word: Word


def _undeclared(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        declared = emulated.scope.errors_of(work.operation)
        for answer in dict.fromkeys(_answers(emulated, work)):
            if answer.code in emulated.errors and answer.code not in declared:
                code = quote(reveal(answer.code))
                message = f"{work.name} can be answered with {code}, which it does not declare"
                hint = f"name {code} under `errors` of the operation"
                yield at(answer.word, message, hint)
        yield from _undocumented(emulated, work)


def _undocumented(emulated: EmulatedService, work: OperationEffect) -> Iterator[Finding]:
    """Mistakes whose default is the error of a status that has none."""
    for word, collection in emulated.sought(work):
        if collection.missing is None and _of_status(emulated, 404) is None:
            message = f"no error with status 404 says that {_item(collection)} is missing"
            yield at(word, message, "write `missing` with an error of errors.yaml")
    clash = _clash(work)
    if clash is not None and clash[1].taken is None and _of_status(emulated, 409) is None:
        message = f"no error with status 409 says that {_item(clash[1])} exists already"
        yield at(clash[0], message, "write what happens under `taken` of the collection")


def _item(collection: Collection) -> str:
    return f"an item of {quote(reveal(collection.name.text))}"


def _answers(emulated: EmulatedService, work: OperationEffect) -> Iterator[_Answer]:
    effect = work.effect
    yield from (_of(mistake) for mistake in errors_named_by(effect))
    for word, collection in emulated.sought(work):
        yield from _at_word(_code(emulated, collection.missing, 404), word)
    clash = _clash(work)
    if clash is not None and not isinstance(clash[1].taken, str):
        yield from _at_word(_code(emulated, clash[1].taken, 409), clash[0])
    yield from _invalid(emulated, work)


def _of(mistake: ErrorResponse) -> _Answer:
    return _Answer(code=mistake.code.text, word=mistake.code)


def _at_word(code: Text | None, word: Word) -> Iterator[_Answer]:
    if code is not None:
        yield _Answer(code=code, word=word)


def _code(emulated: EmulatedService, mistake: ErrorResponse | None, status: int) -> Text | None:
    if mistake is not None:
        return mistake.code.text
    known = _of_status(emulated, status)
    return known.code if known is not None else None


def _of_status(emulated: EmulatedService, status: int) -> ErrorCode | None:
    return next((each for each in emulated.errors.values() if each.status == status), None)


def _clash(work: OperationEffect) -> tuple[Word, Collection] | None:
    """Return where a new item can have the key of another, unless that is always a new value."""
    word, own = work.effect.collection, work.collection
    if work.effect.verb != "create" or own is None or word is None:
        return None
    sources = [each.source for each in work.effect.store if each.name.text == own.key.text]
    fresh = tuple(Text(kind) for kind in ("uuid", "key", "hex", "serial"))
    always_new = any(each.kind == "generate" and each.argument.value in fresh for each in sources)
    return None if always_new else (word, own)


def _invalid(emulated: EmulatedService, work: OperationEffect) -> Iterator[_Answer]:
    """The errors of what breaks the rules of parameters and of the body."""
    broken = dict.fromkeys(breakable(emulated.scope, work.operation))
    for name, rule in broken:
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


RULES = (
    Rule(
        code="SPEC508",
        summary="an error of the emulator that the operation does not declare",
        find=on_emulation(_undeclared),
    ),
)
