"""Data types of the service.

This module defines `Scan`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .._runtime.uploads import FileInput
from .crop import Crop
from .scan_place import ScanPlace


class Scan(Record, frozen=True, kw_only=True):
    """A file beside a part whose member is null, and parts that are text or JSON by their value."""

    __xml__: ClassVar[Xml | None] = Xml(name="Scan", members={"marks": XmlMember(item="anyType")})
    __nullable__: ClassVar[frozenset[str]] = frozenset({"scale"})

    file: FileInput = field(name="file")
    place: ScanPlace | None = field(name="place", default=None)
    scale: Any | None = field(name="scale", default=None)
    crop: Crop | None = field(name="crop", default=None)
    marks: list[Any] | None = field(name="marks", default=None)


publish_types(__name__.rpartition(".")[0], (Scan,))
