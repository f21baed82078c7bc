"""Documents to a service: references resolved, deviations applied, every node with its place."""

from __future__ import annotations

from clientgen.lowering.problems import CODES
from clientgen.lowering.service import Lowered, lower

__all__ = ["CODES", "Lowered", "lower"]
