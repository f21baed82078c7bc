"""Types as annotations, and what a module must import for them."""

from __future__ import annotations

import pytest

from clientgen.diagnostics import Location
from clientgen.ir import (
    AnyType,
    BooleanType,
    Bounds,
    BytesType,
    EnumType,
    IntegerType,
    Kind,
    ListType,
    MapType,
    NullableType,
    NumberType,
    RecordType,
    Reference,
    StringFormat,
    StringType,
    Text,
    TypeDefinition,
    TypeUse,
    Xml,
    reveal,
)
from clientgen.python_source import Annotations, Imports, element_name, item_name

from .library import catalog_of

HERE = Location("types.yaml", 1, 1)


def define(name: str, kind: Kind) -> TypeDefinition:
    return TypeDefinition(name=Text(name), type=kind, location=HERE, path=f"types.{name}")


def ref(name: str) -> Reference:
    return Reference(name=Text(name))


CATALOG = catalog_of(
    define("Animal", RecordType(fields=())),
    define("Kind", EnumType(members=(), open=True, base="string")),
    define("Name", StringType(bounds=Bounds(maximum=3))),
    define("Names", ListType(items=ref("Name"))),
    define("Pet", ref("Animal")),
    define("Maybe", NullableType(item=ref("Animal"))),
    define("MaybeKind", NullableType(item=ref("Kind"))),
    define("AliasOfMaybeKind", ref("MaybeKind")),
)


def speller(imports: Imports, hidden: frozenset[str] = frozenset()) -> Annotations:
    def import_type(name: Text) -> str:
        imports.name("..types", reveal(name))
        return reveal(name)

    return Annotations(catalog=CATALOG, imports=imports, import_type=import_type, hidden=hidden)


def spell(use: TypeUse, *hidden: str) -> tuple[str, tuple[str, ...]]:
    imports = Imports()
    return speller(imports, frozenset(hidden)).spell(use), imports.lines()


@pytest.mark.parametrize(
    ("use", "source"),
    [
        (StringType(), "str"),
        (IntegerType(), "int"),
        (NumberType(), "float"),
        (BooleanType(), "bool"),
        (BytesType(), "bytes"),
        (ListType(items=IntegerType()), "list[int]"),
        (MapType(values=ListType(items=StringType())), "dict[str, list[str]]"),
        (NullableType(item=StringType()), "str | None"),
        (ListType(items=NullableType(item=BooleanType())), "list[bool | None]"),
        (ref("Name"), "str"),
        (ref("Names"), "list[str]"),
    ],
)
def test_builtins_need_no_import(use: TypeUse, source: str) -> None:
    assert spell(use) == (source, ())


@pytest.mark.parametrize(
    ("meaning", "source", "statement"),
    [
        ("date-time", "datetime.datetime", "import datetime"),
        ("date", "datetime.date", "import datetime"),
        ("time", "datetime.time", "import datetime"),
        ("duration", "datetime.timedelta", "import datetime"),
        ("uuid", "uuid.UUID", "import uuid"),
        ("decimal", "decimal.Decimal", "import decimal"),
        ("uri", "str", None),
        ("byte", "bytes", None),
        ("http-date", "HttpDate", "from .._runtime.wire_forms import HttpDate"),
        ("int64", "Int64Text", "from .._runtime.wire_forms import Int64Text"),
        ("uint64", "UInt64Text", "from .._runtime.wire_forms import UInt64Text"),
    ],
)
def test_formats_import_their_module(
    meaning: StringFormat, source: str, statement: str | None
) -> None:
    imported = () if statement is None else (statement,)
    assert spell(StringType(format=meaning)) == (source, imported)


@pytest.mark.parametrize(
    ("use", "source", "name"),
    [
        (ref("Animal"), "Animal", "Animal"),
        (ref("Kind"), "Kind", "Kind"),
        (ref("Pet"), "Animal", "Animal"),
        (ref("Maybe"), "Animal | None", "Animal"),
        (ListType(items=ref("Pet")), "list[Animal]", "Animal"),
    ],
)
def test_records_and_enumerations_are_imported_by_their_own_name(
    use: TypeUse, source: str, name: str
) -> None:
    assert spell(use) == (source, (f"from ..types import {name}",))


def test_anything_is_any() -> None:
    assert spell(AnyType()) == ("Any", ("from typing import Any",))


def test_names_that_are_hidden_are_written_in_full() -> None:
    use = MapType(values=ListType(items=IntegerType()))
    assert spell(use, "list") == ("dict[str, builtins.list[int]]", ("import builtins",))
    every = ("builtins", "dict", "int", "list", "str", "unrelated")
    spelled = "_builtins.dict[_builtins.str, _builtins.list[_builtins.int]]"
    assert spell(use, *every) == (spelled, ("import builtins as _builtins",))
    assert spell(IntegerType(), "list") == ("int", ())


def test_modules_that_are_hidden_are_imported_by_another_name() -> None:
    moment, number = StringType(format="date-time"), StringType(format="decimal")
    assert spell(moment, "datetime") == ("_datetime.datetime", ("import datetime as _datetime",))
    assert spell(number, "datetime", "int") == ("decimal.Decimal", ("import decimal",))


def test_nothing_is_hidden_at_the_top_of_a_module() -> None:
    names = frozenset({"list", "uuid"})
    use = ListType(items=StringType(format="uuid"))
    assert speller(Imports(), names).expression(use) == "list[uuid.UUID]"


@pytest.mark.parametrize(
    ("use", "name"),
    [
        (ref("Animal"), "Animal"),
        (ref("Pet"), "Pet"),
        (NullableType(item=ref("Animal")), "Animal"),
        (StringType(), "string"),
        (StringType(format="uuid"), "string"),
        (IntegerType(), "int"),
        (NumberType(), "double"),
        (BooleanType(), "boolean"),
        (AnyType(), "anyType"),
        (ListType(items=IntegerType()), "ArrayOfint"),
        (ListType(items=ListType(items=ref("Animal"))), "ArrayOfArrayOfAnimal"),
    ],
)
def test_elements_are_named_as_data_contracts_name_them(use: TypeUse, name: str) -> None:
    assert reveal(element_name(CATALOG, use)) == name


def test_an_item_is_named_by_its_type_unless_the_spec_names_it() -> None:
    plain = ListType(items=ref("Animal"))
    assert reveal(item_name(CATALOG, plain)) == "Animal"
    named = ListType(items=ref("Animal"), items_xml=Xml(name=Text("beast")))
    assert reveal(item_name(CATALOG, named)) == "beast"
    assert reveal(element_name(CATALOG, named)) == "ArrayOfbeast"
