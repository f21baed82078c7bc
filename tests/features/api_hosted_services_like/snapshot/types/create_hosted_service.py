"""Data types of the service.

This module defines `CreateHostedService`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .named import Named


class CreateHostedService(Record, frozen=True, kw_only=True):
    """CreateHostedService."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="CreateHostedService",
        namespace="http://schemas.microsoft.com/windowsazure",
        members={"ExtendedProperties": XmlMember(item="ExtendedProperty")},
    )
    __checks__: ClassVar[Mapping[str, Check]] = {
        "label": Check(max_length=100),
        "description": Check(max_length=1024),
    }

    service_name: str = field(name="ServiceName")
    """The name in the address: unique among all subscriptions."""
    label: bytes = field(name="Label")
    """What people read."""
    description: str | None = field(name="Description", default=None)
    location: str | None = field(name="Location", default=None)
    """The region."""
    affinity_group: str | None = field(name="AffinityGroup", default=None)
    """A group of services that stay near one another, in place of a region."""
    extended_properties: list[Named] | None = field(name="ExtendedProperties", default=None)


publish_types(__name__.rpartition(".")[0], (CreateHostedService,))
