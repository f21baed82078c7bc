"""Mutants of Python modules, found on their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from .mutant import Mutant

_VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_OPTIONAL = frozenset(
    {
        "accept",
        "check",
        "follows_redirects",
        "headers",
        "members",
        "namespace",
        "query",
        "reasons",
        "redirect_hosts",
    }
    | {"general", "repeatable", "request_id", "response_headers", "retry_statuses", "style"}
    | {"titles", "usual"}
    | {"item", "items", "wrapped", "attribute", "secret", "max_length", "maximum", "min_length"}
    | {"minimum", "pattern"}
)
"""Keywords that a description can do without."""

_PLACES = {"query": "headers", "headers": "query"}
_NOT_MUTATED = frozenset({"__all__", "__slots__"})

Found = Iterator[tuple[str, str, Callable[[], object]]]
"""Place, change, and what makes the change on the tree."""


def module_mutants(package: Path, path: str, *, ordered: frozenset[str]) -> Iterator[Mutant]:
    """Give every mutant of a module; `ordered` are the records whose members go out in order."""
    source = (package / path).read_text("utf-8")
    tree = ast.parse(source)
    for place, change, apply in _of_module(tree, ordered):
        yield Mutant(path=path, place=place, change=change, make=_maker(tree, apply, path))


def _maker(tree: ast.Module, apply: Callable[[], object], path: str) -> Callable[[], object]:
    def make() -> object:
        apply()
        return compile(ast.fix_missing_locations(tree), f"<mutant of {path}>", "exec")

    return make


def ordered_records(package: Path) -> frozenset[str]:
    """Return the names of the records that are sent as XML, whose order therefore matters."""
    found = set()
    for path in (package / "operations").glob("*.py"):
        for call in _calls(ast.parse(path.read_text("utf-8")), "Body"):
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            record, media_type = given.get("record"), given.get("media_type")
            if isinstance(record, ast.Name) and isinstance(media_type, ast.Constant):
                found |= {record.id} if str(media_type.value).endswith("xml") else set()
    return frozenset(found)


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _of_module(tree: ast.Module, ordered: frozenset[str]) -> Found:
    constants = [name for name in map(_target, tree.body) if name]
    for statement in tree.body:
        name = _target(statement)
        value = getattr(statement, "value", None)
        if name and name not in _NOT_MUTATED and isinstance(value, ast.expr):
            yield from _of_expression(value, name, _setter(statement, "value"))
        elif isinstance(statement, ast.ClassDef):
            yield from _of_class(statement, constants, in_order=statement.name in ordered)


def _target(statement: ast.stmt) -> str:
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    target = statement.target if isinstance(statement, ast.AnnAssign) else target
    return target.id if isinstance(target, ast.Name) else ""


def _of_class(node: ast.ClassDef, constants: list[str], *, in_order: bool) -> Found:
    if node.bases and node.name.endswith("Error"):
        base = ast.Name("TransportError", ast.Load())
        yield node.name, "another base class", partial(_put, node.bases, 0, base)
    for keyword in node.keywords:
        if keyword.arg == "frozen":
            thaw = partial(setattr, keyword, "value", ast.Constant(value=False))
            yield node.name, "not frozen", thaw
    fields = [each for each in node.body if _is_field(each)]
    for statement in node.body:
        place, value = f"{node.name}.{_target(statement)}", getattr(statement, "value", None)
        if _target(statement) in _NOT_MUTATED:
            continue
        if _target(statement) and isinstance(value, ast.expr):
            yield from _of_expression(value, place, _setter(statement, "value"))
        if _is_field(statement) and isinstance(value, ast.Call):
            yield from _of_field(value, place)
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            place = f"{node.name}.{statement.name}"
            yield from _of_method(statement, place, constants)
    if in_order:
        for first, second in pairwise(fields):
            place = f"{node.name}.{_target(first)}"
            swap = partial(_swap_statements, node.body, first, second)
            yield place, f"after {_target(second)}", swap


def _is_field(statement: ast.stmt) -> bool:
    value = getattr(statement, "value", None)
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "field"


def _of_field(call: ast.Call, place: str) -> Found:
    """A member that was required is not, and the other way round."""
    default = next((each for each in call.keywords if each.arg == "default"), None)
    if default is None:
        none = ast.keyword("default", ast.Constant(None))
        yield place, "optional", partial(call.keywords.append, none)
    else:
        yield place, "required", partial(call.keywords.remove, default)


def _of_method(
    node: ast.FunctionDef | ast.AsyncFunctionDef, place: str, constants: list[str]
) -> Found:
    for call in (each for each in ast.walk(node) if _is_call_of_runtime(each)):
        assert isinstance(call, ast.Call)
        first = call.args[0]
        assert isinstance(first, ast.Name)
        others = [name for name in constants if name != first.id and name in _operations(constants)]
        for other in others[:1]:
            changed = ast.Name(other, ast.Load())
            yield place, f"calls {other}", partial(_put, call.args, 0, changed)
        for keyword in call.keywords:
            yield place, f"without {keyword.arg}", partial(call.keywords.remove, keyword)


def _is_call_of_runtime(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "_call"


def _operations(constants: list[str]) -> list[str]:
    return [name for name in constants if name.startswith("_") and name.isupper()]


def _of_expression(node: ast.expr, place: str, put: Callable[[ast.expr], None]) -> Found:
    match node:
        case ast.Constant(value=str() | int() as usual):
            for value in _values(usual, place):
                yield place, f"{usual!r} is {value!r}", partial(put, ast.Constant(value))
        case ast.Call():
            yield from _of_call(node, place)
        case ast.Tuple(elts=items) | ast.Set(elts=items):
            yield from _of_items(items, place, can_swap=isinstance(node, ast.Tuple))
        case ast.Dict():
            yield from _of_dict(node, place)
        case ast.Name(id=name) if name.endswith("Error"):
            other = "ServiceError" if name != "ServiceError" else "TransportError"
            yield place, f"{name} is {other}", partial(put, ast.Name(other, ast.Load()))
        case _:
            return


def _of_call(node: ast.Call, place: str) -> Found:
    for index, argument in enumerate(node.args):
        yield from _of_expression(argument, place, partial(_put, node.args, index))
    for keyword in node.keywords:
        inner = f"{place}.{keyword.arg}"
        yield from _of_expression(keyword.value, inner, _setter(keyword, "value"))
        if keyword.arg in _OPTIONAL:
            yield inner, "left out", partial(node.keywords.remove, keyword)
        taken = {each.arg for each in node.keywords}
        other = _PLACES.get(keyword.arg or "")
        if other and other not in taken and getattr(node.func, "id", "") == "Operation":
            yield inner, f"is {other}", partial(setattr, keyword, "arg", other)


def _of_items(items: list[ast.expr], place: str, *, can_swap: bool) -> Found:
    for index, item in enumerate(items):
        inner = f"{place}[{index}]"
        yield from _of_expression(item, inner, partial(_put, items, index))
        yield inner, "left out", partial(items.pop, index)
        if can_swap and index and ast.dump(item) != ast.dump(items[index - 1]):
            yield inner, "before the one before", partial(_swap, items, index - 1, index)


def _of_dict(node: ast.Dict, place: str) -> Found:
    for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
        if key is None:
            continue
        inner = f"{place}[{ast.unparse(key)}]"
        yield from _of_expression(key, f"{inner} key", partial(_put, node.keys, index))
        yield from _of_expression(value, inner, partial(_put, node.values, index))
        yield inner, "left out", partial(_drop_entry, node, index)


def _values(value: str | int, place: str) -> Sequence[str | int]:
    """Another value of the same kind for a constant."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1] if "_length" in place or "imum" in place else [value + 1]
    if value in _VERBS:
        return [verb for verb in _VERBS if verb != value][:2]
    if "/" in value and place.endswith(("media_type", "accept")):
        return ["application/xml" if value.endswith("json") else "application/json"]
    if value.startswith("/"):
        return list(_paths(value))
    return [f"{value}X", ""] if place.endswith("pattern") else [f"{value}X"]


def _paths(path: str) -> Iterator[str]:
    """The path with another segment in the place of each."""
    segments = path.split("/")
    for index, segment in enumerate(segments):
        if segment:
            yield "/".join([*segments[:index], f"{segment}X", *segments[index + 1 :]])
    if path == "/":
        yield "//"


def _setter(owner: object, name: str) -> Callable[[ast.expr], None]:
    return partial(setattr, owner, name)


def _put(items: list[Any], index: int, value: ast.expr) -> None:
    items[index] = value


def _swap(items: list[Any], one: int, other: int) -> None:
    items[one], items[other] = items[other], items[one]


def _swap_statements(body: list[ast.stmt], first: ast.stmt, second: ast.stmt) -> None:
    _swap(body, body.index(first), body.index(second))


def _drop_entry(node: ast.Dict, index: int) -> None:
    del node.keys[index], node.values[index]
