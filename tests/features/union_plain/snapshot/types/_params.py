"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from .value import Value


class PartParams(TypedDict):
    """What may be given in place of `Part`."""

    kind: NotRequired[Literal["part"]]
    size: NotRequired[int]


class PersonParams(TypedDict):
    """What may be given in place of `Person`."""

    login: str


class TeamParams(TypedDict):
    """What may be given in place of `Team`."""

    slug: str
    size: NotRequired[int]


ChoiceParams: TypeAlias = PersonParams
TargetParams: TypeAlias = PersonParams | TeamParams
ValueParams: TypeAlias = "Sequence[Value | ValueParams] | Mapping[str, Value | ValueParams]"
