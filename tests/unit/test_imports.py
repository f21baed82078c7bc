"""Import statements, and the exports of a package, sorted as the linter wants them."""

from __future__ import annotations

import ast

from clientgen.python_source import Imports, exports, laid_out


def test_statements_stand_in_blocks() -> None:
    imports = Imports()
    imports.name("..types.animal", "Animal")
    imports.name(".._runtime.groups", "raw")
    imports.name(".._runtime.groups", "Group")
    imports.name(".._runtime.groups", "MISSING")
    imports.name(".other", "thing")
    imports.module("httpx2")
    imports.module("datetime")
    imports.module("builtins")
    imports.name("typing", "Any")
    imports.name("__future__", "annotations")
    imports.name("msgspec", "UNSET")
    assert imports.lines() == (
        "from __future__ import annotations",
        "",
        "import builtins",
        "import datetime",
        "from typing import Any",
        "",
        "import httpx2",
        "from msgspec import UNSET",
        "",
        "from .._runtime.groups import MISSING, Group, raw",
        "from ..types.animal import Animal",
        "from .other import thing",
    )


def test_nothing_asked_for_is_nothing() -> None:
    assert Imports().lines() == ()


def test_what_is_asked_for_twice_stands_once() -> None:
    imports = Imports()
    for _ in range(2):
        imports.name("a", "b")
        imports.module("a")
    assert imports.lines() == ("import a", "from a import b")


def test_a_name_under_another_stands_alone() -> None:
    imports = Imports()
    for name in ("c", "b as _b", "a as _a"):
        imports.name(".m", name)
    assert imports.lines() == (
        "from .m import a as _a",
        "from .m import b as _b",
        "from .m import c",
    )


def test_a_long_statement_is_parted() -> None:
    imports = Imports()
    names = [f"name_number_{number}" for number in range(10)]
    for name in names:
        imports.name(".module", name)
    (statement,) = imports.lines()
    assert statement == f"from .module import {', '.join(names)}"
    assert (laid_out(statement) or "").splitlines() == [
        "from .module import (",
        *(f"    {name}," for name in names),
        ")",
    ]


def test_a_statement_fits_at_the_width_and_is_parted_beyond() -> None:
    for length, parted in ((100, False), (101, True)):
        imports = Imports()
        imports.name(".m", "a" * (length - len("from .m import ")))
        (statement,) = imports.lines()
        layout = laid_out(statement)
        assert layout is not None
        assert ("\n" in layout.strip()) is parted
        ast.parse(layout)


def test_exports_are_sorted_and_imported_for_type_checkers() -> None:
    made = exports({"Zebra": "types.zebra", "ape": "_private", "Ant": "types.ant"})
    assert [(each.name, each.module) for each in made.names] == [
        ('"Ant"', '"types.ant"'),
        ('"Zebra"', '"types.zebra"'),
        ('"ape"', '"_private"'),
    ]
    assert made.imports == (
        "from ._private import ape",
        "from .types.ant import Ant",
        "from .types.zebra import Zebra",
    )
