"""Data types of the service.

This module defines `FileAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, always, field, publish_types
from .._runtime.unions import AlwaysTrue
from .file import File


class FileAnswer(Record, frozen=True, kw_only=True):
    """FileAnswer.

    It has the members of `Answer`.
    """

    ok: AlwaysTrue = field(name="ok", default_factory=always(True))
    file: File = field(name="file")


publish_types(__name__.rpartition(".")[0], (FileAnswer,))
