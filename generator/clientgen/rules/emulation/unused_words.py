"""Words of `emulation.yaml` that do nothing where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.diagnostics import quote
from clientgen.ir import Collection, reveal
from clientgen.rules.emulation.emulated_service import (
    OF_ONE,
    EmulatedService,
    OperationEffect,
    at,
    on_emulation,
    response,
)
from clientgen.rules.rule import Finding, Rule

_STORING = ("create", "update", "replace")


def _idle(emulated: EmulatedService) -> Iterator[Finding]:
    for collection in emulated.behaviour.collections:
        yield from _of_collection(emulated, collection)
    for work in emulated.works:
        for word in emulated.emulation.words[work.effect.operation.text]:
            reason = _reason(work, reveal(word.text))
            if reason:
                yield at(word, f"{quote(reveal(word.text))} does nothing here: {reason}")


def _of_collection(emulated: EmulatedService, collection: Collection) -> Iterator[Finding]:
    reasons = {
        "scope": "children have the scope of their parent",
        "seed": "the seeds of children stand in those of their parent",
    }
    words = emulated.emulation.words[collection.name.text]
    for word in words if collection.parent is not None else ():
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
