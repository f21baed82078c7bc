"""Examples and defaults: present, full, and values of their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from clientgen.catalog import Catalog, NoSampleError, gaps, misfits, sample, service_uses
from clientgen.diagnostics import Location, nearest, quote
from clientgen.ir import (
    Body,
    Example,
    Field,
    Header,
    Kind,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Text,
    TypeDefinition,
    Value,
    fields_of,
    joined,
    reveal,
)
from clientgen.rules.rule import Finding, at, rule

_SHOWN = 5
"""Members that one message lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A value that an author wrote for a type."""

    value: Value
    type: Kind
    location: Location
    path: Text
    what: str
    lenient: bool = False


@rule("SPEC303", "a type without a full example")
def _needed(catalog: Catalog) -> Iterator[Finding]:
    uses = list(service_uses(catalog.service))
    for definition in catalog.reach(use.type for use in uses):
        if not catalog.is_known(definition.type):
            continue
        if definition.has_example:
            yield from _full(catalog, definition)
        elif not _can_sample(catalog, definition.type) and _is_to_blame(definition):
            yield at(
                definition,
                f"type {quote(reveal(definition.name))} has no example",
                "give it an `example`"
                + (" with every member" if isinstance(definition.type, RecordType) else ""),
            )
    given = {entry.path for entry in _of_uses(catalog)}
    for use in uses:
        named = isinstance(use.type, Reference)
        judged = catalog.is_known(use.type) and not named and use.path not in given
        if judged and not _can_sample(catalog, use.type):
            yield at(
                use,
                f"this {use.what} has no example, and none follows from its type",
                "give it an `example`",
            )


def _is_to_blame(definition: TypeDefinition) -> bool:
    """Tell whether the type itself lacks an example, not only one that it is another name for."""
    return not isinstance(definition.type, Reference)


def _can_sample(catalog: Catalog, kind: Kind) -> bool:
    try:
        sample(catalog, kind)
    except NoSampleError:
        return False
    return True


def _full(catalog: Catalog, definition: TypeDefinition) -> Iterator[Finding]:
    own = Reference(name=definition.name)
    missing = list(islice(gaps(catalog, definition.example, own), _SHOWN + 1))
    if missing:
        shown = ", ".join(quote(path or "an item") for path in missing[:_SHOWN])
        more = " and more" if len(missing) > _SHOWN else ""
        yield at(
            definition,
            f"the example of {quote(reveal(definition.name))} is not full: "
            f"it lacks {shown}{more}",
            "give every member a value, those too that were never seen, "
            "so that tests read them all",
            below=".example",
        )


@rule("SPEC304", "an example that does not fit its type")
def _misfitting(catalog: Catalog) -> Iterator[Finding]:
    for given in (*_of_types(catalog), *_of_uses(catalog), *_of_operations(catalog)):
        yield from _faults(catalog, given)


def _faults(catalog: Catalog, given: _Given) -> Iterator[Finding]:
    found = misfits(catalog, given.value, given.type, lenient=given.lenient)
    for fault in islice(found, _SHOWN):
        yield at(given, f"the {given.what} does not fit its type: {fault}")


def _of_types(catalog: Catalog) -> Iterator[_Given]:
    for definition in catalog.types.values():
        if definition.has_example:
            yield _Given(
                value=definition.example,
                type=definition.type,
                location=definition.location,
                path=joined(definition.path, ".example"),
                what="example",
                # what is missing in it is SPEC303
                lenient=True,
            )


def _of_uses(catalog: Catalog) -> Iterator[_Given]:
    service = catalog.service
    yield from _examples((*service.parameters, *service.response_headers))
    for operation in service.operations:
        yield from _examples(operation.parameters)
        if operation.body is not None:
            yield from _examples((operation.body,))
        for answer in operation.responses:
            yield from _examples(answer.headers)
            if answer.has_example and answer.type is not None:
                yield _Given(
                    value=answer.example,
                    type=answer.type,
                    location=answer.location,
                    path=answer.path,
                    what="example",
                )


def _examples(owners: Iterable[Parameter | Header | Body]) -> Iterator[_Given]:
    for owner in owners:
        if owner.has_example:
            yield _Given(
                value=owner.example,
                type=owner.type,
                location=owner.location,
                path=owner.path,
                what="example",
            )


def _of_operations(catalog: Catalog) -> Iterator[_Given]:
    for operation in catalog.service.operations:
        for example in operation.examples:
            yield from _parts(catalog, operation, example)


def _parts(catalog: Catalog, operation: Operation, example: Example) -> Iterator[_Given]:
    known = catalog.parameters_of(operation)
    for name, value in example.parameters:
        if name in known:
            what = f"example of {quote(reveal(name))}"
            yield _of_example(example, value, known[name].type, what)
    if example.has_body and operation.body is not None:
        yield _of_example(example, example.body, operation.body.type, "body")
    for answer in operation.responses:
        if example.has_answer and answer.status == _status(operation, example) and answer.type:
            yield _of_example(example, example.answer, answer.type, "answer")


def _of_example(example: Example, value: Value, kind: Kind, what: str) -> _Given:
    return _Given(value=value, type=kind, location=example.location, path=example.path, what=what)


def _status(operation: Operation, example: Example) -> int | None:
    if example.status is not None:
        return example.status
    return operation.responses[0].status if operation.responses else None


@rule("SPEC306", "a default that does not fit, or is never used")
def _defaults(catalog: Catalog) -> Iterator[Finding]:
    for given, required in _all_defaults(catalog):
        yield from _faults(catalog, given)
        if required:
            yield at(
                given,
                "a required parameter cannot have a default",
                "remove `default`, or make it optional",
            )


def _all_defaults(catalog: Catalog) -> Iterator[tuple[_Given, bool]]:
    service = catalog.service
    of_operations = (each for operation in service.operations for each in operation.parameters)
    of_records = (
        field for definition in catalog.types.values() for field in fields_of(definition.type)
    )
    owners: Iterable[Field | Parameter] = (*service.parameters, *of_operations, *of_records)
    for owner in owners:
        if owner.has_default:
            given = _Given(
                value=owner.default,
                type=owner.type,
                location=owner.location,
                path=owner.path,
                what="default",
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
    yield from _unknown_answer(catalog, operation, example)


def _unknown_answer(
    catalog: Catalog, operation: Operation, example: Example
) -> Iterator[tuple[str, str]]:
    status = _status(operation, example)
    answers = {answer.status: answer for answer in operation.responses}
    if status not in {*answers, *(each.status for each in catalog.error_codes(operation))}:
        known = ", ".join(f"`{each}`" for each in answers)
        yield f"the operation never answers {status}", f"its successes are {known}"
        return
    answer = answers.get(status) if status is not None else None
    if answer is None:
        return
    if example.has_answer and answer.type is None:
        yield f"the answer {status} has no body", "remove `answer` from the example"
    elif example.media_type is not None and example.media_type not in answer.media_types:
        known = ", ".join(quote(reveal(name)) for name in answer.media_types)
        media_type = quote(reveal(example.media_type))
        yield f"the answer {status} never comes as {media_type}", f"it comes as {known}"
