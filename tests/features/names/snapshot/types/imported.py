"""Data types of the service.

This module defines `Imported`.
"""

from __future__ import annotations

import builtins
from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Imported(Record, frozen=True, kw_only=True):
    """Import."""

    __xml__: ClassVar[Xml | None] = Xml(name="Import")

    source: str = field(name="from")
    nothing: bool | None = field(name="None", default=None)
    list: builtins.list[str] | None = field(name="list", default=None)
    own: int | None = field(name="_self", default=None)
    camel_case_id: int | None = field(name="camelCaseID", default=None)
    http_server2: str | None = field(name="HTTPServer2", default=None)
    with_dash: int | None = field(name="with-dash", default=None)
    schema: int | None = field(name="schema", default=None)
    copy: int | None = field(name="copy", default=None)
    json: int | None = field(name="json", default=None)


publish_types(__name__.rpartition(".")[0], (Imported,))
