"""The operation that pages show first, and values with which it finds something in the emulator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clientgen.catalog import Catalog
from clientgen.ir import (
    Collection,
    Effect,
    ListValue,
    ObjectValue,
    Operation,
    Parameter,
    Text,
    Value,
    fields_of,
)

_FAILS = 9
"""The rank of an operation that may find nothing."""


def easiest(catalog: Catalog, operations: Iterable[Operation]) -> Operation | None:
    """Return the operation that is easiest to call: it finds something and needs few arguments."""
    return min(
        operations,
        default=None,
        key=lambda each: (
            _rank(each, catalog),
            each.deprecated is not None or any(p.deprecated for p in each.parameters if p.required),
            all(response.type is None for response in each.responses),
            each.verb != "GET",
            sum(parameter.required for parameter in each.parameters),
            len(each.parameters),
            each.body is not None,
            each.path,
        ),
    )


def first_operation(catalog: Catalog) -> Operation:
    """Return the easiest of all operations."""
    operation = easiest(catalog, catalog.service.operations)
    assert operation is not None, "a service has an operation"
    return operation


def sample_values(catalog: Catalog, operation: Operation) -> dict[Text, Value]:
    """Return values for parameters by their names: keys of items, where there are any, else examples."""
    found = _Place(catalog, operation).keys
    return {
        each.wire_name: found.get(each.wire_name, catalog.example_of(each))
        for each in operation.parameters
        if each.required
    }


def _rank(operation: Operation, catalog: Catalog) -> int:
    """Sort what finds something first, then what succeeds, then what may not."""
    place = _Place(catalog, operation)
    if place.effect is None:
        return 0
    if place.collection is None:
        return _FAILS if place.effect.require else 2
    if not place.is_complete:
        return _FAILS
    match place.effect.verb:
        case "list":
            return 0 if place.items else 1
        case "create":
            return _FAILS if place.effect.require else 3
        case "read":
            return 0 if place.items else _FAILS
        case _:
            return _FAILS


class _Place:
    """Where in the seeds and the sample an operation works.

    `items` are those of its collection, `keys` those of the items on the way there, by the name of
    the parameter; `is_complete` tells whether all of them exist.
    """

    def __init__(self, catalog: Catalog, operation: Operation) -> None:
        emulation, known = catalog.service.emulation, catalog.service.collections
        self.effect: Effect | None = catalog.service.effects.get(operation.full_name)
        self._parameters = {each.wire_name: each for each in operation.parameters}
        body = catalog.bare(operation.body.type) if operation.body is not None else None
        self._members = {each.wire_name for each in fields_of(body)} if body is not None else set()
        self.collection: Collection | None = None
        self.items: list[Value] = []
        self.keys: dict[Text, Value] = {}
        self.is_complete = True
        if self.effect is None or emulation is None or self.effect.collection is None:
            return
        self.collection = known[self.effect.collection.text]
        top, *below = reversed(list(_lineage(self.collection, known)))
        sample = [m.value.value for m in emulation.sample if m.name.text == top.name.text]
        self.items = [each.value for each in top.seed]
        self.items += [
            item for each in sample if isinstance(each, ListValue) for item in each.items
        ]
        for outer, inner in zip([top, *below], below, strict=False):
            self._enter(outer, inner)
        if self.effect.verb not in ("list", "create"):
            self._name(self.collection)

    def _enter(self, outer: Collection, inner: Collection) -> None:
        self._name(outer)
        members = _members(self.items[0]) if self.items else {}
        children = members.get(inner.name.text)
        self.items = list(children.items) if isinstance(children, ListValue) else []

    def _name(self, collection: Collection) -> None:
        """Choose the first item; the parameter that names it must allow its key."""
        name = None if collection.named_by is None else collection.named_by.text
        parameter: Parameter | None = None if name is None else self._parameters.get(name)
        if name is None or parameter is None or not self.items:
            is_there = parameter is None and name not in self._members and bool(self.items)
            self.is_complete = self.is_complete and is_there
            return
        key = _members(self.items[0]).get(collection.key.text)
        if isinstance(key, ObjectValue) or key is None:
            self.is_complete = False
        else:
            self.keys[name] = key


def _lineage(collection: Collection, known: Mapping[Text, Collection]) -> Iterable[Collection]:
    """Yield a collection and those that it is in, the outermost last."""
    yield collection
    while collection.parent is not None:
        collection = known[collection.parent.text]
        yield collection


def _members(value: Value) -> dict[Text, Value]:
    return dict(value.members) if isinstance(value, ObjectValue) else {}
