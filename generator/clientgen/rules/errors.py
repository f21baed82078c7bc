"""Error codes: the operations that return them, and their exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import quote
from clientgen.ir import ErrorCode, Text, reveal
from clientgen.rules.rule import Finding, at, rule


@rule("SPEC305", "an error code that no operation uses", whole=True, level="warning")
def _unreachable(catalog: Catalog) -> Iterator[Finding]:
    answered = {use.code for operation in catalog.service.operations for use in operation.errors}
    for error in catalog.service.errors:
        if not error.every_operation and error.code not in answered:
            yield at(
                error,
                f"no operation uses the error code {quote(reveal(error.code))}",
                "name it under `errors` of an operation, or write `every_operation: true`",
            )


@rule("SPEC313", "one exception for two statuses")
def _exceptions(catalog: Catalog) -> Iterator[Finding]:
    classes: dict[Text, ErrorCode] = {}
    for error in catalog.service.errors:
        name = error.exception
        first = classes.setdefault(name, error) if name is not None else error
        if name is not None and first.status != error.status:
            yield at(
                error,
                f"{quote(reveal(name))} is used for two statuses, "
                f"{first.status} and {error.status}",
                "give each status a class of its own under `exceptions`",
            )
