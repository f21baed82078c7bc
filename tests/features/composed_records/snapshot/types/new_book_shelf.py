"""Data types of the service.

This module defines `NewBookShelf`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf

if TYPE_CHECKING:
    NewBookShelf: TypeAlias = str | int
    """Where it stands.

    One of string; integer.
    """
else:

    class NewBookShelf(OneOf):
        """Where it stands.

        One of string; integer.
        """

        alternatives = (Alternative(lambda: str, "string"), Alternative(lambda: int, "number"))


publish_types(__name__.rpartition(".")[0], (NewBookShelf,))
