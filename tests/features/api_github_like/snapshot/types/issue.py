"""Data types of the service.

This module defines `Issue`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .label_or_name import LabelOrName
from .milestone import Milestone
from .state import State
from .user import User


class Issue(Record, frozen=True, kw_only=True):
    """Issue."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Issue", members={"labels": XmlMember(item="LabelOrName")}
    )
    __nullable__: ClassVar[frozenset[str]] = frozenset({"body", "closed_at", "milestone", "user"})

    number: int = field(name="number")
    title: str = field(name="title")
    body: str | None = field(name="body", default=None)
    state: State = field(name="state")
    labels: list[LabelOrName] = field(name="labels")
    user: User | None = field(name="user", default=None)
    milestone: Milestone | None = field(name="milestone", default=None)
    created_at: datetime.datetime = field(name="created_at")
    closed_at: datetime.datetime | None = field(name="closed_at", default=None)


publish_types(__name__.rpartition(".")[0], (Issue,))
