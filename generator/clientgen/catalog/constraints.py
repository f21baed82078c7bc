"""The constraints of a type, by the keywords of the spec format."""

from __future__ import annotations

from clientgen.ir import Bounds, IntegerType, Kind, ListType, NumberType, StringType, Text

Constraint = Text | float


def constraints(kind: Kind) -> dict[str, Constraint]:
    """Return the constraints of the values of `kind` itself: `{"minLength": 1, "pattern": ...}`."""
    match kind:
        case StringType(format=form, bounds=bounds, pattern=pattern):
            return _stated(
                format=Text(form) if form is not None else None,
                **_sizes(bounds, "Length"),
                pattern=pattern,
            )
        case ListType(bounds=bounds):
            return _stated(**_sizes(bounds, "Items"))
        case IntegerType(bounds=bounds) | NumberType(bounds=bounds):
            return _stated(
                minimum=bounds.minimum,
                maximum=bounds.maximum,
                exclusiveMinimum=bounds.exclusive_minimum,
                exclusiveMaximum=bounds.exclusive_maximum,
            )
        case _:
            return {}


def _sizes(bounds: Bounds, what: str) -> dict[str, float | None]:
    return {f"min{what}": bounds.minimum, f"max{what}": bounds.maximum}


def _stated(**words: Constraint | None) -> dict[str, Constraint]:
    return {word: value for word, value in words.items() if value is not None}
