"""Makes a service of documents: resolves references, applies deviations, keeps every place."""

from __future__ import annotations

from clientgen.lowering.groups import group_of
from clientgen.lowering.problems import CODES
from clientgen.lowering.service import Lowered, lower

__all__ = ["CODES", "Lowered", "group_of", "lower"]
