"""The named quirks of a service's wire format, and the limits on what is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class WireOptions:
    r"""Differences of one service from plain JSON and XML.

    - `escaped_slashes`: `/` in JSON text is written as `\/`.
    - `json_in_xml_string`: XML bodies are JSON text inside one `string` element.
    - `xml_declaration`: XML bodies begin with a declaration.
    - `xml_instance`: the root of an XML body declares the prefix `i` for what XML Schema says of
      elements, whether or not it is used.
    - `xml_order`: with `drop`, members that come out of order are lost, as a .NET
      DataContractSerializer loses them; with `any`, order is free.
    - `xml_namespace`: with `strict`, a root in another namespace is refused and members in
      another namespace are lost; with `any`, they are read if there are no others.
    - `max_bytes`, `max_depth`: limits of a body that is read, in bytes and nested levels.
    """

    escaped_slashes: bool = False
    json_in_xml_string: bool = False
    xml_declaration: bool = False
    xml_instance: bool = False
    xml_order: Literal["any", "drop"] = "any"
    xml_namespace: Literal["any", "strict"] = "any"
    max_bytes: int = 1 << 20
    max_depth: int = 32


DEFAULT_OPTIONS = WireOptions()

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "xml_order": ("any", "drop"),
    "xml_namespace": ("any", "strict"),
}


def options_from_data(data: Mapping[str, Any]) -> WireOptions:
    """Return the options that plain data names; `ValueError` for an unknown name or value."""
    kinds = {field.name: type(field.default) for field in fields(WireOptions)}
    for name, value in data.items():
        if name not in kinds:
            raise ValueError(
                f"`{name}` is not a wire option: use one of {', '.join(sorted(kinds))}"
            )
        if type(value) is not kinds[name] or value not in _CHOICES.get(name, (value,)):
            raise ValueError(f"wire option `{name}` cannot be {value!r}")
    return WireOptions(**data)
