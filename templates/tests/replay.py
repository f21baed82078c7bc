"""Plays cases: synchronously, asynchronously and through the command line."""

from __future__ import annotations

import dataclasses
import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from operator import attrgetter
from typing import Any

from case import Case
from fixtures import Bench
from subject import PACKAGE, PYTHON, load
from values import build, check, to_plain

_ERROR: type[Exception] = getattr(PACKAGE, PYTHON["error"])
_EXIT_CODES = {401: 3, 403: 3, 404: 4, 409: 5, 412: 5}
_UNEXPECTED = 7
_NOT_CONFIRMED = 8
_NOT_MODIFIED = 10


def play_all(cases: list[Case], play: Callable[[Bench, Case], None], bench: Bench) -> None:
    """Play every case, also after one that fails; raise what failed, with the names of its cases."""
    failures: list[Exception] = []
    for case in cases:
        try:
            play(bench, case)
        except Exception as error:  # noqa: BLE001 - it is raised when all have been played
            error.add_note(f"in the case {case}")
            failures.append(error)
    if len(failures) == 1:
        raise failures[0]
    if failures:
        raise ExceptionGroup(f"{len(failures)} of {len(cases)} cases fail", failures)


def run_sync(bench: Bench, case: Case) -> None:
    """Play a case with the synchronous client, and again for the whole response."""
    for is_raw in _ways(case):
        pauses: list[float] = []
        with case.played():
            method = find_method(bench.client(case, pauses), case, is_raw=is_raw)
            try:
                outcome = _read(method(**case.arguments()))
                outcome = list(outcome) if case.walks else outcome
                if _is_handle(outcome):
                    outcome = _resume(method, case, outcome).wait() if case.waits else outcome.id
            except _ERROR as error:
                outcome = error
        case.check_pauses(pauses)
        _check(case, outcome, is_raw=is_raw)


def run_async(bench: Bench, case: Case) -> None:
    """Play a case with the asynchronous client, and again for the whole response."""
    for is_raw in _ways(case):
        pauses: list[float] = []
        with case.played():
            outcome = bench.runner.run(_call(bench, case, pauses, is_raw=is_raw))
        case.check_pauses(pauses)
        _check(case, outcome, is_raw=is_raw)


async def _call(bench: Bench, case: Case, pauses: list[float], *, is_raw: bool) -> Any:
    client = bench.async_client(case, pauses)
    try:
        method = find_method(client, case, is_raw=is_raw)
        outcome = method(**case.arguments())
        if case.walks:
            return [each async for each in outcome]
        outcome = await _read_async(await outcome)
        if not _is_handle(outcome):
            return outcome
        return await _resume(method, case, outcome).wait() if case.waits else outcome.id
    except _ERROR as error:
        return error


def _is_handle(outcome: Any) -> bool:
    """Return whether an outcome is the handle of something that goes on."""
    return type(outcome).__name__ in ("LongRunning", "AsyncLongRunning")


def _resume(method: Any, case: Case, handle: Any) -> Any:
    """Return the handle that the id of a handle makes."""
    return getattr(method.__self__, case.waits or "")(handle.id)


def _read(outcome: Any) -> Any:
    """Return the items of a stream, or its bytes; anything else as it is."""
    stream = getattr(outcome, "value", outcome)
    return _join(outcome, list(stream)) if isinstance(stream, PACKAGE.Stream) else outcome


async def _read_async(outcome: Any) -> Any:
    """Return what `_read` returns, for an asynchronous stream."""
    stream = getattr(outcome, "value", outcome)
    if type(stream).__name__ != "AsyncStream":
        return outcome
    return _join(outcome, [item async for item in stream])


def _join(outcome: Any, items: list[Any]) -> Any:
    value = b"".join(items) if items and isinstance(items[0], bytes) else items
    return dataclasses.replace(outcome, value=value) if hasattr(outcome, "value") else value


def _ways(case: Case) -> tuple[bool, ...]:
    """The values of "with the whole response": those of the case for one success."""
    return (False,) if "error" in case.expected or case.walks or case.waits else case.raw


