"""Errors that the emulator answers: each is one that the operation declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.diagnostics import quote
from clientgen.ir import Collection, ErrorCode, Mistake, Text, Word, reveal
from clientgen.rules.emulation.behaviour import (
    Behaviour,
    OperationEffect,
    at,
    mistakes_of,
    on_emulation,
)
from clientgen.rules.emulation.violable_constraints import breakable
from clientgen.rules.rule import Finding, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """An error that an effect can answer, and the word to blame for it."""

    code: Text
    word: Word


def _undeclared(behaviour: Behaviour) -> Iterator[Finding]:
    for work in behaviour.works:
        declared = behaviour.scope.errors_of(work.operation)
        for answer in dict.fromkeys(_answers(behaviour, work)):
            if answer.code in behaviour.errors and answer.code not in declared:
                code = quote(reveal(answer.code))
                message = f"{work.name} can be answered with {code}, which it does not declare"
                hint = f"name {code} under `errors` of the operation"
                yield at(answer.word, message, hint)
        yield from _undocumented(behaviour, work)


def _undocumented(behaviour: Behaviour, work: OperationEffect) -> Iterator[Finding]:
    """Mistakes whose default is the error of a status that has none."""
    for word, collection in behaviour.sought(work):
        if collection.missing is None and _of_status(behaviour, 404) is None:
            message = f"no error with status 404 says that {_item(collection)} is missing"
            yield at(word, message, "write `missing` with an error of errors.yaml")
    clash = _clash(work)
    if clash is not None and clash[1].taken is None and _of_status(behaviour, 409) is None:
        message = f"no error with status 409 says that {_item(clash[1])} exists already"
        yield at(clash[0], message, "write what happens under `taken` of the collection")


def _item(collection: Collection) -> str:
    return f"an item of {quote(reveal(collection.name.text))}"


def _answers(behaviour: Behaviour, work: OperationEffect) -> Iterator[_Answer]:
    effect = work.effect
    yield from (_of(mistake) for mistake in mistakes_of(effect))
    for word, collection in behaviour.sought(work):
        yield from _at_word(_code(behaviour, collection.missing, 404), word)
    clash = _clash(work)
    if clash is not None and not isinstance(clash[1].taken, str):
        yield from _at_word(_code(behaviour, clash[1].taken, 409), clash[0])
    yield from _invalid(behaviour, work)


def _of(mistake: Mistake) -> _Answer:
    return _Answer(code=mistake.code.text, word=mistake.code)


def _at_word(code: Text | None, word: Word) -> Iterator[_Answer]:
    if code is not None:
        yield _Answer(code=code, word=word)


def _code(behaviour: Behaviour, mistake: Mistake | None, status: int) -> Text | None:
    if mistake is not None:
        return mistake.code.text
    known = _of_status(behaviour, status)
    return known.code if known is not None else None


def _of_status(behaviour: Behaviour, status: int) -> ErrorCode | None:
    return next((each for each in behaviour.errors.values() if each.status == status), None)


def _clash(work: OperationEffect) -> tuple[Word, Collection] | None:
    """Return where a new item can have the key of another, unless that is always a new value."""
    word, own = work.effect.collection, work.collection
    if work.effect.verb != "create" or own is None or word is None:
        return None
    sources = [each.source for each in work.effect.store if each.name.text == own.key.text]
    fresh = tuple(Text(kind) for kind in ("uuid", "key", "hex", "serial"))
    always_new = any(each.kind == "generate" and each.argument in fresh for each in sources)
    return None if always_new else (word, own)


def _invalid(behaviour: Behaviour, work: OperationEffect) -> Iterator[_Answer]:
    """The errors of what breaks the rules of parameters and of the body."""
    broken = dict.fromkeys(breakable(behaviour.scope, work.operation))
    for name, rule in broken:
        entry = next(
            (
                each
                for each in behaviour.emulation.invalid
                if _fits(each.at, name) and _fits(each.rules, rule)
            ),
            None,
        )
        if entry is not None:
            yield _of(entry.mistake)
        else:
            yield from _at_word(_code(behaviour, None, 400), work.effect.operation)


def _fits(known: Iterable[Text | str], word: Text | str) -> bool:
    allowed = tuple(known)
    return not allowed or word in allowed


RULES = (
    Rule(
        code="SPEC508",
        summary="an error of the emulator that the operation does not declare",
        find=on_emulation(_undeclared),
    ),
)
