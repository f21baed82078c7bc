"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from .login import Login


class LoginParams(TypedDict):
    """What may be given in place of `Login`."""

    user: NotRequired[str]
    phrase: NotRequired[str]
    pin: NotRequired[str]
    pins: NotRequired[list[str]]
    others: NotRequired[Sequence[Login | LoginParams]]
