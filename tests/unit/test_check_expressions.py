"""Bounds and parameters as expressions: evaluated, they say what the type says."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from clientgen.diagnostics import Location
from clientgen.ir import (
    AnyType,
    BooleanType,
    Bounds,
    EnumType,
    IntegerType,
    Kind,
    ListType,
    MapType,
    NullableType,
    NumberType,
    Parameter,
    RecordType,
    Reference,
    StringType,
    Text,
    TypeDefinition,
    TypeUse,
)
from clientgen.ir.operation import ParameterStyle
from clientgen.python_source import Checks, Imports, parameter_expression

from .library import catalog_of

HERE = Location("types.yaml", 1, 1)
KINDS: dict[str, Kind] = {
    "Bounded": StringType(bounds=Bounds(maximum=3)),
    "Free": StringType(),
    "Alias": Reference(name=Text("Bounded")),
    "AliasOfFree": Reference(name=Text("Free")),
    "Animal": RecordType(fields=()),
    "Kind": EnumType(members=(), open=True, base="string"),
}
DEFINITIONS = {
    Text(name): TypeDefinition(name=Text(name), type=kind, location=HERE, path=f"types.{name}")
    for name, kind in KINDS.items()
}
CATALOG = catalog_of(*DEFINITIONS.values())
CONSTANTS = {name: f"CHECK_{number}" for number, name in enumerate(DEFINITIONS)}


def use(kind: TypeUse) -> tuple[str, tuple[str, ...]]:
    imports = Imports()
    checks = Checks(CATALOG, CONSTANTS, imports, "..types._checks")
    return checks.use(kind), imports.lines()


def define(name: str) -> str:
    checks = Checks(CATALOG, CONSTANTS, Imports(), "..types._checks")
    return checks.define(DEFINITIONS[Text(name)])


def evaluate(source: str) -> dict[str, Any]:
    """The arguments of an expression that is one call, nested calls too."""
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Expr)
    return _arguments(statement.value)


def _arguments(node: ast.expr) -> dict[str, Any]:
    assert isinstance(node, ast.Call)
    assert not node.args
    return {
        str(keyword.arg): (
            _arguments(keyword.value)
            if isinstance(keyword.value, ast.Call)
            else (
                keyword.value.id
                if isinstance(keyword.value, ast.Name)
                else ast.literal_eval(keyword.value)
            )
        )
        for keyword in node.keywords
    }


RUNTIME = "from .._runtime.checks import Check"


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (
            StringType(pattern=Text('^"a\\d$'), bounds=Bounds(minimum=1, maximum=9)),
            {"min_length": 1, "max_length": 9, "pattern": '^"a\\d$'},
        ),
        (IntegerType(bounds=Bounds(minimum=0, maximum=5)), {"minimum": 0, "maximum": 5}),
        (
            NumberType(bounds=Bounds(exclusive_minimum=0.5, exclusive_maximum=2.0)),
            {"exclusive_minimum": 0.5, "exclusive_maximum": 2.0},
        ),
        (
            ListType(
                items=IntegerType(bounds=Bounds(minimum=1)), bounds=Bounds(minimum=2, maximum=3)
            ),
            {"min_length": 2, "max_length": 3, "items": {"minimum": 1}},
        ),
        (MapType(values=StringType(bounds=Bounds(minimum=1))), {"items": {"min_length": 1}}),
        (NullableType(item=StringType(bounds=Bounds(minimum=0))), {"min_length": 0}),
    ],
)
def test_bounds_are_spelled_out(kind: TypeUse, arguments: dict[str, Any]) -> None:
    source, imported = use(kind)
    assert evaluate(source) == arguments
    assert imported == (RUNTIME,)


@pytest.mark.parametrize(
    "kind",
    [
        *(StringType(), IntegerType(), NumberType(), BooleanType(), AnyType()),
        *(ListType(items=StringType()), MapType(values=AnyType())),
        *(NullableType(item=IntegerType()), ListType(items=Reference(name=Text("Animal")))),
        *(Reference(name=Text("Free")), Reference(name=Text("AliasOfFree"))),
        *(Reference(name=Text("Animal")), Reference(name=Text("Kind"))),
    ],
)
def test_what_has_no_bounds_has_no_check(kind: TypeUse) -> None:
    assert use(kind) == ("", ())


def test_a_named_type_is_checked_by_its_name() -> None:
    name = CONSTANTS[Text("Bounded")]
    assert use(Reference(name=Text("Bounded"))) == (name, (f"from ..types._checks import {name}",))
    source, imported = use(ListType(items=Reference(name=Text("Bounded"))))
    assert evaluate(source) == {"items": name}
    assert imported == (RUNTIME, f"from ..types._checks import {name}")


def test_a_name_for_another_type_is_checked_like_that() -> None:
    assert evaluate(define("Alias")) == {"max_length": 3}
    assert define("AliasOfFree") == define("Free") == define("Animal") == define("Kind") == ""
    assert evaluate(define("Bounded")) == {"max_length": 3}


def parameter(style: ParameterStyle = "simple") -> Parameter:
    return Parameter(
        wire_name=Text("wire-Name"),
        place="query",
        type=StringType(),
        location=HERE,
        path="p",
        required=True,
        style=style,
    )


def test_a_parameter_says_only_what_is_special() -> None:
    source = parameter_expression(parameter(), "wire_name", "'str'", "", secret=False)
    assert evaluate(source) == {"name": "wire_name", "wire": "wire-Name", "kind": "str"}
    source = parameter_expression(parameter(style="deep"), "a", "'int'", "CHECK", secret=True)
    assert evaluate(source) == {
        "name": "a",
        "wire": "wire-Name",
        "kind": "int",
        "style": "deep",
        "check": "CHECK",
        "secret": True,
    }
