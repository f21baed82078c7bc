"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

import decimal
from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.wire_forms import UnixTime
from .book import Book
from .score import Score
from .scores import Scores


class AddedParams(TypedDict):
    """What may be given in place of `Added`."""

    type: Literal["added"]
    book: NotRequired[Book | BookParams]
    additional_properties: NotRequired[dict[str, str | None]]


class BookParams(TypedDict):
    """What may be given in place of `Book`."""

    title: str
    pages: NotRequired[int]
    kind: NotRequired[Literal["book"]]
    id: str
    scores: NotRequired[Scores | ScoresParams]
    additional_properties: NotRequired[dict[str, Any]]


class GoneParams(TypedDict):
    """What may be given in place of `Gone`."""

    type: Literal["gone"]


class PricesParams(TypedDict):
    """What may be given in place of `Prices`."""

    currency: str
    additional_properties: NotRequired[dict[str, float]]


class ScoreParams(TypedDict):
    """What may be given in place of `Score`."""

    at: NotRequired[UnixTime]
    exact: NotRequired[decimal.Decimal]


class ScoresParams(TypedDict):
    """What may be given in place of `Scores`."""

    total: NotRequired[int]
    additional_properties: NotRequired[Mapping[str, Score | ScoreParams]]


EventParams: TypeAlias = AddedParams | GoneParams
