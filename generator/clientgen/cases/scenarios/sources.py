"""The sources of values, as `emulation.yaml` names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from clientgen.cases.scenarios.generated import generate
from clientgen.cases.scenarios.outcomes import Given, Headers, Underivable
from clientgen.cases.scenarios.state import (
    ABSENT,
    Item,
    State,
    copied,
    get_member,
    put_member,
)
from clientgen.cases.values import Plain
from clientgen.catalog import Catalog
from clientgen.ir import Assignment, Collection, Text, ValueSource, reveal, thaw

ENDPOINT = "http://emulator.invalid"
"""Stands for the address of the emulator, which is known when the tests run."""

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SAFE = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What sources can use; `listed` is the number of items of a list."""

    given: Given
    state: State
    catalog: Catalog
    collections: Mapping[str, Collection]
    collection: str | None = None
    item: Item | None = None
    parent: Item | None = None
    listed: int | None = None

    def value(self, source: ValueSource) -> Plain:
        """Return the value of a source, `ABSENT` if it has none."""
        value, otherwise = self._found(source), source.otherwise
        if value is ABSENT and source.has_otherwise:
            return None if otherwise is None else thaw(otherwise.value)
        return copied(value)

    def put(self, members: dict[str, Plain], assignments: Iterable[Assignment]) -> None:
        """Set the members that have a value, all made before the first is set."""
        pairs = [(reveal(each.name.text), self.value(each.source)) for each in assignments]
        for name, value in pairs:
            if value is not ABSENT:
                put_member(members, name, value)

    def headers(self, assignments: Iterable[Assignment]) -> Headers:
        """Return the headers that have a value."""
        pairs = [(reveal(each.name.text), self.value(each.source)) for each in assignments]
        return tuple((n, quote(str(v), safe=_SAFE)) for n, v in pairs if v is not ABSENT)

    def _found(self, source: ValueSource) -> Plain:
        argument = thaw(source.argument.value)
        name = str(argument)
        match source.kind:
            case "constant":
                return argument
            case "body":
                return self.given.body if argument is True else get_member(self.given.body, name)
            case "parameter":
                return self.given.parameters.get(name, ABSENT)
            case "stored":
                return ABSENT if self.item is None else get_member(self.item.members, name)
            case "parent":
                return ABSENT if self.parent is None else get_member(self.parent.members, name)
            case "version":
                return ABSENT if self.item is None else f'"{self.item.version}"'
            case "generate" if name == "serial":
                return self._serial()
            case "generate":
                return generate(name, source.size, self.given.step)
            case "count" if self.item is not None:
                return len(self.state.of(name, self.item))
            case "count":
                return ABSENT if self.listed is None else self.listed
            case "link":
                return self._link(Text(name))

    def _serial(self) -> int:
        if self.collection is None:
            raise Underivable
        return self.state.next_serial(self.collection)

    def _link(self, name: Text) -> str:
        operation = self.catalog.operations[name]
        values = {name: str(value) for name, value in self.given.parameters.items()}
        for item in (self.parent, self.item):
            named_by = None if item is None else self.collections[item.collection].named_by
            if item is not None and named_by is not None:
                values[reveal(named_by.text)] = item.key
        if any(each.style == "reserved" for each in operation.parameters):
            raise Underivable
        template = reveal(self.catalog.path_template(operation))
        path = _PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), template)
        return ENDPOINT + path
