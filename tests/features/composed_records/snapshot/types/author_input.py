"""Data types of the service.

This module defines `AuthorInput`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class AuthorInput(Record, frozen=True, kw_only=True):
    """AuthorInput.

    Requests have it in place of `Author`.
    """

    __xml__: ClassVar[Xml | None] = Xml(name="Author")

    name: str = field(name="name")
    email: str | None = field(name="email", default=None)


publish_types(__name__.rpartition(".")[0], (AuthorInput,))
