"""Data types of the service.

This module defines `Purpose`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Purpose(OpenEnum):
    """Purpose."""

    ASSISTANTS = "assistants"
    BATCH = "batch"
    FINE_TUNE = "fine-tune"
    VISION = "vision"
    USER_DATA = "user_data"


publish_types(__name__.rpartition(".")[0], (Purpose,))
