"""Parts an emulator: groups of operations that share items, with the collections of these items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias, TypeVar

from clientgen.catalog import Catalog
from clientgen.ir import Collection, Effect, Emulation, Text, ValueSource, Word

_T = TypeVar("_T")
_Node: TypeAlias = tuple[str, Text]
"""A group or a collection."""


def emulated_apart(catalog: Catalog) -> Iterator[tuple[tuple[Text, ...], Emulation]]:
    """Give the names of the groups that belong together, with their part of the emulator."""
    emulation = catalog.service.emulation
    assert emulation is not None
    behaviour, together = emulation.behaviour, _joined(catalog, emulation)
    groups = [("group", each.name) for each in catalog.service.groups if each.operations]
    named = together.sort([(node, node[1]) for node in groups])
    collections = together.sort([(("collection", c.name.text), c) for c in behaviour.collections])
    owners = {each.full_name: each.group for each in catalog.service.operations}
    used = [(("group", owners[each.operation.text]), each) for each in behaviour.effects]
    effects = together.sort(used)
    for root, names in named.items():
        own = tuple(collections.get(root, ()))
        part = replace(behaviour, collections=own, effects=tuple(effects.get(root, ())))
        inside = {each.name.text for each in own}
        sample = tuple(each for each in emulation.sample if each.name.text in inside)
        yield tuple(names), replace(emulation, behaviour=part, words={}, tour=(), sample=sample)


def _joined(catalog: Catalog, emulation: Emulation) -> _Together:
    together = _Together()
    for collection in emulation.behaviour.collections:
        together.join(_of_collection(collection))
    for effect in emulation.behaviour.effects:
        together.join(_of_effect(effect, catalog))
    for operation in catalog.operations.values():
        words = operation.long_running
        polled = catalog.operations.get(words.poll.text) if words is not None else None
        if polled is not None:
            together.join([("group", operation.group), ("group", polled.group)])
    return together


class _Together:
    """Sets of nodes that are joined."""

    def __init__(self) -> None:
        self._above: dict[_Node, _Node] = {}

    def join(self, nodes: list[_Node]) -> None:
        """Put nodes into one set."""
        first = self.root(nodes[0])
        for each in nodes[1:]:
            self._above[self.root(each)] = first

    def sort(self, things: Iterable[tuple[_Node, _T]]) -> dict[_Node, list[_T]]:
        """Return things by the sets of their nodes."""
        found: dict[_Node, list[_T]] = {}
        for node, thing in things:
            found.setdefault(self.root(node), []).append(thing)
        return found

    def root(self, node: _Node) -> _Node:
        """Return the node that stands for the set of another."""
        while node in self._above and self._above[node] != node:
            above = self._above[node]
            self._above[node] = self._above.get(above, above)
            node = above
        return node


def _of_collection(collection: Collection) -> list[_Node]:
    parent = collection.parent
    return _collections([collection.name, *([parent] if parent is not None else [])])


def _of_effect(effect: Effect, catalog: Catalog) -> list[_Node]:
    """The group of an operation, and the groups and collections that its effect names."""
    words = [each for each in (effect.collection,) if each is not None]
    words += [each.collection for each in effect.children]
    words += [each.collection for each in effect.require]
    words += [each.collection for each in effect.refuse_with_children]
    words += [effect.starts.collection] if effect.starts is not None else []
    nodes: list[_Node] = [("group", catalog.operations[effect.operation.text].group)]
    nodes += _collections(words)
    for source in _sources(effect):
        argument = source.argument.value
        name = argument if isinstance(argument, Text) else Text("")
        nodes += [("collection", name)] if source.kind == "count" and name else []
        linked = catalog.operations.get(name) if source.kind == "link" else None
        nodes += [("group", linked.group)] if linked is not None else []
    return nodes


def _collections(words: list[Word]) -> list[_Node]:
    return [("collection", word.text) for word in words]


def _sources(effect: Effect) -> Iterator[ValueSource]:
    beside = (*effect.children, *([effect.starts] if effect.starts is not None else []))
    assigned = (effect.store, effect.response, effect.headers, effect.listing.envelope)
    for some in (*assigned, *(each.store for each in beside)):
        yield from (each.source for each in some)
    yield from (each.value for each in effect.require)
    yield from (each.value for each in effect.listing.where)
