"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

LevelLiteral: TypeAlias = Literal[1, 2]
WordLiteral: TypeAlias = Literal["a", "b c", ""]


class InnerParams(TypedDict):
    """What may be given in place of `Inner`."""

    v: NotRequired[float]
