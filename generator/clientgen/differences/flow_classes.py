"""Classifies changes of what is made of a response, and how an operation goes on after it."""

from __future__ import annotations

from clientgen.differences.tree import Change
from clientgen.differences.type_classes import Names, either, secret


def member_result(below: list[str], change: Change) -> Names:
    """Return the rules of a change of the member of the response that a call returns."""
    match below:
        case []:
            return either(change, "member-result-added", "member-result-removed")
        case ["secret"]:
            return secret(change)
        case ["type", *_]:
            return ("result-changed",)
        case _:
            return ("member-result-changed",)


def paging(below: list[str], change: Change) -> Names:
    """Return the rules of a change of the pages of an operation."""
    return ("paging-changed",) if below else either(change, "paging-added", "paging-removed")


def long_running(below: list[str], change: Change) -> Names:
    """Return the rules of a change of the way of an operation to its end."""
    if not below:
        return either(change, "became-long-running", "no-longer-long-running")
    return ("resume-method-renamed",) if below == ["method"] else ("long-running-changed",)


def resume(_: list[str], change: Change) -> Names:
    """Return the rules of a change of the command that waits for the end of an earlier one."""
    if change.added or change.removed:
        return long_running([], change)
    return ("resume-command-renamed",)
