"""Calls of one group of operations, replayed from Python and from the command line."""

from __future__ import annotations

import pytest
from case import Case, Operation, load_cases, load_operations
from fixtures import Bench
from operation_checks import run_operation
from replay import run_async, run_command, run_sync

CASES = load_cases("regions")
OPERATIONS = load_operations("regions")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sync(bench: Bench, case: Case) -> None:
    run_sync(bench, case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_async(bench: Bench, case: Case) -> None:
    run_async(bench, case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_command(bench: Bench, case: Case) -> None:
    run_command(bench, case)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_operation(bench: Bench, operation: Operation) -> None:
    run_operation(bench, operation)
