"""Data types of the service.

This module defines `FileAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .file import File


class FileAnswer(Record, frozen=True, kw_only=True):
    """FileAnswer.

    It has the members of `Answer`.
    """

    ok: bool = field(name="ok")
    file: File = field(name="file")


publish_types(__name__.rpartition(".")[0], (FileAnswer,))
