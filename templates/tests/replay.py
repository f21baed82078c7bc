"""Plays cases: synchronously, asynchronously and through the command line."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import httpx2
import pytest
from bench import Bench
from case import Case, Operation
from facts import FACTS, PACKAGE, load
from tagged import build, check, to_plain

_ERROR: type[Exception] = getattr(PACKAGE, FACTS["error"])
_EXIT_CODES = {401: 3, 403: 3, 404: 4, 409: 5, 412: 5}
_UNEXPECTED = 7
_NOT_CONFIRMED = 8


def run_sync(bench: Bench, case: Case) -> None:
    """Play a case with the synchronous client, and again for the whole answer."""
    for is_raw in _ways(case):
        pauses: list[float] = []
        with case.played():
            method = find_method(bench.client(case, pauses), case, is_raw=is_raw)
            try:
                outcome = method(**case.arguments())
            except _ERROR as error:
                outcome = error
        assert pauses == case.pauses()
        _check(case, outcome, is_raw=is_raw)


def run_async(bench: Bench, case: Case) -> None:
    """Play a case with the asynchronous client, and again for the whole answer."""
    for is_raw in _ways(case):
        pauses: list[float] = []
        with case.played():
            outcome = asyncio.run(_call(bench, case, pauses, is_raw=is_raw))
        assert pauses == case.pauses()
        _check(case, outcome, is_raw=is_raw)


async def _call(bench: Bench, case: Case, pauses: list[float], *, is_raw: bool) -> Any:
    async with httpx2.AsyncClient(verify=bench.context, trust_env=False) as http:
        client = bench.async_client(case, pauses, http)
        try:
            return await find_method(client, case, is_raw=is_raw)(**case.arguments())
        except _ERROR as error:
            return error


def _ways(case: Case) -> tuple[bool, ...]:
    """Whether to ask for the whole answer: an answer is read in both ways, an error in one."""
    return (False,) if "error" in case.expected else (False, True)


def find_method(client: Any, case: Case | Operation, *, is_raw: bool) -> Callable[..., Any]:
    """Return the method of a case, or its twin that gives the whole answer."""
    owner = client.with_raw_response if is_raw else client
    method: Callable[..., Any] = getattr(getattr(owner, case.group), case.method)
    return method


def _check(case: Case, outcome: Any, *, is_raw: bool) -> None:
    """Hold an outcome against the expected one."""
    expected = case.expected
    if "error" in expected:
        assert type(outcome).__name__ == expected["error"], repr(outcome)
        _check_error(outcome, expected)
        return
    if isinstance(outcome, _ERROR):
        raise outcome
    if is_raw:
        assert outcome.status == expected["status"]
        assert outcome.request_id == expected["request_id"]
        check(outcome.declared_headers, build({"map": expected["headers"]}), "the headers")
        outcome = outcome.value
    check(outcome, build(expected["value"]))


def _check_error(error: Any, expected: dict[str, Any]) -> None:
    assert error.status == expected["status"]
    assert error.request_id == expected["request_id"]
    if "code" in expected:
        assert error.code == expected["code"]
        assert error.message == expected["message"]
        assert list(error.reasons) == expected["reasons"]


def run_command(bench: Bench, case: Case) -> None:
    """Play a case through the command line, which prints JSON."""
    words = [*bench.settings(case), *bench.words(case.command)]
    with case.played():
        code, out, err = run_program(words)
    if "error" in case.expected:
        assert out == ""
        assert err.splitlines() == list(_lines(case.expected, err))
        assert code == _exit_code(case.expected)
        return
    assert (code, err) == (0, "")
    value = build(case.expected["value"])
    assert out == "" if value is None else json.loads(out) == to_plain(value)


def _exit_code(expected: dict[str, Any]) -> int:
    if expected["error"] == "UnexpectedResponse":
        return _UNEXPECTED
    return _EXIT_CODES.get(expected["status"], 1)


def _lines(expected: dict[str, Any], err: str) -> Iterator[str]:
    """Give the lines that tell of an error; what an undeclared answer is called is not fixed."""
    parts = [str(expected["status"]), expected.get("code"), expected.get("message")]
    first = "error: " + ": ".join(part for part in parts if part)
    yield first if "code" in expected else err.partition("\n")[0]
    if expected.get("reasons"):
        yield "documented reasons:"
        yield from (f"  - {reason}" for reason in expected["reasons"])
    if expected["request_id"] is not None:
        yield f"request id: {expected['request_id']}"


def run_program(words: list[str]) -> tuple[int, str, str]:
    """Return the exit code of the program, and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = load("cli").run(words)
    return code, out.getvalue(), err.getvalue()


class _Rehearsal:
    """Prepares requests and sends none."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def call(self, operation: Any, arguments: dict[str, Any]) -> Any:
        """Prepare a request, which refuses arguments that a call would refuse."""
        self._client.prepare(operation, **arguments)
        return self

    value = None


def _run_bounds(bench: Bench, operation: Operation) -> None:
    """Give an operation arguments near the edge of what is allowed, and beyond it."""
    client = bench.client(operation.first, [])
    group = type(getattr(client, operation.group))(_Rehearsal(client))
    method, usual = getattr(group, operation.method), operation.arguments()
    for name, value in operation.bounds("accepted"):
        method(**{**usual, name: value})
    for name, value in operation.bounds("refused"):
        with pytest.raises(PACKAGE.ArgumentError, match=f"`{name}"):
            method(**{**usual, name: value})


def run_operation(bench: Bench, operation: Operation) -> None:
    """Check what needs no answer, and what the command line makes of one beside JSON."""
    _run_bounds(bench, operation)
    _run_help(operation)
    if operation.can_be_rehearsed:
        _run_dry(bench, operation)
    if operation.columns:
        _run_table(bench, operation)
    if operation.is_destructive:
        _run_unconfirmed(bench, operation)


def _run_help(operation: Operation) -> None:
    """Ask a command for help, which names its request, its flags and the documented errors."""
    code, out, err = run_program([*operation.command, "--help"])
    assert (code, err) == (0, "")
    shown = "".join(out.split())
    for text in operation.shows:
        assert "".join(text.split()) in shown, text


def _run_dry(bench: Bench, operation: Operation) -> None:
    """Show a request without making it: method and address are there, secrets are not."""
    words = [*bench.settings(operation.first), "--dry-run", *bench.words(operation.first.command)]
    code, out, err = run_program(words)
    assert (code, err) == (0, "")
    assert out.startswith("curl ")
    assert FACTS["endpoint"] in out
    assert not any(fake in out for fake in FACTS["fakes"].values())


def _run_table(bench: Bench, operation: Operation) -> None:
    """Print an answer as a table, whose columns are those of the spec."""
    words = [*bench.settings(operation.first, "table"), *bench.words(operation.first.command)]
    with operation.first.played():
        code, out, _ = run_program(words)
    assert code == 0
    value = to_plain(build(operation.first.expected["value"]))
    head, *rows = out.splitlines()
    assert head.split() == operation.columns
    assert len(rows) == len(value)
    for row, item in zip(rows, value, strict=True):
        assert all(_cell(item[name]) in row for name in operation.columns)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _run_unconfirmed(bench: Bench, operation: Operation) -> None:
    """Run a command that destroys something where nobody can be asked whether to go on."""
    words = [each for each in bench.words(operation.first.command) if each != "--yes"]
    code, out, err = run_program([*bench.settings(operation.first), *words])
    assert (code, out) == (_NOT_CONFIRMED, "")
    assert "--yes" in err
