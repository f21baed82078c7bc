"""What comes of a request: a response with its value, an error, or nothing that can be derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clientgen.cases.values import Plain
from clientgen.ir import ErrorCode, Operation, Response
from clientgen.wire import Problem

Headers = tuple[tuple[str, str], ...]


class Underivable(Exception):  # noqa: N818 - says what it is
    """The spec does not say what happens, or the model does not know the words for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the emulator reads of a request: parameters by wire name, a body or `ABSENT`.

    `whole` is the body with the defaults of what it lacks, if there are no `problems`.
    """

    operation: Operation
    parameters: Mapping[str, Plain]
    body: Plain
    step: int
    problems: tuple[Problem, ...] = ()
    whole: Plain = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Success:
    """A response as declared: its value, `ABSENT` if it has no body, and its own headers."""

    response: Response
    value: Plain
    headers: Headers = ()
    contents: dict[str, bytes] = field(default_factory=dict, compare=False)
    """The value as it has been written so far, by media type."""


@dataclass(slots=True, kw_only=True)
class Refused(Exception):  # noqa: N818 - says what it is
    """An error of the spec; `message` is None if the emulator chooses the words."""

    error: ErrorCode
    status: int
    message: str | None
