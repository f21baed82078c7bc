"""Failures that are not caused by the spec, each with one line and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Any

import click

from clientgen.diagnostics import harmless, quote
from clientgen.format import FormatError
from clientgen.output import HandEditError, OutputError
from clientgen.project import ProjectNotFoundError
from clientgen.render import RenderError
from clientgen.revisions import RevisionError

PROBLEMS = 1
USAGE = 2
BUG = 70
INTERRUPTED = 130
BROKEN_PIPE = 141
_COLLECTIONS = (100_000, 50, 100)
"""When Python looks for unused objects in cycles, in the form of `gc.set_threshold`."""


class RefusalError(Exception):
    """Raised for an impossible request; the text states the reason and how to fix it."""


EXPECTED = (
    *(RefusalError, OutputError, ProjectNotFoundError, RevisionError),
    *(RenderError, FormatError, OSError),
)
"""Exceptions that `explain` explains; any other is a bug, and its traceback is printed."""


class Program(click.Group):
    """A group whose commands end with one line and an exit code after any failure."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run the program; an error in writing help is reported like that of any other output."""
        # nearly all objects of a run live to its end, and looking for others costs a seventh of it
        gc.set_threshold(*_COLLECTIONS)
        try:
            return super().main(*args, **extra)
        except OSError as error:
            code, line = explain(error)
            click.echo(line, err=True)
            sys.exit(code)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an exception that `explain` explains is printed as a line on stderr."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # discards the remaining output, because its reader has closed the pipe
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(BROKEN_PIPE)
        except EXPECTED as error:
            code, line = explain(error)
            click.echo(harmless(line), err=True)
            sys.exit(code)
        except KeyboardInterrupt:
            click.echo("interrupted; the next run completes this one", err=True)
            sys.exit(INTERRUPTED)


def explain(error: Exception) -> tuple[int, str]:
    """Return the exit code and the line for an exception that is one of `EXPECTED`."""
    match error:
        case HandEditError():
            return PROBLEMS, f"error: {error}"
        case RenderError() | FormatError():
            return BUG, (
                f"error: {' '.join(str(error).split())}; this is a bug in clientgen, not in your "
                "spec: please report this line together with the spec"
            )
        case OSError(filename=str(name), strerror=str(reason)):
            return USAGE, f"error: {quote(name, 200)} cannot be used: {reason.lower()}"
        case OSError(strerror=str(reason)):
            return USAGE, f"error: the operating system reports: {reason.lower()}"
        case _:
            return USAGE, f"error: {error}"
