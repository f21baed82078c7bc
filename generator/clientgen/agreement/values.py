"""What parameters and members have in common: their types, values, defaults and bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.type_words import fits, kind_of, read_words
from clientgen.agreement.view import View
from clientgen.agreement.words import letters
from clientgen.catalog import Catalog
from clientgen.diagnostics import Location
from clientgen.ir import (
    Bounds,
    EnumType,
    Field,
    IntegerType,
    ListType,
    NumberType,
    Parameter,
    StringType,
    TypeUse,
    thaw,
)
from clientgen.pages.facts import BoundKind, FieldFacts
from clientgen.text import Text, joined, reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A parameter or a member of the spec, and what pages say of it."""

    what: str
    """`parameter` or `member`: what its kinds of facts begin with."""
    owner: Parameter | Field
    facts: tuple[FieldFacts, ...]

    @property
    def path(self) -> str:
        """Its place in the spec."""
        return reveal(self.owner.path)

    def check(self, kind: str, value: Text | None, sayings: Iterable[Saying]) -> Check:
        """Return a check of one of its facts."""
        return Check(
            kind=f"{self.what}-{kind}",
            path=self.path,
            place=self.owner.location,
            value=value,
            sayings=tuple(sayings),
        )

    def silent(self) -> tuple[Saying, ...]:
        """Return what pages say that name it, and not one of its facts."""
        return silent(each.places[0].place for each in self.facts if each.places)


def value_checks(view: View, subject: Subject) -> Iterator[Check]:
    """Check everything that pages can say of a value."""
    yield from _type(view.catalog, subject)
    yield from _values(view.catalog, subject)
    yield from _default(subject)
    yield from _deprecated(subject)
    yield from _read_only(subject)
    yield from _bounds(view, subject)


def _type(catalog: Catalog, subject: Subject) -> Iterator[Check]:
    """The type and format: a page that only names a type says nothing that can be compared."""
    bare = catalog.bare(subject.owner.type)
    known = [
        (each, words)
        for facts in subject.facts
        for each in facts.types
        if (words := read_words(each.value)) is not None
    ]
    value = joined(*(word for word in kind_of(bare) if word), by=", ")
    sayings = (
        stated(each.value, each.place, agrees=fits(catalog, subject.owner.type, words))
        for each, words in known
    )
    yield subject.check("type", value, sayings)


def _values(catalog: Catalog, subject: Subject) -> Iterator[Check]:
    """The values of an enumeration, each of them."""
    bare = catalog.bare(subject.owner.type)
    lists = [facts for facts in subject.facts if facts.values]
    if not isinstance(bare, EnumType) or not lists:
        return
    own = {_spell(each.value): each for each in bare.members}
    for name, member in own.items():
        yield Check(
            kind=f"{subject.what}-value",
            path=subject.path,
            place=member.location,
            value=Text(name),
            sayings=tuple(_listed(name, facts) for facts in lists),
        )
    for each in (value for facts in lists for value in facts.values):
        if reveal(each.value) not in own:
            yield subject.check("value", None, [stated(each.value, each.place, agrees=False)])


def _listed(name: str, facts: FieldFacts) -> Saying:
    found = next((each for each in facts.values if reveal(each.value) == name), None)
    if found is None:
        return Saying(place=facts.values[0].place, agrees=False)
    return stated(found.value, found.place, agrees=True)


def _default(subject: Subject) -> Iterator[Check]:
    """The default that the service takes; a page that says none leaves it open."""
    owner = subject.owner
    said = [each for facts in subject.facts for each in facts.defaults]
    if not owner.has_default and not said:
        return
    value = _spell(owner.default) if owner.has_default else None
    sayings = [
        stated(each.value, each.place, agrees=value is not None and _same(value, each.value))
        for each in said
    ]
    yield subject.check("default", None if value is None else Text(value), sayings)


