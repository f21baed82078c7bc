"""Finds the focus of each part of a service."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from clientgen.catalog import Catalog, common_uses, operation_uses
from clientgen.focus.digests import Digests
from clientgen.focus.emulators import emulated_apart
from clientgen.focus.model import Focus
from clientgen.focus.uniting import united
from clientgen.ir import (
    Emulation,
    Group,
    Kind,
    Operation,
    RecordType,
    Reference,
    Text,
    TypeDefinition,
)
from clientgen.symbols import Symbols


class Lens:
    """Finds the focus of each part of one service."""

    def __init__(self, catalog: Catalog, symbols: Symbols) -> None:
        self._catalog, self._symbols = catalog, symbols
        self._digests = Digests()
        self._of_types: dict[Text, str] = {}
        self._of_operations: dict[Text, str] = {}
        self._common = [use.type for use in common_uses(catalog.service)]
        self._groups_by_name = {each.name: each for each in catalog.service.groups}
        self._places = {name: at for at, name in enumerate(self._groups_by_name)}
        self._inner: dict[Text | None, list[Text]] = {}
        for each in catalog.service.groups:
            self._inner.setdefault(each.parent, []).append(each.name)
        self._emulation = _emptied(catalog.service.emulation)
        common = replace(catalog.service, groups=(), types=(), emulation=self._emulation)
        named = replace(
            symbols, groups={}, operations={}, types={}, given={}, checks={}, headers={}
        )
        headers = [symbols.headers[each.path] for each in catalog.service.response_headers]
        self._base = self._digests.of((common, named, headers, catalog.response_kinds))

    def on_group(self, group: Group) -> Focus:
        """Return what the outputs of a group depend on."""
        operations = self._linked(group.operations)
        types = self._reached([*self._uses(operations), *self._common])
        return self._focus(self._groups(group, operations), operations, types)

    def on_types(self, definitions: Iterable[TypeDefinition]) -> Focus:
        """Return what a module of types depends on."""
        return self._focus((), (), self._reached([Reference(name=d.name) for d in definitions]))

    def on_scenarios(self) -> Iterator[tuple[Text, Focus]]:
        """Give what each file of scenarios depends on, with the name of its first group.

        Groups share a file if their operations use the same items, or items that belong together.
        """
        whole = self._catalog.service.emulation
        for groups, emulation in emulated_apart(self._catalog) if whole is not None else ():
            own = tuple(o for name in groups for o in self._groups_by_name[name].operations)
            operations = self._linked(own)
            types = self._reached([*self._uses(operations), *self._common])
            first = self._groups_by_name[groups[0]]
            focused = self._groups(first, operations)
            yield groups[0], self._focus(focused, operations, types, emulation)

    def unknown(self, foci: Sequence[Focus], known: Container[str]) -> Catalog:
        """Return what is in those of all foci of the service whose digest is not known."""
        named = {name for focus in foci for name in focus.types}
        rest = (each for name, each in self._catalog.types.items() if name not in named)
        chosen = [self.on_types(rest), *(each for each in foci if each.digest not in known)]
        others = (each for each in foci if each.digest in known)
        return united(self._catalog, self._symbols, chosen, others)

    def _uses(self, operations: Iterable[Operation]) -> list[Kind]:
        return [use.type for each in operations for use in operation_uses(each)]

    def _reached(self, roots: list[Kind]) -> dict[Text, TypeDefinition]:
        """The types that lead from some types, or that their documentation names."""
        found: dict[Text, TypeDefinition] = {}
        while roots:
            new = [each for each in self._catalog.reach(roots) if each.name not in found]
            found |= {each.name: each for each in new}
            named = (name for each in new for name in _kin_of(each) if name not in found)
            roots = [Reference(name=name) for name in named]
        return found

    def _linked(self, operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
        """The operations, and those of other groups that they name."""
        found = {each.full_name: each for each in operations}
        waiting = [*operations]
        while waiting:
            for name in _named_by(waiting.pop()):
                other = self._catalog.operations.get(name)
                if other is not None and name not in found:
                    found[name] = other
                    waiting.append(other)
        return tuple(found.values())

    def _groups(self, group: Group, operations: tuple[Operation, ...]) -> tuple[Group, ...]:
        """The group, those around it and in it, and those of the operations; with no others."""
        wanted = {each.full_name for each in operations}
        needed = {group.name, *(each.group for each in operations), *self._around(group)}
        needed.update(self._inner.get(group.name, ()))
        return tuple(
            replace(each, operations=tuple(o for o in each.operations if o.full_name in wanted))
            for each in map(
                self._groups_by_name.__getitem__, sorted(needed, key=self._places.__getitem__)
            )
        )

    def _around(self, group: Group) -> Iterator[Text]:
        above = group.parent
        while above is not None:
            yield above
            around = self._groups_by_name.get(above)
            above = around.parent if around is not None else None

    def _focus(
        self,
        groups: tuple[Group, ...],
        operations: tuple[Operation, ...],
        types: dict[Text, TypeDefinition],
        emulation: Emulation | None = None,
    ) -> Focus:
        total = hashlib.sha256(self._base.encode())
        for group in groups:
            about = (replace(group, operations=()), self._symbols.groups[group.name])
            total.update(self._digests.of(about).encode())
        for operation in operations:
            total.update(self._of_operation(operation).encode())
        for name in types:
            total.update(self._of_type(name).encode())
        if emulation is not None:
            total.update(self._digests.of(emulation).encode())
        return Focus(
            whole=(self._catalog, self._symbols),
            groups=groups,
            operations=operations,
            types=types,
            emulation=emulation or self._emulation,
            digest=total.hexdigest(),
        )

    def _of_operation(self, operation: Operation) -> str:
        known, name = self._of_operations, operation.full_name
        if name not in known:
            symbols = self._symbols
            headers = [symbols.headers[h.path] for r in operation.responses for h in r.headers]
            named = symbols.operations[operation.path]
            known[name] = self._digests.of((operation, named, headers))
        return known[name]

    def _of_type(self, name: Text) -> str:
        """The digest of all that a focus has of a type."""
        if name not in self._of_types:
            catalog, symbols = self._catalog, self._symbols
            facts = (
                catalog.types[name],
                catalog.leads[name],
                catalog.circles[name],
                name in catalog.unresolved,
                name in catalog.secrets,
                catalog.complete_examples.whole.get(name),
                symbols.types.get(name),
                symbols.given.get(name),
                symbols.checks.get(name),
            )
            self._of_types[name] = self._digests.of(facts)
        return self._of_types[name]


def _named_by(operation: Operation) -> Iterator[Text]:
    """The names of the operations that an operation names."""
    long_running = operation.long_running
    if long_running is not None:
        yield long_running.poll.text
        result = long_running.result
        if result is not None and result.operation is not None:
            yield result.operation.text


def _emptied(emulation: Emulation | None) -> Emulation | None:
    """What is the same for all parts of an emulator."""
    if emulation is None:
        return None
    behaviour = replace(emulation.behaviour, collections=(), effects=())
    return replace(emulation, behaviour=behaviour, words={}, tour=(), sample=())


def _kin_of(definition: TypeDefinition) -> Iterator[Text]:
    """The names of the types that one is made of."""
    if definition.input_of is not None:
        yield definition.input_of
    yield from definition.type.bases if isinstance(definition.type, RecordType) else ()
