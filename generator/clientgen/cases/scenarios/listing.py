"""Which items a list has, and in which order."""

from __future__ import annotations

from clientgen.cases.scenarios.outcomes import Underivable
from clientgen.cases.scenarios.sources import Context
from clientgen.cases.scenarios.state import ABSENT, Item, get_member
from clientgen.cases.values import Plain
from clientgen.ir import Listing, reveal
from clientgen.ir.behaviour import Comparison


def select(items: list[Item], listing: Listing, context: Context) -> tuple[list[Item], int]:
    """Return the items of a list, and how many there are before its limit."""
    for condition in listing.where:
        value = context.value(condition.value)
        if value is not ABSENT:
            name = reveal(condition.stored.text)
            items = [i for i in items if _meets(i, name, condition.comparison, value)]
    if listing.order is not None:
        items = _ordered(items, reveal(listing.order.text), descending=listing.descending)
    limit = ABSENT if listing.limit is None else context.value(listing.limit)
    chosen = items[: max(limit, 0)] if isinstance(limit, int) else items
    return chosen, len(items)


def _meets(item: Item, name: str, comparison: Comparison, value: Plain) -> bool:
    stored = get_member(item.members, name)
    if stored is ABSENT:
        return False
    match comparison:
        case "equals":
            return bool(stored == value)
        case "one_of":
            return stored in value
        case "contains":
            return isinstance(stored, str | list) and value in stored
        case "starts_with":
            return isinstance(stored, str) and stored.startswith(str(value))
        case "fits":
            wanted = value if isinstance(value, list) else [value]
            return any(
                each in wanted for each in (stored if isinstance(stored, list) else [stored])
            )
        case _ if type(stored) is not type(value) or not isinstance(stored, str | int | float):
            raise Underivable
        case "at_least":
            return bool(stored >= value)
        case "at_most":
            return bool(stored <= value)


def _ordered(items: list[Item], name: str, *, descending: bool) -> list[Item]:
    keys = [get_member(item.members, name) for item in items]
    if len({type(key) for key in keys}) > 1 or not all(isinstance(k, str | int) for k in keys):
        raise Underivable
    return sorted(items, key=lambda i: get_member(i.members, name), reverse=descending)
