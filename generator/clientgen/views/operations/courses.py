"""The way of a long-running operation to its end, as an expression."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Spot
from clientgen.ir import Operation
from clientgen.python_source import docstring, literal, string_literal, tuple_display
from clientgen.symbols import OperationSymbols, Started, Symbols
from clientgen.views.operations.pages import place_expression


def course_expression(result: Started, symbols: Symbols) -> str:
    """Return the expression of the runtime's `Course`."""
    return f"Course({', '.join(_arguments(result, symbols))})"


def _arguments(result: Started, symbols: Symbols) -> Iterator[str]:
    course, words = result.course, result.course.long_running
    if words.style != "member":
        yield f"{words.style}={literal(words.driver.text)}"
    yield f"poll={_reference(course.poll, symbols)}"
    if course.argument is not None:
        yield f"argument={string_literal(symbols.parameter(course.argument.path))}"
    for name, spot in _spots(result):
        if spot is not None:
            yield f"{name}={place_expression(spot, symbols)}"
    for name in ("running", "succeeded", "failed"):
        yield f"{name}={tuple_display([literal(each.text) for each in getattr(words, name)])}"
    if course.last is not None:
        yield f"last={_reference(course.last, symbols)}"
    if course.last_argument is not None:
        yield f"last_argument={string_literal(symbols.parameter(course.last_argument.path))}"
    if words.interval is not None:
        yield f"interval={words.interval}"


def _spots(result: Started) -> tuple[tuple[str, Spot | None], ...]:
    course = result.course
    return (
        ("identity", course.identity),
        ("status", course.status),
        ("code", course.code),
        ("message", course.message),
        ("outcome", course.outcome),
        ("last_id", course.last_id),
    )


def _reference(operation: Operation, symbols: Symbols) -> str:
    """The module and the constant of an operation, which is loaded when it is needed."""
    named = symbols.operations[operation.path]
    return string_literal(f"{symbols.groups[operation.group].module}:_{named.constant}")


def resume_docstring(named: OperationSymbols) -> str:
    """Return the docstring of the method that makes a handle again."""
    return docstring(
        (f"Return the handle of what `{named.method}` began, from its `id`, without a request.",),
        indent=8,
    )
