"""What an operation says of the form of its body, beside the media type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

ListStyle: TypeAlias = Literal["indexed", "brackets", "repeated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a body is written.

    - `lists`: a form is nested, and writes its lists as `name[0]`, as `name[]` or by repeating
      their name; None for a form that is flat.
    - `part_types`: the media types of parts of a multipart body, by the names of members, where
      they are stated.
    """

    lists: ListStyle | None = None
    part_types: Mapping[str, str] = field(default_factory=dict)


PLAIN = Layout()


def layout_from_data(body: Mapping[str, Any]) -> Layout:
    """Return the layout that the description of a body states."""
    return Layout(lists=body.get("list_style"), part_types=body.get("part_types", {}))
