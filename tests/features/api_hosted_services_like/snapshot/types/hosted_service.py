"""Data types of the service.

This module defines `HostedService`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .hosted_service_properties import HostedServiceProperties


class HostedService(Record, frozen=True, kw_only=True):
    """HostedService."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="HostedService", namespace="http://schemas.microsoft.com/windowsazure"
    )

    url: str = field(name="Url")
    service_name: str = field(name="ServiceName")
    hosted_service_properties: HostedServiceProperties | None = field(
        name="HostedServiceProperties", default=None
    )


publish_types(__name__.rpartition(".")[0], (HostedService,))
