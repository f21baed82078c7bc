"""The pages of an operation as an expression: what leads from one to the next."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Spot
from clientgen.ir import Field, Parameter, Text
from clientgen.python_source import literal, string_literal, tuple_display
from clientgen.symbols import Paged, Symbols


def paging_expression(result: Paged, symbols: Symbols) -> str:
    """Return the expression of the runtime's `Paging`."""
    return f"Paging({', '.join(_arguments(result, symbols))})"


def _arguments(result: Paged, symbols: Symbols) -> Iterator[str]:
    pages = result.pages
    yield f"style={string_literal(pages.paging.style)}"
    for name, parameter in (("parameter", pages.parameter), ("size", pages.size)):
        if parameter is not None:
            yield f"{name}={string_literal(symbols.parameter(parameter.path))}"
    if pages.parameter is not None and pages.paging.style == "page":
        yield from _first(pages.parameter)
    if pages.paging.style == "link" and pages.paging.driver.text != Text("next"):
        yield f"link={literal(pages.paging.driver.text)}"
    places = (("items", pages.items), ("next", pages.next), ("more", pages.more))
    for name, spot in (*places, ("total", pages.total)):
        if spot is not None and spot.steps:
            yield f"{name}={place_expression(spot, symbols)}"


def _first(parameter: Parameter) -> Iterator[str]:
    """The number of the first page, if it is not 1."""
    first = parameter.default if parameter.has_default else 1
    if isinstance(first, int) and first != 1:
        yield f"first={first}"


def place_expression(spot: Spot, symbols: Symbols) -> str:
    """Return the attributes that lead to a member of a response, as a tuple."""
    names = _members(symbols)
    return tuple_display(
        [
            string_literal(names[step.path]) if isinstance(step, Field) else str(step)
            for step in spot.steps
        ]
    )


def _members(symbols: Symbols) -> dict[Text, str]:
    """The attributes of all records, by the paths of their members."""
    return {
        path: name
        for named in symbols.types.values()
        for path, name in named.members.items()
        if isinstance(path, Text)
    }
