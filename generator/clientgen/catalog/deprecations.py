"""Deprecated operations, parameters and fields, and their replacements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from clientgen.ir import Deprecation, Field, Operation, Parameter, Service, Text, fields_of

Deprecable = Operation | Parameter | Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecated:
    """A deprecated node; `others` contains its possible replacements, by name."""

    node: Deprecable
    says: Deprecation
    others: Mapping[Text, Deprecable]

    @property
    def instead(self) -> Deprecable | None:
        """The replacement, None if no node has that name."""
        return self.others.get(self.says.instead) if self.says.instead is not None else None


def deprecations(service: Service) -> Iterator[Deprecated]:
    """All deprecated nodes of `service`."""
    yield from _of({each.full_name: each for each in service.operations})
    yield from _of_members(service.parameters)
    yield from chain.from_iterable(_of_members(each.parameters) for each in service.operations)
    yield from chain.from_iterable(_of_members(fields_of(each.type)) for each in service.types)


def _of_members(members: Iterable[Parameter | Field]) -> Iterator[Deprecated]:
    return _of({each.wire_name: each for each in members})


def _of(named: Mapping[Text, Deprecable]) -> Iterator[Deprecated]:
    for node in named.values():
        if node.deprecated is not None:
            others = {name: other for name, other in named.items() if other is not node}
            yield Deprecated(node=node, says=node.deprecated, others=others)
