"""Imports the generated package and optional libraries on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .failures import MissingExtraError
from .values import REST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..description_types import Type
    from .values import Foreign, Plain


_MOST_DIGITS = 4096
"""Digits of a decimal that is printed without an exponent, unless it was sent with all of them."""
HIDDEN = "[hidden]"
"""The replacement of a secret."""


class Package:
    """A generated package by its import name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def load(self, module: str = "") -> Foreign:
        """Return a module of the package, or the package itself."""
        return import_module(f"{self.name}.{module}" if module else self.name)

    def convert(self, kind: Type, plain: Plain) -> Foreign:
        """Return plain data as an argument of the declared type.

        Records are mappings, which say what is null. Raises `ValueError` that quotes no value.
        Numbers may be decimals, of which no digit is lost.
        """
        try:
            body = self.load("_runtime.coercion").WRITER.encode(plain)
        except UnicodeEncodeError:
            raise ValueError("half of a surrogate pair") from None
        return _given(self.load("_runtime.decoding").decode(self._python_type(kind), body), plain)

    def read_text(self, kind: Type, text: str) -> Foreign:
        """Return text as a value of the declared type; raise `ValueError` that quotes no value."""
        return self.load("_runtime.decoding").convert_text(text, self._python_type(kind))

    def to_plain(self, value: Foreign, *, show_secrets: bool = False) -> Plain:
        """Return a response as dicts, lists and scalars with wire names.

        Fields that are `None` are absent unless null is a required value, so that the data can be
        sent again.
        Secret fields become `[hidden]` unless `show_secrets`.
        """
        if hasattr(value, "_kind") and hasattr(value, "data"):
            return value.data  # a record of an unknown kind
        if hasattr(value, "__struct_fields__"):
            secrets = () if show_secrets else value.__secrets__
            found = {
                wire: self._member(name in secrets, member, show_secrets)
                for name, wire, member in self._members(value)
            }
            return {**found.pop(REST, {}), **found} if REST in found else found
        if isinstance(value, list | tuple):
            return [self.to_plain(item, show_secrets=show_secrets) for item in value]
        if isinstance(value, dict):
            return {
                str(key): self.to_plain(item, show_secrets=show_secrets)
                for key, item in value.items()
            }
        return self._scalar(value)

    def _members(self, record: Foreign) -> Iterator[tuple[str, str, Foreign]]:
        """Yield the fields of a record that are there: name, wire name and value."""
        members = self.load("_runtime.members")
        for field in members.members_of(type(record)):
            value = getattr(record, field.name)
            if value is not None or (field.required and members.split_kind(field.kind)[1]):
                yield field.name, field.wire, value

    def _member(self, secret: bool, value: Foreign, show_secrets: bool) -> Plain:
        if secret:
            return hide(value)
        return self.to_plain(value, show_secrets=show_secrets)

    def _scalar(self, value: Foreign) -> Plain:
        if value is None or type(value) in (str, int, float, bool):
            return value
        from decimal import Decimal

        import msgspec

        is_writable = isinstance(value, Decimal) and abs(value.adjusted()) < _MOST_DIGITS
        return f"{value:f}" if is_writable else msgspec.to_builtins(value)

    def _python_type(self, kind: Type) -> Foreign:
        result = self._named_type(kind)
        return result | None if kind.get("nullable") else result

    def _named_type(self, kind: Type) -> Foreign:
        if kind["kind"] in ("record", "enum", "union"):
            return getattr(self.load("types"), kind["class"])
        if kind["kind"] == "list":
            return list[self._python_type(kind["items"])]  # type: ignore[misc]
        if kind["kind"] == "map":
            return dict[str, self._python_type(kind["values"])]  # type: ignore[misc]
        if kind["kind"] == "string":
            return self._string_type(kind.get("format", ""))
        if kind.get("format") == "unix-time":
            forms = self.load("_runtime.wire_forms")
            return forms.UnixTime if kind["kind"] == "integer" else forms.ExactUnixTime
        plain = {"integer": int, "number": int | float, "boolean": bool, "bytes": bytes}
        return plain.get(kind["kind"], Any)

    def _string_type(self, form: str) -> Foreign:
        import datetime as dt
        import decimal
        import uuid

        name = {"http-date": "HttpDate", "int64": "Int64Text", "uint64": "UInt64Text"}.get(form)
        if name is not None:
            return getattr(self.load("_runtime.wire_forms"), name)
        return {
            "date-time": dt.datetime,
            "date": dt.date,
            "time": dt.time,
            "duration": dt.timedelta,
            "uuid": uuid.UUID,
            "byte": bytes,
            "decimal": decimal.Decimal,
        }.get(form, str)


def _given(value: Foreign, plain: Plain) -> Foreign:
    """Return a value with mappings, of what `plain` contains, in place of records."""
    fields = getattr(value, "__struct_encode_fields__", None)
    if fields is not None:
        names = dict(zip(fields, value.__struct_fields__, strict=True))
        members = plain if REST not in names else {**plain, REST: _others(plain, names)}
        return {
            name: _given(getattr(value, name), members[wire])
            for wire, name in names.items()
            if wire in members
        }
    if isinstance(value, list):
        return [_given(*pair) for pair in zip(value, plain, strict=True)]
    if isinstance(value, dict):
        return {key: _given(each, plain[key]) for key, each in value.items()}
    return value


def _others(plain: Plain, names: Mapping[str, str]) -> Plain:
    """Return the members that no field of a record has."""
    return {wire: each for wire, each in plain.items() if wire == REST or wire not in names}


def hide(value: Plain) -> Plain:
    """Return the replacement of a secret; an empty value stays as it is."""
    return HIDDEN if value or isinstance(value, int | float) else value


def load_extra(module: str, extra: str) -> Foreign:
    """Return the module; raise `MissingExtraError` if it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MissingExtraError(extra) from None
