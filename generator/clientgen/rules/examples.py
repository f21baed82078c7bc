"""Examples and defaults: present, complete (also from other examples), and of their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TypeAlias

from clientgen.catalog import (
    DEEPEST,
    MOST_TAKEN,
    Catalog,
    Given,
    Misfit,
    NoSampleError,
    Sizes,
    example_response,
    example_status,
    lacks,
    misfits,
    service_uses,
    type_examples,
    use_examples,
)
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Example,
    Field,
    Kind,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Text,
    TypeDefinition,
    Value,
    fields_of,
    reveal,
)
from clientgen.rules.rule import Finding, Placed, at, rule

Stray: TypeAlias = tuple[RecordType, Text]
"""A member that a record does not have: the record and the name."""
_LISTED = 5
"""The most members or faults that are reported for one example."""


@rule("SPEC303", "a type without an example", apart=True)
def _needed(catalog: Catalog) -> Iterator[Finding]:
    uses = list(service_uses(catalog.service))
    for definition in catalog.reach(use.type for use in uses):
        # not reported for a type that is only another name for a type without an example
        is_own = catalog.is_known(definition.type) and not isinstance(definition.type, Reference)
        if is_own and not definition.examples and not _has_example(catalog, definition.type):
            message = f"type {quote(reveal(definition.name))} has no example"
            is_shown_around = "show it in an example of the type, body or response around it"
            hint = is_shown_around if definition.is_inline else "give it an `example`"
            yield at(definition, message, hint)
    given = {entry.path for entry in use_examples(catalog, catalog.service)}
    for use in uses:
        named = isinstance(use.type, Reference)
        judged = catalog.is_known(use.type) and not named and use.path not in given
        if judged and not _has_example(catalog, use.type):
            yield at(
                use,
                f"this {use.what} has no example, and none can be made from its type",
                "give it an `example`",
            )


def _has_example(catalog: Catalog, kind: Kind) -> bool:
    try:
        catalog.example(kind)
    except NoSampleError:
        return False
    return True


@rule("SPEC329", "a member that no example contains")
def _unshown(catalog: Catalog) -> Iterator[Finding]:
    for definition in catalog.reach(use.type for use in service_uses(catalog.service)):
        is_judged = definition.examples and catalog.is_known(definition.type)
        # an example that is too large to be completed is reported as SPEC330
        if not is_judged or definition.name in catalog.complete_examples.overgrown:
            continue
        name, node = quote(reveal(definition.name)), definition.examples[0]
        missing, empty = catalog.unshown(definition)
        missing = _without_misspelt(catalog, definition, missing)
        if missing:
            yield at(
                node,
                f"no example of {name} contains {_listed(missing)}",
                "add it to one of them, or write `seen: false` if it was never seen",
            )
        if empty:
            yield at(
                node,
                f"no example of {name} contains an item of {_listed(empty)}",
                "add an item to it in one of them",
            )


def _without_misspelt(
    catalog: Catalog, definition: TypeDefinition, missing: Sequence[Field]
) -> list[Field]:
    """Leave out the fields that an example of a record may have by a misspelt name."""
    meant = {
        fault.meant
        for given in (type_examples(definition) if missing else ())
        for fault in misfits(catalog, given.value, given.type)
    }
    return [field for field in missing if reveal(field.wire_name) not in meant]


def _listed(fields: Sequence[Field]) -> str:
    shown = ", ".join(quote(reveal(field.wire_name)) for field in fields[:_LISTED])
    return f"{shown} and {len(fields) - _LISTED} more" if len(fields) > _LISTED else shown


@rule("SPEC330", "an example that is too large with the examples of other types")
def _overgrown(catalog: Catalog) -> Iterator[Finding]:
    for definition in catalog.reach(use.type for use in service_uses(catalog.service)):
        if definition.name in catalog.complete_examples.overgrown:
            yield _too_large(definition.examples[0])
    for given in use_examples(catalog, catalog.service):
        if not Sizes().fits(catalog.complete(given.value, given.type), given.value):
            yield _too_large(given)


def _too_large(node: Placed) -> Finding:
    return at(
        node,
        f"together with the examples of other types, this example has more than {MOST_TAKEN:,} "
        f"values of them, or more than {DEEPEST} levels",
        "write its large members in a shorter form, or shorten the examples of their types",
    )


@rule("SPEC304", "an example that does not fit its type", apart=True)
def _misfitting(catalog: Catalog) -> Iterator[Finding]:
    strays: dict[object, list[Finding]] = {}
    for finding, stray in _all_faults(catalog):
        if stray is None:
            yield finding
        else:
            strays.setdefault(stray, []).append(finding)
    for findings in strays.values():
        places = f" (in {len(findings)} places)" if len(findings) > 1 else ""
        first = min(findings, key=lambda each: each.location)
        yield replace(first, message=first.message + places)


def _all_faults(catalog: Catalog) -> Iterator[tuple[Finding, Stray | None]]:
    """Yield what does not fit in all examples, and of a member that its record lacks, which it is."""
    examples = catalog.complete_examples
    # the example of a type that is written where it is used is a part of another one
    for definition in (each for each in catalog.types.values() if not each.is_inline):
        whole = {each.name: each.value for each in examples.whole[definition.name]}
        for example, given in zip(definition.examples, type_examples(definition), strict=True):
            is_complete = definition.name not in examples.overgrown
            yield from _faults(catalog, given, whole.get(example.name) if is_complete else None)
    for given in use_examples(catalog, catalog.service):
        yield from _faults(catalog, given, catalog.complete(given.value, given.type))


def _faults(
    catalog: Catalog, given: Given, complete: Value
) -> Iterator[tuple[Finding, Stray | None]]:
    """Yield the faults of a value, and missing required members that no other example provides."""
    found = list(islice(misfits(catalog, given.value, given.type), _LISTED))
    misspelt = {fault.meant for fault in found}
    lacking = lacks(catalog, given.value, complete, given.type)
    missing = (Misfit(path, "is missing") for path in lacking if path not in misspelt)
    for fault in islice(chain(found, missing), _LISTED):
        below = f"{given.below}.{fault.path}" if fault.path else given.below
        message = f"the {given.what} does not fit its type: {fault}"
        yield at(given, message, below=below), fault.stray


@rule("SPEC306", "a default that does not fit, or is never used")
def _defaults(catalog: Catalog) -> Iterator[Finding]:
    for given, required in _all_defaults(catalog):
        yield from (finding for finding, _ in _faults(catalog, given, given.value))
        if required:
            yield at(
                given,
                "a required parameter cannot have a default",
                "remove `default`, or make it optional",
            )


def _all_defaults(catalog: Catalog) -> Iterator[tuple[Given, bool]]:
    service = catalog.service
    of_operations = (each for operation in service.operations for each in operation.parameters)
    of_records = (
        field for definition in catalog.types.values() for field in fields_of(definition.type)
    )
    owners: Iterable[Field | Parameter] = (*service.parameters, *of_operations, *of_records)
    for owner in owners:
        if owner.has_default:
            given = Given(
                value=owner.default,
                type=owner.type,
                location=owner.location,
                path=owner.path,
                what="default",
                below=".default",
            )
            yield given, owner.required


@rule("SPEC323", "an example of something that the operation does not have")
def _strangers(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        for example in operation.examples:
            for message, hint in _unknown(catalog, operation, example):
                yield at(example, message, hint)


def _unknown(catalog: Catalog, operation: Operation, example: Example) -> Iterator[tuple[str, str]]:
    known = catalog.parameters_of(operation)
    for name, _ in example.parameters:
        if name not in known:
            near = nearest(reveal(name), map(reveal, known))
            hint = f"did you mean {quote(near)}?" if near else ""
            yield f"the operation has no parameter {quote(reveal(name))}", hint
    if example.has_body and operation.body is None:
        yield "the operation sends no body", "remove `body` from the example"
    yield from _unknown_response(catalog, operation, example)


def _unknown_response(
    catalog: Catalog, operation: Operation, example: Example
) -> Iterator[tuple[str, str]]:
    status = example_status(operation, example)
    errors = {each.status for each in catalog.error_codes(operation)}
    if status not in errors and not operation.of_status(status or 0):
        known = ", ".join(f"`{each}`" for each in operation.alternatives)
        yield f"the operation has no response {status}", f"its responses are {known}"
        return
    response = example_response(catalog, operation, example)
    if response is None:
        return
    if example.has_response and response.type is None:
        yield f"the response {status} has no body", "remove `response` from the example"
    elif example.media_type is not None and example.media_type not in response.media_types:
        known = ", ".join(quote(reveal(name)) for name in response.media_types)
        media_type = quote(reveal(example.media_type))
        yield f"the response {status} does not have the media type {media_type}", f"it has {known}"
