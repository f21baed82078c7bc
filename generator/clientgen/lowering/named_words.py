"""Words of an operation over those of service.yaml, where they have a name: paging and its like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.ir import Text
from clientgen.ir.words import Word
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWords:
    """What service.yaml has under names, and the code of the problem that a name is none of them."""

    named: Node | None
    problems: Problems
    code: str
    what: str

    def read(self, node: Node) -> tuple[dict[str, Node], Text | None] | None:
        """Return the words that are meant, and the name of those in service.yaml, if one is used.

        None for a name that is not known, which is reported.
        """
        name = node.get("use") if isinstance(node.value, dict) else node
        if name is None:
            return dict(node.members()), None
        used = self.named.get(str(name.value)) if self.named is not None else None
        if used is None:
            known = self.named.keys() if self.named is not None else ()
            self.problems.unknown(self.code, name, self.what, str(name.value), known)
            return None
        own = dict(node.members()) if isinstance(node.value, dict) else {}
        return {**dict(used.members()), **own}, Text(str(name.value))


def read_word(node: Node) -> Word:
    """Return a scalar as a word."""
    value = str(node.value).lower() if isinstance(node.value, bool) else str(node.value)
    return Word(text=Text(value), location=node.value_location, path=Text(node.path))


def names_in(node: Node | None) -> tuple[Word, ...]:
    """Return the names that service.yaml has under one of its keys."""
    return tuple(_names(node)) if node is not None else ()


def _names(node: Node) -> Iterator[Word]:
    for name, member in node.members():
        yield Word(text=Text(name), location=member.location, path=Text(member.path))
