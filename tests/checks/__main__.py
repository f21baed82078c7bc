"""Runs checks: `python -m tests.checks [NAME ...]`."""

from __future__ import annotations

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
