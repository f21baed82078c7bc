"""Sources of values: the meaning of the words of `emulation.yaml` for one request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .behaviour import Assignment, ValueSource
from .clock_and_random import Chance
from .members import ABSENT, Members, Value, copy_value, get_member, put_member
from .messages import Fate
from .reading import Input
from .routes import fill_path
from .store import Item, Place, Transaction
from .tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What sources can use.

    `place` is where the operation works, `base` the beginning of its URLs, `listed` the number of
    items of a list, `fate` the end of what is begun, if a fault says it.
    """

    input: Input
    chance: Chance
    state: Transaction
    tables: Tables
    base: str
    place: Place | None = None
    item: Item | None = None
    parent: Item | None = None
    listed: int | None = None
    fate: Fate | None = None

    def value(self, source: ValueSource) -> Value:
        """Return the value of a source, `ABSENT` if it has none."""
        value = _KINDS[source.kind](self, source)
        return source.otherwise if value is ABSENT and source.has_otherwise else value

    def values(self, assignments: Iterable[Assignment]) -> list[tuple[str, Value]]:
        """Return the names and values of those sources that have a value."""
        pairs = [(each.name, self.value(each.source)) for each in assignments]
        return [(name, value) for name, value in pairs if value is not ABSENT]

    def put(self, members: Members, assignments: Iterable[Assignment]) -> Members:
        """Return the members, overridden by those of the sources."""
        for name, value in self.values(assignments):
            put_member(members, name, value)
        return members


def below(item: Item, collection: str) -> Place:
    """Return the place of the children of an item."""
    return Place(collection=collection, scope=item.place.scope, parent=item.id)


def entity_tag(item: Item) -> str:
    """Return the version of an item as a strong ETag."""
    return f'"{item.version}"'


def key_text(value: Value) -> str:
    """Return the text of a key, by which an item is found."""
    return value if isinstance(value, str) else str(value)


def _body(context: Context, source: ValueSource) -> Value:
    body = context.input.body
    return copy_value(body if source.argument is True else get_member(body, source.argument))


def _stored(context: Context, source: ValueSource) -> Value:
    return ABSENT if context.item is None else get_member(context.item.members, source.argument)


def _parent(context: Context, source: ValueSource) -> Value:
    return ABSENT if context.parent is None else get_member(context.parent.members, source.argument)


def _generate(context: Context, source: ValueSource) -> Value:
    if source.argument == "serial" and context.place is not None:
        return context.state.next_serial(context.place.collection, context.place.scope)
    return context.chance.generate(source.argument, source.size)


def _version(context: Context, _: ValueSource) -> Value:
    return ABSENT if context.item is None else entity_tag(context.item)


def _count(context: Context, source: ValueSource) -> Value:
    if context.item is not None:
        return len(context.state.items(below(context.item, source.argument)))
    return ABSENT if context.listed is None else context.listed


def _link(context: Context, source: ValueSource) -> Value:
    values = {name: key_text(value) for name, value in context.input.parameters.items()}
    for item in (context.parent, context.item):
        if item is not None:
            named_by = context.tables.collection(item.place.collection).named_by
            values[named_by or ""] = item.key
    return context.base + fill_path(context.tables.operation(source.argument), values)


_KINDS: Mapping[str, Callable[[Context, ValueSource], Value]] = {
    "constant": lambda _, source: copy_value(source.argument),
    "body": _body,
    "parameter": lambda context, source: context.input.parameters.get(source.argument, ABSENT),
    "stored": _stored,
    "parent": _parent,
    "generate": _generate,
    "version": _version,
    "count": _count,
    "link": _link,
}
