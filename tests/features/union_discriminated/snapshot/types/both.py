"""Data types of the service.

This module defines `Filter` to `Both`, which refer to one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._runtime.records import Record, always, field, publish_types
from .._runtime.unions import Alternative, OneOf
from .by_name import ByName


class Both(Record, frozen=True, kw_only=True):
    """Both."""

    op: Literal["and"] = field(name="op", default_factory=always("and"))
    left: Filter = field(name="left")
    """How a shape is found."""
    right: Filter = field(name="right")
    """How a shape is found."""


if TYPE_CHECKING:
    Filter: TypeAlias = ByName | Both
    """How a shape is found.

    One of ByName (op is name); Both (op is and).
    """
else:

    class Filter(OneOf):
        """How a shape is found.

        One of ByName (op is name); Both (op is and).
        """

        alternatives = (
            Alternative(lambda: ByName, "object", "op", ("name",)),
            Alternative(lambda: Both, "object", "op", ("and",)),
        )


publish_types(__name__.rpartition(".")[0], (Filter, Both))
