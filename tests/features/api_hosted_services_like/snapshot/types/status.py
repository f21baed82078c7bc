"""Data types of the service.

This module defines `Status`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Status(OpenEnum):
    """The state of a service."""

    CREATED = "Created"
    CREATING = "Creating"
    DELETING = "Deleting"
    SUSPENDED = "Suspended"


publish_types(__name__.rpartition(".")[0], (Status,))
