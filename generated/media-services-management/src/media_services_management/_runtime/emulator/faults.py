"""Fault injection: which faults, for which operations and how often.

A rule is written `[OPERATION:]PART,PART...`, where OPERATION is a name or a pattern such as
`accounts.*` and a PART is one of

================  ==========================================================================
`delay=SECONDS`   wait before the work
`status=CODE`     answer this status, with its documented error, and do not do the work
`retry-after=N`   with `status`: add the header Retry-After, and insist on it: a request of
                  the operation in less than N seconds is answered like that again
`reset=before`    break the connection before the work was done
`reset=after`     do the work, then break the connection instead of answering
`truncate=BYTES`  send so many bytes of the body, then close
`drip=SECONDS`    send the body byte by byte, a stream item by item, with a pause after each
`end=STATE`       let the long-running operation that the request begins end in this state, one
                  of those that are a failure
`code=CODE`       with `end`: the code of the failure, with its documented message
`every=N`         only every n-th request that the rule is for, the n-th first
`times=N`         only the first n requests that it would hit
`probability=P`   only with this probability, between 0 and 1
`seed=N`          with `probability`: what the choice is derived from; 0 by default
================  ==========================================================================

Rules compose: delays add up, and of every other effect the first rule that has it counts.
"""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatchcase
from typing import Any, Literal, cast

