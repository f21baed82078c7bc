"""Calls of every operation, replayed from Python and from the command line."""

from __future__ import annotations

import pytest
from case import Case, Operation, cases_by_operation, operations_by_name, without_repetition
from fixtures import Bench
from operation_checks import run_operation
from replay import play_all, run_async, run_command, run_sync
from subject import HAS_COMMAND, WAYS

_CASES = cases_by_operation()
_ONCE = without_repetition(_CASES)
_OF_ASYNC = _ONCE if "async_client" in WAYS else {}
_OF_COMMAND = _ONCE if HAS_COMMAND else {}
_OPERATIONS = operations_by_name()


@pytest.mark.parametrize("cases", _CASES.values(), ids=_CASES)
def test_sync(bench: Bench, cases: list[Case]) -> None:
    play_all(cases, run_sync, bench)


@pytest.mark.parametrize("cases", _OF_ASYNC.values(), ids=_OF_ASYNC)
def test_async(bench: Bench, cases: list[Case]) -> None:
    play_all(cases, run_async, bench)


@pytest.mark.parametrize("cases", _OF_COMMAND.values(), ids=_OF_COMMAND)
def test_command(bench: Bench, cases: list[Case]) -> None:
    play_all(cases, run_command, bench)


@pytest.mark.parametrize("operation", _OPERATIONS.values(), ids=_OPERATIONS)
def test_operation(bench: Bench, operation: Operation) -> None:
    run_operation(bench, operation)
