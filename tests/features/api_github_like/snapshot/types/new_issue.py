"""Data types of the service.

This module defines `NewIssue`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .label_or_name import LabelOrName


class NewIssue(Record, frozen=True, kw_only=True):
    """NewIssue."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="NewIssue", members={"labels": XmlMember(item="LabelOrName")}
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"title": Check(min_length=1)}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"milestone"})

    title: str = field(name="title")
    body: str | None = field(name="body", default=None)
    labels: list[LabelOrName] | None = field(name="labels", default=None)
    """Names of labels or labels."""
    milestone: int | None = field(name="milestone", default=None)
    """The number of a milestone."""


publish_types(__name__.rpartition(".")[0], (NewIssue,))
