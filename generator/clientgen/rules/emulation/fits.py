"""Values that the emulator gives: each fits the type of what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from clientgen.diagnostics import quote
from clientgen.ir import (
    AnyType,
    IntegerType,
    ListType,
    ListValue,
    Value,
    ValueSource,
    reveal,
)
from clientgen.rules.emulation.answers import SCALAR
from clientgen.rules.emulation.behaviour import Behaviour, Work, answers, on_emulation
from clientgen.rules.emulation.members import is_object, member
from clientgen.rules.emulation.supplies import (
    Known,
    Supply,
    known_values,
    source_kind,
    supplied,
    supplies,
)
from clientgen.rules.rule import Finding, Rule
from clientgen.rules.scope import Kind
from clientgen.rules.values import misfits


def _misfitting(behaviour: Behaviour) -> Iterator[Finding]:
    # a value that several operations answer is named once
    yield from {found.location: found for found in reversed([*_misfits(behaviour)])}.values()


def _misfits(behaviour: Behaviour) -> Iterator[Finding]:
    stored = {name: supplies(behaviour, each) for name, each in behaviour.collections.items()}
    for work, kind in answers(behaviour):
        yield from _answer(behaviour, work, kind)
        if work.effect.verb == "create":
            yield from _stored(behaviour, work, kind, supplied(behaviour, work))
        elif work.collection is not None:
            yield from _stored(behaviour, work, kind, stored[work.collection.name.text])
    for work in behaviour.works:
        yield from _listing(behaviour, work)


def _answer(behaviour: Behaviour, work: Work, kind: Kind) -> Iterator[Finding]:
    for each in work.effect.answer:
        path = reveal(each.name.text)
        found = _member(behaviour, kind, path)
        if found is not None:
            for known in known_values(each.source):
                yield from _fault(behaviour, work, known, path, found)


def _member(behaviour: Behaviour, kind: Kind, path: str) -> Kind | None:
    if is_object(behaviour.scope, kind):
        return member(behaviour.scope, kind, path)
    return kind if path == SCALAR else None


def _stored(
    behaviour: Behaviour, work: Work, kind: Kind, stored: Iterable[Supply]
) -> Iterator[Finding]:
    """The stored values that are answered as they are."""
    overridden = [reveal(each.name.text) for each in work.effect.answer]
    for supply in stored:
        found = member(behaviour.scope, kind, supply.path) if supply.path else None
        if found is not None and not any(_overlap(supply.path, path) for path in overridden):
            for known in supply.known:
                yield from _fault(behaviour, work, known, supply.path, found)


def _overlap(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.") or f"{other}.".startswith(f"{path}.")


def _fault(
    behaviour: Behaviour, work: Work, known: Known, path: str, kind: Kind
) -> Iterator[Finding]:
    if known.value is None:
        return
    for fault in islice(misfits(behaviour.scope, known.value, kind, lenient=True), 1):
        yield Finding(
            location=known.location,
            path=known.path,
            message=f"{quote(known.words)} does not fit {quote(path)} "
            f"in the answer of {work.name}: {fault if known.exact else fault.partition(';')[0]}",
        )


def _listing(behaviour: Behaviour, work: Work) -> Iterator[Finding]:
    listing = work.effect.listing
    if listing.limit is not None and not _is_whole(behaviour, work, listing.limit):
        yield _at(listing.limit, f"the limit of {work.name} is no whole number")
    for each in listing.where:
        if each.comparison == "one_of" and not _is_list(behaviour, work, each.value):
            yield _at(each.value, f"`one_of` needs a list, and {work.name} has none here")


def _at(source: ValueSource, message: str) -> Finding:
    return Finding(location=source.location, path=source.path, message=message)


def _is_whole(behaviour: Behaviour, work: Work, source: ValueSource) -> bool:
    values = [known.value for known in known_values(source)]
    declared = behaviour.scope.bare(source_kind(behaviour, work.operation, source))
    return isinstance(declared, IntegerType | AnyType) and all(map(_whole, values))


def _whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_list(behaviour: Behaviour, work: Work, source: ValueSource) -> bool:
    values = [known.value for known in known_values(source)]
    declared = behaviour.scope.bare(source_kind(behaviour, work.operation, source))
    return isinstance(declared, ListType | AnyType) and all(
        isinstance(value, ListValue) for value in values
    )


RULES = (
    Rule(
        code="SPEC514",
        summary="a value of the emulator that does not fit its type",
        find=on_emulation(_misfitting),
    ),
)
