"""Reachability and cycles in a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clientgen.ir import Text


def components(leads: Mapping[Text, Sequence[Text]]) -> list[tuple[Text, ...]]:
    """Return the sorted strongly connected components of a graph, in order of their first node.

    Every node that an edge leads to is a key. Tarjan's algorithm without recursion.
    """
    return sorted(_Walk(leads).found)


def in_order(leads: Mapping[Text, Sequence[Text]]) -> list[tuple[Text, ...]]:
    """Return the strongly connected components, each sorted, after the ones that it leads to."""
    return _Walk(leads).found


def cyclic(leads: Mapping[Text, Sequence[Text]]) -> set[Text]:
    """Return the nodes that are in a cycle: edges lead from them back to themselves."""
    return {
        node
        for component in components(leads)
        for node in component
        if len(component) > 1 or node in leads[node]
    }


def leading_to(leads: Mapping[Text, Sequence[Text]], goals: Iterable[Text]) -> frozenset[Text]:
    """Return the nodes from which edges lead to one of `goals`, and the goals themselves."""
    sources: dict[Text, list[Text]] = {}
    for node, targets in leads.items():
        for target in targets:
            sources.setdefault(target, []).append(node)
    waiting, found = list(goals), set[Text]()
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += sources.get(node, ())
    return frozenset(found)


class _Walk:
    """One walk over a graph, with its results so far."""

    def __init__(self, leads: Mapping[Text, Sequence[Text]]) -> None:
        self.leads = leads
        self.order: dict[Text, int] = {}
        self.low: dict[Text, int] = {}
        self.open: dict[Text, None] = {}
        self.found: list[tuple[Text, ...]] = []
        for node in leads:
            if node not in self.order:
                self.visit(node)

    def visit(self, root: Text) -> None:
        stack: list[tuple[Text, Iterator[Text]]] = [self.enter(root)]
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                self.leave(node)
                if stack:
                    above = stack[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])
            elif following not in self.order:
                stack.append(self.enter(following))
            elif following in self.open:
                self.low[node] = min(self.low[node], self.order[following])

    def enter(self, node: Text) -> tuple[Text, Iterator[Text]]:
        self.order[node] = self.low[node] = len(self.order)
        self.open[node] = None
        return node, iter(self.leads[node])

    def leave(self, node: Text) -> None:
        if self.low[node] != self.order[node]:
            return
        component: list[Text] = []
        while not component or component[-1] != node:
            component.append(self.open.popitem()[0])
        self.found.append(tuple(sorted(component)))
