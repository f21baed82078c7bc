"""A group of operations: their descriptions, and the methods that call them.

The group is `client.jobs`.
"""

from __future__ import annotations

from .._runtime.groups import documented_like
from .._runtime.operation import Operation, Parameter
from .._runtime.unwrapping import (
    AsyncUnwrappingGroup,
    AsyncWholeGroup,
    Unwrap,
    UnwrappingGroup,
    WholeGroup,
    async_raw_whole,
    raw_whole,
)
from ..types.book import Book
from ..types.book_envelope import BookEnvelope
from ..types.job import Job
from ..types.job_envelope import JobEnvelope

_JOB_ID = Parameter(name="job_id", wire="jobId", kind=str)

_GET: Operation[JobEnvelope] = Operation(
    name="jobs.get",
    method="GET",
    path=("/jobs/", _JOB_ID),
    responses={200: JobEnvelope},
    repeatable=True,
    accept="application/json",
)
_GET_UNWRAP: Unwrap[Job] = Unwrap(("data",))
_RESULT: Operation[BookEnvelope] = Operation(
    name="jobs.result",
    method="GET",
    path=("/jobs/", _JOB_ID, "/book"),
    responses={200: BookEnvelope},
    repeatable=True,
    accept="application/json",
)
_RESULT_UNWRAP: Unwrap[Book] = Unwrap(("data",))


class Jobs(UnwrappingGroup):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawJobs:
        """The same operations, whose methods return the whole response."""
        return RawJobs(self._caller)

    def get(self, job_id: str) -> Job:
        """Ask how a job goes on.

        Returns the member `data` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_GET, _GET_UNWRAP, job_id=job_id)

    def result(self, job_id: str) -> Book:
        """Get what a job has made.

        Returns the member `data` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_RESULT, _RESULT_UNWRAP, job_id=job_id)


@documented_like(Jobs)
class AsyncJobs(AsyncUnwrappingGroup):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawJobs:
        """The same operations, whose methods return the whole response."""
        return AsyncRawJobs(self._caller)

    async def get(self, job_id: str) -> Job:
        """Like `Jobs.get`."""
        return await self._unwrap(_GET, _GET_UNWRAP, job_id=job_id)

    async def result(self, job_id: str) -> Book:
        """Like `Jobs.result`."""
        return await self._unwrap(_RESULT, _RESULT_UNWRAP, job_id=job_id)


class RawJobs(WholeGroup):
    """The methods of `Jobs`; methods return the whole response."""

    __slots__ = ()

    get = raw_whole(_GET, Jobs.get)
    result = raw_whole(_RESULT, Jobs.result)


class AsyncRawJobs(AsyncWholeGroup):
    """The methods of `AsyncJobs`; methods return the whole response."""

    __slots__ = ()

    get = async_raw_whole(_GET, AsyncJobs.get)
    result = async_raw_whole(_RESULT, AsyncJobs.result)
