"""Example values of types: their forms, and how they are written in Python and JSON.

Values are plain data by wire names, as `wire` takes them. A *tagged* value is JSON that names the
Python value it represents; the tests make arguments from it and compare responses with it:

- text, numbers, booleans, null and lists represent themselves;
- `{"record": class, "members": {...}}` by Python names, `{"enum": class, "value": ...}`;
- `{"format": "date-time", "value": text}` and so on, `{"bytes": base64}`, `{"map": {...}}`;
- `{"unknown": class, "value": ...}` is a record of a kind that a union leaves open;
- `{"any": ...}` is plain data, and `{"params": {...}}` a mapping in place of a record.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from clientgen.catalog import Catalog, Spot, chosen, open_union
from clientgen.description import describe_type, describe_types
from clientgen.ir import (
    AnyType,
    Body,
    BytesType,
    ConstType,
    EnumType,
    Field,
    Header,
    Kind,
    ListType,
    MapType,
    NamedType,
    NullableType,
    Parameter,
    RecordType,
    Response,
    Service,
    StringType,
    Text,
    TypeUse,
    UnionType,
    UnixTimeType,
    Value,
    freeze,
    reveal,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import Symbols
from clientgen.wire import (
    Shape,
    Types,
    WireOptions,
    kind_of,
    shape_from_data,
    shapes_from_data,
)
from clientgen.wire.formats import WITHOUT_SPACE, read_http_date, write_http_date

Plain: TypeAlias = Any
"""A value as `wire` takes it: built-in types, by wire names."""

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(\.\d+)?S)?)?")


@dataclass(frozen=True, slots=True)
class Values:
    """Makes values of the types of one service."""

    catalog: Catalog
    symbols: Symbols
    types: Types
    _shapes: dict[int, tuple[TypeUse, Shape]] = field(default_factory=dict)
    """The shapes so far, by the identities of the uses, which live as long."""

    @classmethod
    def of(cls, catalog: Catalog, symbols: Symbols, types: Data | None = None) -> Values:
        """Return the values of the types in `catalog`.

        `types` are what `describe_types` returns, if it is known.
        """
        known = types if types is not None else describe_types(catalog, symbols)
        return cls(catalog, symbols, shapes_from_data(known))

    def within(self, catalog: Catalog, symbols: Symbols) -> Values:
        """Return the values of a part of the service."""
        return Values(catalog, symbols, self.types)

    @property
    def service(self) -> Service:
        """The service of the types."""
        return self.catalog.service

    @property
    def options(self) -> WireOptions:
        """The wire options of the service."""
        quirks = self.service.wire
        return WireOptions(escaped_slashes=quirks.escaped_slashes, xml_instance=quirks.xml_instance)

    def shape(self, use: TypeUse) -> Shape:
        """Return the type in the form that `wire` uses."""
        if id(use) not in self._shapes:
            self._shapes[id(use)] = (use, shape_from_data(describe_type(use)))
        return self._shapes[id(use)][1]

    def example(self, node: Parameter | Header | Body | Response) -> Plain:
        """Return the example of a use of a type; None for a response without a body."""
        value = thaw(self.catalog.example_of(node))
        return value if node.type is None else self.raw(node.type, value)

    def others(self, node: Body | Response) -> list[tuple[str, Plain]]:
        """Return the names and values of the type's examples that `example` does not return."""
        use = node.type
        if use is None or node.has_example:
            return []
        return [
            (reveal(shown.name), self.raw(use, thaw(shown.value)))
            for shown in self.catalog.examples(use)[1:]
        ]

    def written(self, use: TypeUse, value: Value) -> Plain:
        """Return a value that an author wrote for a use of a type, with required members added."""
        return self.raw(use, thaw(self.catalog.complete(value, use)))

    def raw(self, use: TypeUse, value: Plain) -> Plain:
        """Return an example as `wire` takes it: text that represents bytes becomes bytes."""
        match self.catalog.bare(use):
            case BytesType() if isinstance(value, str):
                return value.encode()
            case RecordType(fields=fields) if isinstance(value, dict):
                files = {
                    reveal(f.wire_name): f.type for f in fields if self.catalog.is_file(f.type)
                }
                return {
                    name: self.raw(files[name], item) if name in files else item
                    for name, item in value.items()
                }
            case ListType(items=items) if isinstance(value, list):
                return [self.raw(items, item) for item in value]
            case _:
                return value

    def keep(self, use: TypeUse, value: Plain, wanted: Callable[[Field], bool]) -> Plain:
        """Return the value without the unwanted members at any depth."""
        return self._rebuild(
            use, value, wanted=lambda field, _: wanted(field), spelled=lambda _, text: text
        )

    def sent(self, use: TypeUse, value: Plain) -> Plain:
        """Return the value that the client sends for `value`: each format has one spelling."""
        return self._rebuild(use, value, wanted=lambda *_: True, spelled=_spell)

    def _rebuild(
        self,
        use: TypeUse,
        value: Plain,
        *,
        wanted: Callable[[Field, Plain], bool],
        spelled: Callable[[str, Plain], Plain],
    ) -> Plain:
        """The value with wanted members only, and with a single spelling of text in formats."""
        rebuild = partial(self._rebuild, wanted=wanted, spelled=spelled)
        use = use if value is None else self._chosen(use, value)
        match self.catalog.bare(use):
            case _ if value is None:
                return None
            case RecordType(fields=fields) as record:
                rest, extra = record.rest, record.unlisted(value)
                is_kept = rest is not None and extra and wanted(rest, extra)
                return {
                    name: rebuild(field.type, value[name])
                    for field in fields
                    if (name := reveal(field.wire_name)) in value
                    and (self.catalog.is_constant(field.type) or wanted(field, value[name]))
                } | (rebuild(rest.type, extra) if rest is not None and is_kept else {})
            case ListType(items=items):
                return [rebuild(items, item) for item in value]
            case MapType(values=values):
                return {name: rebuild(values, item) for name, item in value.items()}
            case StringType(format=name) if name is not None:
                return spelled(name, value)
            case UnixTimeType():
                return spelled("unix-time", value)
            case _:
                return value

    def tagged(self, use: TypeUse, value: Plain) -> Plain:
        """Return an argument, tagged; missing members are left to the client."""
        return self._tag(use, value, None)

    def received(self, use: TypeUse, value: Plain, media_type: str) -> Plain:
        """Return the client's result for a response, tagged, with every member of each record."""
        return self._tag(use, value, media_type)

    def _tag(self, use: TypeUse, value: Plain, media_type: str | None) -> Plain:
        stated, use = use, use if value is None else self._chosen(use, value)
        plain = self.catalog.plain(use)
        match plain:
            case AnyType() if use is not stated:
                return self._tag_unknown(stated, value)
            case AnyType():
                return {"any": value}
            case NullableType(item=item):
                return self._tag(item, value, media_type)
            case _ if value is None:
                return None
            case RecordType():
                return self._tag_record(use, plain, value, media_type)
            case EnumType():
                return {"enum": self._class(use), "value": value}
            case ListType(items=items):
                return [self._tag(items, item, media_type) for item in value]
            case MapType(values=values):
                entries = {name: self._tag(values, v, media_type) for name, v in value.items()}
                return {"map": entries}
            case _:
                return _tag_scalar(plain, value)

    def _chosen(self, use: TypeUse, value: Plain) -> TypeUse:
        """The type of a value: of a union, its alternative."""
        is_union = isinstance(self.catalog.bare(use), UnionType)
        found = chosen(self.catalog, use, freeze(value)) if is_union else use
        assert not isinstance(found, NamedType)
        return found

    def _tag_unknown(self, use: TypeUse, value: Plain) -> Data:
        union = self.catalog.bare(use)
        assert isinstance(union, UnionType)
        opened = open_union(self.catalog, union)
        owner = next(each for each in self.catalog.types.values() if each.type is opened)
        assert opened is not None
        assert opened.discriminator is not None
        kind = value[reveal(opened.discriminator.member)]
        return {"unknown": self.symbols.types[owner.name].unknown, "kind": kind, "value": value}

    def _tag_record(
        self, use: TypeUse, record: RecordType, value: Plain, media_type: str | None
    ) -> Data:
        definition = self.catalog.class_of(use)
        assert definition is not None
        names = self.symbols.types[definition.name]
        members = {}
        for member in record.fields:
            name = names.members[member.path]
            if member.is_rest:
                extra = record.unlisted(value)
                if extra or media_type is not None:
                    members[name] = self._tag(member.type, extra, media_type)
                continue
            if media_type is None and self.catalog.is_constant(member.type):
                # the client fills it in
                continue
            if reveal(member.wire_name) in value:
                given = value[reveal(member.wire_name)]
                members[name] = self._tag(member.type, given, media_type)
            elif media_type is not None:
                members[name] = self._absent(member, media_type)
        is_mapping = media_type is None and self._has_null(record, value)
        return {"params": members} if is_mapping else {"record": names.name, "members": members}

    def _has_null(self, record: RecordType, value: Plain) -> bool:
        """Whether a record that is given has a null that only a mapping can say."""
        return any(
            not field.required and value.get(reveal(field.wire_name), True) is None
            for field in record.fields
        )

    def _absent(self, field: Field, media_type: str) -> Plain:
        """The value of a field that is missing in a response."""
        plain = self.catalog.plain(field.type)
        if isinstance(plain, ConstType):
            return thaw(plain.value)
        is_list = isinstance(plain, ListType) and not field.xml.wrapped
        return [] if is_list and kind_of(media_type) == "xml" else None

    def received_member(self, spot: Spot, value: Plain, media_type: str) -> Plain:
        """Return the client's value of a member of a response, tagged."""
        for step in spot.steps:
            if value is None or not isinstance(step, Field):
                return None
            name = reveal(step.wire_name)
            if name not in value:
                return self._absent(step, media_type) if step is spot.steps[-1] else None
            value = value[name]
        return self.received(spot.type, value, media_type)

    def _class(self, use: TypeUse) -> str:
        definition = self.catalog.class_of(use)
        assert definition is not None
        return self.symbols.types[definition.name].name


