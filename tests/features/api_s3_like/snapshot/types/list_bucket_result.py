"""Data types of the service.

This module defines `ListBucketResult`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from ._checks import BUCKET_NAME
from .object import Object


class ListBucketResult(Record, frozen=True, kw_only=True):
    """ListBucketResult."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="ListBucketResult",
        namespace="http://store.example.com/doc/2006-03-01/",
        members={"Contents": XmlMember(wrapped=False)},
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"name": BUCKET_NAME}

    name: str = field(name="Name")
    prefix: str | None = field(name="Prefix", default=None)
    key_count: int | None = field(name="KeyCount", default=None)
    max_keys: int | None = field(name="MaxKeys", default=None)
    is_truncated: bool = field(name="IsTruncated")
    next_continuation_token: str | None = field(name="NextContinuationToken", default=None)
    contents: list[Object] | None = field(name="Contents", default=None)


publish_types(__name__.rpartition(".")[0], (ListBucketResult,))
