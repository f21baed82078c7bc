"""Calls of one group of operations, replayed from Python and from the command line."""

from __future__ import annotations

import pytest
from case import Case, Operation, cases_by_operation, load_operations
from fixtures import Bench
from operation_checks import run_operation
from replay import play_all, run_async, run_command, run_sync

CASES = cases_by_operation("accounts")
OPERATIONS = load_operations("accounts")

each_operation = pytest.mark.parametrize("cases", CASES.values(), ids=CASES)


@each_operation
def test_sync(bench: Bench, cases: list[Case]) -> None:
    play_all(cases, run_sync, bench)


@each_operation
def test_async(bench: Bench, cases: list[Case]) -> None:
    play_all(cases, run_async, bench)


@each_operation
def test_command(bench: Bench, cases: list[Case]) -> None:
    play_all(cases, run_command, bench)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_operation(bench: Bench, operation: Operation) -> None:
    run_operation(bench, operation)
