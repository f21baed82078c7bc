"""What an operation says of the form of its body, beside the media type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

ListStyle: TypeAlias = Literal["indexed", "brackets", "repeated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a body is written.

    - `lists`: a form is nested, and writes its lists as `name[0]`, as `name[]` or by repeating
      their name; None for a form that is flat.
    """

    lists: ListStyle | None = None


PLAIN = Layout()


def layout_from_data(body: Mapping[str, Any]) -> Layout:
    """Return the layout that the description of a body states."""
    return Layout(lists=body.get("list_style"))
