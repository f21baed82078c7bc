"""Words of `emulation.yaml` that do nothing where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.diagnostics import quote
from clientgen.ir import Collection, reveal
from clientgen.rules.emulation.behaviour import (
    OF_ONE,
    Behaviour,
    OperationEffect,
    at,
    on_emulation,
    response,
)
from clientgen.rules.rule import Finding, Rule

_STORING = ("create", "update", "replace")


def _idle(behaviour: Behaviour) -> Iterator[Finding]:
    for collection in behaviour.emulation.collections:
        yield from _of_collection(collection)
    for work in behaviour.works:
        for word in work.effect.words:
            reason = _reason(work, reveal(word.text))
            if reason:
                yield at(word, f"{quote(reveal(word.text))} does nothing here: {reason}")


def _of_collection(collection: Collection) -> Iterator[Finding]:
    reasons = {
        "scope": "children have the scope of their parent",
        "seed": "the seeds of children stand in those of their parent",
    }
    for word in collection.words if collection.parent is not None else ():
        reason = reasons.get(reveal(word.text))
        if reason is not None:
            yield at(word, f"{quote(reveal(word.text))} does nothing here: {reason}")


def _reason(work: OperationEffect, word: str) -> str:
    said, verb = response(work), work.effect.verb
    if word == "store" and verb not in _STORING:
        return f"{work.name} neither creates nor changes an item"
    if word == "if_match" and verb not in OF_ONE:
        return f"{work.name} names no item that has a version"
    if word == "answer" and said is not None and said.type is None:
        return f"the answer {said.status} of {work.name} is empty"
    return ""


RULES = (
    Rule(
        code="SPEC519",
        summary="a word of emulation.yaml that does nothing",
        find=on_emulation(_idle),
    ),
)
