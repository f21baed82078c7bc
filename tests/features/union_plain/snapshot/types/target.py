"""Data types of the service.

This module defines `Target`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .person import Person
from .team import Team

if TYPE_CHECKING:
    Target: TypeAlias = str | Person | Team
    """Who is told.

    One of string; Person (login is there); Team (slug is there).
    """
else:

    class Target(OneOf):
        """Who is told.

        One of string; Person (login is there); Team (slug is there).
        """

        alternatives = (
            Alternative(lambda: str, "string"),
            Alternative(lambda: Person, "object", "login"),
            Alternative(lambda: Team, "object", "slug"),
        )


publish_types(__name__.rpartition(".")[0], (Target,))
