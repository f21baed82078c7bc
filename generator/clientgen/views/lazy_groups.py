"""The groups of a client or of a group, each an attribute that is imported on first use."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import Group, Service
from clientgen.python_source import string_literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group of the client: its attribute, and its four classes with their modules."""

    attribute: str
    module: str
    sync_class: str
    async_class: str
    raw_class: str
    async_raw_class: str
    sync_path: str
    async_path: str
    raw_path: str
    async_raw_path: str


def group_views(service: Service, symbols: Symbols, outer: Group | None) -> tuple[GroupView, ...]:
    """Return the groups that are directly in a group, or in the client for None."""
    folder = "operations." if outer is None else ""
    return tuple(_view(group, symbols, folder) for group in service.groups_in(outer))


def _view(group: Group, symbols: Symbols, folder: str) -> GroupView:
    named = symbols.groups[group.name]
    place = f"{folder}{named.module}"
    return GroupView(
        attribute=named.name,
        module=named.module,
        sync_class=named.cls,
        async_class=named.async_cls,
        raw_class=named.raw_cls,
        async_raw_class=named.async_raw_cls,
        sync_path=string_literal(f"{place}:{named.cls}"),
        async_path=string_literal(f"{place}:{named.async_cls}"),
        raw_path=string_literal(f"{place}:{named.raw_cls}"),
        async_raw_path=string_literal(f"{place}:{named.async_raw_cls}"),
    )
