"""What `emulation.yaml` says: the collections of the state and the effect of each operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Data: TypeAlias = Mapping[str, Any]
Verb: TypeAlias = Literal["create", "list", "read", "update", "replace", "delete", "none"]
_VERBS: tuple[Verb, ...] = ("create", "list", "read", "update", "replace", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from: `kind` is the word of the vocabulary, `argument` what follows."""

    kind: str
    argument: Any
    size: int | None = None
    otherwise: Any = None
    has_otherwise: bool = False


Sources: TypeAlias = tuple[tuple[str, Source], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What a mistake is answered with."""

    error: str
    reason: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Items of one kind; `scope` is already that of its outermost parent."""

    name: str
    key: str
    named_by: str | None
    parent: str | None
    scope: tuple[str, ...]
    missing: Mistake | None
    taken: Mistake | Literal["keep", "replace"] | None
    seed: tuple[Data, ...]
    by_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child item that is made along with a new item."""

    collection: str
    store: Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A value that must be the key of an item of a collection."""

    value: Source
    collection: str
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that listed items meet."""

    stored: str
    comparison: str
    value: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a list is chosen, ordered and wrapped."""

    where: tuple[Condition, ...] = ()
    order: str | None = None
    descending: bool = False
    limit: Source | None = None
    into: str | None = None
    total: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one operation does to the state, and how it answers."""

    verb: Verb
    collection: str | None
    store: Sources
    children: tuple[Child, ...]
    require: tuple[Requirement, ...]
    childless: tuple[tuple[str, Mistake], ...]
    if_match: Mistake | None
    match_required: Mistake | None
    listing: Listing
    status: int | None
    answer: Sources
    headers: Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidRule:
    """The answer to broken rules: `at` and `rules` are empty where any will do."""

    at: frozenset[str]
    rules: frozenset[str]
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorBody:
    """How error bodies look."""

    code: str
    message: str
    xml_name: str
    xml_namespace: str | None
    wrapped_without: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """The whole of `emulation.yaml`."""

    collections: Mapping[str, Collection]
    effects: Mapping[str, Effect]
    error_body: ErrorBody
    headers: Sources
    refusals: Mapping[str, Mistake]
    invalid: tuple[InvalidRule, ...]


def behaviour_from_data(data: Data) -> Behaviour:
    """Return the behaviour that plain data describes; `ValueError` for unknown names."""
    collections = data.get("collections", {})
    behaviour = Behaviour(
        collections={name: _collection(name, collections) for name in collections},
        effects={name: _effect(item or {}) for name, item in data.get("operations", {}).items()},
        error_body=_error_body(data.get("errors", {})),
        headers=_sources(data.get("headers")),
        refusals={name: _mistake(item) for name, item in data.get("refusals", {}).items()},
        invalid=tuple(_invalid(item) for item in data.get("invalid", ())),
    )
    for name, effect in behaviour.effects.items():
        if effect.collection is not None and effect.collection not in collections:
            raise ValueError(f"`{name}` works on `{effect.collection}`, which is no collection")
    return behaviour


def source_from_data(data: Data) -> Source:
    """Return the source that plain data describes; `ValueError` if it names none."""
    kind = next((name for name in data if name not in ("otherwise", "bytes")), None)
    if kind is None:
        raise ValueError("a source names nothing")
    return Source(
        kind=kind,
        argument=data[kind],
        size=data.get("bytes"),
        otherwise=data.get("otherwise"),
        has_otherwise="otherwise" in data,
    )


def _sources(data: Data | None) -> Sources:
    return tuple((name, source_from_data(item)) for name, item in (data or {}).items())


def _mistake(data: Data) -> Mistake:
    return Mistake(error=data["error"], reason=data.get("reason"), message=data.get("message"))


def _optional_mistake(data: Data | None) -> Mistake | None:
    return None if data is None else _mistake(data)


def _collection(name: str, collections: Mapping[str, Data]) -> Collection:
    data = collections[name]
    taken = data.get("taken")
    return Collection(
        name=name,
        key=data["key"],
        named_by=data.get("named_by"),
        parent=data.get("parent"),
        scope=_scope(name, collections),
        missing=_optional_mistake(data.get("missing")),
        taken=taken if taken in ("keep", "replace") else _optional_mistake(taken),
        seed=tuple(data.get("seed", ())),
        by_key=data.get("order") == "key",
    )


def _scope(name: str, collections: Mapping[str, Data]) -> tuple[str, ...]:
    seen: set[str] = set()
    while collections[name].get("parent") is not None:
        seen.add(name)
        name = collections[name]["parent"]
        if name in seen or name not in collections:
            raise ValueError(f"the parent `{name}` is no collection or its own ancestor")
    return tuple(collections[name].get("scope", ()))


def _effect(data: Data) -> Effect:
    stated: list[Verb] = [verb for verb in _VERBS if verb in data]
    verb = stated[0] if stated else "none"
    match = data.get("if_match")
    return Effect(
        verb=verb,
        collection=data.get(verb),
        store=_sources(data.get("store")),
        children=tuple(
            Child(collection=item["in"], store=_sources(item["store"]))
            for item in data.get("children", ())
        ),
        require=tuple(_requirement(item) for item in data.get("require", ())),
        childless=tuple(
            (item["in"], _mistake(item)) for item in data.get("refuse_with_children", ())
        ),
        if_match=_optional_mistake(match),
        match_required=_optional_mistake(None if match is None else match.get("required")),
        listing=_listing(data),
        status=data.get("status"),
        answer=_sources(data.get("answer")),
        headers=_sources(data.get("headers")),
    )


def _requirement(data: Data) -> Requirement:
    return Requirement(
        value=source_from_data(data["value"]), collection=data["in"], mistake=_mistake(data)
    )


def _listing(data: Data) -> Listing:
    order = data.get("order", {})
    limit = data.get("limit")
    return Listing(
        where=tuple(
            Condition(
                stored=item["stored"],
                comparison=item["is"],
                value=source_from_data(item["value"]),
            )
            for item in data.get("where", ())
        ),
        order=order.get("stored"),
        descending=order.get("descending", False),
        limit=None if limit is None else source_from_data(limit),
        into=data.get("into"),
        total=data.get("total"),
    )


def _error_body(data: Data) -> ErrorBody:
    xml = data.get("xml", {})
    return ErrorBody(
        code=data.get("code", "Code"),
        message=data.get("message", "Message"),
        xml_name=xml.get("name", "Error"),
        xml_namespace=xml.get("namespace"),
        wrapped_without=frozenset(name.lower() for name in data.get("wrapped_without", ())),
    )


def _invalid(data: Data) -> InvalidRule:
    return InvalidRule(
        at=frozenset(data.get("at", ())),
        rules=frozenset(data.get("rule", ())),
        mistake=_mistake(data),
    )
