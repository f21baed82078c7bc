"""Sentences of `README.md` about retries and sizes."""

from __future__ import annotations

from collections.abc import Iterable

from clientgen.ir import USUAL_DEADLINE, USUAL_RETRIES, USUAL_TIMEOUT, Service


def _enumerated(statuses: Iterable[int]) -> str:
    *others, last = ("", *map(str, statuses))
    return " or ".join(filter(None, (", ".join(filter(None, others)), last)))


def retry_text(service: Service) -> str:
    """Say what is tried again, and when."""
    statuses = _enumerated(service.retry.statuses)
    after = f" or the status {statuses}" if statuses else ""
    return (
        f"An operation that is safe to repeat is tried again after a failed connection{after}, "
        f"{_times(service)} by default.{_unprocessed_text(service)}{_key_text(service)}"
    )


def _times(service: Service) -> str:
    stated = service.calls.retries
    retries = USUAL_RETRIES if stated is None else stated
    return {0: "never", 1: "once", 2: "twice"}.get(retries, f"{retries} times")


def seconds(service: Service) -> tuple[str, str]:
    """Say how long a phase and a call may take by default."""
    calls = service.calls
    return str(calls.timeout or USUAL_TIMEOUT), str(calls.deadline or USUAL_DEADLINE)


def largest(service: Service) -> str:
    """Say how large a response may be."""
    stated = service.largest_response
    usual = "16 MiB" if stated is None else f"{stated:,} bytes"
    has_own = any(each.largest_response is not None for each in service.operations)
    return f"{usual} (of some operations another limit)" if has_own else usual


def _unprocessed_text(service: Service) -> str:
    statuses = _enumerated(service.retry.unprocessed)
    if not statuses:
        return ""
    return f" After the status {statuses}, which means that nothing was done, every operation is."


def _key_text(service: Service) -> str:
    if all(operation.key_header is None for operation in service.operations):
        return ""
    return (
        " Operations with the argument `idempotency_key` are safe to repeat: the client makes a key "
        "for each call and sends it again with each attempt. An exception has it as "
        "`error.idempotency_key`: give it to a later call that must not do the same twice."
    )
