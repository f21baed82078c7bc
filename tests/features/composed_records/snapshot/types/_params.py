"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

from .new_book_cover_color import NewBookCoverColor
from .new_book_cover_size import NewBookCoverSize

NewBookCoverColorLiteral: TypeAlias = Literal["red"]
NewBookKindLiteral: TypeAlias = Literal["novel", "atlas"]
StarsLiteral: TypeAlias = Literal[-1, 0, 5]
WantedKindLiteral: TypeAlias = Literal["novel", "atlas"]


class AuthorInputParams(TypedDict):
    """What may be given in place of `AuthorInput`."""

    name: str
    email: NotRequired[str]


class NewBookCoverParams(TypedDict):
    """What may be given in place of `NewBookCover`."""

    color: NewBookCoverColor | NewBookCoverColorLiteral | str | None
    size: NotRequired[NewBookCoverSize | NewBookCoverSizeParams]


class NewBookCoverSizeParams(TypedDict):
    """What may be given in place of `NewBookCoverSize`."""

    width: int
    height: NotRequired[int]


class NewBookPricesValueParams(TypedDict):
    """What may be given in place of `NewBookPricesValue`."""

    amount: NotRequired[float]