Reset = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule; times are in seconds, sizes in bytes. None means no such effect."""

    operation: str = "*"
    delay: float = 0.0
    status: int | None = None
    retry_after: int | None = None
    reset: Reset | None = None
    truncate: int | None = None
    drip: float | None = None
    end: str | None = None
    code: str | None = None
    every: int = 1
    times: int | None = None
    probability: float = 1.0
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """The faults of one request."""

    delay: float = 0.0
    status: int | None = None
    retry_after: int | None = None
    reset: Reset | None = None
    truncate: int | None = None
    drip: float | None = None
    end: str | None = None
    code: str | None = None

    def __str__(self) -> str:
        """Write the parts that have an effect as in a rule; empty if there is none."""
        values = {
            each.name.replace("_", "-"): getattr(self, each.name)
            for each in fields(self)
            if getattr(self, each.name) != each.default
        }
        return ",".join(
            f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}"
            for name, value in values.items()
        )


NO_TROUBLE = Trouble()


class FaultError(ValueError):
    """An invalid fault rule; the text says what to write."""


def fault_from_text(
    text: str, operations: Iterable[str] = (), ends: Mapping[str, Collection[str]] | None = None
) -> Fault:
    """Return the fault that a rule describes; `FaultError` if it is invalid.

    With `operations`, a rule that matches none of them is also invalid. `ends` has the states that
    are a failure, by the long-running operations.
    """
    head, colon, rest = text.partition(":")
    operation, parts = (head.strip(), rest) if colon else ("*", head)
    known = list(operations)
    if known and not any(fnmatchcase(name, operation) for name in known):
        raise FaultError(f"unknown operation `{operation}`: use one of {', '.join(known)}")
    values: dict[str, Any] = {}
    for part in parts.split(","):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name not in _READERS:
            raise FaultError(f"unknown part `{name}` of a fault: use {', '.join(_READERS)}")
        values[name.replace("-", "_")] = _read(name, value)
    if not _EFFECTS.intersection(values):
        raise FaultError(f"`{text}` has no effect: add one of {', '.join(sorted(_EFFECTS))}")
    if "retry_after" in values and "status" not in values:
        raise FaultError("`retry-after` needs `status`")
    fault = Fault(operation=operation or "*", **values)
    if fault.end is not None:
        _check_end(fault, {} if ends is None else ends)
    elif fault.code is not None:
        raise FaultError("`code` needs `end`")
    return fault


def _check_end(fault: Fault, ends: Mapping[str, Collection[str]]) -> None:
    """Raise `FaultError` unless an operation of a rule can end in its state."""
    states = [each for name, each in ends.items() if fnmatchcase(name, fault.operation)]
    if not states:
        raise FaultError(f"`end`: no operation of `{fault.operation}` is long-running")
    if not any(fault.end in each for each in states):
        known = ", ".join(dict.fromkeys(state for each in states for state in each))
        raise FaultError(f"`end` cannot be `{fault.end}`: expected {known}")


def _read(name: str, value: str) -> Any:  # noqa: ANN401 - one type for each name
    try:
        return _READERS[name](value)
    except ValueError:
        raise FaultError(f"`{name}` cannot be `{value}`: expected {_EXPECTED[name]}") from None


def _number(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 3600:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ValueError(text)
    return int(text)


def _positive(text: str) -> int:
    if _count(text) < 1:
        raise ValueError(text)
    return _count(text)


def _status(text: str) -> int:
    if not 400 <= _count(text) <= 599:
        raise ValueError(text)
    return _count(text)


def _probability(text: str) -> float:
    if not 0 <= float(text) <= 1:
        raise ValueError(text)
    return float(text)


def _word(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _reset(text: str) -> Reset:
    if text not in ("before", "after"):
        raise ValueError(text)
    return cast("Reset", text)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "delay": _number,
    "status": _status,
    "retry-after": _count,
    "reset": _reset,
    "truncate": _count,
    "drip": _number,
    "end": _word,
    "code": _word,
    "every": _positive,
    "times": _positive,
    "probability": _probability,
    "seed": _count,
}
_EXPECTED: Mapping[str, str] = {
    "delay": "seconds from 0 to 3600",
    "status": "a status from 400 to 599",
    "retry-after": "seconds",
    "reset": "`before` or `after`",
    "truncate": "bytes",
    "drip": "seconds from 0 to 3600",
    "end": "a state",
    "code": "the code of an error",
    "every": "a number from 1",
    "times": "a number from 1",
    "probability": "a number from 0 to 1",
    "seed": "a number",
}
_EFFECTS = frozenset(field.name for field in fields(Trouble)) - {"code"}


class Faults:
    """The rules of an emulator, with counters of the requests and hits of each."""

    def __init__(
        self, faults: Iterable[Fault] = (), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lock = threading.Lock()
        self._clock = clock
        self._first = tuple(faults)
        self._rules = [_Rule(fault) for fault in self._first]

    def add(self, fault: Fault) -> None:
        """Add a rule."""
        with self._lock:
            self._rules.append(_Rule(fault))

    def clear(self) -> None:
        """Remove all rules."""
        with self._lock:
            self._rules.clear()

    def reset(self) -> None:
        """Return to the rules of the start, and begin to count anew."""
        with self._lock:
            self._rules = [_Rule(fault) for fault in self._first]

    @property
    def active(self) -> bool:
        """Whether there are any rules."""
        return bool(self._rules)

    def next_trouble(self, operation: str | None) -> Trouble:
        """Return the faults of the next request for an operation, and count it."""
        with self._lock:
            now = self._clock()
            found = (rule.next_fault(operation or "", now) for rule in self._rules)
            hits = [fault for fault in found if fault is not None]
        return _combine(hits) if hits else NO_TROUBLE


class _Rule:
    """A fault with its counters."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self._asked = 0
        self._hit = 0
        self._until = -math.inf
        """When the time in the last Retry-After ends."""
        self._random = random.Random(fault.seed)  # noqa: S311 - repeatable on purpose

    def next_fault(self, operation: str, now: float) -> Fault | None:
        """Return the fault of a request, if it has one, and count the request."""
        fault = self.fault
        if not fnmatchcase(operation, fault.operation):
            return None
        if now < self._until:  # it came too early, and is no other request
            return replace(fault, retry_after=math.ceil(self._until - now))
        if not self._hits():
            return None
        self._until = now + (fault.retry_after or 0)
        return fault

    def _hits(self) -> bool:
        fault = self.fault
        self._asked += 1
        if self._asked % fault.every:
            return False
        if fault.probability < 1 and self._random.random() >= fault.probability:
            return False
        if fault.times is not None and self._hit >= fault.times:
            return False
        self._hit += 1
        return True


def _combine(faults: list[Fault]) -> Trouble:
    def first(name: str) -> Any:  # noqa: ANN401 - as the field of that name
        values = (getattr(fault, name) for fault in faults)
        return next((value for value in values if value is not None), None)

    return Trouble(
        delay=sum(fault.delay for fault in faults),
        status=first("status"),
        retry_after=first("retry_after"),
        reset=first("reset"),
        truncate=first("truncate"),
        drip=first("drip"),
        end=first("end"),
        code=first("code"),
    )
