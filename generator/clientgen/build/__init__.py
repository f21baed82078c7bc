"""Documents to a service: references resolved, deviations applied, every node with its place."""

from __future__ import annotations

from clientgen.build.problems import CODES
from clientgen.build.service import Built, build

__all__ = ["CODES", "Built", "build"]
