"""Docstrings of the methods of operations."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.ir import Body, Operation, Text, joined
from clientgen.python_source import (
    Item,
    Section,
    default_sentence,
    docstring,
    sentences,
    spell_given,
)
from clientgen.symbols import (
    Argument,
    Call,
    Chosen,
    OperationSymbols,
    Paged,
    Streamed,
    Symbols,
    Unwrapped,
    spell_address,
    spell_needs,
    unwrapped,
)

_ABOUT_HANDLE = (
    "Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its `id`,"
    " `{}` makes it again in another process."
)
_ABOUT_PAGES = "Returns the first page. Iterate over it for the items of all pages."


def method_docstring(
    operation: Operation, named: OperationSymbols, symbols: Symbols, catalog: Catalog
) -> str:
    """Return the docstring of the method of `operation`."""
    paragraphs: list[tuple[Text | str, ...]] = []
    if operation.path in symbols.deprecations:
        paragraphs.append((symbols.deprecations[operation.path],))
    if operation.description is not None:
        paragraphs.append((operation.description,))
    result = named.call.result
    if isinstance(result, Paged):
        paragraphs.append((_ABOUT_PAGES,))
    if named.resume:
        paragraphs.append((_ABOUT_HANDLE.format(named.resume),))
    if isinstance(result, Chosen):
        paragraphs.append((" ".join(_about_choices(result)),))
    found = unwrapped(result)
    if found is not None:
        paragraphs.append((_about_member(found),))
    address = spell_address(operation)
    if address is not None:
        paragraphs.append((address,))
    needs = spell_needs(operation, catalog.service, symbols)
    if needs:
        paragraphs.append((needs,))
    paragraphs += [("Caution:", caution) for caution in operation.cautions]
    paragraphs += [("Note:", note) for note in operation.notes]
    items = _items(named.call, symbols, catalog)
    raises = tuple(_raised(operation, symbols, catalog))
    return docstring(
        (operation.title,),
        paragraphs=tuple(paragraphs),
        sections=(
            Section(title="Args", items=tuple(items)),
            Section(title="Raises", items=raises),
        ),
        indent=8,
    )


def _about_member(result: Unwrapped) -> Text:
    name = result.unwrapping.member.name
    after = "` of the response; `with_raw_response` has the whole response."
    return joined("Returns the member `", name, after)


def _about_choices(result: Chosen) -> Iterator[str]:
    what = {(False, True): "a stream", (True, False): "the whole response"}
    for each in result.others:
        kinds = isinstance(result.usual, Streamed), isinstance(each.result, Streamed)
        other = what.get(kinds, "another result")
        yield f"Returns {other} with {spell_given(each.when, '`{}`'.format)}."


def _items(call: Call, symbols: Symbols, catalog: Catalog) -> Iterator[Item]:
    """The description of each argument that has one."""
    for argument in call.arguments:
        about = argument.about or catalog.description(argument.type)
        said = sentences(about, _default(argument), symbols.deprecations.get(argument.node.path))
        if said is not None:
            yield Item(name=argument.name, text=(said,))


def _default(argument: Argument) -> Text | None:
    return None if isinstance(argument.node, Body) else default_sentence(argument.node)


def _raised(operation: Operation, symbols: Symbols, catalog: Catalog) -> Iterator[Item]:
    """The exceptions of the operation's own errors, each with the causes listed in the spec."""
    causes: dict[str, list[Text]] = {}
    for use in operation.errors:
        error = catalog.errors[use.name]
        name = symbols.exception(error)
        reasons = {reason.name: reason.text for reason in error.reasons}
        named = [joined(reasons[each], " (`", each, "`)") for each in use.reasons]
        causes.setdefault(name, []).extend(named or [error.title])
    if operation.not_modified is not None:
        causes.setdefault("NotModifiedError", []).append(
            operation.not_modified.description or Text("Nothing has changed")
        )
    for name in sorted(causes):
        *first, last = causes[name]
        yield Item(name=name, text=(*(joined(each, ".") for each in first), last))
