"""Data types of the service.

This module defines `HostedServiceProperties`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .named import Named
from .status import Status


class HostedServiceProperties(Record, frozen=True, kw_only=True):
    """HostedServiceProperties."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="HostedServiceProperties",
        members={"ExtendedProperties": XmlMember(item="ExtendedProperty")},
    )

    description: str | None = field(name="Description", default=None)
    affinity_group: str | None = field(name="AffinityGroup", default=None)
    location: str | None = field(name="Location", default=None)
    label: bytes | None = field(name="Label", default=None)
    status: Status | None = field(name="Status", default=None)
    """The state of a service."""
    date_created: datetime.datetime | None = field(name="DateCreated", default=None)
    extended_properties: list[Named] | None = field(name="ExtendedProperties", default=None)


publish_types(__name__.rpartition(".")[0], (HostedServiceProperties,))
