"""Bodies of requests and responses: one media type or several, and their types."""

from __future__ import annotations

from typing import Any

from clientgen.openapi import media
from clientgen.openapi.merging import every_member, merged
from clientgen.openapi.prose import line, prose
from clientgen.openapi.schemas import members, types_of
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use

_MOST_MEDIA_TYPES = 16


def contents(part: Part) -> list[tuple[str, media.Kind, Part]]:
    """Return each media type of a body with its kind and the part that has its schema, best first."""
    found = []
    for name, content in part.get("content").items():
        schema = content.get("schema")
        target = schema.followed()
        is_object = bool(members(schema).properties) or types_of(target)[:1] in (
            ["object"],
            ["array"],
        )
        found.append((name, media.kind_of(name, is_object=is_object), content))
    return sorted(found, key=lambda each: media.rank(each[1]))


class Bodies:
    """Makes bodies of the parts of a document that describe them.

    `merges` tells that a body which is one of several records is one record with the members of all.
    """

    def __init__(self, types: Types, *, merges: bool = False) -> None:
        self._types, self._merges = types, merges

    def request(self, part: Part, owner: str) -> Use | None:
        """Return the body of a request, or None."""
        found = contents(part)
        if not found:
            return None
        name, kind, content = found[0]
        others = [other for other, its, _ in found[1:] if its != kind]
        if others:
            said = ", ".join(map(media.plain, others))
            self._types.report.lacks(
                "a body of several kinds", part.place, f"{media.plain(name)}, without {said}"
            )
        same = [
            media.sent(other, kind)
            for other, its, each in found
            if its == kind and each.value == content.value
        ]
        schema = content.get("schema")
        whole = merged(schema) if self._merges or kind in ("form", "multipart") else None
        made = self._typed(kind, schema if whole is None else whole, owner)
        given = list(dict.fromkeys(same))[:_MOST_MEDIA_TYPES]
        if made is None:
            return None
        if kind == "multipart":
            made |= self._encoding(content)
        if kind == "form" and self._is_nested(made):
            made["style"] = "deep"
        if given != ["application/json"]:
            made["media_types"] = given
        return self._finish(made, part)

    def _finish(self, made: Use, part: Part) -> Use:
        description = prose(part.text("description"))
        if description:
            made["description"] = description
        if not part.flag("required") and "required" not in made:
            made["required"] = False
        return made

    def _encoding(self, content: Part) -> Use:
        said: dict[str, Any] = {}
        for name, each in content.get("encoding").items():
            stated = each.text("contentType").partition(",")[0]
            if stated and name in every_member(content.get("schema")):
                said[name] = {"contentType": media.plain(stated)}
        return {"encoding": said} if said else {}

    def _is_nested(self, use: Use) -> bool:
        """Tell whether a form has members that are records, maps, or lists of them."""
        for member in self._types.look(use).get("properties", {}).values():
            bare = self._types.look(member)
            if bare.get("type") == "array":
                bare = self._types.look(bare["items"])
            if bare.get("type") in ("object", "array"):
                return True
        return False

    def _typed(self, kind: media.Kind, schema: Part, owner: str) -> Use | None:
        if kind == "bytes":
            return {"type": "bytes"}
        if kind == "text":
            return {"type": "string"}
        if schema.value is None:
            return {"type": "any"} if kind == "json" else {"type": "bytes"}
        if kind in ("form", "multipart") or members(schema).properties:
            return self._record(kind, schema, owner)
        use = self._types.use(schema, owner)
        return {"type": "bytes"} if use.get("type") == "bytes" else use

    def _record(self, kind: media.Kind, schema: Part, owner: str) -> Use | None:
        """A record with a name; that of a form is its own, since it has parts that JSON cannot have."""
        if kind in ("multipart", "form"):
            if not members(schema).properties:
                if schema.followed().get("properties").value is None:
                    self._types.report.lacks("a form without members", schema.place, "left out")
                return None
            return {"$ref": self._types.form(schema, owner, has_files=kind == "multipart")}
        use = self._types.use(schema, owner)
        return {"$ref": self._types.named(schema, owner)} if "properties" in use else use

    def response(self, part: Part, owner: str, switch: str | None = None) -> list[Use]:
        """Return the bodies of the responses of a status: none, one, or a whole one and a stream.

        `switch` is the member of the request that asks for the stream, if there is one.
        """
        found = contents(part)
        if not found:
            return []
        chosen = {kind: [each for each in found if each[1] == kind] for _, kind, _ in found}
        best = found[0][1]
        kinds: list[media.Kind] = (
            [best, "stream"] if switch and "stream" in chosen and best == "json" else [best]
        )
        for name, kind, _ in found:
            if kind not in kinds:
                self._types.report.lacks(
                    "a response of several kinds",
                    part.place,
                    f"{media.plain(found[0][0])}, without {media.plain(name)}",
                )
        return [self._of_kind(chosen[kind], owner) for kind in kinds]

    def _of_kind(self, found: list[tuple[str, media.Kind, Part]], owner: str) -> Use:
        made = self._answer(*found[0], owner)
        for name, kind, content in found[1:]:
            if content.get("schema").value == found[0][2].get("schema").value:
                self._add(made, media.sent(name, kind))
        return made

    def _add(self, body: Use, name: str) -> None:
        given = body.get("media_types", ["application/json"])
        if name not in given and len(given) < _MOST_MEDIA_TYPES:
            body["media_types"] = [*given, name]

    def _answer(self, name: str, kind: media.Kind, content: Part, owner: str) -> Use:
        if kind == "stream":
            item = content.get("itemSchema")
            item = content.get("schema") if item.value is None else item
            use = (
                self._types.inner(item, f"{owner}Item", 0)
                if isinstance(item.value, dict)
                else {"type": "any"}
            )
            if "properties" in use:
                use = {"$ref": self._types.named(item, f"{owner}Item")}
            if "oneOf" in use:
                use.pop("python_name", None)
            return {"itemSchema": use, "media_types": [media.plain(name)]}
        made = self._typed(kind, content.get("schema"), owner)
        if kind in ("form", "multipart") or made is None:
            made = {"type": "bytes"}
        if made == {"type": "bytes"}:
            made["stream"] = True
        if media.sent(name, kind) != "application/json":
            made["media_types"] = [media.sent(name, kind)]
        return made


def headers(types: Types, part: Part, owner: str) -> dict[str, Use]:
    """Return the headers of a response."""
    made: dict[str, Use] = {}
    for name, stated in part.get("headers").items():
        header = stated.followed()
        if not isinstance(header.value, dict) or name.lower() in ("content-type", "content-length"):
            continue
        schema = header.get("schema")
        use = (
            types.use(schema, f"{owner}{name}") if schema.value is not None else _old(types, header)
        )
        bare = types.look(use)
        if bare.get("type") not in ("string", "integer", "number", "boolean") or "const" in bare:
            use = {"type": "string"}
        use = {
            word: value for word, value in use.items() if word not in ("nullable", "description")
        }
        said = prose(header.text("description"))
        made[name] = {**use, "description": said} if said else use
    return made


def _old(types: Types, header: Part) -> Use:
    """The type of a header of Swagger 2.0, whose words stand beside its description."""
    return types.use(header, "Header") if header.text("type") else {"type": "string"}


def said(part: Part) -> str:
    """Return the description of a response, unless it says no more than the status."""
    text = prose(part.text("description"))
    return (
        ""
        if line(text).lower().strip(".")
        in ("", "ok", "success", "successful response", "no content")
        else text
    )
