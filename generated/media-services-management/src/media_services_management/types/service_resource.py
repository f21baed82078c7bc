"""Data types of the service.

This module defines `ServiceResource`.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class ServiceResource(Record, frozen=True, kw_only=True):
    """A Media Services account as the list of accounts shows it.

    Note: A member that has no value is left out.
    """

    __xml__: ClassVar[Xml | None] = Xml(
        name="ServiceResource", namespace="http://schemas.microsoft.com/windowsazure"
    )

    name: str | None = field(name="Name", default=None)
    """The name of the account."""
    type: str | None = field(name="Type", default=None)
    """The kind of the resource."""
    state: str | None = field(name="State", default=None)
    """Whether the account is in use."""
    self_link: str | None = field(name="SelfLink", default=None)
    """The address of the account."""
    parent_link: str | None = field(name="ParentLink", default=None)
    """The address of the collection that holds the account."""
    account_id: uuid.UUID | None = field(name="AccountId", default=None)
    """What the service calls the account."""


publish_types(__name__.rpartition(".")[0], (ServiceResource,))
