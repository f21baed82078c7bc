"""The classes of the declared headers of responses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clientgen.ir import Operation
from clientgen.python_source import Annotations, docstring, literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadersView:
    """The class of the declared headers of an operation's responses."""

    name: str
    docstring: str
    fields: tuple[str, ...]


def headers_view(
    operation: Operation, group: str, symbols: Symbols, annotations: Annotations
) -> HeadersView:
    """Return the class of the declared headers of an operation of a group, which has some."""
    every = [header for response in operation.responses for header in response.headers]
    names = {header.path: symbols.headers[header.path] for header in every}
    inside = replace(annotations, hidden=frozenset(names.values()))
    # a field of this name would hide what declares the fields after it
    maker, imported = "header", "header"
    if maker in inside.hidden:
        maker, imported = "_header", "header as _header"
    for name in ("HeaderFields", imported):
        annotations.imports.name(f"{annotations.runtime}.header_fields", name)
    fields: dict[str, str] = {}
    for each in every:
        kind, name = inside.spell(each.type), names[each.path]
        accepted = kind if annotations.catalog.is_nullable(each.type) else f"{kind} | None"
        fields[name] = f"{name}: {accepted} = {maker}({literal(each.wire_name)}, {kind})"
    named = symbols.operations[operation.path]
    about = f"The declared header fields of responses of `{group}.{named.method}`."
    return HeadersView(
        name=named.headers, docstring=docstring((about,)), fields=tuple(fields.values())
    )
