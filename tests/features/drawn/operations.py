"""Draws operations: what a page says of a request and of its responses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .draw import Draw, Words
from .types import Typed, Types

NAMES: Sequence[str] = (
    "get", "list", "create", "delete", "update", "replace", "search", "start", "import_them", "run",
    "test", "set", "cancel", "open_it", "add", "print_all", "copy", "check", "help_me", "raw",
)  # fmt: skip
PARAMETERS: Sequence[str] = (
    "name", "filter", "size", "since", "class", "x-y", "top", "ids", "self", "format", "output",
    "timeout", "body", "query", "from", "yes", "list", "client", "debug", "a.b", "Accept-Words",
    "cursor", "version", "deadline", "file", "server", "type",
)  # fmt: skip
HEADERS: Sequence[str] = ("ETag", "X-Count", "Location", "X-Rate-Limit", "Last-Modified", "Link")
JSON = "application/json"
XML = "application/xml"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Operations:
    """Draws the operations of one spec.

    `codes` are errors with their reasons, `credentials` and `servers` the names of those that the
    service has, `effects` what the emulator has to know of each operation.
    """

    draw: Draw
    types: Types
    codes: dict[str, list[str]]
    credentials: Sequence[str] = ()
    servers: Sequence[str] = ()
    emulated: bool = False
    effects: dict[str, Words] = field(default_factory=dict)

    def any(self, group: str) -> dict[str, Words]:
        """Return one operation, or several that need one another, by name."""
        make: Callable[[str], Words] = self.draw.pick(
            [
                self.plain, self.plain, self.plain, self.sending, self.sending, self.sending,
                self.form, self.nested_form, self.multipart, self.upload, self.download,
                self.events, self.chosen, self.several, self.headed, self.unwrapped, self.keyed, self.no_content,
                self.conditional, self.text, self.queried,
            ]
        )  # fmt: skip
        name = self.draw.name(self.draw.pick(NAMES))
        made = make(f"/{group.replace('.', '/')}/{self.draw.name('way')}")
        if self.emulated:
            self.effects[f"{group}.{name}"] = self.effect(made)
        return {name: self.finished(made)}

    def finished(self, made: Words) -> Words:
        """Return an operation with what all can have."""
        marked = {"source": {"document": "page", **self.draw.words(10, section="Requests")}}
        shown = self.draw.words(20, title=self.draw.pick(["Do it", 'Say "it"', "Ünder ✓ `x`"]))
        shown |= self.draw.words(15, description="What it does\n\n- one\n- two", notes=["A note"])
        rare = self.draw.words(
            4,
            cautions=["It cannot be `undone`"],
            deprecated=self.draw.pick([True, {"since": "2024-01-01"}]),
            python_name=self.draw.name("method_named"),
            endpoint=self.endpoint(),
            limits={"response": 65536},
        )
        marked |= shown | rare
        marked |= self.draw.words(30, errors=self.errors())
        if made["verb"] == "DELETE":
            marked |= self.draw.words(50, destructive=True)
        if made["verb"] not in ("GET", "HEAD"):
            marked |= self.draw.words(5, follows_redirects=True)
        if "repeatable" not in made and made["verb"] not in ("GET", "HEAD", "OPTIONS"):
            marked |= self.draw.words(40, repeatable=self.draw.chance(60))
        if self.credentials and self.draw.chance(20):
            marked["auth"] = self.needs()
        return {**made, **marked}

    def endpoint(self) -> Any:
        """Return an endpoint of its own, or one for each server."""
        of_each = {
            name: f"https://{name.replace('_', '-')}.other.example.org" for name in self.servers
        }
        return of_each if of_each and self.draw.chance(60) else "https://other.example.org"

    def needs(self) -> Any:
        """Return which credentials an operation needs."""
        names = self.draw.some(self.credentials, 2, 1)
        return self.draw.pick(
            ["none", names, [*names, "none"], [names] if len(names) > 1 else names]
        )

    def errors(self) -> Words:
        """Return codes with reasons that apply."""
        return {
            code: self.draw.some(self.codes[code], 2) for code in self.draw.some([*self.codes], 2)
        }

    # arguments

    def parameters(self, most: int = 3) -> Words:
        """Return parameters of the query and of headers."""
        found = {}
        for name in self.draw.some(PARAMETERS, most):
            place = self.draw.pick(["query", "query", "header"])
            words, value = self.argument(place)
            found[name] = {"in": place, **words, **self.described(name, words, value)}
        if len(found) > 1 and self.draw.chance(8):
            first, *_, last = found
            found[last]["deprecated"] = {"instead": first}
        return found

    def described(self, name: str, words: Words, value: Any) -> Words:
        """Return what else a parameter can say."""
        found = self.draw.words(30, required=self.draw.chance(60))
        found |= self.draw.words(20, description="What the value\nis for")
        found |= self.draw.words(
            5,
            deprecated=True,
            secret=True,
            python_name=self.draw.name("argument"),
            flag=self.draw.name("given"),
            wire_name=f"X-{name.replace('.', '-')}" if self.draw.chance(50) else f"${name}",
        )
        if "$ref" not in words and "items" not in words:
            found |= self.draw.words(100 if "pattern" in words else 25, example=value)
            found |= {} if found.get("required") else self.draw.words(15, default=value)
        return found

    def argument(self, place: str) -> Typed:
        """Return the type of a parameter in the query or a header."""
        words, value = self.types.scalar()
        kind = self.draw.number(0, 9)
        if kind == 8:
            styles = ["simple", "repeated"] if place == "query" else ["simple"]
            bounds = self.draw.words(20, maxItems=5) | self.draw.words(
                40, style=self.draw.pick(styles)
            )
            return {"type": "array", "items": words, **bounds}, [value]
        if kind == 9:
            styles = ["deep", "simple"] if place == "query" else ["simple"]
            style = self.draw.words(40, style=self.draw.pick(styles))
            return {"type": "object", "additionalProperties": words, **style}, {"a": value}
        if self.draw.chance(6):
            return self.types.enumeration()
        return words, value

    def placed(self, path: str) -> tuple[str, Words]:
        """Return a path with parameters, and what is said of them."""
        found = {}
        for _ in range(self.draw.pick([0, 0, 1, 1, 2])):
            name = self.draw.name(self.draw.pick(["id", "thingName", "x-key", "class", "day"]))
            words, value = self.types.scalar()
            extra = self.draw.words(20, description="Which one")
            if "$ref" not in words:
                extra |= self.draw.words(100 if "pattern" in words else 20, example=value)
            extra |= self.draw.words(
                4, secret=True, style="reserved", python_name=self.draw.name("part")
            )
            found[name] = {"in": "path", **words, **extra}
            path += self.draw.pick([f"/{{{name}}}", f"/{{{name}}}/more", f"/x({{{name}}})"])
        return path, found

    def request(self, path: str, verbs: Sequence[str]) -> Words:
        """Return verb, path and parameters."""
        path, placed = self.placed(path)
        found = {"verb": self.draw.pick(verbs), "path": path}
        parameters = {**placed, **{n: p for n, p in self.parameters().items() if n not in placed}}
        return {**found, "parameters": parameters} if parameters else found

    # responses

    def answer(self, *, media: bool = True) -> Words:
        """Return a response with a body."""
        words, value = self.types.use()
        body = words | (
            {"example": value} if "$ref" not in words else self.draw.words(10, example=value)
        )
        if media and self.draw.chance(15):
            offered = self.draw.pick([[JSON], ["application/hal+json"], [JSON, XML], [XML]])
            body |= {"media_types": offered} | self.draw.words(30, default_media_type=offered[-1])
        return self.responding({"body": body})

    def responding(self, response: Words) -> Words:
        """Return a response with headers, perhaps."""
        response |= self.draw.words(15, description="What it means")
        if self.draw.chance(20):
            response["headers"] = {name: self.header() for name in self.draw.some(HEADERS, 2, 1)}
        return response

    def header(self) -> Words:
        """Return a header of a response."""
        words, value = self.types.scalar()
        if "$ref" not in words:
            words["example"] = value
        return words | self.draw.words(
            20,
            always=True,
            seen=False,
            description="What it tells",
            python_name=self.draw.name("header"),
        )

    def responses(self) -> Words:
        """Return successes by status."""
        found = {str(s): self.answer() for s in self.draw.some([200, 201, 202, 203, "2XX"], 2, 1)}
        if self.draw.chance(12):
            found["204"] = {}
        return found

    # kinds of operations

    def plain(self, path: str) -> Words:
        """Return an operation without a body."""
        request = self.request(path, ["GET", "GET", "GET", "DELETE", "POST", "OPTIONS"])
        made = {**request, "responses": self.responses()}
        shown = {
            name: each["example"]
            for name, each in made.get("parameters", {}).items()
            if "example" in each
        }
        if shown and self.draw.chance(20):
            made["examples"] = {"shown": {"parameters": shown}}
        return made

    def queried(self, path: str) -> Words:
        """Return an operation that constants of the query or the headers tell from others."""
        constants = {"comp": "list"} | self.draw.words(40, acl="", **{"x y": "a&b"})
        fixed = {"X-Target": "Things.List", "x-odd": 'a "b", c'} if "acl" in constants else {}
        told = {"query": constants, **({"headers": fixed} if fixed else {})}
        return {**self.plain(path), **told}

    def no_content(self, path: str) -> Words:
        """Return an operation whose response has no body."""
        request = self.request(path, ["DELETE", "POST", "PUT"])
        return {**request, "responses": {"204": self.responding({})}}

    def conditional(self, path: str) -> Words:
        """Return an operation that may answer that nothing has changed."""
        made = self.request(path, ["GET"])
        condition = {"If-None-Match": {"in": "header", "type": "string"}}
        made["parameters"] = {**made.get("parameters", {}), **condition}
        return {**made, "responses": {"200": self.answer(), "304": {}}}

    def sending(self, path: str) -> Words:
        """Return an operation with a body."""
        kind = self.draw.number(0, 9)
        if kind < 6:
            words, value = self.types.reference(self.types.record, "record")
        elif kind < 8:
            words, value = self.types.use(percent=5)
        else:
            words, value = self.draw.pick([self.types.recursive, self.types.written_here_whole])()
        request = self.request(path, ["POST", "PUT", "PATCH"])
        made = {**request, "body": self.body(words, value), "responses": self.responses()}
        if self.draw.chance(8):
            made["examples"] = self.examples(made, value)
        return made

    def body(self, words: Words, value: Any) -> Words:
        """Return a body with what else it can say."""
        body = dict(words)
        if "$ref" not in words:
            body["example"] = value
        body |= self.draw.words(15, description="What is sent")
        if "properties" not in words:
            body |= self.draw.words(10, required=False)
        if self.draw.chance(12):
            body["media_types"] = self.draw.pick(
                [[JSON], [JSON, XML], [XML], ["application/merge-patch+json"]]
            )
        return body | self.draw.words(4, secret=True, python_name=self.draw.name("Sent"))

    def examples(self, made: Words, value: Any) -> Words:
        """Return examples of a call."""
        status = next(iter(made["responses"]))
        found: Words = {"body": value, "status": _sent(status)}
        answer = made["responses"][status].get("body", {})
        found |= {"response": answer["example"]} if "example" in answer else {}
        return {"one": found | self.draw.words(30, media_type=JSON)}

    def form(self, path: str) -> Words:
        """Return an operation that sends a flat form."""
        members = {
            name: self.types.scalar() for name in self.draw.some(["a", "b-c", "class", "d[]"], 3, 1)
        }
        if self.draw.chance(40):
            words, value = self.types.scalar()
            members["many"] = {"type": "array", "items": words}, [value]
        return self._with(path, members, {"media_types": [FORM]})

    def nested_form(self, path: str) -> Words:
        """Return an operation that sends a form of the style `deep`."""
        members = {
            name: self.types.use(1, 0) for name in self.draw.some(["a", "b-c", "items", "d"], 3, 1)
        }
        styles = self.draw.pick(
            [{}, {"list_style": "brackets"}, {"list_style": "repeated"}, {"list_style": "indexed"}]
        )
        return self._with(path, members, {"media_types": [FORM], "style": "deep", **styles})

    def multipart(self, path: str) -> Words:
        """Return an operation that sends parts, some of them files."""
        members = {
            name: self.types.use(1, 0) for name in self.draw.some(["note", "b-c", "meta"], 2)
        }
        members["file"] = {"type": "bytes"}, "fake content"
        if self.draw.chance(30):
            members["pages"] = {"type": "array", "items": {"type": "bytes"}}, ["one", "two"]
        words: Words = {"media_types": ["multipart/form-data"]}
        if self.draw.chance(40):
            words["encoding"] = {"file": {"contentType": "audio/mpeg"}}
        return self._with(path, members, words)

    def _with(self, path: str, members: dict[str, Typed], words: Words) -> Words:
        value = {name: each for name, (_, each) in members.items()}
        record: Words = {
            "type": "object",
            "properties": {name: each for name, (each, _) in members.items()},
        }
        record |= self.draw.words(50, required=self.draw.some([*members], 2, 1))
        body, _ = self.types.declare(record, value, stem="Sent")
        request = self.request(path, ["POST", "PUT"])
        return {**request, "body": {**body, **words}, "responses": self.responses()}

    def upload(self, path: str) -> Words:
        """Return an operation whose body is the content of a file."""
        body = {
            "type": "bytes",
            "media_types": ["application/octet-stream"],
            "example": "fake content",
        }
        request = self.request(path, ["PUT", "POST"])
        return {**request, "body": body, "responses": self.responses()}

    def text(self, path: str) -> Words:
        """Return an operation with text on the way there and back."""
        body = {"type": "string", "media_types": ["text/plain"], "example": "a text"}
        request = self.request(path, ["POST"])
        answer = {"type": "string", "media_types": ["text/plain"], "example": "an answer"}
        return {**request, "body": body, "responses": {"200": {"body": answer}}}

    def download(self, path: str) -> Words:
        """Return an operation whose response is bytes."""
        body = {
            "type": "bytes",
            "media_types": ["application/octet-stream"],
            "example": "fake content",
        }
        body |= self.draw.words(50, stream=True)
        return {
            **self.request(path, ["GET", "POST"]),
            "responses": {"200": self.responding({"body": body})},
        }

    def stream(self) -> Words:
        """Return the body of a response that is a stream of items."""
        words, value = self.types.reference(self.types.record, "record")
        kind = self.draw.pick(["text/event-stream", "application/x-ndjson", "application/jsonl"])
        body: Words = {"itemSchema": words, "media_types": [kind]} | self.draw.words(
            30, example=[value]
        )
        if kind == "text/event-stream":
            body |= self.draw.words(40, end="[DONE]")
        told = [{"member": "error"}] + ([{"event": "error"}] if kind == "text/event-stream" else [])
        return body | self.draw.words(50, error=self.draw.pick(told))

    def events(self, path: str) -> Words:
        """Return an operation whose response is a stream of items."""
        request = self.request(path, ["GET", "POST"])
        return {**request, "responses": {"200": self.responding({"body": self.stream()})}}

    def chosen(self, path: str) -> Words:
        """Return an operation with responses of which an argument chooses one."""
        made = self.request(path, ["POST"])
        name = self.draw.pick(["stream", "pieces"])
        usual: Any = self.draw.chance(30)
        flag = {"type": "boolean", **self.draw.words(60, default=usual)}
        chosen: Any = not usual
        if self.draw.chance(40):
            usual, chosen = "json", self.draw.pick(["text", ["text", "lines"]])
            values = ["json", "text", "lines"]
            flag = {
                "type": "string",
                "enum": values,
                "open": self.draw.chance(50),
                "default": usual,
            }
        other = {"body": self.stream()} if self.draw.chance(70) else self.answer(media=False)
        pair = [self.answer(media=False), {"when": {name: chosen}, **other}]
        if self.draw.chance(50):
            words, value = self.types.record()
            words.pop("order", None), words.pop("json_order", None)
            words["properties"][name] = flag
            made["body"] = self.types.declare(words, {**value, name: usual}, stem="Asked")[0]
        else:
            made.setdefault("parameters", {})[name] = {
                "in": self.draw.pick(["query", "header"]),
                **flag,
            }
        return {**made, "responses": {"200": pair}}

    def several(self, path: str) -> Words:
        """Return an operation with several bodies of one status."""
        words, _ = self.types.reference(self.types.record, "record")
        pdf = {"type": "bytes", "media_types": ["application/pdf"], "example": "fake pdf"}
        plain = {"type": "string", "media_types": ["text/csv"], "example": "a,b"}
        pair = [{"body": words}, {"body": self.draw.pick([pdf, plain])}]
        return {**self.request(path, ["GET"]), "responses": {"200": pair}}

    def headed(self, path: str) -> Words:
        """Return an operation whose result is a header."""
        verb, status = self.draw.pick([("HEAD", "200"), ("POST", "202"), ("PUT", "204")])
        words, value = self.types.scalar()
        header = (
            words
            | ({} if "$ref" in words else {"example": value})
            | self.draw.words(60, always=True)
        )
        made = {**self.request(path, ["GET"]), "verb": verb}
        return {
            **made,
            "responses": {status: {"headers": {"X-Result": header}}},
            **self.draw.words(75, result={"header": "X-Result"}),
        }

    def unwrapped(self, path: str) -> Words:
        """Return an operation whose result is a member of the response."""
        words, value = self.types.record()
        names = [
            each.get("wire_name", name)
            for name, each in words["properties"].items()
            if not {"const", "seen", "writeOnly"} & set(each)
        ]
        body, _ = self.types.declare(words, value, stem="Wrapped")
        body |= {"media_types": [JSON, XML]} if self.draw.chance(20) else {}
        made = {**self.request(path, ["GET", "POST"]), "responses": {"200": {"body": body}}}
        return made | ({"result": {"member": self.draw.pick(names)}} if names else {})

    def keyed(self, path: str) -> Words:
        """Return an operation that a key makes repeatable."""
        return {**self.sending(path), "repeatable": {"header": "Idempotency-Key"}}

    # the emulator

    def effect(self, made: Words) -> Words:
        """Return an answer of the emulator that needs no item."""
        status, response = next(iter(made["responses"].items()))
        response = response[0] if isinstance(response, list) else response
        body = response.get("body")
        found: Words = {"status": _sent(status)} if self.draw.chance(20) else {}
        if body is None:
            return found
        if "itemSchema" in body or self.draw.chance(20):
            return {**found, "example": True}
        value = body.get("example")
        if "$ref" in body:
            value = self.types.named[body["$ref"]][1]
        if value is None:
            return found
        if isinstance(value, dict):
            return {
                **found,
                "response": {
                    name: {"constant": each}
                    for name, each in value.items()
                    if not {".", " "} & {*name}
                },
            }
        return {**found, "response": {"value": {"constant": value}}}


def _sent(status: str) -> int:
    """Return a status of a response in digits: one of all others that no draw names."""
    return int(status) if status.isdecimal() else 299
