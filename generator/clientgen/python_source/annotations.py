"""Types of a service as Python annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from clientgen.catalog import Catalog
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    ConstType,
    EnumType,
    IntegerType,
    ListType,
    MapType,
    NullableType,
    NumberType,
    RecordType,
    StringFormat,
    StringType,
    Text,
    TypeUse,
    UnionType,
    UnixTimeType,
)
from clientgen.python_source.imports import Imports
from clientgen.python_source.literals import literal

_FORMATS: dict[StringFormat, tuple[str, str]] = {
    "date-time": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "time": ("datetime", "time"),
    "duration": ("datetime", "timedelta"),
    "uuid": ("uuid", "UUID"),
    "uri": ("", "str"),
    "byte": ("", "bytes"),
    "decimal": ("decimal", "Decimal"),
    "http-date": ("", "HttpDate"),
    "int64": ("", "Int64Text"),
    "uint64": ("", "UInt64Text"),
}
_WIRE_FORMS = ("http-date", "int64", "uint64")
"""The formats whose values are of a common class, but written in another form than usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Writes types for one module, and adds the imports that they need to `imports`.

    `import_type` adds the import of a record, an enumeration or a union and returns its name, and
    `import_given` that of what arguments may contain in its place, if anything. `hidden` are the
    names that something else has where the annotations stand, such as members of the same class: of
    a builtin, `builtins.list` is written in place of `list`, and modules are imported as
    `_datetime`.
    `runtime` is the package with the runtime. `files` is the class of whatever gives the bytes of a
    request; without it, bytes are bytes.
    """

    catalog: Catalog
    imports: Imports
    import_type: Callable[[Text], str]
    hidden: frozenset[str] = frozenset()
    runtime: str = ".._runtime"
    import_given: Callable[[Text], str] | None = None
    files: Literal["", "FileInput", "Upload"] = ""

    def spell(self, use: TypeUse) -> str:
        """Return the annotation of `use`."""
        plain = self.catalog.plain(use)
        match plain:
            case StringType(format=meaning):
                return self._text(meaning)
            case IntegerType():
                return self.builtin("int")
            case NumberType():
                return self.builtin("float")
            case UnixTimeType(base=base):
                return self._wire_form("UnixTime" if base == "integer" else "ExactUnixTime")
            case BooleanType():
                return self.builtin("bool")
            case BytesType():
                return self._bytes()
            case ConstType(value=value):
                return self._constant(value)
            case AnyType():
                return self._any()
            case ListType(items=items):
                return f"{self.builtin('list')}[{self.spell(items)}]"
            case MapType(values=values):
                return f"{self.builtin('dict')}[{self.builtin('str')}, {self.spell(values)}]"
            case NullableType(item=item):
                return f"{self.spell(item)} | None"
            case RecordType() | EnumType() | UnionType():
                return self._named(use)

    def given(self, use: TypeUse) -> str:
        """Return the annotation of an argument of the type `use`.

        A record may be a mapping, and an enumeration its value. Lists and maps of these accept
        those of the one kind and of the other, which only types that cannot be changed do.
        """
        assert self.import_given is not None
        plain = self.catalog.plain(use)
        match plain:
            case NullableType(item=item):
                return f"{self.given(item)} | None"
            case RecordType() | EnumType() | UnionType():
                named = next(self.catalog.classes(use))
                given = self.import_given(named.name)
                accepted = " | ".join(filter(None, (self.import_type(named.name), given)))
                is_open = isinstance(plain, EnumType) and plain.open
                base = "str" if isinstance(plain, EnumType) and plain.base == "string" else "int"
                return f"{accepted} | {self.builtin(base)}" if is_open else accepted
            case ListType(items=items) if any(self.catalog.classes(items)):
                self.imports.name("collections.abc", "Sequence")
                return f"Sequence[{self.given(items)}]"
            case MapType(values=values) if any(self.catalog.classes(values)):
                self.imports.name("collections.abc", "Mapping")
                return f"Mapping[{self.builtin('str')}, {self.given(values)}]"
            case _:
                return self.spell(use)

    def expression(self, use: TypeUse) -> str:
        """Return the annotation of `use` for the top of a module, where nothing hides a name."""
        return replace(self, hidden=frozenset()).spell(use)

    def builtin(self, name: str) -> str:
        """Return how the builtin class `name` is written."""
        return f"{self.module('builtins')}.{name}" if name in self.hidden else name

    def module(self, name: str) -> str:
        """Import a module, and return how it is written."""
        if name not in self.hidden:
            self.imports.module(name)
            return name
        self.imports.module(f"{name} as _{name}")
        return f"_{name}"

    def union(self, uses: Iterable[TypeUse | None]) -> str:
        """Return the annotation of a union of `uses`, or `None`; None in `uses` represents None."""
        spelled = dict.fromkeys("None" if use is None else self.spell(use) for use in uses)
        names = [name for name in spelled if name != "None"]
        return " | ".join([*names, "None"] if "None" in spelled else names) or "None"

    def _named(self, use: TypeUse) -> str:
        """The name of a record, an enumeration or a union, also if it can be null."""
        named = next(self.catalog.classes(use), None)
        if named is None:
            raise LookupError("a record, an enumeration or a union has a name")
        return self.import_type(named.name)

    def _text(self, meaning: StringFormat | None) -> str:
        module, name = _FORMATS[meaning] if meaning is not None else ("", "str")
        if meaning in _WIRE_FORMS:
            return self._wire_form(name)
        return f"{self.module(module)}.{name}" if module else self.builtin(name)

    def _wire_form(self, name: str) -> str:
        self.imports.name(f"{self.runtime}.wire_forms", name)
        return name

    def _constant(self, value: Text | int) -> str:
        if isinstance(value, bool):
            # a decoder takes no literal that is a boolean
            name = "AlwaysTrue" if value else "AlwaysFalse"
            self.imports.name(f"{self.runtime}.unions", name)
            return name
        self.imports.name("typing", "Literal")
        return f"Literal[{literal(value)}]"

    def _bytes(self) -> str:
        if not self.files:
            return self.builtin("bytes")
        self.imports.name(f"{self.runtime}.uploads", self.files)
        return self.files

    def _any(self) -> str:
        self.imports.name("typing", "Any")
        return "Any"