def member(value: Plain, steps: Iterable[Text | int]) -> Plain:
    """Return a member of a response, or None if it, or anything on the way, is missing."""
    for step in steps:
        if not value:
            return None
        value = value[step] if isinstance(step, int) else value.get(reveal(step))
    return value


def put(catalog: Catalog, value: Plain, spot: Spot, given: Plain) -> None:
    """Set a member of a response, with the records around it; nothing for the response itself."""
    *outer, last = spot.steps or (None,)
    for step in outer:
        if isinstance(step, Field):
            is_list = isinstance(catalog.bare(step.type), ListType)
            value = value.setdefault(reveal(step.wire_name), [] if is_list else {})
        elif step is not None:
            value = value[step]
    if isinstance(last, Field):
        value[reveal(last.wire_name)] = given


def _tag_scalar(kind: Kind, value: Plain) -> Plain:
    match kind:
        case BytesType():
            return {"bytes": base64.b64encode(value).decode("ascii")}
        case StringType(format="byte"):
            return {"bytes": value}
        case StringType(format="int64" | "uint64"):
            return int(value)
        case UnixTimeType():
            return {"format": "unix-time", "value": value}
        case StringType(format=name) if name not in (None, "uri"):
            return {"format": name, "value": value}
        case _:
            return value


def _spell(name: str, value: Plain) -> Plain:
    """Return what a client sends for the same value."""
    if name == "unix-time":
        exact = round(value, 6)
        return int(exact) if exact == int(exact) else exact
    return _spell_text(name, value)


def _spell_text(name: str, text: str) -> str:
    """Return the text in the spelling that a client sends for the same value."""
    match name:
        case "uuid":
            return text.lower()
        case "byte":
            return text.translate(WITHOUT_SPACE)
        case "duration":
            return _spell_duration(text)
        case "http-date":
            moment = read_http_date(text)
            return text if moment is None else write_http_date(moment)
        case "date-time" | "time":
            return _spell_fraction(text).replace("+00:00", "Z").replace("z", "Z")
        case _:
            return text


def _spell_duration(text: str) -> str:
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    _, days, hours, minutes, seconds, fraction = match.groups(default="0")
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    many = int(days) + whole // 86400
    part = "" if match[6] is None else fraction.rstrip("0").rstrip(".")
    clock = f"T{whole % 86400}{part}S" if whole % 86400 or part else ""
    day = f"{many}D" if many else ""
    return f"{'-' if match[1] else ''}P{day}{clock}" if day or clock else "P0D"


def _spell_fraction(text: str) -> str:
    match = re.search(r"\.(\d+)", text)
    if match is None:
        return text
    digits = match[1][:6].ljust(6, "0")
    fraction = f".{digits}" if int(digits) else ""
    return text[: match.start()] + fraction + text[match.end() :]
