"""Responses of a document: successes as the spec has them, and errors with their codes and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby

from clientgen.cases import CallTarget, Failure, failures
from clientgen.catalog import Catalog, media_kind, media_types_of_errors
from clientgen.interchange.samples import Samples
from clientgen.interchange.schemas import Schemas
from clientgen.interchange.words import (
    ALTERNATIVES,
    SCHEMAS,
    STREAMED,
    Json,
    Words,
    add_derived,
    component,
    parted,
    with_references,
    written,
)
from clientgen.ir import (
    ErrorCode,
    Header,
    Operation,
    Reference,
    Response,
    Status,
    Text,
    body_of,
    reveal,
    status_order,
    thaw,
)

HEADERS = "#/components/headers/"
_USUAL = {
    "type": "object",
    "properties": {"Code": {"type": "string"}, "Message": {"type": "string"}},
    "xml": {"name": "Error"},
}
"""The body of errors of which a spec says nothing."""
_RANGES = {"2XX": "Success", "4XX": "The request is wrong", "5XX": "The service failed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """Writes the responses of operations; `common` are the names of headers that all responses have."""

    catalog: Catalog
    schemas: Schemas
    samples: Samples
    common: tuple[str, ...]

    def of(self, words: Words, operation: Operation, path: str) -> Words:
        """Return the responses of an operation: successes first, then errors."""
        made: Words = {}
        for status, stated in words["responses"].items():
            inner = f"{path}.responses.{status}"
            found = [each for each in self._read(operation) if str(each.status) == status]
            if isinstance(stated, list):
                made[status] = self._several(status, stated, found, inner)
            else:
                made[status] = self._response(status, stated, found[0], inner)
        return made | self._errors(operation)

    def _read(self, operation: Operation) -> Iterable[Response]:
        unchanged = operation.not_modified
        return (*operation.responses, *((unchanged,) if unchanged is not None else ()))

    def _several(self, status: str, stated: list[Json], found: list[Response], path: str) -> Words:
        """Several responses of one status: one that has the media types of all."""
        by_path = {reveal(each.path): each for each in found}
        every = [
            self._response(status, each, by_path[f"{path}[{index}]"], f"{path}[{index}]")
            for index, each in enumerate(stated)
        ]
        made: Words = {"description": _phrase(status)}
        headers = {name: value for each in every for name, value in each.get("headers", {}).items()}
        made |= {"headers": headers} if headers else {}
        content: Words = {}
        for each in every:
            for media_type, inner in each.get("content", {}).items():
                content[media_type] = _either(content.get(media_type), inner)
        made |= {"content": content} if content else {}
        return {**made, ALTERNATIVES: with_references(stated)}

    def _response(self, status: str, stated: Words, response: Response, path: str) -> Words:
        made = written("response", stated)
        if "description" not in made:
            add_derived(made, description=_phrase(status))
        made |= self.schemas.known(path)
        headers = {
            name: self.header(each, f"{path}.headers.{name}", response)
            for name, each in stated.get("headers", {}).items()
        }
        headers |= {
            name: {"$ref": f"{HEADERS}{component(name)}"}
            for name in self.common
            if name not in headers
        }
        made |= {"headers": headers} if headers else {}
        return made | self._body(stated["body"], response, path) if "body" in stated else made

    def _body(self, stated: Words, response: Response, path: str) -> Words:
        own, kind = parted("response body", stated)
        made = written("response body", own)
        items = own.get("itemSchema")
        if items is not None:
            made[STREAMED] = True
        inner = f"{path}.body"
        schema = self.schemas.use(items or kind, f"{inner}.itemSchema" if items else inner)
        made["content"] = {
            reveal(each): {
                "schema": self._or_failure(schema, response, each),
                **self.samples.of_body(response, each),
            }
            for each in response.media_types
        }
        return made

    def _or_failure(self, schema: Words, response: Response, media_type: Text) -> Words:
        """The schema of a success, or of the error that comes with its status."""
        body = body_of(self.catalog.service.error_bodies, 200)
        is_whole = media_kind(media_type) == "json" and response.stream is None
        if body is None or not is_whole or not isinstance(body.type, Reference):
            return schema
        made: Words = {}
        failure = {"$ref": f"{SCHEMAS}{reveal(body.type.name)}"}
        add_derived(made, anyOf=[schema, failure])
        return made

    def header(self, words: Words, path: str, owner: Response | None = None) -> Words:
        """Return a header of responses; `owner` is None for one of all responses."""
        every = self.catalog.service.response_headers if owner is None else owner.headers
        node = next((each for each in every if reveal(each.path) == path), None)
        own, kind = parted("header", words)
        made = {**written("header", own), "schema": self.schemas.use(kind, path)}
        if "example" not in made and node is not None:
            self._add_example(made, node)
        return made | self.schemas.known(path)

    def _add_example(self, made: Words, node: Header) -> None:
        add_derived(made, example=thaw(self.catalog.example_of(node)))

    def _errors(self, operation: Operation) -> Words:
        """The errors of an operation by status."""
        every = [each for each in self.catalog.error_codes(operation) if not each.is_inside_success]
        every.sort(key=lambda each: status_order(each.status))
        callee = CallTarget(values=self.samples.values, operation=operation)
        shown = failures(callee)
        return {
            str(status): self._error(status, [*found], callee, shown)
            for status, found in groupby(every, lambda each: each.status)
        }

    def _error(
        self,
        status: Status,
        errors: list[ErrorCode],
        callee: CallTarget,
        shown: Iterable[Failure],
    ) -> Words:
        uses = {use.name: use.reasons for use in callee.operation.errors}
        lines = [line for each in errors for line in _lines(each, uses.get(each.name))]
        made: Words = {"description": "\n".join(lines)}
        headers = {name: {"$ref": f"{HEADERS}{component(name)}"} for name in self.common}
        made |= {"headers": headers} if headers else {}
        if callee.operation.verb == "HEAD":
            return made
        own = [each for each in shown if each.error in errors]
        body = body_of(self.catalog.service.error_bodies, status)
        kind = body.type if body is not None else None
        schema = (
            {"$ref": f"{SCHEMAS}{reveal(kind.name)}"} if isinstance(kind, Reference) else _USUAL
        )
        made["content"] = {
            reveal(media_type): {"schema": schema, **self._shown(callee, own, media_type)}
            for media_type in media_types_of_errors(self.catalog.response_kinds)
        }
        return made

    def _shown(self, callee: CallTarget, own: list[Failure], media_type: Text) -> Words:
        """Examples of errors: all in JSON, and of the other forms one, which shows the form."""
        shown = own if media_kind(media_type) == "json" else own[:1]
        found = {each.name: self.samples.of_failure(callee, each, media_type) for each in shown}
        examples = {name: each for name, each in found.items() if each}
        return {"examples": examples} if examples else {}


def _lines(error: ErrorCode, named: tuple[Text, ...] | None) -> list[str]:
    """An error as an item of a list in Markdown, and those of its reasons that apply as items in it."""
    wanted = [each for each in error.reasons if named is None or each.name in named]
    code = reveal(error.code) if error.code is not None else reveal(error.name)
    reasons = (_line(f"  - {reveal(each.text)}") for each in wanted)
    return [f"- {code}: {reveal(error.title)}", *reasons]


def _line(text: str) -> str:
    """Prose as one line of a list."""
    return text.replace("\n", " ").rstrip()


def _either(first: Words | None, second: Words) -> Words:
    """The content of a media type that two responses have."""
    if first is None or first["schema"] == second["schema"]:
        return first or second
    return {"schema": {"anyOf": [first["schema"], second["schema"]]}}


def _phrase(status: str) -> str:
    """What a status means where the spec says nothing of it."""
    return _RANGES.get(status) or HTTPStatus(int(status)).phrase if _is_known(status) else status


def _is_known(status: str) -> bool:
    return status in _RANGES or int(status) in {each.value for each in HTTPStatus}
