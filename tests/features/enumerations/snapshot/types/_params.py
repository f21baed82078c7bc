"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

BitLiteral: TypeAlias = Literal[0, 1]
ColourLiteral: TypeAlias = Literal["red", "green"]
LevelLiteral: TypeAlias = Literal[1, 2, -1]
StateLiteral: TypeAlias = Literal["running", "not-started", "2nd try", "", "50%", "Ünfit"]
