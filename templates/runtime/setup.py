"""What all calls of one client have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from .endpoint import Endpoint, read_endpoint
from .operation import Operation, Service
from .options import Options, merge_headers, read_headers
from .request import Arguments, Pairs, Prepared, build_path, prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """A service as one client uses it."""

    service: Service
    endpoint: Endpoint
    prefix: str
    headers: Pairs
    options: Options

    def prepare(self, operation: Operation[Any], arguments: Arguments) -> Prepared:
        """Return the request for a call, without credentials; raises `ArgumentError`."""
        prepared = prepare(operation, arguments, self.prefix, self.service.query)
        if not prepared.headers:
            return replace(prepared, headers=self.headers)
        return replace(prepared, headers=merge_headers(self.headers, prepared.headers))


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
        options=Options(
            timeout=timeout, deadline=deadline, retries=retries, clock=clock, random=random
        ),
    )


def _headers(service: Service) -> Pairs:
    import platform

    agent = f"{service.name}/{service.version} python/{platform.python_version()}"
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
    options = replace(
        setup.options,
        timeout=setup.options.timeout if timeout is None else timeout,
        deadline=setup.options.deadline if deadline is None else deadline,
        retries=setup.options.retries if retries is None else retries,
    )
    more = () if headers is None else read_headers(headers)
    return replace(setup, headers=merge_headers(setup.headers, more), options=options)
