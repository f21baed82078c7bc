"""What a rule is: a diagnostic code and the function that finds what it forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.diagnostics import Level, Location
from clientgen.ir import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where a rule is broken; the rule's code makes a diagnostic of it."""

    location: Location
    path: Text
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One diagnostic code and its level.

    With `whole`, it judges only a service of which all could be read.
    """

    code: str
    summary: str
    find: Callable[[Catalog], Iterator[Finding]]
    whole: bool = False
    level: Level = "error"
