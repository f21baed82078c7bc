"""A module for each group of operations: descriptions, methods, raw twins."""

from __future__ import annotations

from clientgen.views.operations.groups import group_module
from clientgen.views.operations.model import GroupModule

__all__ = ["GroupModule", "group_module"]
