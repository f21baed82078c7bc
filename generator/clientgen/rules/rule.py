"""Rules: a diagnostic code and the function that finds violations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol, TypeAlias

from clientgen.catalog import Catalog
from clientgen.diagnostics import Level, Location
from clientgen.ir import Text, joined


class Placed(Protocol):
    """A part of a spec: any node that has a place and a path."""

    @property
    def location(self) -> Location:
        """The file, line and column."""

    @property
    def path(self) -> Text:
        """The path in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place without a node of its own."""

    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One violation of a rule; the rule's code makes a diagnostic of it."""

    location: Location
    path: Text
    message: str
    hint: str = ""


def at(node: Placed, message: str, hint: str = "", *, below: str = "") -> Finding:
    """Return a finding at a node, or at the node `below` it: `.example`."""
    path = joined(node.path, below) if below else node.path
    return Finding(location=node.location, path=path, message=message, hint=hint)


Find: TypeAlias = Callable[[Catalog], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One diagnostic code and its level.

    With `whole`, it checks only a service that was read completely. With `apart`, it finds something in a service only if it
    does so in one of its parts (see `focus`): a group, a module of types or a part of the emulator, with all that these lead to.
    """

    code: str
    summary: str
    find: Find
    whole: bool = False
    apart: bool = False
    level: Level = "error"


def rule(
    code: str,
    summary: str,
    *,
    whole: bool = False,
    apart: bool = False,
    level: Level = "error",
) -> Callable[[Find], Rule]:
    """Make a function that finds violations the rule of `code`."""

    def make(find: Find) -> Rule:
        return Rule(code=code, summary=summary, find=find, whole=whole, apart=apart, level=level)

    return make


def rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that modules define."""
    return tuple(
        each for module in modules for each in vars(module).values() if isinstance(each, Rule)
    )
