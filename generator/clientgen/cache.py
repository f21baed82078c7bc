"""The user's cache folder: what is kept there spares work and never decides a byte of output."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder for clientgen's caches: `CLIENTGEN_CACHE_DIR`, or where the system has it."""
    chosen = os.environ.get("CLIENTGEN_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("clientgen")
