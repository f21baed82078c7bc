"""The tests of a package: cassettes made from the spec's examples, and the expected results.

`group_tests` returns, for a group, the cases (data) and the file of their cassettes;
`client_facts` returns the arguments for the client, `scenario_facts` calls in order with what the
emulator answers. Nothing is recorded: the requests and
responses are written by `wire`, a second implementation of the wire format. All take `Values`, the
types of the service as `wire` has them.
"""

from __future__ import annotations

from clientgen.cases.calls import CallTarget
from clientgen.cases.client import client_facts
from clientgen.cases.failures import Failure, failure_body, failures
from clientgen.cases.groups import GroupTests, group_tests
from clientgen.cases.scenarios import refusal_facts, scenario_facts
from clientgen.cases.values import Values

__all__ = [
    "CallTarget",
    "Failure",
    "GroupTests",
    "Values",
    "client_facts",
    "failure_body",
    "failures",
    "group_tests",
    "refusal_facts",
    "scenario_facts",
]
