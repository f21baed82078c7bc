"""Types as annotations, and what a module must import for them."""

from __future__ import annotations

import pytest

from clientgen.diagnostics import Location
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    Catalog,
    EnumType,
    IntegerType,
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
    reveal,
)
from clientgen.python_source import Annotations, Imports, element_name, item_name

HERE = Location("types.yaml", 1, 1)


def define(name: str, kind: RecordType | EnumType | TypeUse) -> TypeDefinition:
    return TypeDefinition(name=Text(name), type=kind, location=HERE, path=f"types.{name}")


def ref(name: str) -> Reference:
    return Reference(name=Text(name))


CATALOG = Catalog(
    {
        definition.name: definition
        for definition in (
            define("Animal", RecordType(fields=())),
            define("Kind", EnumType(members=(), open=True, base="string")),
            define("Name", StringType(max_length=3)),
            define("Names", ListType(items=ref("Name"))),
            define("Pet", ref("Animal")),
            define("Maybe", NullableType(item=ref("Animal"))),
        )
    }
)


def spell(use: TypeUse, containers: str = "") -> tuple[str, tuple[str, ...]]:
    imports = Imports()

    def import_type(name: Text) -> str:
        imports.name("..types", reveal(name))
        return reveal(name)

    annotations = Annotations(
        catalog=CATALOG, imports=imports, import_type=import_type, containers=containers
    )
    return annotations.spell(use), imports.lines()


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


def test_containers_come_from_builtins_where_a_method_is_called_list() -> None:
    use = MapType(values=ListType(items=IntegerType()))
    assert spell(use, "builtins") == (
        "builtins.dict[str, builtins.list[int]]",
        ("import builtins",),
    )
    assert spell(IntegerType(), "builtins") == ("int", ())


@pytest.mark.parametrize(
    ("use", "name"),
    [
        (ref("Animal"), "Animal"),
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
