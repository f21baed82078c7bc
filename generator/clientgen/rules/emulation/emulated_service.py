"""`emulation.yaml` and the service that it emulates, with look-ups in both for the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clientgen.catalog import Catalog
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Behaviour,
    ChildItem,
    Collection,
    Effect,
    Emulation,
    ErrorResponse,
    Field,
    Operation,
    Parameter,
    Placeholder,
    Response,
    Text,
    ValueSource,
    Word,
    fields_of,
    reveal,
)
from clientgen.rules.rule import Finding, Rule, rule
from clientgen.text import thaw

OF_ONE = ("read", "update", "replace", "delete")
"""Verbs whose operation uses one item that exists already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationEffect:
    """An effect with its operation and the collection that it uses."""

    operation: Operation
    effect: Effect
    collection: Collection | None

    @property
    def name(self) -> str:
        """The name of the operation in backticks."""
        return quote(reveal(self.effect.operation.text))


@dataclass(frozen=True, kw_only=True)
class EmulatedService:
    """`emulation.yaml` and its service.

    `works` are the effects whose operation and collection both exist. `whole` is true if these are
    all effects, and each operation has one: only then can a rule report that an effect is missing.
    """

    catalog: Catalog
    emulation: Emulation
    collections: Mapping[Text, Collection]
    works: tuple[OperationEffect, ...]
    whole: bool

    @property
    def behaviour(self) -> Behaviour:
        """The behaviour of the emulator, as written in the file."""
        return self.emulation.behaviour

    def on(self, collection: Collection) -> tuple[OperationEffect, ...]:
        """The effects that use a collection."""
        return tuple(self._by_collection.get(id(collection), ()))

    @cached_property
    def _by_collection(self) -> dict[int, list[OperationEffect]]:
        found: dict[int, list[OperationEffect]] = {}
        for work in self.works:
            found.setdefault(id(work.collection), []).append(work)
        return found

    def of(self, operation: Operation) -> tuple[OperationEffect, ...]:
        """The effects of an operation."""
        return tuple(self._by_operation.get(id(operation), ()))

    @cached_property
    def _by_operation(self) -> dict[int, list[OperationEffect]]:
        found: dict[int, list[OperationEffect]] = {}
        for work in self.works:
            found.setdefault(id(work.operation), []).append(work)
        return found

    @cached_property
    def created_beside(self) -> Mapping[Text, tuple[tuple[OperationEffect, ChildItem], ...]]:
        """The items that effects create beside what they do, by the name of their collection."""
        found: dict[Text, tuple[tuple[OperationEffect, ChildItem], ...]] = {}
        for work in self.works:
            for child in created_beside(work.effect):
                name = child.collection.text
                found[name] = (*found.get(name, ()), (work, child))
        return found

    def parent(self, collection: Collection) -> Collection | None:
        """Return the parent of a collection, or None."""
        word = collection.parent
        return self.collections.get(word.text) if word is not None else None

    def children(self, collection: Collection) -> tuple[Text, ...]:
        """Return the names of the collections that have this one as parent."""
        return tuple(
            name
            for name, each in self.collections.items()
            if each.parent is not None and each.parent.text == collection.name.text
        )

    def ancestors(self, collection: Collection) -> tuple[Collection, ...]:
        """Return the parent of a collection, its parent, and so on; none if they form a cycle."""
        found: list[Collection] = []
        above = self.parent(collection)
        while above is not None:
            if above in found:
                return ()
            found.append(above)
            above = self.parent(above)
        return tuple(found)

    def sought(self, work: OperationEffect) -> tuple[tuple[Word, Collection], ...]:
        """Return the collections in which an operation must find an item.

        Each has the word of the effect that makes it necessary. They are the ancestors of the
        collections that the effect and its `require` name; and the effect's own collection,
        unless the effect creates or lists.
        """
        found: dict[Text, tuple[Word, Collection]] = {}
        word, own = work.effect.collection, work.collection
        if word is not None and own is not None:
            one = (own,) if work.effect.verb in OF_ONE else ()
            found |= {each.name.text: (word, each) for each in (*one, *self.ancestors(own))}
        for each in work.effect.require:
            required = self.collections.get(each.collection.text)
            for above in self.ancestors(required) if required is not None else ():
                found.setdefault(above.name.text, (each.collection, above))
        return tuple(found.values())

    def placeholders(self, operation: Operation) -> tuple[Text, ...]:
        """Return the names of the parameters in the whole path of an operation."""
        parts = (*self.catalog.service.base_parts, *operation.path_parts)
        return tuple(part.wire_name for part in parts if isinstance(part, Placeholder))

    def naming(self, operation: Operation) -> tuple[Text, ...]:
        """Return the names of what can identify an item in a request: of the path, query and body."""
        others: list[Parameter | Field] = [p for p in operation.parameters if p.place == "query"]
        if operation.body is not None:
            others += fields_of(self.catalog.bare(operation.body.type))
        plain = self.catalog.bare
        named = (each.wire_name for each in others if self.catalog.is_scalar(plain(each.type)))
        return (*self.placeholders(operation), *named)


