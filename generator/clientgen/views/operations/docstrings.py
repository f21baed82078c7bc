"""What is said of an operation in the docstring of its method."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, errors_of, path_parameters
from clientgen.ir import Operation, Service, Text, TypeUse
from clientgen.python_source import Item, Section, docstring
from clientgen.symbols import OperationSymbols, Symbols


def method_docstring(
    operation: Operation, named: OperationSymbols, symbols: Symbols, service: Service
) -> str:
    """Return the docstring of the method of `operation`."""
    paragraphs: list[tuple[Text | str, ...]] = []
    if operation.description is not None:
        paragraphs.append((operation.description,))
    paragraphs += [("Caution:", caution) for caution in operation.cautions]
    paragraphs += [("Note:", note) for note in operation.notes]
    items = _items(operation, named, symbols, Catalog.of(service))
    errors = sorted({symbols.exceptions[status] for status in _statuses(operation, service)})
    raises = "Raises " + ", ".join(f"`{name}`" for name in errors) + "."
    return docstring(
        (operation.title,),
        paragraphs=tuple(paragraphs),
        sections=(Section(title="Args", items=tuple(items)),),
        closing=(raises,) if errors else (),
        indent=8,
    )


def _items(
    operation: Operation, named: OperationSymbols, symbols: Symbols, catalog: Catalog
) -> Iterator[Item]:
    """What is said of each argument, for those of which anything is."""
    for name, description, use in _arguments(operation, named, symbols, catalog):
        about = description or catalog.description(use)
        if about is not None:
            yield Item(name=name, text=(about,))


def _arguments(
    operation: Operation, named: OperationSymbols, symbols: Symbols, catalog: Catalog
) -> Iterator[tuple[str, Text | None, TypeUse]]:
    others = (each for each in operation.parameters if each.place != "path")
    for parameter in (*path_parameters(operation), *others):
        yield symbols.parameter(parameter.path), parameter.description, parameter.type
    body = operation.body
    record = catalog.record(body.type) if body is not None else None
    if body is not None and (named.body is not None or record is None):
        yield named.body or "body", body.description, body.type
    elif record is not None:
        for field in record.fields:
            yield named.fields[field.path], field.description, field.type


def _statuses(operation: Operation, service: Service) -> set[int]:
    by_code = {error.code: error.status for error in service.errors}
    return {by_code[code] for code in errors_of(operation, service) if code in by_code}
