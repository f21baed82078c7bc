"""The clock and the random source of new values; a test can replace both."""

from __future__ import annotations

import datetime as dt
import os
import random
import time
import uuid
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

MAX_SIZE = 4096
"""The maximum number of random bytes in a value."""

# English, independent of the locale.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The source of new values: `clock` returns seconds since 1970, `random_bytes` n bytes."""

    clock: Callable[[], float] = time.time
    random_bytes: Callable[[int], bytes] = os.urandom

    def generate(self, kind: str, size: int | None = None) -> str | int:
        """Return a new value of a kind; `KeyError` for an unknown kind."""
        return KINDS[kind](self, size)

    def now(self) -> dt.datetime:
        """Return the time in UTC."""
        return dt.datetime.fromtimestamp(self.clock(), dt.UTC)


def seeded_chance(seed: int, *, clock: Callable[[], float] = time.time) -> Chance:
    """Return a `Chance` that returns the same values in the same order for the same seed."""
    return Chance(clock=clock, random_bytes=random.Random(seed).randbytes)  # noqa: S311 - for tests


def _uuid(chance: Chance, _: int | None) -> str:
    return str(uuid.UUID(bytes=chance.random_bytes(16), version=4))


def _now(chance: Chance, _: int | None) -> str:
    return chance.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def _http_date(chance: Chance, _: int | None) -> str:
    now = chance.now()
    day, month = _DAYS[now.weekday()], _MONTHS[now.month - 1]
    return f"{day}, {now.day:02} {month} {now.year:04} {now:%H:%M:%S} GMT"


KINDS: dict[str, Callable[[Chance, int | None], str | int]] = {
    "uuid": _uuid,
    "key": lambda chance, size: b64encode(chance.random_bytes(size or 32)).decode("ascii"),
    "hex": lambda chance, size: chance.random_bytes(size or 16).hex(),
    "now": _now,
    "unix_time": lambda chance, _: int(chance.clock()),
    "http_date": _http_date,
}
"""The kinds of values that can be generated."""
