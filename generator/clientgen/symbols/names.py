"""Spaces of names in which each is taken once; what is refused becomes a diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clientgen.diagnostics import Diagnostic, Location, quote

PIN = "set `python_name`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What asks for a name: `what` for a reader, such as "parameter", and its place.

    `hint` says how to give it another one.
    """

    what: str
    location: Location
    path: str
    hint: str = PIN


@dataclass(slots=True)
class Problems:
    """The diagnostics found so far."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, owner: Owner, message: str) -> None:
        """Note that `owner` cannot have its name."""
        self.found.append(
            Diagnostic(
                code=code,
                message=message,
                location=owner.location,
                path=owner.path,
                hint=owner.hint,
            )
        )

    def spell(
        self, name: str, legal: Callable[[str], bool], owner: Owner, source: str = ""
    ) -> bool:
        """Tell whether `name` is legal; note it where it is not, with the word that it is from."""
        if legal(name):
            return True
        of = f" of {quote(source)}" if source and source != name else ""
        self.add("SPEC401", owner, f"{quote(name)}{of} cannot be the name of a {owner.what}")
        return False


@dataclass(slots=True)
class Names:
    """One space of names, such as the arguments of a method.

    `where` names it for a reader; `code` is that of a clash in it; `reserved` are taken from the
    beginning, by generated code.
    """

    where: str
    problems: Problems
    reserved: frozenset[str] = frozenset()
    code: str = "SPEC402"
    reserved_code: str = "SPEC405"
    taken: dict[str, Owner] = field(default_factory=dict)

    def claim(self, name: str, owner: Owner) -> None:
        """Take `name` for `owner`; note it where somebody else has it."""
        first = self.taken.setdefault(name, owner)
        if name in self.reserved:
            self.problems.add(
                self.reserved_code,
                owner,
                f"{quote(name)} cannot be the name of a {owner.what}: "
                f"{self.where} uses it for something else",
            )
        elif first is not owner:
            self.problems.add(
                self.code,
                owner,
                f"the {owner.what} is called {quote(name)} in {self.where}, "
                f"as is the {first.what} at {first.location}",
            )
