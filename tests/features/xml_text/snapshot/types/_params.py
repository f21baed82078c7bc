"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class CodeParams(TypedDict):
    """What may be given in place of `Code`."""

    code: int


class LabelParams(TypedDict):
    """What may be given in place of `Label`."""

    text: NotRequired[str]
    lang: NotRequired[str]


class SizeParams(TypedDict):
    """What may be given in place of `Size`."""

    unit: str
    value: int
