"""Data types of the service.

This module defines `AccountCreationResult`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types
from ._checks import ACCOUNT_NAME


class AccountCreationResult(Record, frozen=True, kw_only=True):
    """The account that was created.

    Note: The contract also knows how to say that a creation failed, with the cause in `Reason` and
    the status BadRequest unless another is given.
    """

    __xml__: ClassVar[Xml | None] = Xml(
        name="AccountCreationResult",
        namespace="http://schemas.datacontract.org/2004/07/Microsoft.Cloud.Media.Management.ResourceProvider.Models",
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"account_name": ACCOUNT_NAME}
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {
        "StatusCode": {
            "OK": 200,
            "Created": 201,
            "BadRequest": 400,
            "Forbidden": 403,
            "NotFound": 404,
            "Conflict": 409,
            "InternalServerError": 500,
        }
    }

    account_id: uuid.UUID | None = field(name="AccountId", default=None)
    """What the service calls the account."""
    account_name: str | None = field(name="AccountName", default=None)
    """The name of a Media Services account, 3 to 24 lower-case letters and digits."""
    reason: str | None = field(name="Reason", default=None)
    """Why the account was not created."""
    status_code: int | None = field(name="StatusCode", default=None)
    """The status that the service gave to the creation."""
    subscription: str | None = field(name="Subscription", default=None)
    """The subscription that owns the account."""


publish_types(__name__.rpartition(".")[0], (AccountCreationResult,))
