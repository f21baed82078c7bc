"""What an exchange asks of the loop that sends."""

from __future__ import annotations

from typing import NamedTuple

from .request import Prepared


class Send(NamedTuple):
    """Send this request now; give back an `Answer` or a `TransportError`."""

    url: str
    prepared: Prepared
    left: float
    """Seconds until the deadline."""


class Pause(NamedTuple):
    """Wait for so many seconds; give back nothing."""

    seconds: float
