"""Shows the progress of a run: on a terminal what is being made, elsewhere a line for each API."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeAlias

import click

from clientgen.diagnostics import harmless

Show: TypeAlias = Callable[[str, str], None]
"""Shows what is made now: the name of the API, and of the part."""
PATIENCE = 1.0
"""Seconds after which progress is shown on a terminal."""
PATIENCE_ELSEWHERE = 10.0
"""Seconds after which it is shown elsewhere: a log does not need it for a short run."""
_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Show]:
    """Show the progress of a run that takes long, on standard error.

    On a terminal it is one line that is overwritten, with the part of an API that is being made.
    """
    began, shown, named = monotonic(), False, set[str]()
    # without standard error, progress cannot be shown
    terminal = bool(sys.stderr and sys.stderr.isatty()) and os.environ.get("TERM") != "dumb"

    def show(api: str, part: str) -> None:
        nonlocal shown
        if terminal and monotonic() - began > PATIENCE:
            shown = True
            click.echo(f"{_CLEAR}{api}: {harmless(part)[:60]}", nl=False, err=True)
        elif sys.stderr and api not in named and monotonic() - began > PATIENCE_ELSEWHERE:
            named.add(api)
            click.echo(f"{api}: being generated", err=True)

    try:
        yield show
    finally:
        if shown:
            click.echo(_CLEAR, nl=False, err=True)
