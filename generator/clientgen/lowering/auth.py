"""Reads credentials, and what operations need of them."""

from __future__ import annotations

from clientgen.ir import Auth, AuthNeeds, Text, Word, reveal
from clientgen.lowering.node import Node

NONE = "none"
"""The word for no credential."""

_OF_EVERY_AUTH = ("kind", "as", "python_name", "description", "sources")


def read_auths(node: Node | None) -> tuple[Auth, ...]:
    """Return the credentials under `auth` of service.yaml."""
    return tuple(
        Auth(
            kind=item.word("kind"),
            name=item.word("as") or None,
            location=item.location,
            path=Text(item.path),
            python_name=item.text("python_name"),
            description=item.text("description"),
            sources=tuple(reveal(source) for source in item.texts("sources")),
            members=tuple(
                (key, _joined(member))
                for key, member in sorted(item.members())
                if key not in _OF_EVERY_AUTH
            ),
        )
        for item in (node.items() if node is not None else ())
    )


def _joined(member: Node) -> Text:
    """A text, or words with blanks between them."""
    words = member.value
    return Text(" ".join(map(str, words)) if isinstance(words, list) else str(words))


def read_needs(node: Node | None) -> AuthNeeds | None:
    """Return what an operation needs; `none` comes last, since it always is enough."""
    if node is None:
        return None
    alternatives = [_alternative(each) for each in (node.items() if _is_list(node) else (node,))]
    return AuthNeeds(
        alternatives=tuple(sorted(alternatives, key=lambda each: not each)),
        location=node.location,
        path=Text(node.path),
    )


def _is_list(node: Node) -> bool:
    return isinstance(node.value, list)


def _alternative(node: Node) -> tuple[Word, ...]:
    if node.value == NONE:
        return ()
    return tuple(
        Word(text=Text(str(each.value)), location=each.value_location, path=Text(each.path))
        for each in (node.items() if _is_list(node) else (node,))
    )
