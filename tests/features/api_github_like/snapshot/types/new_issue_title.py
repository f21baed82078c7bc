"""Data types of the service.

This module defines `NewIssueTitle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf

if TYPE_CHECKING:
    NewIssueTitle: TypeAlias = str | int
    """NewIssueTitle.

    One of string (minLength 1); integer.
    """
else:

    class NewIssueTitle(OneOf):
        """NewIssueTitle.

        One of string (minLength 1); integer.
        """

        alternatives = (Alternative(lambda: str, "string"), Alternative(lambda: int, "number"))


publish_types(__name__.rpartition(".")[0], (NewIssueTitle,))
