"""Mutants of code that people wrote: conditions, operators, values, statements, one change each."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

_NAMES_ONLY = frozenset({"ContextVar", "NewType", "ParamSpec", "TypeVar", "TypeVarTuple", "cast"})
"""What takes a text that only people and type checkers read."""
_DECLARED = frozenset({"annotation", "decorator_list", "keywords", "returns", "type_params"})
"""The parts of functions and classes that say what they are, not what they do."""
_PUBLIC = frozenset({"__all__", "__match_args__", "__slots__"})
_PROSE = re.compile(r"[\w`)] |^ \w")
_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_DELETED = (ast.AugAssign, ast.Break, ast.Continue, ast.Delete, ast.Raise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: the place and the change in words, the lines it stands on, the changed tree."""

    place: str
    change: str
    lines: range
    make: Callable[[], ast.Module]


def changes(source: str) -> Iterator[Change]:
    """Give every change of a module."""
    tree = ast.parse(source)
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    for found in _of_nodes(tree, _Place(names=(), statement=None)):
        yield Change(
            place=".".join(found.where.names) or "module",
            change=found.change,
            lines=range(*_lines(found.where.statement or found.owner)),
            make=partial(_changed, source, numbers[id(found.owner)], found),
        )


def _changed(source: str, number: int, found: _Found) -> ast.Module:
    tree = ast.parse(source)
    found.put(list(ast.walk(tree))[number])
    return ast.fix_missing_locations(tree)


def _lines(node: Any) -> tuple[int, int]:
    """The lines of a statement; of one that holds others, those before them."""
    inner = getattr(node, "body", None)
    last = inner[0].lineno - 1 if isinstance(inner, list) and inner else node.end_lineno
    return node.lineno, max(node.lineno, last) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    names: tuple[str, ...]
    statement: ast.stmt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What takes the place of a field of a node (of one item, where the field is a list)."""

    where: _Place
    owner: ast.AST
    field: str
    index: int | None
    new: Any
    change: str

    def put(self, owner: ast.AST) -> None:
        """Make the change on a copy of the owner."""
        if self.index is None:
            setattr(owner, self.field, self.new)
        elif self.new is None:
            del getattr(owner, self.field)[self.index]
        else:
            getattr(owner, self.field)[self.index] = self.new


def _of_nodes(owner: ast.AST, where: _Place) -> Iterator[_Found]:
    for field, value in ast.iter_fields(owner):
        if field in _DECLARED and not isinstance(owner, ast.Call):
            continue
        children = value if isinstance(value, list) else [value]
        for index, node in enumerate(children):
            if not isinstance(node, ast.AST) or _is_left_out(node):
                continue
            inner = _inside(node, where)
            for new, change in _of_node(node, owner, field):
                at = index if isinstance(value, list) else None
                yield _Found(
                    where=inner, owner=owner, field=field, index=at, new=new, change=change
                )
            yield from _of_nodes(node, inner)


def _inside(node: ast.AST, where: _Place) -> _Place:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return _Place(names=(*where.names, node.name), statement=node)
    return _Place(names=where.names, statement=node) if isinstance(node, ast.stmt) else where


def _is_left_out(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return True
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return any("overload" in ast.unparse(each) for each in node.decorator_list)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        return isinstance(target, ast.Name) and target.id in _PUBLIC
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id == "Literal"
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in _NAMES_ONLY
    return isinstance(node, ast.JoinedStr) and any(
        isinstance(part, ast.Constant) and _PROSE.search(part.value) for part in node.values
    )


def _of_node(node: ast.AST, owner: ast.AST, field: str) -> Iterator[tuple[Any, str]]:
    if isinstance(node, ast.stmt):
        yield from _of_statement(node)
    elif isinstance(node, ast.expr):
        if _is_condition(owner, field):
            yield from _of_condition(node)
        yield from _of_expression(node, is_condition=_is_condition(owner, field))
    elif isinstance(node, ast.ExceptHandler) and ast.unparse(node.body[0]) != "raise":
        again = copy.deepcopy(node)
        again.body = [ast.Raise(exc=None, cause=None)]
        yield again, f"raised again: {_code(node.type or node)}"


def _is_condition(owner: ast.AST, field: str) -> bool:
    if isinstance(owner, ast.comprehension):
        return field == "ifs"
    return isinstance(owner, ast.If | ast.IfExp | ast.While) and field == "test"


def _of_condition(node: ast.expr) -> Iterator[tuple[Any, str]]:
    if not isinstance(node, ast.Constant):
        yield ast.Constant(value=True), f"always: {_code(node)}"
        yield ast.Constant(value=False), f"never: {_code(node)}"


def _of_statement(node: ast.stmt) -> Iterator[tuple[Any, str]]:
    gone = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Await)
    if isinstance(node, ast.Assign):
        gone = isinstance(node.targets[0], ast.Attribute | ast.Subscript)
    if gone or isinstance(node, _DELETED):
        yield ast.Pass(), f"left out: {_code(node)}"
    if isinstance(node, ast.Return) and not isinstance(node.value, ast.Constant | None):
        yield ast.Return(value=ast.Constant(value=None)), f"returns None: {_code(node)}"


def _of_expression(node: ast.expr, *, is_condition: bool) -> Iterator[tuple[Any, str]]:
    if isinstance(node, ast.BoolOp):
        for index, operand in enumerate(node.values):
            rest = node.values[:index] + node.values[index + 1 :]
            left = rest[0] if len(rest) == 1 else ast.BoolOp(op=node.op, values=rest)
            yield left, f"without {_code(operand)}: {_code(node)}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and not is_condition:
        yield node.operand, f"not negated: {_code(node)}"
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        operator = node.ops[0]
        if not is_condition or isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
            other = copy.deepcopy(node)
            other.ops = [_OTHER[type(operator)]()]  # type: ignore[list-item]
            yield other, f"{_code(other)}: {_code(node)}"
    elif isinstance(node, ast.BinOp) and type(node.op) in _OTHER:
        other_sum = copy.deepcopy(node)
        other_sum.op = _OTHER[type(node.op)]()  # type: ignore[assignment]
        yield other_sum, f"{_code(other_sum)}: {_code(node)}"
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)


def _of_constant(node: ast.Constant) -> Iterator[tuple[Any, str]]:
    value, new = node.value, None
    if isinstance(value, bool):
        new = not value
    elif isinstance(value, int | float):
        new = value + 1
    elif isinstance(value, str) and not _PROSE.search(value):
        new = value + "X"
    elif isinstance(value, bytes):
        new = value + b"X"
    if new is not None:
        yield ast.Constant(value=new), f"{value!r} is {new!r}"


def _code(node: ast.AST) -> str:
    """The first line of a node's code."""
    return ast.unparse(node).partition("\n")[0]
