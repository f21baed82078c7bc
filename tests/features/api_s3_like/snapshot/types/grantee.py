"""Data types of the service.

This module defines `Grantee` to `UnknownGrantee`, which refer to one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf, UnknownRecord
from .group_grantee import GroupGrantee
from .user_grantee import UserGrantee


class UnknownGrantee(UnknownRecord):
    """A `Grantee` of a kind that this package does not know."""

    @property
    def type(self) -> str:
        """The value of type."""
        return self._kind


if TYPE_CHECKING:
    Grantee: TypeAlias = UserGrantee | GroupGrantee | UnknownGrantee
    """Grantee.

    One of UserGrantee (type is CanonicalUser); GroupGrantee (type is Group).
    """
else:

    class Grantee(OneOf):
        """Grantee.

        One of UserGrantee (type is CanonicalUser); GroupGrantee (type is Group).
        """

        alternatives = (
            Alternative(lambda: UserGrantee, "object", "type", ("CanonicalUser",)),
            Alternative(lambda: GroupGrantee, "object", "type", ("Group",)),
        )
        discriminator = "type"
        unknown = UnknownGrantee


publish_types(__name__.rpartition(".")[0], (Grantee, UnknownGrantee))
