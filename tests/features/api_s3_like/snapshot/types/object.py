"""Data types of the service.

This module defines `Object`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types
from ._checks import KEY
from .storage_class import StorageClass


class Object(Record, frozen=True, kw_only=True):
    """Object."""

    __checks__: ClassVar[Mapping[str, Check]] = {"key": KEY}

    key: str = field(name="Key")
    last_modified: datetime.datetime | None = field(name="LastModified", default=None)
    etag: str | None = field(name="ETag", default=None)
    size: int | None = field(name="Size", default=None)
    storage_class: StorageClass | None = field(name="StorageClass", default=None)


publish_types(__name__.rpartition(".")[0], (Object,))
