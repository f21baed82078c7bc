"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from .both import Filter
from .cluster import Shape


class BothParams(TypedDict):
    """What may be given in place of `Both`."""

    op: Literal["and"]
    left: Filter | FilterParams
    right: Filter | FilterParams


class ByNameParams(TypedDict):
    """What may be given in place of `ByName`."""

    op: Literal["name"]
    name: str


class CircleParams(TypedDict):
    """What may be given in place of `Circle`."""

    kind: Literal["circle"]
    id: str
    radius: float
    drawn: NotRequired[datetime.datetime]


class ClusterParams(TypedDict):
    """What may be given in place of `Cluster`."""

    kind: Literal["group"]
    id: str
    shapes: NotRequired[Sequence[Shape | ShapeParams]]
    named: NotRequired[Mapping[str, Shape | ShapeParams]]
    main: NotRequired[Shape | ShapeParams | None]


class SquareParams(TypedDict):
    """What may be given in place of `Square`."""

    kind: Literal["square"]
    id: str
    side: int
    password: NotRequired[str]


FilterParams: TypeAlias = ByNameParams | BothParams
ShapeParams: TypeAlias = CircleParams | SquareParams | ClusterParams
