"""Draws operations on items that an emulator keeps: those of one collection create, list, change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .draw import Draw, Words
from .listings import Listings
from .operations import Operations
from .types import Typed

KEYS: Sequence[tuple[Words, Any, str]] = (
    ({"type": "string"}, "k-1", "uuid"),
    ({"type": "integer"}, 7, "serial"),
    ({"type": "string", "format": "uuid"}, "7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f", "uuid"),
)
SOURCES: Sequence[Words] = (
    {"generate": "now"},
    {"generate": "http_date"},
    {"generate": "hex", "bytes": 4},
    {"generate": "key"},
    {"constant": "white"},
    {"body": "title", "otherwise": "none"},
)
VERBS: Sequence[tuple[str, str]] = (
    ("change", "update"),
    ("replace", "replace"),
    ("get", "read"),
    ("remove", "delete"),
)


@dataclass
class Items:
    """A collection: its name, the type of its key with a value, and its records in types.yaml."""

    name: str
    key: Words
    value: Any
    source: str
    item: str
    new: str

    @property
    def path(self) -> str:
        """The path of one item."""
        return f"/{self.name}/{{{self.name}Id}}"

    @property
    def place(self) -> Words:
        """The parameter of the path that names an item."""
        return {f"{self.name}Id": {"in": "path", **self.key}}


@dataclass
class State:
    """Draws collections and the operations on them; `emulation` is what `emulation.yaml` says."""

    draw: Draw
    operations: Operations
    missing: str
    taken: str
    scope: Sequence[str] = ()
    emulation: Words = field(default_factory=dict)

    @property
    def effects(self) -> Words:
        """What operations do, by name."""
        found: Words = self.emulation.setdefault("operations", {})
        return found

    def groups(self) -> dict[str, dict[str, Words]]:
        """Return a group of operations on a collection, and perhaps one on its children."""
        items = self._items()
        found = self._whole(items)
        left = ["add", "get", *self.draw.some(["list", "change", "replace", "remove"], 4, 1)]
        chosen = {
            name: self.operations.finished(found[name]) | {"errors": found[name].get("errors", {})}
            for name in found
            if name in left
        }
        self._keep(items, chosen)
        if self.draw.chance(50):
            chosen |= self._long_running(items)
        groups = {items.name: chosen}
        if self.draw.chance(40):
            groups |= self._children(items, chosen)
        return groups

    def _items(self) -> Items:
        """Declare the record of an item, and that of a request."""
        types = self.operations.types
        key, value, source = self.draw.pick(KEYS)
        extra, one = types.scalar()
        members: dict[str, Typed] = {
            "title": ({"type": "string"}, "a title"),
            "added": ({"type": "string"}, "then"),
            "state": ({"type": "string"}, "done"),
            "tags": ({"type": "array", "items": {"type": "string"}}, ["a"]),
            "copies": ({"type": "integer"}, 0),
            "extra": (extra, one),
        }
        shown = {name: each for name, (_, each) in members.items()}
        words = {name: each for name, (each, _) in members.items()}
        item = {"type": "object", "properties": {"id": key, **words}, "required": ["id"]}
        sent = {name: shown[name] for name in ("title", "tags", "extra")}
        new = {"type": "object", "properties": {name: words[name] for name in sent}}
        new |= self.draw.words(30, required=["title"])
        names = [self.draw.name("Book"), self.draw.name("NewBook")]
        types.named[names[0]] = (
            {**item, "example": {"id": value, **shown}},
            {"id": value, **shown},
        )
        types.named[names[1]] = ({**new, "example": sent}, sent)
        name = self.draw.name(self.draw.pick(["books", "shelves", "lists", "accounts"]))
        return Items(name, key, value, source, *names)

    def _whole(self, items: Items) -> dict[str, Words]:
        """Return every operation on a collection."""
        body, new = {"body": {"$ref": items.item}}, {"body": {"$ref": items.new}}
        of_one: Words = {"path": items.path, "parameters": items.place}
        of_one["errors"] = {self.missing: [], self.taken: []}
        add: Words = {"verb": "POST", "path": f"/{items.name}", **new}
        add |= {"responses": {"201": dict(body)}}
        add |= {"errors": {self.taken: [], self.missing: ["gone"]}}
        return {
            "get": {"verb": "GET", **of_one, "responses": {"200": dict(body)}},
            "add": add,
            "list": Listings(self.draw, self.operations.types).listing(items.name, items.item),
            "change": {"verb": "PATCH", **of_one, **new, "responses": {"200": dict(body)}},
            "replace": {"verb": "PUT", **of_one, **new, "responses": {"200": dict(body)}},
            "remove": {"verb": "DELETE", **of_one, "responses": {"204": {}}},
        }

    # what they do

    def _keep(self, items: Items, chosen: dict[str, Words]) -> None:
        """Say what the operations do to the collection."""
        name = items.name
        collection: Words = {
            "key": "id",
            "named_by": f"{name}Id",
            "missing": self._error(self.missing),
        }
        taken = self.draw.pick([self._error(self.taken), "keep", "replace"])
        collection |= self.draw.words(50, taken=taken)
        collection |= self.draw.words(
            30,
            order=self.draw.pick(["key", "created"]),
            seed=[{"id": items.value, "title": "a seed"}],
            passes={"member": "state", "states": ["new", "done"], "seconds": 10, "last": ["added"]},
        )
        collection |= self.draw.words(50, scope=list(self.scope)) if self.scope else {}
        self.emulation.setdefault("collections", {})[name] = collection
        self.effects[f"{name}.add"] = self._adding(name, items.source)
        if "list" in chosen and self.draw.chance(60):
            self.effects[f"{name}.list"] = self._listing(name, chosen["list"])
        for operation, effect in VERBS:
            if operation in chosen and self.draw.chance(40):
                self.effects[f"{name}.{operation}"] = {effect: name} | self._versioned(operation)

    def _error(self, code: str) -> Words:
        """Return an error with a message of its own, or a reason."""
        found: Words = {"error": code} | self.draw.words(40, message="It is as it is.")
        if code == self.missing and "message" not in found:
            found |= self.draw.words(40, reason="gone")
        return found

    def _versioned(self, operation: str) -> Words:
        found = self.draw.words(30, headers={"ETag": {"version": True}})
        if operation != "get" and self.draw.chance(30):
            found["if_match"] = self._error(self.draw.pick([self.taken, self.missing]))
            found["if_match"] |= self.draw.words(40, required=self._error(self.missing))
        return found

    def _adding(self, name: str, source: str) -> Words:
        effect: Words = {"create": name, "store": {"id": {"generate": source}}}
        effect["store"] |= self.draw.words(50, added=self.draw.pick(SOURCES))
        effect |= self.draw.words(20, headers={"Location": {"link": f"{name}.get"}}, status=201)
        if self.draw.chance(15):
            required = {"value": {"body": "extra"}, "in": name, **self._error(self.missing)}
            effect["require"] = [required]
        told = self.draw.pick([{"stored": "title"}, {"link": f"{name}.get"}])
        return effect | self.draw.words(10, response={"added": told})

    def _listing(self, name: str, listing: Words) -> Words:
        effect: Words = {"list": name}
        body = listing["responses"]["200"]["body"]
        if "title" in listing.get("parameters", {}):
            among = ["equals", "contains", "starts_with", "at_least", "at_most"]
            condition = {
                "stored": "title",
                "is": self.draw.pick(among),
                "value": {"parameter": "title"},
            }
            effect |= self.draw.pick(
                [{"filter": ["title"]}, {"where": [condition]}, {"where": [condition]}]
            )
        if "titles" in listing.get("parameters", {}):
            given = {"stored": "title", "is": "one_of", "value": {"parameter": "titles"}}
            effect["where"] = [*effect.get("where", ()), given]
        effect |= self.draw.words(
            30, order={"stored": "title", **self.draw.words(50, descending=True)}
        )
        if "paging" in listing:
            return effect | self.draw.words(50, page={"size": 2, "most": 3})
        if "$ref" in body:
            effect |= {"into": "data"} | self.draw.pick(
                [{"total": "total"}, {"envelope": {"total": {"count": name}}}]
            )
        return effect | self.draw.words(20, limit={"constant": 5})

    # children

    def _children(self, items: Items, chosen: dict[str, Words]) -> dict[str, dict[str, Words]]:
        """Return operations on the children of items."""
        name = self.draw.name("parts")
        members = {
            "number": {"type": "integer"},
            "note": {"type": "string"},
            "title": {"type": "string"},
        }
        words = {"type": "object", "properties": members, "required": ["number"]}
        part, _ = self.operations.types.declare(
            words, {"number": 1, "note": "a", "title": "b"}, stem="Part", sort="part"
        )
        self._keep_children(items, name, has_removal="remove" in chosen)
        place: Words = {
            "path": f"{items.path}/{name}",
            "parameters": items.place,
            "errors": {self.missing: []},
        }
        listed = {"type": "array", "items": part}
        adding = {"verb": "POST", "responses": {"201": {"body": part}}, **place}
        listing = {"verb": "GET", "responses": {"200": {"body": listed}}, **place}
        finished, errors = self.operations.finished, {self.missing: []}
        add = finished(adding) | {"errors": {**errors, self.taken: []}}
        return {name: {"add": add, "list": finished(listing) | {"errors": errors}}}

    def _keep_children(self, items: Items, name: str, *, has_removal: bool) -> None:
        """Say what the operations do to the children, and those on items as well."""
        self.emulation["collections"][name] = {"key": "number", "parent": items.name}
        store = {
            "number": {"generate": "serial"},
            "title": {"parent": "title", "otherwise": "none"},
        }
        self.effects[f"{name}.add"] = {"create": name, "store": store}
        adding = self.effects[f"{items.name}.add"]
        adding |= self.draw.words(60, children=[{"in": name, "store": store}])
        got = self.effects.setdefault(f"{items.name}.get", {"read": items.name})
        got |= self.draw.words(60, response={"copies": {"count": name}})
        if has_removal:
            removing = self.effects.setdefault(f"{items.name}.remove", {"delete": items.name})
            refused = {"in": name, **self._error(self.draw.pick([self.taken, self.missing]))}
            removing |= self.draw.words(60, refuse_with_children=[refused])

    # what goes on

    def _long_running(self, items: Items) -> dict[str, Words]:
        """Return an operation that goes on after its response."""
        name, kind = items.name, self.draw.pick(["member", "url", "header"])
        words = self._course(name, kind)
        response: Words = {"body": {"$ref": items.item}}
        words[kind] = "id"
        if kind != "member":
            words[kind] = "Operation-Location" if kind == "url" else "x-request"
            url = f"https://api.example.org/{name}/{items.value}"
            example = url if kind == "url" else str(items.value)
            header = {"type": "string", "always": True, "example": example}
            response = {"headers": {words[kind]: header}}
        passes = {"member": "state", "states": ["new", "done"], "seconds": 10}
        self.emulation["collections"][name]["passes"] = passes
        begin: Words = {"verb": "POST", "responses": {"202": response}}
        begin |= {"errors": {self.missing: []}}
        store: Words = {"title": {"constant": "begun"}}
        if kind != "member" and self.draw.chance(50):
            store["id"] = {"generate": items.source}
            self.effects[f"{name}.begin"] = {"starts": {"in": name, "store": store}}
            begin |= {"path": f"/{name}-begin"}
        else:
            self.effects[f"{name}.begin"] = {"update": name, "store": store}
            begin |= {"path": f"{items.path}/begin", "parameters": items.place}
        return {"begin": {**begin, "source": {"document": "page"}, "long_running": words}}

    def _course(self, name: str, kind: str) -> Words:
        """Return how it goes on, and what its result and its error are."""
        words: Words = {
            "poll": f"{name}.get",
            "status": "state",
            "running": ["new"],
            "succeeded": ["done"],
            "failed": ["bad"],
        }
        of_get: Words = {"operation": f"{name}.get"}
        of_get |= {"id": "id"} if kind == "url" or self.draw.chance(30) else {}
        result = self.draw.pick(["status", {"member": "title"}, of_get])
        words |= self.draw.words(50, result=result, interval=2)
        return words | self.draw.words(40, error={"code": "title", "message": "added"})
