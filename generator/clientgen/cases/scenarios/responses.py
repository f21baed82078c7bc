"""The value of a response: the declared part of what is stored, with what `response` adds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from clientgen.cases.scenarios.outcomes import Success, Underivable
from clientgen.cases.scenarios.sources import Context
from clientgen.cases.scenarios.state import ABSENT, Item, copied
from clientgen.cases.values import Plain, Values
from clientgen.ir import Assignment, Effect, Operation, Response, reveal, thaw
from clientgen.wire import Shape, Types, WireError, check
from clientgen.wire.shapes import (
    AnyShape,
    BytesShape,
    ConstShape,
    ListShape,
    MapShape,
    NullableShape,
    RecordShape,
    UnionShape,
)


def response_of(operation: Operation, effect: Effect) -> Response:
    """Return the response of an effect, if just one can come."""
    if not operation.responses or operation.verb == "HEAD":
        raise Underivable
    status = operation.responses[0].sent
    if effect.status is not None:
        status = int(str(thaw(effect.status.value)))
    found = operation.of_status(status)
    if len(found) != 1 or found[0].stream is not None:
        raise Underivable
    return found[0]


class Successes:
    """The responses of one service, of which each that only shows what is stored is made once."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._known: dict[Hashable, tuple[object, Success]] = {}
        self._projected: dict[Hashable, tuple[object, Plain]] = {}

    def of(
        self, effect: Effect, context: Context, items: Sequence[Item] | None, total: int
    ) -> Success:
        """Return the response for the item of a context, or for the items of a list.

        That of pages is `Underivable`: cases of their own show them.
        """
        if effect.response or effect.headers or effect.listing.envelope:
            return self._made(effect, context, items, total)
        shown = items if items is not None else [context.item] if context.item else []
        stored = [each.members for each in shown]
        # members are replaced and never changed, so that their identity stands for what they are
        key = (effect.operation.text, items is None, total, *map(id, stored))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (stored, self._made(effect, context, items, total))
        return known[1]

    def _made(
        self, effect: Effect, context: Context, items: Sequence[Item] | None, total: int
    ) -> Success:
        if context.given.operation.paging is not None:
            raise Underivable
        response = response_of(context.given.operation, effect)
        headers = context.headers(effect.headers)
        if response.type is None:
            return Success(response=response, value=ABSENT, headers=headers)
        types, shape = self._values.types, self._values.shape(response.type)
        value = _Writer(types, effect, context, items, total, self._projected).value(shape)
        if value is ABSENT or check(value, shape, types):
            raise Underivable
        return Success(response=response, value=value, headers=headers)


class _Writer:
    """Writes the value of one response."""

    def __init__(
        self,
        types: Types,
        effect: Effect,
        context: Context,
        items: Sequence[Item] | None,
        total: int,
        projected: dict[Hashable, tuple[object, Plain]],
    ) -> None:
        self._projected = projected
        self._types = types
        self._effect = effect
        self._context = context
        self._items = items
        self._total = total

    def value(self, shape: Shape) -> Plain:
        """Return the value, `ABSENT` if there is none."""
        plain, listing = self._types.bare(shape), self._effect.listing
        if listing.into is None or isinstance(plain, BytesShape):
            return self._inner(plain)
        members: dict[str, Plain] = {}
        self._context.put(members, listing.envelope)
        if listing.total is not None:
            members[reveal(listing.total.text)] = self._total
        into = reveal(listing.into.text)
        fields = plain.fields if isinstance(plain, RecordShape) else ()
        found = next((each.type for each in fields if each.name == into), None)
        if found is None:
            raise Underivable
        members[into] = self._inner(self._types.bare(found))
        return self._project(members, plain)

    def _inner(self, shape: Shape) -> Plain:
        """The item or the items, without the record around them."""
        if self._items is None or isinstance(shape, BytesShape):
            return self._one(shape, self._effect.response, self._context)
        return self._many(shape, self._items)

    def _many(self, shape: Shape, items: Sequence[Item]) -> list[Plain]:
        if not isinstance(shape, ListShape):
            raise Underivable
        contexts = [replace(self._context, item=item) for item in items]
        return [self._one(shape.items, self._effect.response, each) for each in contexts]

    def _one(self, shape: Shape, assignments: tuple[Assignment, ...], context: Context) -> Plain:
        plain = self._types.bare(shape)
        members: dict[str, Plain] = {}
        if not self._has_members(plain):
            context.put(members, assignments)
            value = members.get("value", ABSENT)
            is_text = isinstance(plain, BytesShape) and isinstance(value, str)
            return value.encode() if is_text else value
        stored = {} if context.item is None else context.item.members
        if assignments:
            members = copied(stored)
            context.put(members, assignments)
            return self._project(members, plain)
        key = (id(stored), id(plain))
        if context.item is None or key not in self._projected:
            self._projected[key] = ((stored, plain), self._project(stored, plain))
        return self._projected[key][1]

    def _has_members(self, shape: Shape) -> bool:
        if isinstance(shape, UnionShape):
            return all(each.json == "object" for each in shape.alternatives)
        return isinstance(shape, RecordShape | MapShape | AnyShape)

    def _project(self, value: Plain, shape: Shape) -> Plain:
        """The declared part of a value; `ABSENT` for a null that is not allowed."""
        if value is None:
            can_be_null = isinstance(self._types.resolve(shape), NullableShape | AnyShape)
            return None if can_be_null else ABSENT
        try:
            plain = self._types.of(value, shape)
        except WireError:
            raise Underivable from None
        match plain:
            case RecordShape(fields=fields, rest=rest) if isinstance(value, dict):
                uses = {each.name: each.type for each in fields}
                if rest is not None:
                    uses.update((name, rest) for name in value if name not in uses)
                found = {name: self._field(value, name, use) for name, use in uses.items()}
                return {name: each for name, each in found.items() if each is not ABSENT}
            case ListShape(items=items) if isinstance(value, list):
                return [self._project(item, items) for item in value]
            case MapShape(values=inner) if isinstance(value, dict):
                return {name: self._project(item, inner) for name, item in value.items()}
            case _:
                return value

    def _field(self, value: dict[str, Plain], name: str, shape: Shape) -> Plain:
        plain = self._types.bare(shape)
        if name not in value:
            return plain.value if isinstance(plain, ConstShape) else ABSENT
        return self._project(value[name], shape)
