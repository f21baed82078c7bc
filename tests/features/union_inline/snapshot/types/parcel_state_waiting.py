"""Data types of the service.

This module defines `ParcelStateWaiting`.
"""

from __future__ import annotations

import datetime
from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class ParcelStateWaiting(Record, frozen=True, kw_only=True):
    """ParcelStateWaiting."""

    kind: Literal["waiting"] = field(name="kind", default_factory=always("waiting"))
    since: datetime.date | None = field(name="since", default=None)


publish_types(__name__.rpartition(".")[0], (ParcelStateWaiting,))
