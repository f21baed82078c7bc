"""Data types of the service.

This module defines `Stop`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf

if TYPE_CHECKING:
    Stop: TypeAlias = str | list[str]
    """Stop.

    One of string; list of string.
    """
else:

    class Stop(OneOf):
        """Stop.

        One of string; list of string.
        """

        alternatives = (Alternative(lambda: str, "string"), Alternative(lambda: list[str], "array"))


publish_types(__name__.rpartition(".")[0], (Stop,))
