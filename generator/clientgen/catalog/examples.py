"""Complete examples of types: the values that authors wrote, with the fields they left out.

If an example leaves out a field,

- a required field is taken from the example of its record, if the record is inside another example,
  and otherwise from the example of the field's own type;
- an optional field of the example's own record that no example of the API shows is taken from the
  example of the field's type;
- every other optional field stays missing.

A type that contains itself could be filled without end. Therefore, in an example that is taken for
a field of a type of the same cycle, values that lead back into the cycle are missing: an optional
field is left out, and a required list, map or nullable is empty.

Each named type is completed once, after the types that it leads to; the values are shared. So the
work grows with the size of the spec, not of the values, and the sizes of the values are known
before any code visits all their parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain

from clientgen.catalog.filling import EMPTY, Filling, NoSampleError, Shown
from clientgen.catalog.graph import in_order
from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.shown import Member
from clientgen.catalog.size import Sizes
from clientgen.catalog.unions import leaves
from clientgen.ir import (
    Kind,
    NullableType,
    Reference,
    Text,
    TypeDefinition,
    TypeExample,
    UnionType,
    Value,
    joined,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The complete examples of every named type.

    `overgrown` are the types whose examples would be too large or too deep if completed; these
    examples stay as they were written.
    """

    types: NamedTypes
    whole: Mapping[Text, tuple[Shown, ...]]
    overgrown: frozenset[Text]

    def of(self, kind: Kind) -> tuple[Shown, ...]:
        """Return the examples of `kind`, at least one, each with its name.

        Raises `NoSampleError` if there is none and none can be derived from the type.
        """
        while isinstance(kind, NullableType):
            kind = kind.item
        if not isinstance(kind, Reference):
            return (Shown(name=EMPTY, value=Filling(self.types, self.whole).take(kind)),)
        found = self.whole.get(kind.name, ())
        if not found:
            raise NoSampleError
        return found

    def complete(self, written: Value, kind: Kind) -> Value:
        """Return a value that an author wrote for a use of `kind`, with all required fields."""
        return Filling(self.types, self.whole).complete(written, kind)


def complete_examples(types: NamedTypes, seen: Collection[Member]) -> Examples:
    """Return the complete examples of all types; `seen` are the fields that some example shows."""
    builder = _Builder(types, seen)
    for circle in in_order(types.leads):
        builder.add(circle)
    return Examples(types=types, whole=builder.whole, overgrown=frozenset(builder.overgrown))


@dataclass(frozen=True, slots=True)
class _Builder:
    types: NamedTypes
    seen: Collection[Member]
    whole: dict[Text, tuple[Shown, ...]] = field(default_factory=dict)
    overgrown: set[Text] = field(default_factory=set)
    sizes: Sizes = field(default_factory=Sizes)

    def add(self, circle: tuple[Text, ...]) -> None:
        """Complete the types of one cycle, after all other types to which they lead."""
        inner: dict[Text, Value] = {}
        around = self.types.circles[circle[0]]
        needs = {name: [n for n in self.types.needs(name) if n in around] for name in circle}
        order = in_order(needs)
        for name, *others in order if around else ():
            # types that require each other have no value
            if not others and name not in needs[name]:
                filling = self._filling(name, inner, closed=True)
                found = next(self._variants(self.types.types[name], filling), None)
                inner |= {name: found.value} if found is not None else {}
        for name in chain.from_iterable(order):
            filling = self._filling(name, inner, closed=False)
            self.whole[name] = tuple(self._variants(self.types.types[name], filling))

    def _filling(self, name: Text, inner: Mapping[Text, Value], *, closed: bool) -> Filling:
        around = self.types.circles[name]
        return Filling(self.types, self.whole, around, inner, self.seen, closed=closed)

    def _variants(self, definition: TypeDefinition, filling: Filling) -> Iterator[Shown]:
        """The complete examples of a type, more if types of its filled parts have several."""
        kind = definition.type
        if not definition.examples and isinstance(kind, Reference) and not filling.closed:
            yield from self.whole.get(kind.name, ())
            return
        if not definition.examples and isinstance(kind, UnionType) and not filling.closed:
            yield from self._alternatives(kind, filling)
            return
        for example in definition.examples or (None,):
            filling.index, filling.most = 0, 1
            while filling.index < filling.most:
                try:
                    yield self._variant(definition, example, filling)
                except NoSampleError:
                    return
                filling.index += 1

    def _alternatives(self, union: UnionType, filling: Filling) -> Iterator[Shown]:
        """The first example of each alternative of a union."""
        found: list[Value] = []
        for each in leaves(self.types, union):
            with suppress(NoSampleError):
                value = filling.take(each)
                found += [value] if self.sizes.fits(value, None) else []
        for index, value in enumerate(found):
            yield Shown(name=joined(index + 1) if index else EMPTY, value=value)

    def _variant(
        self, definition: TypeDefinition, example: TypeExample | None, filling: Filling
    ) -> Shown:
        if example is None:
            name, written, value = EMPTY, None, filling.take(definition.type)
        else:
            name, written = example.name, example.value
            value = filling.complete_own(written, definition)
        if not self.sizes.fits(value, written):
            if example is None:
                raise NoSampleError
            self.overgrown.add(definition.name)
            value = written
        if filling.index:
            name = joined(*filter(None, [name, filling.index + 1]), by="-")
        return Shown(name=name, value=value)
