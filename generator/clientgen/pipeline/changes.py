"""Which operations a run added, changed and removed, told from the files before and after."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_MODULE = re.compile(r"src/[a-z0-9_]+/operations/[a-z0-9_]+\.py")
_CASSETTES = re.compile(r"tests/cassettes/([a-z0-9_]+)\.yaml")
_BETWEEN_CASSETTES = re.compile(r'\n(?=")')
_METHOD = re.compile(r'"([a-z0-9_]+?)__')

Operations = Mapping[str, str]
"""The source that describes and calls each operation, with its cassettes, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationChanges:
    """The operations that a run added, changed and removed, by name (`accounts.get`)."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def operations_of(files: Iterable[tuple[str, bytes]]) -> Operations:
    """Return the operations in the files of a distribution, given as paths and contents.

    A module that somebody made unreadable has none.
    """
    found: dict[str, str] = {}
    replayed: dict[str, list[str]] = {}
    for path, content in files:
        if _MODULE.fullmatch(path):
            try:
                source = content.decode()
                found.update(_operations(ast.parse(source), source))
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
        elif match := _CASSETTES.fullmatch(path):
            for name, cassette in _cassettes(match[1], content.decode(errors="replace")):
                replayed.setdefault(name, []).append(cassette)
    return {name: "\n".join((text, *replayed.get(name, ()))) for name, text in found.items()}


def compare_operations(before: Operations, after: Operations) -> OperationChanges:
    """Return the changes from one state of a distribution to another."""
    kept = [name for name in after if name in before]
    return OperationChanges(
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name in kept if before[name] != after[name]),
        removed=tuple(name for name in before if name not in after),
    )


def _cassettes(group: str, text: str) -> Iterator[tuple[str, str]]:
    """Each cassette of a group with the name of its operation."""
    for cassette in _BETWEEN_CASSETTES.split(text):
        if match := _METHOD.match(cassette):
            yield f"{group}.{match[1]}", cassette


def _operations(module: ast.Module, source: str) -> Iterator[tuple[str, str]]:
    """Each operation with its description and its method, in the order of the module."""
    lines = source.split("\n")
    methods = _methods(module)
    for statement in module.body:
        match statement:
            case ast.AnnAssign(value=ast.Call(func=ast.Name(id="Operation"), keywords=keywords)):
                name = _name(keywords)
                nodes = [statement, *methods.get(name.rpartition(".")[2], ())]
                yield name, "\n".join(_text(node, lines) for node in nodes)


def _methods(module: ast.Module) -> dict[str, list[ast.stmt]]:
    methods: dict[str, list[ast.stmt]] = {}
    for statement in module.body:
        if isinstance(statement, ast.ClassDef):
            for member in statement.body:
                if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef):
                    methods.setdefault(member.name, []).append(member)
    return methods


def _name(keywords: list[ast.keyword]) -> str:
    for keyword in keywords:
        if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    return ""


def _text(node: ast.stmt, lines: list[str]) -> str:
    return "\n".join(lines[node.lineno - 1 : node.end_lineno])
