"""Items that pass through states by the clock, and what leads from a response to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .behaviour import Passage
from .members import ABSENT, Members, copy_value, get_member, put_member
from .routes import fill_path
from .store import Item
from .values import Context, key_text

if TYPE_CHECKING:
    from ..description_types import LongRunning
    from .messages import Fate
    from .refusals import Refusals

BEGAN = "emulator began"
"""The stored member with the time at which an item was created; no record declares it."""

FATE = "emulator fate"
"""The stored member with the members that the item has in place of its last state, by paths."""


def begun(passage: Passage, members: Members, now: float) -> Members:
    """Return the members of a new item in its first state, unless it has another one."""
    found = get_member(members, passage.member)
    if found is ABSENT:
        put_member(members, passage.member, passage.states[0])
    before = passage.states.index(found) if found in passage.states else 0
    return {**members, BEGAN: now - before * passage.seconds}


def passed(passage: Passage, members: Members, now: float) -> Members:
    """Return the members of an item in the state that it has reached.

    Seeds, and items that got a state which is none of those, stay as they are.
    """
    state, began = get_member(members, passage.member), members.get(BEGAN)
    if not isinstance(began, int | float) or state not in passage.states:
        return members
    shown: Members = copy_value(members)
    fate = shown.pop(FATE, None)
    count = max(0, int((now - began) / passage.seconds))
    reached = passage.states[min(count, len(passage.states) - 1)]
    put_member(shown, passage.member, reached)
    is_over = reached == passage.states[-1]
    if not is_over or fate is not None:
        for path in passage.last:
            _drop(shown, path)
    for path, value in fate.items() if is_over and isinstance(fate, dict) else ():
        put_member(shown, path, value)
    return shown


def fated(long_running: LongRunning, fate: Fate, refusals: Refusals) -> Members:
    """Return the members of a status that is this failure, by their paths."""
    failure: Members = {_path(long_running["status"]): fate.state}
    if fate.code is None:
        return failure
    refusal = refusals.code(fate.code, "the operation failed")
    if "code" in long_running:
        failure[_path(long_running["code"])] = refusal.code
    if "message" in long_running:
        failure[_path(long_running["message"])] = refusal.message
    return failure


def _path(names: list[str | int]) -> str:
    return ".".join(map(str, names))


def doomed(passage: Passage | None, members: Members, failure: Members) -> Members:
    """Return the members of an item that comes to a failure after its states, or now."""
    if passage is not None and BEGAN in members:
        return {**members, FATE: failure}
    changed: Members = copy_value(members)
    for path, value in failure.items():
        put_member(changed, path, value)
    return changed


def _drop(members: Members, path: str) -> None:
    *outer, last = path.split(".")
    for step in outer:
        inner = members.get(step)
        if not isinstance(inner, dict):
            return
        members = inner
    members.pop(last, None)


def leading(
    long_running: LongRunning, started: Item, context: Context
) -> tuple[tuple[str, str], ...]:
    """Return the header that leads to the status of what was started."""
    if "header" not in long_running:
        return ()
    name = long_running["header"]
    if long_running["style"] == "header":
        return ((name, started.key),)
    values = {each: key_text(value) for each, value in context.input.parameters.items()}
    tables = context.tables
    values[tables.collection(started.place.collection).named_by or ""] = started.key
    return ((name, context.base + fill_path(tables.operation(long_running["poll"]), values)),)
