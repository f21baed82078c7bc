"""Data types of the service.

This module defines `AccessControlPolicy`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .grant import Grant
from .owner import Owner


class AccessControlPolicy(Record, frozen=True, kw_only=True):
    """AccessControlPolicy."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="AccessControlPolicy", namespace="http://store.example.com/doc/2006-03-01/"
    )

    owner: Owner = field(name="Owner")
    access_control_list: list[Grant] = field(name="AccessControlList")


publish_types(__name__.rpartition(".")[0], (AccessControlPolicy,))
