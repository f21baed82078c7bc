"""The file of cases and the file of cassettes for one group of operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from clientgen.cases.arguments import arguments, client_arguments
from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.case import Case
from clientgen.cases.cassettes import Cassette, Request, cassettes_file
from clientgen.cases.commands import command
from clientgen.cases.credentials import auths_sent, refusals, renewal_of, renewing, sent_by
from clientgen.cases.failures import documented, retries, shapes, surprises, unchanged
from clientgen.cases.long_running import ends
from clientgen.cases.operations import operation_facts
from clientgen.cases.paging import walks
from clientgen.cases.requests import request, requests_of
from clientgen.cases.responses import examples, successes
from clientgen.cases.shown import Shown, general
from clientgen.cases.values import Values
from clientgen.credentials import Sent
from clientgen.ir import Group
from clientgen.python_source import Data


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTests:
    """The cases and cassettes of one group; both paths are relative to the folder `tests`."""

    cases_path: str
    cases: Data
    cassettes_path: str
    cassettes: bytes


def group_tests(group: Group, values: Values) -> GroupTests:
    """Return the tests of a group that has operations."""
    named = values.symbols.groups[group.name]
    callees = [CallTarget(values=values, operation=operation) for operation in group.operations]
    lines: list[Data] = []
    facts: list[Data] = []
    cassettes: list[Cassette] = []
    shown = Shown()
    for index, callee in enumerate(callees):
        found = list(list_cases(callee, shown, is_first=index == 0))
        auths = auths_sent(values.service, callee.operation)
        credential, renewal = sent_by(auths), renewal_of(auths)
        calls = _Calls(callee, credential)
        facts.append(operation_facts(callee, found[0]))
        for case in found:
            name = f"{callee.named.method}__{case.name}"
            requests = requests_of(callee, case, calls.of(case.given).request, credential)
            cassette = Cassette(name=name, requests=requests, responses=case.responses)
            cassettes.append(renewing(cassette, renewal))
            renewals = 0 if renewal is None else refusals(case.responses)
            lines.append(_line(callee, case, name, calls.of(case.given), renewals))
    return GroupTests(
        cases_path=f"cases/{named.module}.json",
        cases={
            "format": 1,
            "group": named.attribute,
            "cases": lines,
            "operations": facts,
        },
        cassettes_path=f"cassettes/{named.module}.yaml",
        cassettes=cassettes_file(cassettes),
    )


def list_cases(callee: CallTarget, shown: Shown, *, is_first: bool) -> Iterator[Case]:
    """Give the cases of one operation; the first of a group has every shape of an error.

    What others of the group have `shown` is left out.
    """
    found = list(successes(callee, shown))
    yield from found
    yield from examples(callee)
    yield from walks(callee)
    yield from ends(callee)
    yield from general(callee, documented(callee, shown))
    yield from general(callee, retries(callee, found[0]))
    yield from general(callee, surprises(callee, shown))
    yield from general(callee, unchanged(callee))
    yield from general(callee, shapes(callee)) if is_first else ()


class _Call(NamedTuple):
    """A call in the forms in which cases have it."""

    request: Request
    client_arguments: Data
    arguments: Data


class _Calls:
    """The calls of the cases of one operation, each spelled once: most cases share one."""

    def __init__(self, callee: CallTarget, credential: Sent) -> None:
        self._callee, self._credential = callee, credential
        self._known: dict[int, tuple[CallValues, _Call]] = {}

    def of(self, given: CallValues) -> _Call:
        """Return the forms of a call."""
        if id(given) not in self._known:
            call = _Call(
                request(self._callee, given, self._credential),
                client_arguments(self._callee, given),
                arguments(self._callee, given),
            )
            self._known[id(given)] = (given, call)
        return self._known[id(given)][1]


def _line(callee: CallTarget, case: Case, name: str, call: _Call, renewals: int) -> Data:
    return {
        "name": name,
        "method": callee.named.method,
        "client": call.client_arguments,
        "arguments": call.arguments,
        "command": command(callee, case.given, case.items, waits=bool(case.polls)),
        "retries": case.retries,
        **({"walks": True} if case.following else {}),
        **({"waits": callee.named.resume} if case.polls else {}),
        **({"general": case.general} if case.general else {}),
        "plays": len(case.responses) + 2 * renewals,
        **({"renewals": renewals} if renewals else {}),
        "expected": case.expected,
    }
