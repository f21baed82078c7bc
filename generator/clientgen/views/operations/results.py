"""What calls return as generated code says it: base classes, constants and raw twins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.python_source import Imports, Returned
from clientgen.symbols import (
    Call,
    Chosen,
    OperationSymbols,
    Paged,
    Started,
    Symbols,
    Unwrapped,
    unwrapped,
)
from clientgen.views.operations.courses import course_expression
from clientgen.views.operations.model import Bases, ConstantView
from clientgen.views.operations.pages import paging_expression, place_expression

_PLAIN = Bases(
    module="groups",
    sync="Group",
    twin="AsyncGroup",
    raw="RawGroup",
    async_raw="AsyncRawGroup",
)
_SPECIAL = {
    Paged: Bases(
        module="paging.pages",
        sync="PagedGroup",
        twin="AsyncPagedGroup",
        raw="PagedRawGroup",
        async_raw="AsyncPagedRawGroup",
    ),
    Started: Bases(
        module="long_running.handles",
        sync="LongRunningGroup",
        twin="AsyncLongRunningGroup",
        raw="LongRunningRawGroup",
        async_raw="AsyncLongRunningRawGroup",
    ),
    Unwrapped: Bases(
        module="unwrapping",
        sync="UnwrappingGroup",
        twin="AsyncUnwrappingGroup",
        raw="WholeGroup",
        async_raw="AsyncWholeGroup",
    ),
}
"""The base classes of groups with operations whose calls return something special."""


def bases_of(calls: Iterable[Call], imports: Imports, *, has_async: bool) -> Bases:
    """Return the base classes of a group whose operations have these calls."""
    kinds = {type(unwrapped(call.result) or call.result) for call in calls}
    found = [each for kind, each in _SPECIAL.items() if kind in kinds] or [_PLAIN]
    for bases in found:
        twins = (bases.twin, bases.async_raw) if has_async else ()
        for name in (bases.sync, bases.raw, *twins):
            imports.name(f".._runtime.{bases.module}", name)
    return Bases(
        **{
            name: ", ".join(getattr(each, name) for each in found)
            for name in ("module", "sync", "twin", "raw", "async_raw")
        }
    )


def description_of_result(
    named: OperationSymbols, returned: Returned, symbols: Symbols, imports: Imports
) -> tuple[ConstantView, ...]:
    """Return what describes the pages of an operation, its way to its end, or what it unwraps."""
    found = unwrapped(named.call.result)
    if found is not None:
        imports.name(".._runtime.unwrapping", "Unwrap")
        inner = "Any" if isinstance(named.call.result, Chosen) else returned.sync
        return (_unwrap(found, named, inner, symbols),)
    match named.call.result:
        case Paged() as result:
            imports.name(".._runtime.paging.turns", "Paging")
            value = paging_expression(result, symbols)
            return (ConstantView(name=f"_{named.result_constant}", value=value),)
        case Started() as result:
            imports.name(".._runtime.long_running.course", "Course")
            value = course_expression(result, symbols)
            return (ConstantView(name=f"_{named.result_constant}", value=value),)
        case _:
            return ()


def _unwrap(
    result: Unwrapped, named: OperationSymbols, inner: str, symbols: Symbols
) -> ConstantView:
    unwrapping = result.unwrapping
    place = place_expression(unwrapping.spot, symbols)
    more = ", can_lack=True" if unwrapping.can_lack else ""
    return ConstantView(
        name=f"_{named.result_constant}",
        annotation=f": Unwrap[{inner}]",
        value=f"Unwrap({place}{more})",
    )


def raw_twin(cls: str, named: OperationSymbols, *, is_async: bool) -> str:
    """Return the raw twin of a method of a class, as an expression."""
    *described, maker = _maker(named)
    prefix = "async_" if is_async else ""
    arguments = (*described, f"{cls}.{named.method}", named.headers)
    return f"{prefix}{maker}({', '.join(filter(None, arguments))})"


def _maker(named: OperationSymbols) -> tuple[str, ...]:
    """The function that makes the raw twin, after what it needs besides the method."""
    if isinstance(named.call.result, Unwrapped):
        return (f"_{named.constant}", "raw_whole")
    return ("raw",)


def import_raw_twins(
    operations: Iterable[OperationSymbols], imports: Imports, *, has_async: bool
) -> None:
    """Add the imports of the functions that make raw twins; methods with overloads have none."""
    for maker in {m for each in operations for m in _makers(each)}:
        module = ".._runtime.groups" if maker == "raw" else ".._runtime.unwrapping"
        for name in (maker, f"async_{maker}") if has_async else (maker,):
            imports.name(module, name)


def _makers(named: OperationSymbols) -> Iterator[str]:
    if not isinstance(named.call.result, Chosen):
        yield _maker(named)[-1]
