"""A part of a service: a catalog and symbols with nothing else in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from clientgen.catalog import Catalog, Examples, NamedTypes, Reasons
from clientgen.ir import Emulation, Group, Operation, Text, TypeDefinition
from clientgen.symbols import Symbols

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, kw_only=True)
class Focus:
    """What some outputs are made from; two with the same digest give the same bytes."""

    whole: tuple[Catalog, Symbols]
    """Those of the service, of which `catalog` and `symbols` are a part."""
    groups: tuple[Group, ...]
    operations: tuple[Operation, ...]
    types: Mapping[Text, TypeDefinition]
    emulation: Emulation | None
    digest: str

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog of the part."""
        whole, names = self.whole[0], self.types
        service = replace(
            whole.service,
            groups=self.groups,
            types=tuple(names.values()),
            emulation=self.emulation,
        )
        leads = _only(whole.leads, names)
        circles, bare_types = _only(whole.circles, names), _only(whole.bare_types, names)
        unresolved = whole.unresolved.intersection(names)
        types = NamedTypes(
            types=names, leads=leads, circles=circles, unresolved=unresolved, bare_types=bare_types
        )
        examples = _only(whole.complete_examples.whole, names)
        return Catalog(
            service=service,
            types=names,
            leads=leads,
            circles=circles,
            unresolved=unresolved,
            bare_types=bare_types,
            errors=whole.errors,
            operations={each.full_name: each for each in self.operations},
            reasons=Reasons.of(service),
            secrets=whole.secrets.intersection(names),
            shown=frozenset(),  # only rules ask what examples show
            complete_examples=Examples(types=types, whole=examples, overgrown=frozenset()),
            response_kinds=whole.response_kinds,
        )

    @cached_property
    def symbols(self) -> Symbols:
        """The symbols of the part."""
        whole, names = self.whole[1], self.types
        return replace(
            whole,
            groups={each.name: whole.groups[each.name] for each in self.groups},
            operations={each.path: whole.operations[each.path] for each in self.operations},
            types=_only(whole.types, names),
            given=_only(whole.given, names),
            checks=_only(whole.checks, names),
            headers=_only(whole.headers, _headers_of(self.catalog)),
        )


def _only(known: Mapping[_Key, _Value], names: Iterable[_Key]) -> dict[_Key, _Value]:
    return {name: known[name] for name in names if name in known}


def _headers_of(catalog: Catalog) -> Iterator[Text]:
    yield from (each.path for each in catalog.service.response_headers)
    for operation in catalog.operations.values():
        for response in operation.responses:
            yield from (each.path for each in response.headers)
