"""Reads how results are spread over pages: words of an operation, over those of service.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast, get_args

from clientgen.ir import Paging, PagingStyle, Text
from clientgen.ir.words import Word
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems

_STYLES = get_args(PagingStyle)


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingReader:
    """Reads the paging of operations; `named` is that of service.yaml."""

    named: Node | None
    problems: Problems

    def read(self, node: Node | None) -> Paging | None:
        """Return the paging of an operation, or None."""
        if node is None:
            return None
        name = node.get("use") if isinstance(node.value, dict) else node
        if name is None:
            return _paging(node, dict(node.members()), None)
        used = self.named.get(str(name.value)) if self.named is not None else None
        if used is None:
            self._unknown(name)
            return None
        own = dict(node.members()) if isinstance(node.value, dict) else {}
        return _paging(node, {**dict(used.members()), **own}, Text(str(name.value)))

    def _unknown(self, name: Node) -> None:
        known = self.named.keys() if self.named is not None else ()
        self.problems.unknown("SPEC370", name, "a paging of service.yaml", str(name.value), known)


def _paging(node: Node, words: dict[str, Node], name: Text | None) -> Paging:
    style = next(style for style in _STYLES if style in words)
    placed = {key: _word(member) for key, member in words.items()}
    return Paging(
        style=cast("PagingStyle", style),
        driver=placed[style],
        location=node.location,
        path=Text(node.path),
        items=placed.get("items"),
        next=placed.get("next"),
        more=placed.get("more"),
        total=placed.get("total"),
        size=placed.get("size"),
        name=name,
    )


def _word(node: Node) -> Word:
    return Word(text=Text(str(node.value)), location=node.value_location, path=Text(node.path))


def names_of_pagings(node: Node | None) -> tuple[Word, ...]:
    """Return the names under `paging` of service.yaml."""
    return tuple(_names(node)) if node is not None else ()


def _names(node: Node) -> Iterator[Word]:
    for name, member in node.members():
        yield Word(text=Text(name), location=member.location, path=Text(member.path))