def _deprecated(subject: Subject) -> Iterator[Check]:
    """Whether it is deprecated; a page that does not say so leaves it open."""
    own = subject.owner.deprecated is not None
    said = [each for facts in subject.facts for each in facts.deprecated]
    words = {True: Text("deprecated"), False: Text("in use")}
    if own or said:
        sayings = (stated(words[e.value], e.place, agrees=e.value == own) for e in said)
        yield subject.check("deprecated", words[own], sayings)


def _read_only(subject: Subject) -> Iterator[Check]:
    """Whether only the service sets a member; a page that does not say so leaves it open."""
    owner = subject.owner
    said = [each for facts in subject.facts for each in facts.read_only]
    words = {True: Text("read-only"), False: Text("not read-only")}
    if isinstance(owner, Field) and (owner.read_only or said):
        own = owner.read_only
        sayings = (stated(words[e.value], e.place, agrees=e.value == own) for e in said)
        yield subject.check("read-only", words[own], sayings)


def _spell(value: object) -> str:
    plain = thaw(value)  # type: ignore[arg-type]
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def _same(value: str, said: Text) -> bool:
    return letters(Text(value)) == letters(said)


# bounds


def _bounds(view: View, subject: Subject) -> Iterator[Check]:
    """The bounds that stand at a parameter or member itself; those of a named type are its own."""
    said = [each for facts in subject.facts for each in facts.bounds]
    own = dict(bounds_of(subject.owner.type))
    kinds = {each.value.kind for each in said if each.value.kind != "pattern"}
    effective = own or dict(bounds_of(view.catalog.bare(subject.owner.type)))
    for kind in sorted({*own, *kinds}):
        sayings = [
            stated(
                each.value.value,
                each.place,
                agrees=is_number(each.value.value, effective.get(kind)),
            )
            for each in said
            if each.value.kind == kind
        ]
        value = effective.get(kind)
        text = None if value is None else shown(kind, value)
        nowhere = value is not None and is_nowhere(view, value, files_of(subject.facts))
        yield subject.check("bound", text, sayings or (subject.silent() if nowhere else ()))


def shown(kind: str, value: float) -> Text:
    """Return a bound in words."""
    return joined(kind.replace("_", " "), " ", digits(value))


def digits(value: float) -> str:
    """Return a number as pages write it."""
    return str(int(value) if float(value).is_integer() else value)


def is_nowhere(view: View, value: float, files: Iterable[str]) -> bool:
    """Tell whether none of some pages has a number in its texts: then it came from elsewhere.

    A page that has it may say it in a sentence that nobody reads here.
    """
    return all(digits(value) not in view.pages.pages[file].terms for file in files)


def files_of(facts: Iterable[FieldFacts]) -> frozenset[str]:
    """Return the pages that state facts."""
    return frozenset(place.place.file for each in facts for place in each.places)


def is_number(said: Text, value: float | None) -> bool:
    """Tell whether the number of a page is that of a spec."""
    try:
        return value is not None and float(reveal(said).replace(",", "")) == value
    except ValueError:
        return False


def bounds_of(use: TypeUse | EnumType | object) -> Iterator[tuple[BoundKind, float]]:
    """Return the bounds of a type, by the words of pages for them."""
    match use:
        case StringType(bounds=bounds):
            names: tuple[BoundKind, BoundKind] = ("min_length", "max_length")
        case ListType(bounds=bounds):
            names = ("min_items", "max_items")
        case IntegerType(bounds=bounds) | NumberType(bounds=bounds):
            names = ("minimum", "maximum")
        case _:
            return
    yield from _named(bounds, names)


def _named(bounds: Bounds, names: tuple[BoundKind, BoundKind]) -> Iterator[tuple[BoundKind, float]]:
    least = bounds.minimum if bounds.minimum is not None else bounds.exclusive_minimum
    most = bounds.maximum if bounds.maximum is not None else bounds.exclusive_maximum
    for name, value in zip(names, (least, most), strict=True):
        if value is not None:
            yield name, value


def placed(facts: FieldFacts) -> Location:
    """Return where a page names a parameter or member first."""
    return facts.places[0].place
