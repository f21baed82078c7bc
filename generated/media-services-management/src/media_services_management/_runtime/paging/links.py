"""Reads the header field `Link` of RFC 8288."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# the parts of a link that end it, or may contain what would
_PIECE = re.compile(r'<([^<>]*)>|"(?:[^"\\]|\\.)*"|[^<>",;]+|.', re.DOTALL)
_RELATION = re.compile(r'\s*rel\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))\s*', re.IGNORECASE)


def find_link(headers: Mapping[str, str], relation: str) -> str | None:
    """Return the URL of the first link with this relation, or None if there is none.

    A link that is not well formed is passed over. The first `rel` of a link counts, and can have
    several relations.
    """
    for url, parameters in _links(headers.get("link", "")):
        relations = (_relations(each) for each in parameters)
        if relation in next((found for found in relations if found is not None), ()):
            return url
    return None


def _relations(parameter: str) -> list[str] | None:
    """Return the relations of a parameter in small letters; None if it is another parameter."""
    found = _RELATION.fullmatch(parameter)
    return None if found is None else (found[1] or found[2] or "").lower().split()


def _links(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the URL and the parameters of each link; what stands before the first `;` is none."""
    url: str | None = None
    parameters = [""]
    for piece in _PIECE.finditer(text):
        if piece[0] == ",":
            if url is not None:
                yield url, parameters[1:]
            url, parameters = None, [""]
        elif piece[1] is not None and url is None:
            url = piece[1].strip()
        elif piece[0] == ";":
            parameters.append("")
        else:
            parameters[-1] += piece[0]
    if url is not None:
        yield url, parameters[1:]
