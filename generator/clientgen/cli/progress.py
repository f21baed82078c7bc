"""Shows the progress of a run on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

PATIENCE = 1.0
"""Seconds after which progress is shown on a terminal."""
_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """On a terminal, show the progress of a run on one line if it takes longer than a second."""
    began, shown = monotonic(), False
    # without standard error, progress cannot be shown
    terminal = bool(sys.stderr and sys.stderr.isatty()) and os.environ.get("TERM") != "dumb"

    def show(api: str, done: int, total: int) -> None:
        nonlocal shown
        if terminal and monotonic() - began > PATIENCE:
            shown = True
            click.echo(f"{_CLEAR}{api}: {done} of {total} files", nl=False, err=True)

    try:
        yield show
    finally:
        if shown:
            click.echo(_CLEAR, nl=False, err=True)
