"""Spaces of names in which each is taken once; what is refused becomes a diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clientgen.diagnostics import Diagnostic, Location, quote
from clientgen.ir import Field, Group, Parameter, Text, joined, reveal

PIN = "set `python_name`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What asks for a name: `what` for a reader, such as "parameter", and its place.

    `wire` is what it is called on the wire, where the name follows from that; `hint` says how to
    give it another one.
    """

    what: str
    location: Location
    path: Text
    wire: str = ""
    hint: str = PIN

    @property
    def whatever(self) -> str:
        """The kind of thing, with its article."""
        return f"{'an' if self.what[0] in 'aeiou' else 'a'} {self.what}"


def own_group(group: Group) -> Owner:
    """Return a group of operations as one who asks for a name."""
    path = joined("operations.", group.name)
    return Owner(what="group", location=group.location, path=path)


def own_parameter(parameter: Parameter) -> Owner:
    """Return a parameter as one who asks for a name."""
    return Owner(
        what=f"{parameter.place} parameter",
        location=parameter.location,
        path=parameter.path,
        wire=reveal(parameter.wire_name),
    )


def own_field(field: Field, what: str) -> Owner:
    """Return a member of a record as one who asks for a name."""
    return Owner(what=what, location=field.location, path=field.path, wire=reveal(field.wire_name))


@dataclass(slots=True)
class Problems:
    """The diagnostics found so far, one for each node: what mends the first may mend them all."""

    found: list[Diagnostic] = field(default_factory=list)
    refused: set[Text] = field(default_factory=set)

    def add(self, code: str, owner: Owner, message: str) -> None:
        """Note that `owner` cannot have its name, unless it has been told so."""
        if owner.path in self.refused:
            return
        self.refused.add(owner.path)
        self.found.append(
            Diagnostic(
                code=code,
                message=message,
                location=owner.location,
                path=reveal(owner.path),
                hint=owner.hint,
            )
        )

    def spell(self, name: str, legal: Callable[[str], bool], owner: Owner) -> bool:
        """Tell whether `name` is legal; note it where it is not, with the word that it is from."""
        if legal(name):
            return True
        of = f" of {quote(owner.wire)}" if owner.wire and owner.wire != name else ""
        self.add("SPEC401", owner, f"{quote(name)}{of} cannot be the name of {owner.whatever}")
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
                f"{quote(name)} cannot be the name of {owner.whatever}: "
                f"{self.where} uses it itself",
            )
        elif first is not owner and not _is_twice(first, owner):
            self.problems.add(
                self.code,
                owner,
                f"duplicate name {quote(name)} in {self.where}: the {owner.what}, "
                f"and the {first.what} at {first.location}",
            )


def _is_twice(first: Owner, second: Owner) -> bool:
    """Tell whether it is on the wire that two things have one name, which rules report."""
    return bool(first.wire) and (first.what, first.wire) == (second.what, second.wire)
