"""The sentences that Python users read about deprecations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.catalog import Catalog, Deprecable, deprecations
from clientgen.ir import Deprecation, Operation, Text, joined
from clientgen.symbols.calls import Argument
from clientgen.symbols.model import GroupSymbols, OperationSymbols, TypeSymbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Speller:
    """Writes a sentence about each deprecated node, with the Python name of its replacement."""

    groups: Mapping[Text, GroupSymbols]
    operations: Mapping[Text, OperationSymbols]
    types: Mapping[Text, TypeSymbols]
    client_parameters: Mapping[Text, Argument]

    def spell(self, catalog: Catalog) -> dict[Text, Text]:
        """Return the sentences by the paths of their nodes."""
        found = tuple(deprecations(catalog.service))
        names = dict(self._values()) if found else {}
        return {
            each.node.path: _sentence(each.says, self._name(each.instead, names)) for each in found
        }

    def _values(self) -> Iterator[tuple[Text | int, str]]:
        """The names of parameters and members by path."""
        for named in self.types.values():
            yield from named.members.items()
        for argument in self.client_parameters.values():
            yield argument.node.path, argument.name
        for operation in self.operations.values():
            for argument in operation.call.parameters:
                yield argument.node.path, argument.name

    def _name(self, node: Deprecable | None, names: Mapping[Text | int, str]) -> str:
        if isinstance(node, Operation):
            attribute = self.groups[node.group].attribute
            return f"client.{attribute}.{self.operations[node.path].method}"
        return names.get(node.path, "") if node is not None else ""


def _sentence(says: Deprecation, instead: str) -> Text:
    since = (" since ", says.since) if says.since is not None else ()
    return joined("Deprecated", *since, f": use `{instead}` instead." if instead else ".")
