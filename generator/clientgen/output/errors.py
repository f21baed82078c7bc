"""Errors that stop a run from comparing or writing its output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clientgen.diagnostics import quote


class OutputError(Exception):
    """The output cannot be read or written; the text is one line and says how to fix it."""


class BusyError(OutputError):
    """Another run is writing the folder `target`."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"another run is writing {quote(str(target), 400)}; "
            "wait for its end and run the command again"
        )


class HandEditError(OutputError):
    """Files in `paths` were edited by hand; nothing was written."""

    def __init__(self, paths: Sequence[str]) -> None:
        names = ", ".join(f"`{path}`" for path in paths)
        super().__init__(
            f"edited by hand: {names}; keep the changes elsewhere (better: in the spec), "
            "then overwrite them with `clientgen generate --overwrite-edits`"
        )
        self.paths = tuple(paths)
