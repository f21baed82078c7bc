"""The data types of the package: one module for those of each cycle, and the checks of others."""

from __future__ import annotations

from clientgen.views.types.modules import by_module, checks_module, types_module, types_package
from clientgen.views.types.views import ChecksModule, TypesModule

__all__ = [
    "ChecksModule",
    "TypesModule",
    "by_module",
    "checks_module",
    "types_module",
    "types_package",
]
