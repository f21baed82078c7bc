"""Examples as Python expressions of the types that methods take."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

from clientgen.catalog import Catalog
from clientgen.ir import (
    BytesType,
    Fixed,
    ListType,
    ListValue,
    MapType,
    NullableType,
    ObjectValue,
    Operation,
    RecordType,
    StringFormat,
    StringType,
    Text,
    TypeUse,
    UnixTimeType,
    Value,
    reveal,
)
from clientgen.python_source.imports import Imports
from clientgen.python_source.literals import literal, string_literal


class ExampleValues:
    """Writes values, and adds the imports that they need to `imports`.

    `member_names` returns the names of the arguments of a record by the path of the field.
    """

    def __init__(
        self, catalog: Catalog, imports: Imports, member_names: Callable[[Text], dict[Text, str]]
    ) -> None:
        self._catalog = catalog
        self._imports = imports
        self._member_names = member_names

    def spell(self, value: Value, use: TypeUse) -> str:
        """Return the expression of a value of the type `use`; a record is a mapping."""
        if value is None:
            return "None"
        kind = self._catalog.plain(use)
        match kind, value:
            case NullableType(item=item), _:
                return self.spell(value, item)
            case StringType(format=meaning), Text() if meaning is not None:
                return self._formatted(meaning, reveal(value))
            case UnixTimeType(), _:
                self._imports.module("datetime")
                return f"datetime.datetime.fromtimestamp({literal(value)}, datetime.UTC)"
            case BytesType(), Text():
                return repr(reveal(value).encode())
            case ListType(items=items), ListValue(items=values):
                return f"[{', '.join(self.spell(each, items) for each in values)}]"
            case MapType(values=values), ObjectValue(members=members):
                pairs = (f"{literal(name)}: {self.spell(each, values)}" for name, each in members)
                return f"{{{', '.join(pairs)}}}"
            case RecordType(), ObjectValue():
                return self._record(kind, value, use)
            case _:
                return literal(value)

    def _record(self, record: RecordType, value: ObjectValue, use: TypeUse) -> str:
        named = self._member_names(next(self._catalog.classes(use)).name)
        fields = {field.wire_name: field for field in record.fields if not field.is_rest}
        pairs = (
            f"{string_literal(named[fields[name].path])}: {self.spell(each, fields[name].type)}"
            for name, each in value.members
            if name in fields
        )
        return f"{{{', '.join(pairs)}}}"

    def _formatted(self, meaning: StringFormat, text: str) -> str:
        match meaning:
            case "date-time":
                self._imports.module("datetime")
                return f"datetime.datetime.fromisoformat({string_literal(text)})"
            case "http-date":
                self._imports.name("email.utils", "parsedate_to_datetime")
                return f"parsedate_to_datetime({string_literal(text)})"
            case "date" | "time":
                self._imports.module("datetime")
                return f"datetime.{meaning}.fromisoformat({string_literal(text)})"
            case "duration":
                self._imports.module("datetime")
                return f"datetime.timedelta({_duration(text)})"
            case "uuid":
                self._imports.module("uuid")
                return f"uuid.UUID({string_literal(text)})"
            case "decimal":
                self._imports.module("decimal")
                return f"decimal.Decimal({string_literal(text)})"
            case "byte":
                return repr(base64.b64decode(text))
            case "int64" | "uint64":
                return text
            case _:
                return string_literal(text)


def plain_request(operation: Operation) -> str:
    """Return the arguments of a request for an operation that needs no parameter."""
    parts = (part for part in operation.path_parts if isinstance(part, Fixed))
    path = string_literal("".join(reveal(part.text) for part in parts))
    pairs = ", ".join(f"{literal(c.wire_name)}: {literal(c.value)}" for c in operation.query)
    query = f", query={{{pairs}}}" if pairs else ""
    pairs = ", ".join(f"{literal(c.wire_name)}: {literal(c.value)}" for c in operation.headers)
    headers = f", headers={{{pairs}}}" if pairs else ""
    return f"{string_literal(operation.verb)}, {path}{query}{headers}"


def _duration(text: str) -> str:
    """Return the arguments of a timedelta."""
    names = {"D": "days", "H": "hours", "M": "minutes", "S": "seconds"}
    sign = "-" if text.startswith("-") else ""
    parts = re.findall(r"([0-9.]+)([DHMS])", text)
    return ", ".join(f"{names[unit]}={sign}{float(number):g}" for number, unit in parts)
