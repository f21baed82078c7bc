"""One case: a call, its responses and the result that a caller should get."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.cassettes import RecordedResponse
from clientgen.python_source import Data


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A call and its responses, one for each time that a request is made.

    `following` are the requests for the pages after the first, as calls or as URLs; without any,
    each response is one to the same request.

    `polls` are the calls that follow the one that began something, with their operations. With
    them or with `following`, the walk goes to its end.

    `expected` is the final result for the caller. With `retries` the client has its usual number of
    retries; without, it has none, so that the caller gets a response that could be retried.

    `general` names what it shows of all operations that are called in the same way, where one client
    has shown that each of them can have it: for that is a fact of the operation, which clients and
    commands share. It is empty if the case is a success.
    """

    name: str
    given: CallValues
    responses: tuple[RecordedResponse, ...]
    expected: Data
    retries: bool = False
    following: tuple[CallValues | str, ...] = ()
    polls: tuple[tuple[CallTarget, CallValues | str], ...] = ()
    general: str = ""

    @property
    def walks(self) -> bool:
        """Whether the caller goes on after the first response."""
        return bool(self.following or self.polls)

    @property
    def items(self) -> int:
        """The number of items of the one page that is the response; 0 if it is none."""
        return len(self.expected.get("items", ()))
