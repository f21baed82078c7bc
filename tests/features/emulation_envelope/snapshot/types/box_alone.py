"""Data types of the service.

This module defines `BoxAlone`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .box import Box


class BoxAlone(Record, frozen=True, kw_only=True):
    """BoxAlone."""

    ok: bool = field(name="ok")
    box: Box = field(name="box")
    of: str = field(name="of")


publish_types(__name__.rpartition(".")[0], (BoxAlone,))
