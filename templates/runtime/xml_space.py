"""The namespaces of the elements of a document, declared and found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .xml_tree import NAMESPACE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Space(NamedTuple):
    """The declared namespace of an element, if any, and its actual one."""

    declared: str | None
    actual: str

    def of(self, element: Element, declared: str | None) -> Space:
        """Return that of a child."""
        actual = element.get(NAMESPACE, self.actual)
        is_same = declared == self.declared and actual == self.actual
        return self if is_same else Space(declared, actual)

    def members(self, children: Sequence[Element], declared: str | None) -> Sequence[Element]:
        """Return the children in the declared namespace.

        If there are none, return those in the namespace of their parent or without one, as some
        servers write them; without a declared namespace, those in any.
        """
        if len(children) == 1:
            found_in = children[0].get(NAMESPACE, self.actual)
            is_own = declared is None or found_in in (declared, self.actual, "")
            return children if is_own else ()
        for wanted in (
            ((declared,), (self.actual, "")) if declared is not None else ((self.actual, ""),)
        ):
            found = [each for each in children if each.get(NAMESPACE, self.actual) in wanted]
            if found:
                return found
        return children if declared is None else ()
