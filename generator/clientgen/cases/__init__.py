"""The tests of a package: cassettes rendered from the spec's examples, and what they must yield.

`group_tests` has for each group the cases (data) and the file of their cassettes;
`client_facts` is what they call the client with. Nothing is recorded: the requests and
answers are written by `wire`, the other reading of the wire format.
"""

from __future__ import annotations

from clientgen.cases.client import client_facts
from clientgen.cases.groups import GroupTests, group_tests

__all__ = ["GroupTests", "client_facts", "group_tests"]
