"""What each operation does to the emulator's state."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.diagnostics import Location
from clientgen.ir.text import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulation:
    """The behaviour of the emulator, as its author wrote it in `emulation.yaml`."""

    content: Value
    location: Location
