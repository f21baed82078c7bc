"""Data types of the service.

This module defines `Exact`.
"""

from __future__ import annotations

import decimal
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf

if TYPE_CHECKING:
    Exact: TypeAlias = decimal.Decimal | bool
    """Exact.

    One of string (format decimal); boolean.
    """
else:

    class Exact(OneOf):
        """Exact.

        One of string (format decimal); boolean.
        """

        alternatives = (
            Alternative(lambda: decimal.Decimal, "string"),
            Alternative(lambda: bool, "boolean"),
        )


publish_types(__name__.rpartition(".")[0], (Exact,))
