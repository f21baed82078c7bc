"""Error codes: the operations that return them, and their exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from clientgen.catalog import (
    Catalog,
    NoSampleError,
    fields_at,
    member_paths,
    misfits,
)
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    BareType,
    BooleanType,
    EnumType,
    ErrorBody,
    ErrorCode,
    ExceptionClass,
    Field,
    IntegerType,
    Kind,
    ListType,
    NumberType,
    ObjectValue,
    Status,
    StringType,
    Text,
    UnixTimeType,
    Value,
    body_of,
    reveal,
)
from clientgen.rules.rule import Finding, at, rule

_ONE_TEXT = (BooleanType, EnumType, IntegerType, NumberType, StringType, UnixTimeType)


@rule("SPEC305", "an error code that no operation uses", whole=True, level="warning")
def _unreachable(catalog: Catalog) -> Iterator[Finding]:
    answered = {use.name for operation in catalog.service.operations for use in operation.errors}
    for error in catalog.service.errors:
        if not error.every_operation and error.name not in answered:
            yield at(
                error,
                f"no operation uses the error code {quote(reveal(error.name))}",
                "name it under `errors` of an operation, or write `every_operation: true`",
            )


@rule("SPEC313", "one exception for two statuses")
def _exceptions(catalog: Catalog) -> Iterator[Finding]:
    classes: dict[Text, ExceptionClass] = {}
    for each in catalog.service.exceptions:
        first = classes.setdefault(each.name, each)
        if first is not each:
            yield at(
                each,
                f"{quote(reveal(each.name))} is used for two statuses, "
                f"{first.status} and {each.status}",
                "give each status a class of its own under `exceptions`",
            )


@rule("SPEC365", "two errors that no response distinguishes")
def _twins(catalog: Catalog) -> Iterator[Finding]:
    known: dict[tuple[Status, Text], ErrorCode] = {}
    for error in catalog.service.errors:
        if error.code is None:
            continue
        first = known.setdefault((error.status, error.code), error)
        if first is not error:
            yield at(
                error,
                f"{quote(reveal(error.name))} has the status and the code of "
                f"{quote(reveal(first.name))}",
                "make them one error with a reason for each cause",
            )


@rule("SPEC366", "a member of errors that their body does not have")
def _members(catalog: Catalog) -> Iterator[Finding]:
    for body in catalog.service.error_bodies:
        if not catalog.is_known(body.type):
            continue
        if catalog.record(body.type) is None:
            yield at(body, "the body of errors is not a record", "refer to a record of types.yaml")
            continue
        for member in body.members:
            fields = fields_at(catalog, body.type, member.text)
            name = quote(reveal(member.text))
            if fields is None:
                near = nearest(reveal(member.text), member_paths(catalog, body.type))
                hint = f"did you mean {quote(near)}?" if near else ""
                yield at(member, f"{name} is not a member of the body of errors", hint)
            elif not isinstance(_first(catalog, fields[-1].type), _ONE_TEXT):
                yield at(member, f"{name} must be a text, a number or a boolean")
        yield from _same_member(body)


def _first(catalog: Catalog, kind: Kind) -> BareType:
    """The type of a member, or of the items if it is a list."""
    bare = catalog.bare(kind)
    while isinstance(bare, ListType):
        bare = catalog.bare(bare.items)
    return bare


def _same_member(body: ErrorBody) -> Iterator[Finding]:
    if body.code is not None and body.message is not None and body.code.text == body.message.text:
        message = f"{quote(reveal(body.code.text))} cannot have both the code and the message"
        yield at(body.message, message, "name another member under `message` or `code`")


@rule("SPEC367", "a code that the body of its error cannot have")
def _unfit(catalog: Catalog) -> Iterator[Finding]:
    for error in catalog.service.errors:
        body = body_of(catalog.service.error_bodies, error.status)
        if body is None or not catalog.is_known(body.type):
            continue
        if body.code is None:
            if error.code is not None and catalog.record(body.type) is not None:
                yield at(
                    error,
                    f"the body of {quote(reveal(error.name))} has no member for its code",
                    "say with `code` of the body where it stands, or leave out `code` here",
                )
            continue
        fields = fields_at(catalog, body.type, body.code.text)
        can_be_one = fields and isinstance(_first(catalog, fields[-1].type), _ONE_TEXT)
        fault = _code_fault(catalog, error, fields) if fields and can_be_one else ""
        if fault:
            name = quote(reveal(error.name))
            yield at(
                error, f"the code of {name} does not fit {quote(reveal(body.code.text))}: {fault}"
            )


def _code_fault(catalog: Catalog, error: ErrorCode, fields: tuple[Field, ...]) -> str:
    if error.code is None:
        needed = not any(_can_be_left_out(catalog, field) for field in fields)
        return "it is required, and not `nullable`" if needed else ""
    text = reveal(error.code)
    kind = _first(catalog, fields[-1].type)
    is_whole = re.fullmatch(r"-?[0-9]{1,16}", text) is not None
    wants_number = isinstance(kind, IntegerType | NumberType | UnixTimeType)
    value = int(text) if is_whole and wants_number else error.code
    return str(next(misfits(catalog, value, kind), ""))


def _can_be_left_out(catalog: Catalog, field: Field) -> bool:
    bare = catalog.bare(field.type)
    is_list = isinstance(bare, ListType) and not bare.bounds.minimum
    return is_list or not field.required or catalog.is_nullable(field.type)


@rule("SPEC368", "errors inside of successes that do not match")
def _inside(catalog: Catalog) -> Iterator[Finding]:
    inside = body_of(catalog.service.error_bodies, 200)
    for error in catalog.service.errors:
        if error.is_inside_success and inside is None:
            yield at(
                error,
                f"{quote(reveal(error.name))} has the status of a success",
                "say under `inside_success` what tells such errors from successes",
            )
        elif isinstance(error.status, int) and 300 <= error.status < 400:
            yield at(error, f"{error.status} is neither the status of an error nor of a success")
    if inside is None or not catalog.is_known(inside.type):
        return
    for member, value in inside.when:
        fields = fields_at(catalog, inside.type, member.text)
        for fault in misfits(catalog, value, fields[-1].type) if fields else ():
            yield at(member, f"the value of {quote(reveal(member.text))} does not fit: {fault}")
    yield from _alike(catalog, inside)
    yield from _without_bodies(catalog)


def _without_bodies(catalog: Catalog) -> Iterator[Finding]:
    """Errors with the status of a success whose response has no body that could tell of them."""
    for operation in catalog.service.operations:
        for use in operation.errors if operation.verb == "HEAD" else ():
            error = catalog.errors.get(use.name)
            if error is not None and error.is_inside_success:
                name = quote(reveal(use.name))
                message = f"{name} is recognised by a body, but a response to HEAD has no body"
                yield at(use, message, "remove it")


def _alike(catalog: Catalog, inside: ErrorBody) -> Iterator[Finding]:
    """Examples of successes that are errors by what `inside_success` says."""
    wanted = [(reveal(member.text).split("."), value) for member, value in inside.when]
    for operation in catalog.service.operations:
        for response in operation.responses:
            if response.type is None or not catalog.is_known(response.type):
                continue
            with suppress(NoSampleError):
                example = catalog.example_of(response)
                if all(_member_of(example, names) == value for names, value in wanted):
                    yield at(
                        response,
                        "the example of this response would be read as an error, since it matches `inside_success`",
                        "correct the example, or what `when` says",
                    )


def _member_of(value: Value, names: list[str]) -> Value:
    for name in names:
        members = dict(value.members) if isinstance(value, ObjectValue) else {}
        value = members.get(Text(name))
    return value
