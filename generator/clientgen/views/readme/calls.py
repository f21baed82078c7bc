"""Calls of `README.md`: what they are in Python and as commands."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.description import easiest, example_words, sample_values
from clientgen.ir import (
    Field,
    ObjectValue,
    Operation,
    Parameter,
    Service,
    Text,
    TypeUse,
    Value,
    joined,
)
from clientgen.python_source import (
    ExampleValues,
    Imports,
    code_span,
)
from clientgen.symbols import Argument, Paged, Started, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class CallExample:
    """A call of one operation, what it imports, and its command; all empty if there is none."""

    call: str = ""
    raw_call: str = ""
    streamed_call: str = ""
    imports: tuple[str, ...] = ()
    command: str = ""


def example_of(operation: Operation | None, catalog: Catalog, symbols: Symbols) -> CallExample:
    """Return the example of an operation, or the empty one for None."""
    if operation is None:
        return CallExample()
    method = _method(operation, symbols)
    given, imports = _sample(operation, catalog, symbols)
    return CallExample(
        call=f"client.{method}({given})",
        raw_call=f"client.with_raw_response.{method}({given})",
        streamed_call=f"client.with_streaming_response(client.{method})({given})",
        imports=imports,
        command=_command(operation, catalog, symbols),
    )


def _values(catalog: Catalog, symbols: Symbols, imports: Imports) -> ExampleValues:
    def names(record: Text) -> dict[Text, str]:
        members = symbols.types[record].members
        return {path: name for path, name in members.items() if isinstance(path, Text)}

    return ExampleValues(catalog, imports, names)


def _sample(
    operation: Operation, catalog: Catalog, symbols: Symbols
) -> tuple[str, tuple[str, ...]]:
    """Return the arguments that a call needs, with the spec's examples, and the imports of these."""
    imports = Imports()
    values, call = _values(catalog, symbols, imports), symbols.operations[operation.path].call
    body = catalog.example_of(operation.body) if operation.body is not None else None
    known = sample_values(catalog, operation)
    members = dict(body.members) if isinstance(body, ObjectValue) and call.body is None else {}

    def example(argument: Argument) -> Value:
        node = argument.node
        if isinstance(node, Field):
            return members.get(node.wire_name)
        return known[node.wire_name] if isinstance(node, Parameter) else catalog.example_of(node)

    shown = (
        f"{each.name}={values.spell(example(each), each.type)}"
        for each in call.arguments
        if each.is_needed
    )
    return ", ".join(shown), imports.lines()


def client_sample(catalog: Catalog, symbols: Symbols) -> tuple[str, tuple[str, ...]]:
    """Return what a client needs besides its credential, and the imports of it."""
    imports = Imports()
    values = _values(catalog, symbols, imports)
    needed = (each for each in catalog.service.parameters if each.required)
    shown = [values.spell(catalog.example_of(each), each.type) for each in needed]
    return ", ".join(shown), imports.lines()


def first_of(catalog: Catalog, symbols: Symbols, kind: type[Paged | Started]) -> Operation | None:
    """The easiest operation whose call has a result of this kind, if there is one."""
    results = symbols.operations
    found = (
        each
        for each in catalog.service.operations
        if isinstance(results[each.path].call.result, kind)
    )
    return easiest(catalog, found)


def resume_method(operation: Operation | None, symbols: Symbols) -> str:
    """Return the method that makes a handle again; nothing for None."""
    if operation is None:
        return ""
    named = symbols.operations[operation.path]
    return f"{symbols.groups[operation.group].attribute}.{named.resume}"


def failing_fault(operation: Operation | None, service: Service) -> str:
    """Return the fault with which the emulator lets what was begun fail; nothing without one."""
    if operation is None or service.emulation is None:
        return ""
    return code_span(joined(operation.full_name, ":end=STATE"))


def resume_command(operation: Operation | None, symbols: Symbols) -> str:
    """Return the words of the command that makes a handle again; nothing for None."""
    if operation is None:
        return ""
    named = symbols.operations[operation.path]
    return " ".join((*symbols.groups[operation.group].words, named.resume_command))


def sender(symbols: Symbols, service: Service, sends: Callable[[TypeUse], bool]) -> str:
    """The first method whose body is of a certain kind, as code; empty if there is none."""
    bodies = ((each, each.body) for each in service.operations)
    found = (each for each, body in bodies if body is not None and sends(body.type))
    first = next(found, None)
    return code_span(f"client.{_method(first, symbols)}") if first is not None else ""


def _method(operation: Operation, symbols: Symbols) -> str:
    return (
        f"{symbols.groups[operation.group].attribute}.{symbols.operations[operation.path].method}"
    )


def _command(operation: Operation, catalog: Catalog, symbols: Symbols) -> str:
    return shlex.join(example_words(catalog, symbols, operation))
