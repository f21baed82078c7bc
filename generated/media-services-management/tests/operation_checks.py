"""Checks operations without a response, and other output of the command line than JSON."""

from __future__ import annotations

import json
import re
from operator import attrgetter
from typing import Any, NoReturn

import pytest
from case import Operation
from fixtures import SECRETS, Bench, make_client
from replay import check_warning, run_command, run_program
from subject import HAS_COMMAND, PACKAGE
from values import build, to_plain

_USAGE = 2
_NOT_CONFIRMED = 8


class _Rehearsed(Exception):  # noqa: N818 - nothing is wrong
    """A request was prepared."""


class _Rehearsal:
    """Prepares requests without sending them, and records the called operations."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.operations: list[Any] = []

    def call(self, operation: Any, arguments: dict[str, Any]) -> NoReturn:
        """Prepare a request, which rejects invalid arguments like a call."""
        self.operations.append(operation)
        self._client.prepare(operation, **arguments)
        raise _Rehearsed


def run_operation(bench: Bench, operation: Operation) -> None:
    """Check what needs no response, and other output of the command line than JSON."""
    _run_bounds(bench, operation)
    if HAS_COMMAND:
        _run_commands(bench, operation)


def _run_commands(bench: Bench, operation: Operation) -> None:
    _run_help(operation)
    _run_without_arguments(bench, operation)
    if operation.from_file:
        run_command(bench, operation.first, operation.from_file)
    if operation.can_be_rehearsed:
        _run_dry(bench, operation)
    if operation.columns:
        _run_table(bench, operation)
    if operation.is_destructive:
        _run_unconfirmed(bench, operation)


def _run_bounds(bench: Bench, operation: Operation) -> None:
    """Call an operation with arguments near its bounds, within and beyond them."""
    client = bench.client(operation.first, [])
    rehearsal = _Rehearsal(client)
    group = type(attrgetter(operation.group)(client))(rehearsal)
    method, usual = getattr(group, operation.method), operation.arguments()
    with pytest.raises(_Rehearsed):
        method(**usual)
    for name, value in operation.bounds("accepted"):
        with pytest.raises(_Rehearsed):
            method(**{**usual, name: value})
    for name, value in operation.bounds("refused"):
        with pytest.raises(PACKAGE.ArgumentError, match=f"`{name}"):
            method(**{**usual, name: value})
    _run_without_client(bench, operation)
    _check_description(operation, rehearsal.operations[0])
    assert getattr(method, "__deprecated__", None) == operation.deprecated


def _run_without_client(bench: Bench, operation: Operation) -> None:
    """Leave arguments to a client that does not have them either."""
    if not operation.from_client:
        return
    lacking = dict.fromkeys(operation.from_client.values())
    client = make_client("client", operation.first, http=bench.http, parameters=lacking)
    group = type(attrgetter(operation.group)(client))(_Rehearsal(client))
    method, usual = getattr(group, operation.method), operation.arguments()
    for name, parameter in operation.from_client.items():
        with pytest.raises(PACKAGE.ArgumentError, match=f"`{name}` .*`{parameter}`"):
            method(**{**usual, name: None})


def _check_description(operation: Operation, found: Any) -> None:
    """The operation has the name of its method, and its secret parameters are marked as such."""
    assert found.name == f"{operation.group}.{operation.method}"
    in_path = [each for each in found.path if not isinstance(each, str)]
    parameters = [*in_path, *found.query, *found.headers]
    secrets = [each.name for each in parameters if each.secret]
    if found.body is not None and found.body.secret:
        secrets.append(found.body.name or "body")
    assert sorted(secrets) == operation.secrets


def _run_help(operation: Operation) -> None:
    """Run a command with --help, which names its request, its flags and the documented errors."""
    code, out, err = run_program([*operation.command, "--help"])
    assert (code, err) == (0, "")
    shown = "".join(out.split())
    usage = "".join(operation.usage.split())
    assert f"{usage}Arguments:" in shown or f"{usage}Options:" in shown
    deprecated = "".join((operation.deprecated or "").partition(":")[0].split()).removesuffix(".")
    assert deprecated in shown
    for text in operation.reasons:
        assert "".join(text.split()) in shown, text
    for status, code in operation.errors:
        label = f"{status}{''.join((code or '').split())}"
        assert label in shown, label
    if operation.media_type is not None:
        assert f"[sentas{''.join(operation.media_type.split())}]" in shown


def _run_without_arguments(bench: Bench, operation: Operation) -> None:
    """Run a command without its arguments and without a terminal."""
    if not operation.demands:
        return
    settings = bench.settings(operation.first)
    code, out, err = run_program([*settings, *operation.command, "--yes"])
    assert (code, out) == (_USAGE, "")
    assert err.startswith("error: missing ")
    for demand in operation.demands:
        assert re.search(rf"(?<![\w-]){re.escape(demand)}(?![\w-])", err), demand


def _run_dry(bench: Bench, operation: Operation) -> None:
    """Run a command with --dry-run: it prints method and URL, but no secrets."""
    words = [*bench.settings(operation.first), "--dry-run", *bench.words(operation.first.command)]
    code, out, err = run_program(words)
    assert (code, check_warning(err, operation.first)) == (0, "")
    assert out.startswith("curl ")
    assert operation.endpoint in out
    assert not any(secret in out for secret in SECRETS)


def _run_table(bench: Bench, operation: Operation) -> None:
    """Print a response as a table, whose columns are those of the spec."""
    first = operation.first
    words = [*bench.settings(first, "table"), *bench.words(first.command)]
    with operation.first.played():
        code, out, _ = run_program(words)
    assert code == 0
    value, wanted = _find_rows(to_plain(build(first.printed())), operation.columns)
    if isinstance(value, list):
        head, *rows = out.splitlines()
        assert head.split() == wanted
        assert len(rows) == len(value)
        for row, item in zip(rows, value, strict=True):
            assert all(_cell(_look_up(item, name)) in row for name in wanted)
    elif isinstance(value, dict):
        names = [line.split()[0] for line in out.splitlines()]
        assert all(any(_is_in(name, each) for each in wanted) for name in names)
        assert all(any(_is_in(name, each) for name in names) for each in wanted)


def _find_rows(value: Any, columns: list[str]) -> tuple[Any, list[str]]:
    """Return the list of a response through which all columns lead, and the columns in it."""
    for name, member in value.items() if isinstance(value, dict) else ():
        if isinstance(member, list) and all(each.startswith(f"{name}.") for each in columns):
            return member, [each.removeprefix(f"{name}.") for each in columns]
    return value, columns


def _look_up(item: dict[str, Any], column: str) -> Any:
    found: Any = item
    for name in [column] if column in item else column.split("."):
        found = (found or {}).get(name)
    return found


def _is_in(name: str, column: str) -> bool:
    """Return whether a row contains a field, or a field of it."""
    return name == column or name.startswith(f"{column}.")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _run_unconfirmed(bench: Bench, operation: Operation) -> None:
    """Run a destructive command without a terminal for its confirmation."""
    words = [each for each in bench.words(operation.first.command) if each != "--yes"]
    code, out, err = run_program([*bench.settings(operation.first), *words])
    assert (code, out) == (_NOT_CONFIRMED, "")
    assert "--yes" in err
