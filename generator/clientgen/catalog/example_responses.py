"""The responses of emulated operations that are always the example of their type."""

from __future__ import annotations

from dataclasses import replace

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.filling import NoSampleError
from clientgen.catalog.unions import is_object
from clientgen.ir import Assignment, Datum, Effect, Operation, Response, ValueSource, Word
from clientgen.text import ObjectValue, Text, Value, reveal, thaw

_WHOLE = Text("value")
"""The name of the source of a response that has no members."""


def with_example_responses(catalog: Catalog) -> Catalog:
    """Return a catalog in which the example of a response stands wherever emulation.yaml asks for it.

    A response whose type has no example stays empty, which rules report.
    """
    service = catalog.service
    emulation = service.emulation
    if emulation is None or not emulation.examples:
        return catalog
    operations = {each.full_name: each for each in service.operations}
    effects = tuple(
        (
            _shown(catalog, effect, operations[effect.operation.text])
            if effect.operation.text in emulation.examples and effect.operation.text in operations
            else effect
        )
        for effect in emulation.behaviour.effects
    )
    behaviour = replace(emulation.behaviour, effects=effects)
    return Catalog.of(replace(service, emulation=replace(emulation, behaviour=behaviour)))


def _shown(catalog: Catalog, effect: Effect, operation: Operation) -> Effect:
    """The effect with the examples of its response, and of the one that an argument can choose."""
    members: dict[Text, Value] = {}
    for response in _responses(effect, operation):
        try:
            value = catalog.example_of(response)
        except NoSampleError:
            return effect
        has_members = response.type is not None and is_object(catalog, response.type)
        if has_members and isinstance(value, ObjectValue):
            members |= dict(value.members)
        else:
            members[_WHOLE] = value
    # a dot in the name of a source leads to a member of a member
    found = ((name, value) for name, value in members.items() if "." not in reveal(name))
    return replace(effect, response=tuple(_constant(effect.operation, *each) for each in found))


def _responses(effect: Effect, operation: Operation) -> tuple[Response, ...]:
    """The responses with a body of the status that an effect chooses."""
    same = next(iter(operation.alternatives.values()), ())
    if effect.status is not None:
        same = operation.of_status(int(str(thaw(effect.status.value))))
    return tuple(each for each in same if each.type is not None)


def _constant(owner: Word, name: Text, value: Value) -> Assignment:
    """A member of a response that always has the same value; its place is that of its operation."""
    datum = Datum(value=value, location=owner.location, path=owner.path)
    return Assignment(
        name=Word(text=name, location=owner.location, path=owner.path),
        source=ValueSource(kind="constant", argument=datum),
    )
