"""Data types of the service.

This module defines `Choice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .person import Person

if TYPE_CHECKING:
    Choice: TypeAlias = Literal["auto"] | Literal["none"] | Person
    """Choice.

    One of always auto; always none; Person.
    """
else:

    class Choice(OneOf):
        """Choice.

        One of always auto; always none; Person.
        """

        alternatives = (
            Alternative(lambda: Literal["auto"], "string", None, ("auto",)),
            Alternative(lambda: Literal["none"], "string", None, ("none",)),
            Alternative(lambda: Person, "object"),
        )


publish_types(__name__.rpartition(".")[0], (Choice,))
