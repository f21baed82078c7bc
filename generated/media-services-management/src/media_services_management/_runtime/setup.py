"""What all calls of one client have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from .endpoint import Endpoint, read_endpoint
from .operation import Operation, Service
from .options import Options, check_options, read_headers
from .request import Arguments, Pairs, Prepared, build_path, merge_headers, prepare


class Setup(NamedTuple):
    """A service as one client uses it."""

    service: Service
    endpoint: Endpoint
    prefix: str
    headers: Pairs
    options: Options

    def __repr__(self) -> str:
        # the user's header fields can hold secrets
        return f"Setup(endpoint={self.endpoint.origin!r}, options={self.options!r})"

    def prepare(self, operation: Operation[Any], arguments: Arguments) -> Prepared:
        """Return the request for a call, without credentials; raises `ArgumentError`."""
        return prepare(operation, arguments, self.prefix, self.service.query, self.headers)


def build_setup(
    service: Service,
    parameters: Mapping[str, object],
    *,
    endpoint: str,
    timeout: float,
    deadline: float,
    retries: int,
    clock: Callable[[], float],
    random: Callable[[], float],
) -> Setup:
    """Return what all calls of a client share; raises `ArgumentError`."""
    where = read_endpoint(endpoint)
    return Setup(
        service=service,
        endpoint=where,
        prefix=quote(where.path, safe="/%") + build_path(service.base_path, parameters),
        headers=_headers(service),
        options=check_options(Options(timeout, deadline, retries, clock, random)),
    )


def _headers(service: Service) -> Pairs:
    python = ".".join(str(part) for part in sys.version_info[:3])
    agent = f"{service.name}/{service.version} python/{python}"
    usual = (("Accept-Encoding", "gzip, deflate"), ("User-Agent", agent))
    return merge_headers(usual, service.headers)


def change_setup(
    setup: Setup,
    *,
    timeout: float | None,
    deadline: float | None,
    retries: int | None,
    headers: Mapping[str, str] | None,
) -> Setup:
    """Return a setup in which what is given replaces what was; raises `ArgumentError`."""
    old = setup.options
    options = Options(
        timeout=old.timeout if timeout is None else timeout,
        deadline=old.deadline if deadline is None else deadline,
        retries=old.retries if retries is None else retries,
        clock=old.clock,
        random=old.random,
    )
    more = () if headers is None else read_headers(headers)
    return setup._replace(
        headers=merge_headers(setup.headers, more), options=check_options(options)
    )
