"""Data types of the service.

This module defines `Sizes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types
from ._checks import PERCENT


class Sizes(Record, frozen=True, kw_only=True):
    """Sizes."""

    __checks__: ClassVar[Mapping[str, Check]] = {
        "at_least": Check(minimum=1),
        "at_most": Check(maximum=9),
        "above": Check(exclusive_minimum=1),
        "below": Check(exclusive_maximum=9),
        "number_at_least": Check(minimum=0.5),
        "number_at_most": Check(maximum=1.5),
        "number_above": Check(exclusive_minimum=0.5),
        "number_below": Check(exclusive_maximum=1.5),
        "percent": PERCENT,
        "small": Check(minimum=-2147483648, maximum=7),
    }

    at_least: int | None = field(name="at-least", default=None)
    at_most: int | None = field(name="at-most", default=None)
    above: int | None = field(name="above", default=None)
    below: int | None = field(name="below", default=None)
    number_at_least: float | None = field(name="number-at-least", default=None)
    number_at_most: float | None = field(name="number-at-most", default=None)
    number_above: float | None = field(name="number-above", default=None)
    number_below: float | None = field(name="number-below", default=None)
    percent: int | None = field(name="percent", default=None)
    big: int | None = field(name="big", default=None)
    small: int | None = field(name="small", default=None)
    fraction: float | None = field(name="fraction", default=None)
    flag: bool | None = field(name="flag", default=None)


publish_types(__name__.rpartition(".")[0], (Sizes,))