def find_method(client: Any, case: Case, *, is_raw: bool) -> Callable[..., Any]:
    """Return the method of a case, or its raw variant that returns the whole response."""
    owner = client.with_raw_response if is_raw else client
    method: Callable[..., Any] = getattr(attrgetter(case.group)(owner), case.method)
    return method


def _check(case: Case, outcome: Any, *, is_raw: bool) -> None:
    """Compare an outcome with the expected one."""
    expected = case.expected
    if "error" in expected:
        assert type(outcome).__name__ == expected["error"], repr(outcome)
        _check_error(outcome, expected)
        return
    if isinstance(outcome, _ERROR):
        raise outcome
    if case.walks:
        check(outcome, build(expected["walked"]))
        return
    if is_raw:
        assert outcome.status == expected["status"]
        assert outcome.request_id == expected["request_id"]
        headers = build({"map": expected["headers"]})
        found = {name: getattr(outcome.declared_headers, name) for name in headers}
        check(found, headers, "the headers")
        outcome = outcome.value.id if _is_handle(outcome.value) else outcome.value
    if "items" in expected:
        check(outcome.items, build(expected["items"]))
        outcome = outcome.response
    check(outcome, build(expected["whole" if is_raw and "whole" in expected else "value"]))


def _check_error(error: Any, expected: dict[str, Any]) -> None:
    assert error.status == expected["status"]
    assert error.request_id == expected["request_id"]
    if "code" in expected:
        assert error.code == expected["code"]
        assert error.message == expected.get("message", error.message)
        assert list(error.reasons) == expected["reasons"]
    if "value" in expected:
        check(error.value, build(expected["value"]), "the value")


def run_command(bench: Bench, case: Case, command: list[Any] | None = None) -> None:
    """Play a case through the command line, which prints JSON; with another command if given."""
    words = [*bench.settings(case), *bench.words(command or case.command)]
    stream = case.expected.get("stream")
    with case.played():
        code, out, err = run_program(words, binary=stream == "bytes")
    err = check_warning(err, case)
    if "error" in case.expected:
        assert out == "" or case.walks
        assert err.splitlines() == list(_lines(case.expected, err))
        assert code == _exit_code(case.expected)
        return
    assert (code, err) == (0, "")
    value = build(case.printed())
    if stream == "bytes":
        assert out.encode("latin-1") == value
        return
    if stream == "items":
        assert [json.loads(line) for line in out.splitlines()] == to_plain(value)
        return
    assert out == "" if value is None else json.loads(out) == to_plain(value)


def _exit_code(expected: dict[str, Any]) -> int:
    if expected["error"] == "UnexpectedResponse":
        return _UNEXPECTED
    if expected["error"] == "NotModifiedError":
        return _NOT_MODIFIED
    return _EXIT_CODES.get(expected["status"], 1)


def _lines(expected: dict[str, Any], err: str) -> Iterator[str]:
    """Yield the expected lines of an error; the first is free without an expected message."""
    parts = [str(expected["status"]), expected.get("code"), expected.get("message")]
    first = "error: " + ": ".join(part for part in parts if part)
    yield first if "message" in expected else err.partition("\n")[0]
    if expected.get("reasons"):
        yield "documented reasons:"
        yield from (f"  - {reason}" for reason in expected["reasons"])
    if expected["request_id"] is not None:
        yield f"request id: {expected['request_id']}"


def check_warning(err: str, case: Case) -> str:
    """Return the standard error of a command, without the warning of a deprecated one."""
    first, _, rest = err.partition("\n")
    assert first.startswith("warning: Deprecated") == case.is_deprecated, err
    return rest if case.is_deprecated else err


def run_program(words: list[str], *, binary: bool = False) -> tuple[int, str, str]:
    """Return the exit code of the program, and its output; of bytes, one character for each."""
    content, encoding = io.BytesIO(), "latin-1" if binary else "utf-8"
    out = io.TextIOWrapper(content, encoding, newline="")
    err = io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = load("cli").run(words)
    out.flush()
    return code, content.getvalue().decode(encoding, "replace"), err.getvalue()
