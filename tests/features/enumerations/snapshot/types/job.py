"""Data types of the service.

This module defines `Job`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .bit import Bit
from .colour import Colour
from .level import Level
from .state import State


class Job(Record, frozen=True, kw_only=True):
    """Job."""

    __xml__: ClassVar[Xml | None] = Xml(name="Job", members={"states": XmlMember(item="State")})

    state: State | None = field(name="state", default=None)
    """What a job does."""
    colour: Colour | None = field(name="colour", default=None)
    level: Level | None = field(name="level", default=None)
    bit: Bit | None = field(name="bit", default=None)
    states: list[State] | None = field(name="states", default=None)
    by_colour: dict[str, Level] | None = field(name="by_colour", default=None)


publish_types(__name__.rpartition(".")[0], (Job,))
