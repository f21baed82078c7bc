"""Reads how results are spread over pages: words of an operation, over those of service.yaml."""

from __future__ import annotations

from typing import cast, get_args

from clientgen.ir import Paging, PagingStyle, Text
from clientgen.lowering.named_words import NamedWords, read_word
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems

_STYLES = get_args(PagingStyle)


def pagings_of(service: Node, problems: Problems) -> NamedWords:
    """Return the pagings of service.yaml."""
    return NamedWords(
        named=service.get("paging"),
        problems=problems,
        code="SPEC370",
        what="a paging of service.yaml",
    )


def read_paging(named: NamedWords, node: Node | None) -> Paging | None:
    """Return the paging of an operation, or None."""
    found = named.read(node) if node is not None else None
    if node is None or found is None:
        return None
    words, name = found
    return _paging(node, words, name)


def _paging(node: Node, words: dict[str, Node], name: Text | None) -> Paging:
    style = next(style for style in _STYLES if style in words)
    placed = {key: read_word(member) for key, member in words.items()}
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
