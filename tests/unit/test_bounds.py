"""The bounds of numbers and sizes, and what else types demand of values."""

from __future__ import annotations

import pytest

from clientgen.catalog import constraints
from clientgen.ir import (
    AnyType,
    Bounds,
    IntegerType,
    Kind,
    ListType,
    NumberType,
    StringType,
    Text,
)


@pytest.mark.parametrize(
    ("bounds", "small", "large"),
    [
        (Bounds(), [], []),
        (Bounds(minimum=2, maximum=4), [1], [5]),
        (Bounds(exclusive_minimum=2, exclusive_maximum=4), [1, 2], [4, 5]),
        (Bounds(minimum=3, exclusive_minimum=1), [1, 2], []),
    ],
)
def test_what_is_outside(bounds: Bounds, small: list[int], large: list[int]) -> None:
    assert [value for value in range(1, 6) if bounds.is_too_small(value)] == small
    assert [value for value in range(1, 6) if bounds.is_too_large(value)] == large


@pytest.mark.parametrize(
    ("bounds", "pairs"),
    [
        (Bounds(minimum=1, maximum=1), ()),
        (Bounds(minimum=2, maximum=1), ((2, 1),)),
        (Bounds(minimum=1, exclusive_maximum=1), ((1, 1),)),
        (Bounds(exclusive_minimum=1, maximum=1), ((1, 1),)),
        (Bounds(minimum=3, exclusive_minimum=2, maximum=2), ((3, 2), (2, 2))),
        (Bounds(exclusive_minimum=1, exclusive_maximum=2), ()),
    ],
)
def test_bounds_between_which_there_is_nothing(
    bounds: Bounds, pairs: tuple[tuple[float, float], ...]
) -> None:
    assert bounds.contradictions() == pairs


def test_what_is_stated() -> None:
    assert Bounds(minimum=0, exclusive_maximum=2).stated == (0, 2)
    assert Bounds().stated == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AnyType(), {}),
        (IntegerType(bounds=Bounds(minimum=0)), {"minimum": 0}),
        (NumberType(bounds=Bounds(exclusive_maximum=0.5)), {"exclusiveMaximum": 0.5}),
        (ListType(items=AnyType(), bounds=Bounds(minimum=1)), {"minItems": 1}),
        (
            StringType(format="uuid", bounds=Bounds(minimum=1, maximum=9), pattern=Text("^a$")),
            {"format": Text("uuid"), "minLength": 1, "maxLength": 9, "pattern": Text("^a$")},
        ),
    ],
)
def test_constraints_are_told_by_the_words_of_the_format(
    kind: Kind, words: dict[str, object]
) -> None:
    assert constraints(kind) == words
    assert list(constraints(kind)) == list(words)
