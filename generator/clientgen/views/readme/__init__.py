"""`README.md`: what a distribution is, with examples that run as they stand."""

from __future__ import annotations

from clientgen.views.readme.page import readme_page

__all__ = ["readme_page"]
