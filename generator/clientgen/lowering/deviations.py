"""Deviations: the observed behaviour of the service, which overrides the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from clientgen.diagnostics import quote
from clientgen.ir import Deviation, Evidence, Grade, Text, reveal
from clientgen.lowering.node import Layer, Node
from clientgen.lowering.problems import Problems

Roots = Mapping[str, Node]
"""The first nodes of the paths of deviations: `service`, `types`, `operations.<group>` ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlays:
    """All deviations, and the layers that they add over the spec, by dotted path.

    `astray` is true if one changes a path that does not exist, so that the meaning of the spec is
    unknown.
    """

    deviations: tuple[Deviation, ...] = ()
    layers: Mapping[str, tuple[Layer, ...]]
    astray: bool = False

    def of(self, path: str) -> tuple[Deviation, ...]:
        """Return the deviations of the operation with this path."""
        places = ((each, f"{reveal(each.at)}.") for each in self.deviations)
        return tuple(each for each, place in places if place.startswith(f"{path}."))


def read_deviations(node: Node | None, roots: Roots, problems: Problems) -> Overlays:
    """Return the deviations under `node`; one with a wrong path is a problem."""
    deviations: list[Deviation] = []
    layers: dict[str, tuple[Layer, ...]] = {}
    astray = False
    for name, member in node.members() if node is not None else ():
        deviations.append(_read(name, member))
        at, change = member.word("at"), member.get("change")
        if _is_nowhere(member["at"], roots, problems):
            astray |= change is not None
        elif change is not None:
            layers[at] = (*layers.get(at, ()), _layer(name, member, change))
    return Overlays(deviations=tuple(deviations), layers=layers, astray=astray)


def _layer(name: str, node: Node, change: Node) -> Layer:
    below = change.layers[-1]
    evidence = Evidence(grade=_grade(node), deviation=Text(name))
    return below._replace(evidence=evidence)


def _is_nowhere(at: Node, roots: Roots, problems: Problems) -> bool:
    """Tell, and report, that a path does not exist; unreadable parts may contain anything."""
    words = str(at.value).split(".")
    if words[0] in problems.unreadable or _find(roots, words) is not None:
        return False
    missing = f"{quote(str(at.value))} does not exist in the spec"
    problems.add("SPEC207", at, missing, _nearest_parent(roots, words))
    return True


def _find(roots: Roots, words: list[str]) -> Node | None:
    names = [".".join(words[:length]) for length in range(len(words), 0, -1)]
    root = next((name for name in names if name in roots), "")
    node = roots.get(root)
    for word in words[len(root.split(".")) :]:
        node = node.get(word) if node is not None else None
    return node


def _nearest_parent(roots: Roots, words: list[str]) -> str:
    for length in range(len(words) - 1, 0, -1):
        parent = _find(roots, words[:length])
        if parent is not None and parent.keys():
            known = ", ".join(quote(key) for key in parent.keys()[:8])
            return f"{quote('.'.join(words[:length]))} has {known}"
    return "a path begins with `service`, `operations.<group>`, `types` or `errors`"


def _grade(node: Node) -> Grade:
    return cast("Grade", node.word("grade"))


def _read(name: str, node: Node) -> Deviation:
    change = node.get("change")
    return Deviation(
        name=Text(name),
        at=Text(node.word("at")),
        documented=Text(node.word("documented")),
        observed=Text(node.word("observed")),
        grade=_grade(node),
        reason=Text(node.word("reason")),
        location=node.location,
        changed=tuple(map(Text, _leaves(node.word("at"), change))) if change is not None else (),
    )


def _leaves(path: str, node: Node) -> Iterator[str]:
    """The paths of the values below a node that are not mappings; `path` is where they are laid."""
    members = [*node.members()] if isinstance(node.value, dict) else []
    if not members:
        yield path
    for key, member in members:
        yield from _leaves(f"{path}.{key}", member)
