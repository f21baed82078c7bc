"""One case: a call, the answers that it gets and what a caller should see of them."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.cases.calls import CallValues
from clientgen.cases.cassettes import Answer
from clientgen.python_source import Data


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A call and its answers, one for each time that the request is made.

    `expected` is what a caller sees in the end. With `retries` the client has its usual number of
    retries; without, none, so that an answer that could be tried again is seen.
    """

    name: str
    given: CallValues
    answers: tuple[Answer, ...]
    expected: Data
    retries: bool = False
