"""Rules on deprecations and their replacements."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, Deprecated, deprecations
from clientgen.diagnostics import nearest, quote
from clientgen.ir import Operation, Parameter, reveal
from clientgen.rules.rule import Finding, at, rule


@rule("SPEC225", "a replacement that does not exist or is also deprecated", whole=True)
def _replacements(catalog: Catalog) -> Iterator[Finding]:
    for each in deprecations(catalog.service):
        if each.says.instead is None:
            continue
        name = quote(reveal(each.says.instead))
        if each.instead is None:
            near = nearest(reveal(each.says.instead), map(reveal, each.others))
            hint = f"did you mean {quote(near)}?" if near else _where(each)
            yield at(each.says, f"{name} is not {_kind(each)}", hint)
        elif each.instead.deprecated is not None:
            yield at(
                each.says, f"{name} is also deprecated", "name a replacement that is not deprecated"
            )


def _kind(each: Deprecated) -> str:
    match each.node:
        case Operation():
            return "another operation of this API"
        case Parameter():
            return "another parameter declared beside it"
        case _:
            return "another member of the same record"


def _where(each: Deprecated) -> str:
    return (
        "operations are named as `group.name`"
        if isinstance(each.node, Operation)
        else "remove `instead`, and describe the replacement in `description`"
    )
