"""What is said of an operation in the docstring of its method."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, errors_of
from clientgen.ir import Operation, Service, Text
from clientgen.python_source import Item, Section, docstring
from clientgen.symbols import Call, OperationSymbols, Symbols


def method_docstring(
    operation: Operation, named: OperationSymbols, symbols: Symbols, service: Service
) -> str:
    """Return the docstring of the method of `operation`."""
    paragraphs: list[tuple[Text | str, ...]] = []
    if operation.description is not None:
        paragraphs.append((operation.description,))
    paragraphs += [("Caution:", caution) for caution in operation.cautions]
    paragraphs += [("Note:", note) for note in operation.notes]
    items = _items(named.call, Catalog.of(service))
    errors = sorted({symbols.exceptions[status] for status in _statuses(operation, service)})
    raises = "Raises " + ", ".join(f"`{name}`" for name in errors) + "."
    return docstring(
        (operation.title,),
        paragraphs=tuple(paragraphs),
        sections=(Section(title="Args", items=tuple(items)),),
        closing=(raises,) if errors else (),
        indent=8,
    )


def _items(call: Call, catalog: Catalog) -> Iterator[Item]:
    """What is said of each argument, for those of which anything is."""
    for argument in call.arguments:
        about = argument.about or catalog.description(argument.type)
        if about is not None:
            yield Item(name=argument.name, text=(about,))


def _statuses(operation: Operation, service: Service) -> set[int]:
    by_code = {error.code: error.status for error in service.errors}
    return {by_code[code] for code in errors_of(operation, service) if code in by_code}
