"""A cursor over documents: a value, its place, and the layers that deviations add over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from clientgen.diagnostics import Location
from clientgen.document import NO_MEMBERS, Document, Mark, Path
from clientgen.ir import DOCUMENTED, Evidence, Text, Value, freeze
from clientgen.schema import is_removal


class Layer(NamedTuple):
    """The statement of one document about a node: its value and its place, and the evidence."""

    document: Document
    value: object
    """The value at this place of the document."""
    mark: Mark | None = None
    """The place of the value or of its nearest parent that has one; None for the root."""
    members: Mapping[str | int, Mark] = NO_MEMBERS
    """The places of the members of the value."""
    has_key: bool = False
    evidence: Evidence = DOCUMENTED

    @classmethod
    def at(cls, document: Document, path: Path) -> Layer:
        """Return the layer at a place of a document."""
        layer = cls(document, document.data, members=document.marks)
        for step in path:
            layer = layer.child(step)
        return layer

    def child(self, step: str | int) -> Layer:
        """The layer one step further down."""
        document, value, above, members, _, evidence = self
        mark = members.get(step)
        below = NO_MEMBERS if mark is None else mark.members
        inner = value[step]  # type: ignore[index]
        return Layer(document, inner, mark or above, below, step.__class__ is str, evidence)

    def location(self, *, key: bool) -> Location:
        """The place of the value or of its key."""
        mark = self.mark
        if mark is None:
            return self.document.location(())
        place = (mark.key_line, mark.key_column) if key else (mark.line, mark.column)
        return Location(mark.file, *place)


_STEP = re.compile(r"\[(\d+)\]|([^.\[]+)")
"""One step of a path: an index or a key."""


@dataclass(slots=True, eq=False)
class Node:
    """A place in the spec, seen through its layers; the last layer that has a value is used.

    Mappings of all layers are merged key by key; other values are not merged. It is never changed, but
    not frozen, since a spec has tens of thousands, and to make a frozen object takes several times as long.
    """

    layers: tuple[Layer, ...]
    path: str
    overlays: Mapping[str, tuple[Layer, ...]] = field(default_factory=dict)
    """The layers that deviations add over the nodes below, by dotted path."""

    @property
    def value(self) -> object:
        """The plain value of the topmost layer, not merged."""
        return self.layers[-1].value

    @property
    def location(self) -> Location:
        """The place of the first statement: the key, or the value if there is no key."""
        first = self.layers[0]
        return first.location(key=first.has_key)

    @property
    def value_location(self) -> Location:
        """The place where the value itself begins."""
        return self.layers[0].location(key=False)

    @property
    def evidence(self) -> Evidence:
        """The evidence of the topmost statement."""
        return self.layers[-1].evidence

    def get(self, key: str) -> Node | None:
        """Return the member `key`, or None if no layer has it."""
        layers, overlays = self.layers, self.overlays
        if len(layers) == 1:  # nearly always
            (layer,) = layers
            value = layer.value
            if not isinstance(value, dict) or key not in value:
                return None
            path = f"{self.path}.{key}" if self.path else key
            if path not in overlays:
                return Node((layer.child(key),), path, overlays)
        path = f"{self.path}.{key}" if self.path else key
        stated = [
            layer.child(key)
            for layer in layers
            if isinstance(layer.value, dict) and key in layer.value
        ]
        if not stated or self._is_removed(key, len(stated)):
            return None
        return Node(_heard([*stated, *overlays.get(path, ())]), path, overlays)

    def has(self, key: str) -> bool:
        """Tell whether there is a member `key`."""
        return self._plain(key) is not ...

    def _plain(self, key: str) -> object:
        """The plain value of the member `key`; `...` if no layer has it."""
        if len(self.layers) == 1:  # nearly always
            value = self.layers[0].value
            if not isinstance(value, dict) or key not in value:
                return ...
            if not self.overlays:
                return value[key]
        node = self.get(key)
        return node.value if node is not None else ...

    def nearest(self, path: str) -> Node:
        """Return the node at a path below this one, or the last that exists on the way there."""
        node = self
        for step in _STEP.finditer(path):
            index, key = step[1], step[2]
            if key is not None:
                found = node.get(key)
            else:
                found = next(islice(node.items(), int(index), None), None)
            if found is None:
                break
            node = found
        return node

    def __getitem__(self, key: str) -> Node:
        node = self.get(key)
        if node is None:
            raise KeyError(key)
        return node

    def keys(self) -> tuple[str, ...]:
        """The keys of all layers, in the order in which they first appear."""
        first = self.layers[0].value
        if len(self.layers) == 1:  # nearly always
            return tuple(first) if isinstance(first, dict) else ()
        counts = Counter[str]()
        for layer in self.layers:
            value = layer.value
            if isinstance(value, dict):
                counts.update(value.keys())
        return tuple(key for key in counts if not self._is_removed(key, counts[key]))

    def _is_removed(self, key: str, layers: int) -> bool:
        """Tell whether a deviation removes a member that so many layers have."""
        top = self.layers[-1].value
        content = top.get(key, ...) if isinstance(top, dict) else ...
        return layers > 1 and is_removal((*self.path.split("."), key), content)

    def members(self) -> Iterator[tuple[str, Node]]:
        """Every key with its node."""
        for key in self.keys():
            yield key, self[key]

    def items(self) -> Iterator[Node]:
        """The items of a list."""
        top = self.layers[-1]
        value = top.value
        if isinstance(value, list):
            for index in range(len(value)):
                path = f"{self.path}[{index}]"
                yield Node((top.child(index),), path, self.overlays)

    def text(self, key: str) -> Text | None:
        """The member `key` as opaque text, or None."""
        value = self._plain(key)
        return None if value is ... else Text(str(value))

    def texts(self, key: str) -> tuple[Text, ...]:
        """The member `key`, a list of text."""
        node = self.get(key)
        return tuple(Text(str(item.value)) for item in node.items()) if node is not None else ()

    def word(self, key: str, default: str = "") -> str:
        """The member `key`, for which the schema allows only certain words."""
        value = self._plain(key)
        return default if value is ... else str(value)

    def flag(self, key: str, default: bool) -> bool:
        """The member `key`, true or false."""
        value = self._plain(key)
        return default if value is ... else bool(value)

    def whole(self, key: str) -> int | None:
        """The member `key`, a whole number, or None."""
        value = self._plain(key)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value if isinstance(value, int) else None

    def number(self, key: str) -> float | None:
        """The member `key`, a number, or None."""
        value = self._plain(key)
        return value if isinstance(value, int | float) else None

    def frozen(self, key: str) -> Value:
        """The member `key` as an example or default."""
        if len(self.layers) == 1 and not self.overlays:  # nearly always
            value = self._plain(key)
            return None if value is ... else freeze(value)
        node = self.get(key)
        return freeze(node.merged()) if node is not None else None

    def merged(self) -> object:
        """The plain value with all layers merged."""
        if isinstance(self.value, dict):
            return {key: member.merged() for key, member in self.members()}
        return self.value


def _heard(layers: list[Layer]) -> tuple[Layer, ...]:
    heard: list[Layer] = []
    for layer in layers:
        heard = [*heard, layer] if isinstance(layer.value, dict) else [layer]
    return tuple(heard)
