"""What the operations of an import do to the emulator, from the conventions of REST and of procedures.

A path that ends with a parameter is that of an item, the path before it that of its collection; one that
ends with a verb is that of a procedure, of which an argument names the item. An operation whose response does not fit what the convention says answers with its example instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from clientgen.openapi import names
from clientgen.openapi.procedures import Kind, is_number, naming, procedures
from clientgen.openapi.samples import Samples
from clientgen.openapi.shapes import Shapes
from clientgen.openapi.words import Use

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_KEYS = ("id", "uuid", "guid", "sid", "key", "slug", "name", "login", "number", "code")
_CONSTANTS = frozenset({"query", "headers"})
"""Words of operations that are others than their verb and path say."""
_ITEM = {
    "GET": "read",
    "HEAD": "read",
    "DELETE": "delete",
    "PUT": "replace",
    "PATCH": "update",
    "POST": "update",
}


@dataclass(slots=True)
class _Collection:
    """The operations at a path and at that of its items, by verb."""

    path: str
    parameter: str
    at_items: dict[str, str] = field(default_factory=dict)
    at_path: dict[str, str] = field(default_factory=dict)
    called: Mapping[Kind, list[str]] = field(default_factory=dict)
    """The procedures that are about its items, where no path names these."""
    name: str = ""
    parent: str = ""
    key: str = ""
    record: str = ""
    into: str = ""
    """The member of the response of one item that is the item; empty if it is the response."""


def _path(operation: Use) -> str:
    """The path of an operation without the slash at its end that some APIs have."""
    return str(operation["path"]).rstrip("/")


class Inference:
    """The effects of operations, by full name, and the collections that they use."""

    def __init__(
        self, operations: Mapping[str, Use], types: Mapping[str, Use], paging: Mapping[str, Use]
    ) -> None:
        self._operations, self._types, self._paging = operations, types, paging
        self._samples = Samples(types)
        self._shapes = Shapes(operations, types)
        self._found = self._collections()

    def emulation(self) -> Use:
        """Return the collections and effects of `emulation.yaml`."""
        effects: dict[str, Use] = {name: {"example": True} for name in self._operations}
        for each in self._found.values():
            self._add_effects(each, effects)
        collections = {each.name: self._collection(each) for each in self._found.values()}
        for each in self._found.values():
            if not each.parent:
                collections[each.name]["seed"] = [self._seed(each)]
        return {**({"collections": collections} if collections else {}), "operations": effects}

    def _collections(self) -> dict[str, _Collection]:
        """The collections that have a key, those that are in others after them."""
        by_path: dict[str, _Collection] = {}
        for name, operation in self._operations.items():
            before, _, last = _path(operation).rpartition("/")
            whole = _PLACEHOLDER.fullmatch(last)
            if whole and before and not before.endswith("}") and not _CONSTANTS & {*operation}:
                known = by_path.setdefault(before, _Collection(before, whole[1]))
                if known.parameter == whole[1]:
                    known.at_items.setdefault(operation["verb"], name)
        for name, operation in self._operations.items():
            if _path(operation) in by_path and not _CONSTANTS & {*operation}:
                by_path[_path(operation)].at_path.setdefault(operation["verb"], name)
        found: dict[str, _Collection] = {}
        for path in sorted(by_path, key=lambda each: each.count("/")):
            if self._settle(by_path[path], found):
                found[path] = by_path[path]
        for noun, called in procedures(self._operations).items():
            made = self._by_procedure(noun, called)
            if made is not None:
                taken = {one.name for one in found.values()}
                made.name = _free(noun, taken)
                found[noun] = made
        return found

    def _by_procedure(self, noun: str, called: Mapping[Kind, list[str]]) -> _Collection | None:
        """A collection whose items an argument of a reading procedure names; None if there is none."""
        for reading in called.get("read", ()):
            for into, record in self._shapes.records(reading):
                named = naming(noun, into, self._shapes.arguments(reading))
                if named is None:
                    continue
                each = _Collection(noun, named[0], called=called, record=record, into=into)
                each.key = self._key(each, named[1])
                if each.key:
                    return each
        return None

    def _settle(self, each: _Collection, found: Mapping[str, _Collection]) -> bool:
        """Find the record, the key, the parent and the name of a collection; tell whether all are there."""
        reading = each.at_items.get("GET")
        for into, record in self._shapes.records(reading) if reading else ():
            each.into, each.record = into, record
            stated = self._operations[reading or ""].get("parameters", {})
            each.key = self._key(each, stated.get(each.parameter, {}))
            if each.key:
                break
        if not each.key:
            return False
        parents = [
            one
            for path, one in found.items()
            if each.path.startswith(f"{path}/{{{one.parameter}}}/")
        ]
        each.parent = max(parents, key=lambda one: len(one.path)).name if parents else ""
        outer = set(_PLACEHOLDER.findall(each.path))
        known = {one.parameter for one in parents}
        name = names.words(each.path.rpartition("/")[2])
        taken = {one.name for one in found.values()}
        each.name = (
            name if name not in taken else names.unique(f"{each.parent or 'other'}_{name}", taken)
        )
        return outer <= known and len(each.name) <= names.LONGEST

    def _place(self, each: _Collection, name: str) -> Use | None:
        """The words of an effect for where its response has the item; None if it has none."""
        if not self._shapes.body_of(name):
            return {}
        for into, record in self._shapes.records(name):
            if record == each.record:
                return self._shapes.around(name, into) if into else {}
        return None

    def _key(self, each: _Collection, parameter: Use) -> str:
        """The member of an item that a parameter of its path, or another argument, has."""
        members = self._types[each.record]["properties"]
        own = _plain(each.parameter)
        noun = _plain(each.path.rpartition("/")[2])
        short = own.removeprefix(noun.removesuffix("s")).removeprefix(noun)
        for wanted in (own, short, *_KEYS):
            for wire_name, member in members.items():
                if _plain(wire_name) == wanted and self._is_key(member, parameter):
                    return str(wire_name)
        return ""

    def _is_key(self, member: Use, parameter: Use) -> bool:
        member, parameter = self._shapes.behind(member), self._shapes.behind(parameter)
        kind = member.get("type")
        is_plain = not any(word in member for word in ("enum", "const", "nullable", "writeOnly"))
        return (
            is_plain
            and kind in ("string", "integer")
            and parameter.get("type") == kind
            and member.get("format") == parameter.get("format")
        )

    def _collection(self, each: _Collection) -> Use:
        made = {"key": each.key, "named_by": each.parameter}
        return {**made, "parent": each.parent} if each.parent else made

    def _seed(self, each: _Collection) -> Use:
        item = self._samples.whole({"$ref": each.record})
        if each.key not in item:
            key = self._types[each.record]["properties"][each.key]
            item = {each.key: self._samples.whole(key, each.key), **item}
        for child in self._found.values():
            if (
                child.parent == each.name
                and child.name not in self._types[each.record]["properties"]
            ):
                item[child.name] = [self._seed(child)]
        return dict(item)

    def _add_effects(self, each: _Collection, effects: dict[str, Use]) -> None:
        for verb, name in each.at_items.items():
            effect = _ITEM.get(verb)
            made = self._of_item(each, name, effect) if effect else None
            effects[name] = made or effects[name]
        for kind, called in each.called.items():
            for name in called:
                effects[name] = self._of_procedure(each, name, kind) or effects[name]
        creating, listing = each.at_path.get("POST"), each.at_path.get("GET")
        if creating:
            effects[creating] = self._creation(each, creating) or effects[creating]
        if listing:
            effects[listing] = self._listing(each, listing) or effects[listing]

    def _of_procedure(self, each: _Collection, name: str, kind: Kind) -> Use | None:
        """The effect of a procedure; None if it does not fit."""
        given = {argument: use for argument, use, _ in self._shapes.arguments(name)}
        needed = {argument for argument, _, is_needed in self._shapes.arguments(name) if is_needed}
        if kind == "create":
            return self._creation(each, name)
        if kind == "list":
            # what is listed belongs to something else
            return None if any(map(is_number, needed)) else self._listing(each, name)
        if each.parameter not in given:
            return None
        if kind in ("read", "delete"):
            return self._of_item(each, name, kind)
        known = self._types[each.record]["properties"]
        if kind == "update":
            is_known = any(wire in known and wire != each.parameter for wire in given)
            return self._of_item(each, name, kind) if is_known else None
        mark = next((wire for wire in known if _plain(wire) in ("archived", "isarchived")), None)
        place = self._place(each, name) or self._shapes.shown(name)
        if (
            mark is None
            or place is None
            or self._shapes.behind(known[mark]).get("type") != "boolean"
        ):
            return None
        return {"update": each.name, "store": {mark: {"constant": kind == "archive"}}, **place}

    def _of_item(self, each: _Collection, name: str, effect: str) -> Use | None:
        """The effect of an operation at the path of an item; None if it does not fit."""
        place = self._place(each, name)
        if place is None and effect == "delete":
            place = self._shapes.shown(name)
        if place is None:
            return None
        made: Use = {effect: each.name}
        if effect not in ("read", "delete"):
            given = self._given(each, name)
            if given is None:
                return None
            store = {wire: {"body": source} for wire, source in given.items() if source != wire}
            made |= {"store": store} if store else {}
        return made | place

    def _given(self, each: _Collection, name: str) -> Mapping[str, str] | None:
        """Where a request has members of an item, by their names; None if it has none.

        A request can have them in a record that is its only member: `data.name`.
        """
        members = self._shapes.members_of_body(name)
        if members is None:
            return None
        known = self._types[each.record]["properties"]
        inner = self._shapes.behind(next(iter(members.values()), {})).get("properties", {})
        if len(members) == 1 and not {*members} & {*known} and {*inner} & {*known}:
            (outer,) = members
            return {
                wire: f"{outer}.{wire}"
                for wire, member in inner.items()
                if wire in known
                and "." not in wire
                and not member.get("readOnly")
                and self._is_alike(member, known[wire])
            }
        return {wire: wire for wire in members}

    def _creation(self, each: _Collection, name: str) -> Use | None:
        """A creation: members that an item needs and the body may lack have a source."""
        place, given = self._place(each, name), self._given(each, name)
        if place is None or given is None:
            return None
        record, body = self._types[each.record], self._body_with(given, name)
        members, needed = body.get("properties", {}), body.get("required", ())
        store: Use = {
            wire: (
                {"body": source}
                if source != wire
                else {"constant": self._samples.whole(record["properties"][wire], wire)}
            )
            for wire, source in given.items()
            if source != wire or self._is_unlike(members.get(wire), record["properties"].get(wire))
        }
        if each.key not in given or each.key not in needed:
            number = self._shapes.behind(record["properties"][each.key])["type"] == "integer"
            store[each.key] = {"generate": "serial" if number else "uuid"}
        for wire_name in record.get("required", ()):
            sent = members.get(wire_name)
            is_sent = sent is not None and not sent.get("readOnly") and wire_name in needed
            if wire_name != each.key and not is_sent and "." not in wire_name:
                member = record["properties"][wire_name]
                store[wire_name] = self._source(member, wire_name, sent, given)
        made: Use = {"create": each.name, **({"store": store} if store else {})}
        return made | place

    def _is_unlike(self, sent: Use | None, stored: Use | None) -> bool:
        """Tell whether a member of a request is another thing than that of an item: an id for a record."""
        return sent is not None and stored is not None and not self._is_alike(sent, stored)

    def _is_alike(self, one: Use, other: Use) -> bool:
        first, second = self._shapes.behind(one), self._shapes.behind(other)
        if first.get("type") == second.get("type") == "array":
            return self._is_alike(first["items"], second["items"])
        return first.get("type") == second.get("type")

    def _body_with(self, given: Mapping[str, str], name: str) -> Use:
        """The record of a request that has the members of an item: the body, or its only member."""
        body = self._shapes.behind(self._operations[name].get("body", {}))
        if all(wire == source for wire, source in given.items()):
            return body
        return self._shapes.behind(next(iter(body["properties"].values())))

    def _source(
        self, member: Use, wire_name: str, sent: Use | None, given: Mapping[str, str]
    ) -> Use:
        usual = self._samples.whole(member, wire_name)
        if sent is not None and not sent.get("readOnly") and wire_name in given:
            return {"body": given[wire_name], "otherwise": usual}
        made = {"date-time": "now", "uuid": "uuid", "unix-time": "unix_time"}.get(
            member.get("format", "")
        )
        return (
            {"generate": made}
            if made and not ("nullable" in member and made == "uuid")
            else {"constant": usual}
        )

    def _is_item(self, each: _Collection, use: Use) -> bool:
        """Tell whether a listed record is that of an item, or has a part of its members."""
        if use == {"$ref": each.record}:
            return True
        listed, known = self._shapes.behind(use), self._types[each.record]["properties"]
        members = listed.get("properties", {})
        return each.key in members and all(
            name in known and known[name] == members[name] for name in listed.get("required", ())
        )

    def _listing(self, each: _Collection, name: str) -> Use | None:
        """The effect of a list of items, also in a record with one list; None if it is none."""
        body = self._shapes.body_of(name)
        bare = self._shapes.behind(body)
        if bare.get("type") == "array":
            return {"list": each.name} if self._is_item(each, bare["items"]) else None
        members = bare.get("properties", {})
        lists = [
            wire for wire, member in members.items() if self._is_item(each, member.get("items", {}))
        ]
        others = [
            wire
            for wire, member in members.items()
            if member.get("type") == "array" and wire not in lists
        ]
        if len(lists) != 1:
            return None
        stated = self._operations[name].get("paging", {})
        pages = self._paging.get(stated, {}) if isinstance(stated, str) else stated
        filled = {lists[0], pages.get("next"), pages.get("more"), pages.get("total")}
        envelope = {
            wire: {"constant": self._samples.whole(members[wire], wire)}
            for wire in bare.get("required", ())
            if wire not in filled and "." not in wire
        }
        made: Use = {"list": each.name, **({"into": lists[0]} if others and not pages else {})}
        return {**made, "envelope": envelope} if envelope else made


def _free(noun: str, taken: set[str]) -> str:
    """A name for what procedures are about: its last words, as many as are needed."""
    steps = noun.split("/")
    made = (names.words("_".join(steps[-count:])) for count in range(1, len(steps) + 1))
    return next((name for name in made if name not in taken), names.unique(steps[-1], taken))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
