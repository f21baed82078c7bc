"""Data types of the service.

This module defines `SpeechForm`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class SpeechForm(StrEnum):
    """The form of a response."""

    JSON = "json"
    VERBOSE_JSON = "verbose_json"
    TEXT = "text"
    SRT = "srt"


publish_types(__name__.rpartition(".")[0], (SpeechForm,))
