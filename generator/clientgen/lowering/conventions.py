"""The effects of operations without an entry in `emulation.yaml`: what verb and path usually mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from clientgen.ir import (
    Assignment,
    Collection,
    Datum,
    Effect,
    Emulation,
    Fixed,
    IntegerType,
    Kind,
    ListType,
    Operation,
    PathPart,
    Placeholder,
    Text,
    UnionType,
    ValueSource,
    Word,
    behind,
    fields_of,
    reveal,
)
from clientgen.ir.behaviour import EffectVerb

_OF_ITEM: Mapping[str, EffectVerb] = {
    "GET": "read",
    "HEAD": "read",
    "PUT": "replace",
    "PATCH": "update",
    "DELETE": "delete",
}
_OF_COLLECTION: Mapping[str, EffectVerb] = {"GET": "list", "POST": "create"}

Types = Mapping[Text, Kind]


class _Collections:
    """The collections by what paths say of them."""

    def __init__(self, every: tuple[Collection, ...]) -> None:
        self.by_name = {each.name.text: each for each in reversed(every)}
        self.named_by: dict[Text, list[Collection]] = {}
        self._alike: dict[str, list[Collection]] = {}
        for each in every:
            self._alike.setdefault(_letters(reveal(each.name.text)), []).append(each)
            if each.named_by is not None:
                self.named_by.setdefault(each.named_by.text, []).append(each)

    def alike(self, segment: str) -> list[Collection]:
        """Return those with the name of a segment: `storage_accounts`, `StorageAccounts`."""
        return self._alike.get(_letters(segment), [])

    def can_reach(self, collection: Collection, parameters: set[Text]) -> bool:
        """Tell whether a path with these parameters names the parent of a collection, if any."""
        parent = collection.parent
        above = self.by_name.get(parent.text) if parent is not None else None
        named_by = above.named_by if above is not None else None
        return parent is None or (named_by is not None and named_by.text in parameters)


def with_conventions(
    emulation: Emulation, operations: Iterable[Operation], types: Types
) -> Emulation:
    """Return `emulation` with the conventional effect of each operation where no other is written.

    The places of what is added are those of the operations.
    """
    behaviour = emulation.behaviour
    collections = _Collections(behaviour.collections)
    effects = {effect.operation.text: effect for effect in behaviour.effects}
    for operation in operations:
        if operation.full_name in emulation.examples:
            continue
        effect = _effect(effects.get(operation.full_name), collections, operation)
        if effect is not None:
            effects[operation.full_name] = _completed(effect, operation, collections, types)
    return replace(
        emulation,
        behaviour=replace(behaviour, effects=tuple(effects.values())),
        words={**dict.fromkeys(effects, ()), **emulation.words},
    )


def _effect(
    written: Effect | None, collections: _Collections, operation: Operation
) -> Effect | None:
    """The effect of an operation as written, or with the verb that it usually has."""
    usual = _usual(collections, operation)
    if usual is None or (written is not None and written.verb != "none"):
        return written
    verb, collection = usual
    start = written or Effect(operation=_word(operation, operation.full_name), verb="none")
    return replace(start, verb=verb, collection=_word(operation, collection.name.text))


def _usual(collections: _Collections, operation: Operation) -> tuple[EffectVerb, Collection] | None:
    """What the verb and the path of an operation usually mean; constants make it another one."""
    if operation.query or operation.headers:
        return None
    return _of_item(collections, operation) or _of_collection(collections, operation)


def _of_item(
    collections: _Collections, operation: Operation
) -> tuple[EffectVerb, Collection] | None:
    """The effect of an operation whose path ends with the parameter that names an item."""
    *before, last = operation.path_parts
    if not isinstance(last, Placeholder) or not _ends_segment(before):
        return None
    named = collections.named_by.get(last.wire_name, [])
    if len(named) > 1:
        alike = collections.alike(_last_segment(before))
        named = [each for each in alike if _names(each, last.wire_name)]
    verb = _OF_ITEM.get(operation.verb)
    return (verb, named[0]) if verb is not None and len(named) == 1 else None


def _ends_segment(parts: list[Any]) -> bool:
    return bool(parts) and isinstance(parts[-1], Fixed) and reveal(parts[-1].text).endswith("/")


def _names(collection: Collection, parameter: Text) -> bool:
    return collection.named_by is not None and collection.named_by.text == parameter


def _of_collection(
    collections: _Collections, operation: Operation
) -> tuple[EffectVerb, Collection] | None:
    """The effect of an operation whose path ends with the name of a collection."""
    last, verb = operation.path_parts[-1], _OF_COLLECTION.get(operation.verb)
    if not isinstance(last, Fixed) or verb is None:
        return None
    parameters = {p.wire_name for p in operation.path_parts if isinstance(p, Placeholder)}
    alike = collections.alike(_last_segment(operation.path_parts))
    named = [each for each in alike if collections.can_reach(each, parameters)]
    return (verb, named[0]) if len(named) == 1 else None


def _last_segment(parts: Sequence[PathPart]) -> str:
    last = parts[-1]
    return reveal(last.text).rstrip("/").rpartition("/")[2] if isinstance(last, Fixed) else ""


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _completed(
    effect: Effect, operation: Operation, collections: _Collections, types: Types
) -> Effect:
    """Return an effect with what its verb needs that is not written."""
    named = effect.collection
    collection = collections.by_name.get(named.text) if named is not None else None
    if collection is None:
        return effect
    store, listing = effect.store, effect.listing
    if effect.verb == "create" and collection.key.text not in {each.name.text for each in store}:
        store = (*store, *_new_key(operation, collection, types))
    if effect.verb == "list" and listing.into is None:
        listing = replace(listing, into=_only_list(operation, types))
    return replace(effect, store=store, listing=listing)


def _word(operation: Operation, text: Text) -> Word:
    return Word(text=text, location=operation.location, path=operation.path)


def _new_key(operation: Operation, collection: Collection, types: Types) -> tuple[Assignment, ...]:
    """The source of the key of a new item, if neither the body nor the path has it."""
    key = collection.key.text
    body = behind(operation.body.type, types.get) if operation.body is not None else None
    uses = body.alternatives if isinstance(body, UnionType) else (body,)
    bodies = [behind(use, types.get) for use in uses]
    in_body = {field.wire_name for each in bodies if each for field in fields_of(each)}
    in_path = any(_names(collection, each.wire_name) for each in operation.parameters)
    if in_path or reveal(key).partition(".")[0] in map(reveal, in_body):
        return ()
    answered = behind(operation.responses[0].type, types.get) if operation.responses else None
    shown = {field.wire_name: field.type for field in fields_of(answered)} if answered else {}
    is_number = isinstance(behind(shown.get(key), types.get), IntegerType)
    kind = Text("serial" if is_number else "uuid")
    argument = Datum(value=kind, location=operation.location, path=operation.path)
    source = ValueSource(kind="generate", argument=argument)
    return (Assignment(name=_word(operation, key), source=source),)


def _only_list(operation: Operation, types: Types) -> Word | None:
    """The member of the record of a response that is a list, if there is just one."""
    answered = behind(operation.responses[0].type, types.get) if operation.responses else None
    lists = [
        field.wire_name
        for field in (fields_of(answered) if answered is not None else ())
        if isinstance(behind(field.type, types.get), ListType)
    ]
    return _word(operation, lists[0]) if len(lists) == 1 else None
