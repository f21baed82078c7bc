"""The tests of a package: cassettes rendered from the spec's examples, and what they must yield.

`group_tests` has for each group the cases (data) and the file of their cassettes;
`package_facts` is what all tests must know of the package. Nothing is recorded: the requests and
answers are written by `wire`, the other reading of the wire format.
"""

from __future__ import annotations

from clientgen.cases.groups import GroupTests, group_tests
from clientgen.cases.package import package_facts

__all__ = ["GroupTests", "group_tests", "package_facts"]
