"""errors.yaml of an import: a code for each status, and the bodies of errors."""

from __future__ import annotations

from collections import Counter
from http import HTTPStatus
from typing import Any

from clientgen.openapi import names
from clientgen.openapi.bodies import contents
from clientgen.openapi.prose import line
from clientgen.openapi.reading import Json
from clientgen.openapi.schemas import members
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use
from clientgen.symbols import reserved

_MESSAGES = (
    "message",
    "error_message",
    "errorMessage",
    "detail",
    "error_description",
    "description",
    "title",
    "msg",
    "error",
    "errors",
)


class Errors:
    """The errors of all operations; what they have in common is said once."""

    def __init__(self, types: Types, found: dict[str, list[tuple[str, Part]]]) -> None:
        self._types = types
        self._bodies: dict[str, Counter[str]] = {}
        self._titles: dict[str, str] = {}
        self.uses: dict[str, dict[str, list[Any]]] = {}
        for operation, stated in found.items():
            for status, part in stated:
                self._add(operation, status.upper() if status != "default" else status, part)

    def _add(self, operation: str, status: str, part: Part) -> None:
        code = code_of(status)
        self.uses.setdefault(operation, {})[code] = []
        self._titles.setdefault(status, line(part.text("description")) or phrase(status))
        body = self._body(part, code)
        if body is not None:
            self._bodies.setdefault(status, Counter())[body] += 1

    def _body(self, part: Part, code: str) -> str | None:
        """The name of the record that the body of an error is; None if it is none."""
        for _, kind, content in contents(part):
            schema = content.get("schema")
            if kind == "json" and isinstance(schema.value, dict) and members(schema).properties:
                target = schema.followed()
                return self._types.named(target, "" if target is not schema else f"{code}Body")
        if contents(part):
            self._types.report.lacks(
                "an error whose body is no record", part.place, "its status alone"
            )
        return None

    def document(self) -> Use:
        """Return errors.yaml, without its schema; its types must be defined."""
        whole = sum(self._bodies.values(), Counter[str]())
        made: Use = {}
        classes = self._classes()
        if classes:
            made["exceptions"] = classes
        usual = next((name for name, _ in whole.most_common() if self._is_record(name)), None)
        if usual is not None:
            made["body"] = self._described(usual)
            others = {status: self._main(status) for status in self._bodies}
            apart = {
                s: self._described(n) for s, n in others.items() if n is not None and n != usual
            }
            if apart:
                made["bodies"] = {_key(status): use for status, use in apart.items()}
            self._note(usual)
        if self._titles:
            made["errors"] = {
                code_of(status): {"status": _key(status), "title": title}
                for status, title in self._titles.items()
            }
        return made

    def _note(self, usual: str) -> None:
        for status, bodies in self._bodies.items():
            for name in [*bodies][1:]:
                if name != self._main(status):
                    self._types.report.lacks(
                        "several bodies of one status", f"{status} {name}", f"as {usual}"
                    )

    def _main(self, status: str) -> str | None:
        return next((n for n, _ in self._bodies[status].most_common() if self._is_record(n)), None)

    def _is_record(self, name: str) -> bool:
        return "properties" in self._types.look({"$ref": name})

    def _described(self, name: str) -> Use:
        made: Use = {"$ref": name}
        path = self._message({"$ref": name}, 0)
        return {**made, "message": path} if path else made

    def _message(self, use: Use, depth: int) -> str | None:
        properties = self._types.look(use).get("properties", {})
        for wanted in _MESSAGES:
            member = properties.get(wanted)
            if member is None:
                continue
            bare = self._types.look(member)
            if (
                bare.get("type") == "string"
                and "const" not in bare
                and "enum" not in bare
                and "format" not in bare
            ):
                return wanted
            if bare.get("type") == "array":  # of several, the first counts
                member, bare = bare["items"], self._types.look(bare["items"])
            inner = self._message(member, depth + 1) if depth < 2 and "properties" in bare else None
            if inner:
                return f"{wanted}.{inner}"
        return None

    def _classes(self) -> Use:
        found: Use = {}
        taken = {*self._types.taken, *reserved.BASE_ERRORS, *reserved.BUILTINS, "ClientError"}
        for status in self._titles:
            name = code_of(status) + ("" if code_of(status).endswith("Error") else "Error")
            name = name if name not in taken else f"Http{name}"
            taken.add(name)
            found[_key(status)] = name
        return found


def code_of(status: str) -> str:
    """Return the name of an error of a status: `NotFound` for 404."""
    return {"default": "Other", "4XX": "Client", "5XX": "Server"}.get(status) or names.pascal(
        phrase(status)
    )


def phrase(status: str) -> str:
    """Return what a status means, in words."""
    if status == "default":
        return "Any other error"
    if status in ("4XX", "5XX"):
        return "The request was refused" if status == "4XX" else "The service failed"
    try:
        return HTTPStatus(int(status)).phrase.replace("'", "")
    except ValueError:
        return f"Status {status}"


def _key(status: str) -> Json:
    return int(status) if status.isdecimal() else status
