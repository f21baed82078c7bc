"""The behaviour of the emulator beside the service that it stands for, with look-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Collection,
    Effect,
    Emulation,
    ErrorCode,
    ListType,
    Operation,
    Placeholder,
    RecordType,
    Response,
    Text,
    TypeUse,
    Word,
    reveal,
)
from clientgen.rules.rule import Finding
from clientgen.rules.scope import Kind, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An effect, its operation, and the collection that it works on."""

    operation: Operation
    effect: Effect
    collection: Collection | None

    @property
    def name(self) -> str:
        """The name of the operation in backticks."""
        return quote(reveal(self.effect.operation.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """`emulation.yaml` and its service. `works` are the effects that can be judged in full."""

    scope: Scope
    emulation: Emulation
    operations: Mapping[Text, Operation]
    collections: Mapping[Text, Collection]
    errors: Mapping[Text, ErrorCode]
    works: tuple[Work, ...]

    def on(self, collection: Collection) -> Iterator[Work]:
        """The effects on a collection."""
        return (work for work in self.works if work.collection is collection)

    def parent(self, collection: Collection) -> Collection | None:
        """Return the collection whose items those of `collection` belong to, or None."""
        word = collection.parent
        return self.collections.get(word.text) if word is not None else None

    def ancestors(self, collection: Collection) -> Iterator[Collection]:
        """The collections above one, the nearest first; each once."""
        seen = {collection.name.text}
        above = self.parent(collection)
        while above is not None and above.name.text not in seen:
            seen.add(above.name.text)
            yield above
            above = self.parent(above)

    def placeholders(self, operation: Operation) -> tuple[Text, ...]:
        """Return the parameters in the whole path of an operation."""
        parts = (*self.scope.service.base_parts, *operation.path_parts)
        return tuple(part.wire_name for part in parts if isinstance(part, Placeholder))

    def parameters(self, operation: Operation) -> dict[Text, TypeUse]:
        """Return the types of the parameters of an operation and of the client, by wire name."""
        every = (*self.scope.service.parameters, *operation.parameters)
        return {each.wire_name: each.type for each in every}


def response(work: Work) -> Response | None:
    """Return the success that an effect answers, or None where it is not declared."""
    status = work.effect.status
    for declared in work.operation.responses:
        if status is None or reveal(status.text) == f"{declared.status}":
            return declared
    return None


def answered(behaviour: Behaviour, work: Work) -> Kind | None:
    """Return the type of the answer, or of one item of a list; None where that is not known."""
    said = response(work)
    if said is None or said.type is None:
        return None
    if work.effect.verb != "list":
        return said.type
    kind: Kind | None = said.type
    if work.effect.listing.into is not None:
        kind = wrapped(behaviour, said.type, work.effect.listing.into.text)
    bare = behaviour.scope.bare(kind) if kind is not None else None
    return bare.items if isinstance(bare, ListType) else None


def wrapped(behaviour: Behaviour, kind: Kind, name: Text) -> Kind | None:
    """Return the type of a member of a record, or None."""
    bare = behaviour.scope.bare(kind)
    fields = bare.fields if isinstance(bare, RecordType) else ()
    return next((field.type for field in fields if field.wire_name == name), None)


def on_emulation(
    find: Callable[[Behaviour], Iterator[Finding]],
) -> Callable[[Scope], Iterator[Finding]]:
    """Return a rule on services that finds nothing where there is no `emulation.yaml`."""

    def find_in(scope: Scope) -> Iterator[Finding]:
        emulation = scope.service.emulation
        if emulation is not None:
            yield from find(_behaviour(scope, emulation))

    return find_in


def _behaviour(scope: Scope, emulation: Emulation) -> Behaviour:
    operations = {operation_name(each): each for each in scope.service.operations}
    collections = {each.name.text: each for each in emulation.collections}
    return Behaviour(
        scope=scope,
        emulation=emulation,
        operations=operations,
        collections=collections,
        errors={error.code: error for error in scope.service.errors},
        works=tuple(_works(emulation, operations, collections)),
    )


def _works(
    emulation: Emulation,
    operations: Mapping[Text, Operation],
    collections: Mapping[Text, Collection],
) -> Iterator[Work]:
    for effect in emulation.effects:
        operation = operations.get(effect.operation.text)
        word = effect.collection
        known = collections.get(word.text) if word is not None else None
        if operation is not None and (known is not None or word is None):
            yield Work(operation=operation, effect=effect, collection=known)


def operation_name(operation: Operation) -> Text:
    """Return the name of an operation in `emulation.yaml`: `accounts.create`."""
    return Text(f"{reveal(operation.group)}.{reveal(operation.name)}")


def at(word: Word, message: str, hint: str = "") -> Finding:
    """Return a finding at a word."""
    return Finding(location=word.location, path=word.path, message=message, hint=hint)


def did_you_mean(word: Text | str, known: Iterable[Text | str]) -> str:
    """Return a hint with the known name that is most like a word, or no text."""
    near = nearest(_plain(word), map(_plain, known))
    return f"did you mean {quote(near)}?" if near else ""


def _plain(word: Text | str) -> str:
    return reveal(word) if isinstance(word, Text) else word
