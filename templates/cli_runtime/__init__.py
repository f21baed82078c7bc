"""The engine of the command line; the description defines the commands of the API."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..description import Description

__all__ = ["run_commands"]


def run_commands(description: Description, arguments: Sequence[str]) -> int:
    """Return the exit code of the commands of a service for these arguments.

    Writes to `sys.stdout` and `sys.stderr`.
    """
    try:
        from .program import run_program
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        distribution = description.index["python"]["distribution"]
        print(  # noqa: T201 - click, which has its own way, is not there
            f'error: the command line needs: pip install "{distribution}[cli]"', file=sys.stderr
        )
        return 2
    return run_program(description, arguments)
