"""Data types of the service.

This module defines `ModelOperation`.
"""

from __future__ import annotations

import uuid

from .._runtime.records import Record, field, publish_types
from .failure import Failure
from .model import Model
from .state import State


class ModelOperation(Record, frozen=True, kw_only=True):
    """ModelOperation."""

    id: uuid.UUID | None = field(name="id", default=None)
    status: State = field(name="status")
    result: Model | None = field(name="result", default=None)
    model_id: int | None = field(name="model_id", default=None)
    error: Failure | None = field(name="error", default=None)


publish_types(__name__.rpartition(".")[0], (ModelOperation,))