def created_beside(effect: Effect) -> tuple[ChildItem, ...]:
    """Return the items that an effect creates beside what it does."""
    return (*effect.children, *((effect.starts,) if effect.starts is not None else ()))


def errors_named_by(effect: Effect) -> Iterator[ErrorResponse]:
    """The errors that are named in an effect itself."""
    yield from (each.error for each in effect.require)
    yield from (each.error for each in effect.refuse_with_children)
    yield from (each for each in (effect.if_match, effect.match_required) if each is not None)


def error_responses(behaviour: Behaviour) -> Iterator[ErrorResponse]:
    """Every error that the emulator responds with, wherever it is named."""
    yield from (each.error for each in behaviour.refusals)
    yield from (each.error for each in behaviour.invalid)
    for collection in behaviour.collections:
        for named in (collection.missing, collection.taken):
            if isinstance(named, ErrorResponse):
                yield named
    for effect in behaviour.effects:
        yield from errors_named_by(effect)


def response_of(work: OperationEffect) -> Response | None:
    """Return the response of an effect, or None if the operation does not declare its status."""
    return next(iter(responses_of(work)), None)


def responses_of(work: OperationEffect) -> tuple[Response, ...]:
    """Return the responses of the status of an effect, of which a request gets one."""
    status, operation = work.effect.status, work.operation
    if status is None:
        return next(iter(operation.alternatives.values()), ())
    return operation.of_status(int(str(thaw(status.value))))


def emulation_rule(
    code: str, summary: str, *, apart: bool = False
) -> Callable[[Callable[[EmulatedService], Iterator[Finding]]], Rule]:
    """Make a function that finds problems in `emulation.yaml` the rule of `code`.

    The rule compares the file with other files, so it checks only a service that was completely
    read.
    """

    def make(find: Callable[[EmulatedService], Iterator[Finding]]) -> Rule:
        def find_in(catalog: Catalog) -> Iterator[Finding]:
            emulation = catalog.service.emulation
            if emulation is not None:
                yield from find(_emulated(catalog, emulation))

        return rule(code, summary, whole=True, apart=apart)(find_in)

    return make


def _emulated(catalog: Catalog, emulation: Emulation) -> EmulatedService:
    behaviour = emulation.behaviour
    collections = catalog.service.collections
    works = tuple(_works(behaviour, catalog.operations, collections))
    return EmulatedService(
        catalog=catalog,
        emulation=emulation,
        collections=collections,
        works=works,
        whole=len(works) == len(catalog.operations) == len(behaviour.effects),
    )


def _works(
    behaviour: Behaviour,
    operations: Mapping[Text, Operation],
    collections: Mapping[Text, Collection],
) -> Iterator[OperationEffect]:
    for effect in behaviour.effects:
        operation = operations.get(effect.operation.text)
        word = effect.collection
        known = collections.get(word.text) if word is not None else None
        if operation is not None and (known is not None or word is None):
            yield OperationEffect(operation=operation, effect=effect, collection=known)


def argument_of(source: ValueSource) -> Word:
    """Return the argument of a source as a word, with an empty text if it is not text."""
    given = source.argument
    text = given.value if isinstance(given.value, Text) else Text("")
    return Word(text=text, location=given.location, path=given.path)


def did_you_mean(word: Text | str, known: Iterable[Text | str]) -> str:
    """Return a hint with the known name that is most similar to a word, or an empty text."""
    near = nearest(_plain(word), map(_plain, known))
    return f"did you mean {quote(near)}?" if near else ""


def _plain(word: Text | str) -> str:
    return reveal(word) if isinstance(word, Text) else word
