"""Draws operations that list items, some of them in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .draw import Draw, Words
from .types import Types


@dataclass
class Listings:
    """Draws lists of items."""

    draw: Draw
    types: Types

    def listing(self, name: str, item: str) -> Words:
        """Return an operation that lists the items of a collection."""
        kind = self.draw.pick(
            ["all", "record", "link", "cursor", "page", "offset", "url", "single"]
        )
        items = {"type": "array", "items": {"$ref": item}}
        if kind in ("all", "link"):
            words = {"paging": {"link": "next", "size": "size"}} if kind == "link" else {}
            return self._listed(name, items, self._parameters(kind), words)
        members: dict[str, Any] = {"data": items, "total": {"type": "integer"}}
        if kind == "record":
            return self._listed(name, self._around(members), self._parameters(kind), {})
        members |= {"more": {"type": "boolean"}, "next": {"type": "string"}}
        words = {"items": "data"}
        if kind == "url":
            words["url"] = "next"
        elif kind == "single":
            words |= {"single": True}
        elif kind == "cursor":
            words |= {"cursor": "after", "size": "size"}
            words |= self.draw.pick([{"next": "next"}, {"next": "data[-1].id", "more": "more"}])
        else:
            words |= {kind: kind, "size": "size"}
            words |= self.draw.pick([{}, {"total": "total"}, {"more": "more"}])
        if "more" not in words:
            del members["more"]
        return self._listed(name, self._around(members), self._parameters(kind), {"paging": words})

    def _parameters(self, kind: str) -> Words:
        found: Words = {"title": {"in": "query", "type": "string"}} if self.draw.chance(60) else {}
        if self.draw.chance(30):
            texts = {"type": "array", "items": {"type": "string"}}
            found["titles"] = {"in": "query", **texts}
        if kind not in ("all", "record", "url", "single"):
            found["size"] = {"in": "query", "type": "integer", "minimum": 1, "maximum": 50}
        if kind == "cursor":
            found["after"] = {"in": "query", "type": "string"}
        elif kind in ("page", "offset"):
            found[kind] = {"in": "query", "type": "integer", **self.draw.words(50, default=0)}
        return found

    def _around(self, members: Words) -> Words:
        """Declare the record around a list."""
        value = self.types.named[members["data"]["items"]["$ref"]][1]
        values = {
            "data": [value],
            "more": False,
            "total": 1,
            "next": "https://api.example.org/next",
        }
        shown = {name: values[name] for name in members}
        words: Words = {"type": "object", "properties": members}
        return self.types.declare(words, shown, stem="Listing", sort="listing")[0]

    def _listed(self, name: str, answer: Words, parameters: Words, words: Words) -> Words:
        columns = ["id", "title"] if "items" in answer or "paging" in words else ["data.id"]
        words |= self.draw.words(25, columns=columns)
        made = {"verb": "GET", "path": f"/{name}", "responses": {"200": {"body": answer}}, **words}
        return {**made, "parameters": parameters} if parameters else made
