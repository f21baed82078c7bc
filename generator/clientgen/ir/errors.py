"""The errors of a service: their statuses, codes and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.evidence import Grade, Source
from clientgen.ir.types import TypeUse
from clientgen.text import Text, Value

StatusRange = Literal["4XX", "5XX", "default"]
"""All statuses of a hundred, or all that nothing else names."""

Status = int | StatusRange

_RANGES: tuple[StatusRange, ...] = ("4XX", "5XX", "default")


def status_order(status: Status) -> tuple[int, int]:
    """Return the key that sorts statuses: single ones first, then the ranges, wider ones last."""
    return (0, status) if isinstance(status, int) else (1, _RANGES.index(status))


def statuses_of(status: Status) -> tuple[Status, ...]:
    """Return a status and the ranges that it is in, the narrowest first."""
    if not isinstance(status, int):
        return (status,) if status == "default" else (status, "default")
    hundred = {4: _RANGES[:1], 5: _RANGES[1:2]}.get(status // 100, ())
    return (status, *hundred, "default")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionClass:
    """The class of exceptions of a status."""

    status: Status
    name: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One documented cause of an error code; `message` is the text that a server would return."""

    name: Text
    text: Text
    location: Location
    message: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """An error that the service returns, with its status and documented reasons.

    The spec refers to it by `name`. `code` is what the body contains, None if it has no code;
    `is_number` means that it is a number there. `exception` is a class for this code alone.
    """

    name: Text
    code: Text | None
    status: Status
    location: Location
    path: Text
    title: Text
    every_operation: bool
    is_number: bool = False
    exception: Text | None = None
    reasons: tuple[Reason, ...] = ()
    message: Text | None = None
    source: Source | None = None
    grade: Grade = "documented"

    @property
    def is_inside_success(self) -> bool:
        """Whether its status is one of success, so that only the body tells of it."""
        return isinstance(self.status, int) and self.status < 400


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPath:
    """A member of a body, by name or dotted path."""

    text: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorBody:
    """The body of the errors of a status: its type, and the members that have the facts of an error.

    With `when`, it is that of errors inside of successes: the members of the body that tell.
    """

    status: Status | None
    type: TypeUse
    location: Location
    path: Text
    code: MemberPath | None = None
    message: MemberPath | None = None
    status_member: MemberPath | None = None
    when: tuple[tuple[MemberPath, Value], ...] = ()

    @property
    def members(self) -> tuple[MemberPath, ...]:
        """Every member that it names."""
        named = (self.code, self.message, self.status_member, *(each for each, _ in self.when))
        return tuple(each for each in named if each is not None)


def body_of(bodies: tuple[ErrorBody, ...], status: Status) -> ErrorBody | None:
    """Return the body of the errors of a status, None if the spec does not say it."""
    by_status = {each.status: each for each in bodies}
    if isinstance(status, int) and status < 400:
        return by_status.get(None)
    return next((by_status[each] for each in statuses_of(status) if each in by_status), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorUse:
    """An error that one operation can return, by name, with the reasons that apply to it."""

    name: Text
    reasons: tuple[Text, ...]
    location: Location
    path: Text
