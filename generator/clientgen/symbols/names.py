"""Spaces of names in which each name is unique; a refused name is reported as a diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clientgen.diagnostics import Diagnostic, Location, quote
from clientgen.ir import Field, Group, Parameter, Text, joined, reveal

PIN = "set `python_name`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The owner of a name: `what` is its kind for a reader, such as "parameter", with its place.

    `wire` is its name on the wire, if the Python name follows from it; `hint` says how to
    give it another one.
    """

    what: str
    location: Location
    path: Text
    wire: str = ""
    hint: str = PIN
    source: str = ""

    @property
    def whatever(self) -> str:
        """The kind of thing, with its article."""
        return f"{'an' if self.what[0] in 'aeiou' else 'a'} {self.what}"

    def named(self, name: str) -> str:
        """The thing, with the name from which `name` was made."""
        is_made = self.source not in ("", name)
        return f"the {self.what} {quote(self.source)}" if is_made else f"the {self.what}"


def own_group(group: Group) -> Owner:
    """Return a group of operations as the owner of a name."""
    path = joined("operations.", group.name)
    return Owner(what="group", location=group.location, path=path, source=reveal(group.name))


def own_parameter(parameter: Parameter, hint: str = PIN) -> Owner:
    """Return a parameter as the owner of a name."""
    return Owner(
        what=f"{parameter.place} parameter",
        location=parameter.location,
        path=parameter.path,
        wire=reveal(parameter.wire_name),
        hint=hint,
    )


def own_field(field: Field, what: str, hint: str = PIN) -> Owner:
    """Return a member of a record as the owner of a name."""
    return Owner(
        what=what,
        location=field.location,
        path=field.path,
        wire=reveal(field.wire_name),
        hint=hint,
    )


@dataclass(slots=True)
class Problems:
    """The diagnostics so far, one for each node: a fix for the first may fix all others."""

    found: list[Diagnostic] = field(default_factory=list)
    refused: set[Text] = field(default_factory=set)

    def add(self, code: str, owner: Owner, message: str) -> None:
        """Report that `owner` cannot have its name, unless this has been reported already."""
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
        """Tell whether `name` is valid; report it if not, with the word from which it was made."""
        if legal(name):
            return True
        of = f" of {quote(owner.wire)}" if owner.wire and owner.wire != name else ""
        self.add("SPEC401", owner, f"{quote(name)}{of} cannot be the name of {owner.whatever}")
        return False


@dataclass(slots=True)
class Names:
    """One space of names, such as the arguments of a method.

    `where` is its name for a reader; `code` is the code of a clash in it; `reserved` are taken from
    the start, by generated code, and so is every name that begins with `reserved_prefix`; `use` says
    for what.
    """

    where: str
    problems: Problems
    reserved: frozenset[str] = frozenset()
    code: str = "SPEC402"
    reserved_code: str = "SPEC405"
    reserved_prefix: str | None = None
    use: str = "itself"
    taken: dict[str, Owner] = field(default_factory=dict)

    def claim(self, name: str, owner: Owner) -> None:
        """Take `name` for `owner`; report it if another owner has it."""
        first = self.taken.setdefault(name, owner)
        if name in self.reserved or (
            self.reserved_prefix is not None and name.startswith(self.reserved_prefix)
        ):
            self.problems.add(
                self.reserved_code,
                owner,
                f"{quote(name)} cannot be the name of {owner.whatever}: "
                f"{self.where} uses it {self.use}",
            )
        elif first is not owner and not _is_twice(first, owner):
            self.problems.add(
                self.code,
                owner,
                f"duplicate name {quote(name)} in {self.where}: {owner.named(name)}, "
                f"and {first.named(name)} at {first.location}",
            )


def _is_twice(first: Owner, second: Owner) -> bool:
    """Tell whether two things have the same name on the wire, which rules report."""
    return bool(first.wire) and (first.what, first.wire) == (second.what, second.wire)
