"""The exceptions of a package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.ir import (
    ErrorCode,
    Service,
    Text,
    status_order,
)
from clientgen.python_source import (
    Annotations,
    Imports,
    docstring,
    list_display,
    string_literal,
    tuple_display,
)
from clientgen.symbols import ANY_ERROR, BASE_ERRORS, OPERATION_FAILED, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """The exception of one status."""

    name: str
    base: str
    row: str
    docstring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorsModule:
    """`errors.py`."""

    root: str
    root_name: str
    value: str
    type_imports: tuple[str, ...]
    errors: tuple[ErrorView, ...]
    publishes: bool
    own: str
    exported: str


def errors_module(catalog: Catalog, symbols: Symbols) -> ErrorsModule:
    """Return the view of `errors.py`."""
    service = catalog.service
    value, imports = _value(catalog, symbols)
    errors = tuple(_exceptions(service, symbols))
    exported = sorted({*BASE_ERRORS, *(error.name for error in errors), symbols.error})
    return ErrorsModule(
        root=symbols.error,
        root_name=string_literal(symbols.error),
        value=value,
        type_imports=imports.lines(),
        publishes=bool(value or errors),
        own=tuple_display([*([ANY_ERROR] if value else []), *(error.name for error in errors)]),
        errors=errors,
        exported=list_display(exported),
    )


def _value(catalog: Catalog, symbols: Symbols) -> tuple[str, Imports]:
    """The annotation of the typed body of errors, empty if no body is declared, and its imports."""
    imports = Imports()

    def import_type(name: Text) -> str:
        named = symbols.types[name]
        # the module has names of its own, such as `ClientError`
        imports.name(".", "types")
        return f"types.{named.name}"

    annotations = Annotations(catalog=catalog, imports=imports, import_type=import_type)
    kinds = (body.type for body in catalog.service.error_bodies)
    spelled = dict.fromkeys(annotations.spell(kind) for kind in kinds)
    return " | ".join([*spelled, "None"]) if spelled else "", imports


def _exceptions(service: Service, symbols: Symbols) -> Iterator[ErrorView]:
    """The class of each status, each followed by those of codes that are below it."""
    titles = {error.status: error.title for error in reversed(service.errors)}
    of_codes = _of_codes(service, symbols)
    seen = set(BASE_ERRORS)
    for status in sorted(symbols.exceptions, key=status_order):
        name = symbols.exceptions[status]
        if name not in seen:
            about = titles.get(status) or f"A response with the status {status}"
            row = f"{name:<26}{status}"
            yield ErrorView(name=name, base=ANY_ERROR, row=row, docstring=docstring((about,)))
            yield from (each for each in of_codes if each.base == name)
        seen.add(name)
    yield from (each for each in of_codes if each.base == ANY_ERROR)
    if symbols.is_long_running:
        about = "A long-running operation failed: `code` and `message` are those of its last status"
        row = f"{OPERATION_FAILED:<26}the end of a long-running operation that failed"
        text = docstring((about,))
        yield ErrorView(name=OPERATION_FAILED, base=ANY_ERROR, row=row, docstring=text)


def _of_codes(service: Service, symbols: Symbols) -> tuple[ErrorView, ...]:
    """The classes of codes, each below the class that the statuses of its codes share."""
    sharing: dict[str, list[ErrorCode]] = {}
    for error in service.errors:
        if error.name in symbols.own_exceptions:
            sharing.setdefault(symbols.own_exceptions[error.name], []).append(error)
    return tuple(
        ErrorView(
            name=name,
            base=(base := _base(errors, symbols)),
            row=f"{'' if base == ANY_ERROR else '  '}{name:<26}{_statuses(errors)}",
            docstring=docstring((errors[0].title,)),
        )
        for name, errors in sharing.items()
        if name not in {*BASE_ERRORS, *symbols.exceptions.values()}
    )


def _base(errors: Sequence[ErrorCode], symbols: Symbols) -> str:
    bases = {symbols.raised(error.status) for error in errors}
    return bases.pop() if len(bases) == 1 else ANY_ERROR


def _statuses(errors: Sequence[ErrorCode]) -> str:
    statuses = sorted({error.status for error in errors}, key=status_order)
    return f"{', '.join(map(str, statuses))} with certain codes"
