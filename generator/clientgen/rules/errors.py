"""Error codes: who answers them, and the exceptions that they become."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import quote
from clientgen.ir import ErrorCode, Text, reveal
from clientgen.rules.rule import Finding, Rule


def _unreachable(catalog: Catalog) -> Iterator[Finding]:
    answered = {use.code for operation in catalog.service.operations for use in operation.errors}
    for error in catalog.service.errors:
        if not error.every_operation and error.code not in answered:
            yield Finding(
                location=error.location,
                path=error.path,
                message=f"no operation can answer the error code {quote(reveal(error.code))}",
                hint="name it under `errors` of an operation, or write `every_operation: true`",
            )


def _exceptions(catalog: Catalog) -> Iterator[Finding]:
    classes: dict[Text, ErrorCode] = {}
    for error in catalog.service.errors:
        name = error.exception
        first = classes.setdefault(name, error) if name is not None else error
        if name is not None and first.status != error.status:
            yield Finding(
                location=error.location,
                path=error.path,
                message=f"{quote(reveal(name))} is the exception of two statuses, "
                f"{first.status} and {error.status}",
                hint="give each status a class of its own under `exceptions`",
            )


RULES = (
    Rule(
        code="SPEC305",
        summary="an error code that no operation can answer",
        find=_unreachable,
        whole=True,
        level="warning",
    ),
    Rule(code="SPEC313", summary="an exception of two statuses", find=_exceptions),
)
