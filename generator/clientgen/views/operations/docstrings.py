"""What is said of an operation in the docstring of its method."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.ir import Operation, Text
from clientgen.python_source import Item, Section, docstring
from clientgen.symbols import Call, OperationSymbols, Symbols


def method_docstring(
    operation: Operation, named: OperationSymbols, symbols: Symbols, catalog: Catalog
) -> str:
    """Return the docstring of the method of `operation`."""
    paragraphs: list[tuple[Text | str, ...]] = []
    if operation.description is not None:
        paragraphs.append((operation.description,))
    paragraphs += [("Caution:", caution) for caution in operation.cautions]
    paragraphs += [("Note:", note) for note in operation.notes]
    items = _items(named.call, catalog)
    codes = catalog.error_codes(operation)
    errors = sorted({symbols.exceptions[error.status] for error in codes})
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
