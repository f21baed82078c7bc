"""A module for each group of operations: descriptions, methods, raw twins."""

from __future__ import annotations

from clientgen.views.operations.groups import GroupModule, group_modules

__all__ = ["GroupModule", "group_modules"]
