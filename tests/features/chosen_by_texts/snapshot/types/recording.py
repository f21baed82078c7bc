"""Data types of the service.

This module defines `Recording`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .._runtime.uploads import FileInput
from .speech_form import SpeechForm


class Recording(Record, frozen=True, kw_only=True):
    """Recording."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"stream"})

    file: FileInput = field(name="file")
    """The sound."""
    response_format: SpeechForm | None = field(name="response_format", default=None)
    """The form of the response. By default `json`."""
    stream: bool | None = field(name="stream", default=None)
    """Whether the words come as they are understood. By default `false`."""


publish_types(__name__.rpartition(".")[0], (Recording,))
