"""Operations of a document: parameters, bodies, and the words that other tools know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.catalog import Catalog, constants_of
from clientgen.interchange.addresses import own_servers
from clientgen.interchange.responses import Responses
from clientgen.interchange.samples import Samples
from clientgen.interchange.schemas import Schemas
from clientgen.interchange.security import needs
from clientgen.interchange.well_known import long_running, paging
from clientgen.interchange.words import (
    DERIVED,
    DEVIATIONS,
    KEY,
    PATH,
    Words,
    add_derived,
    component,
    extension,
    parted,
    written,
)
from clientgen.ir import (
    Body,
    Constant,
    FixedHeader,
    Operation,
    Parameter,
    Placeholder,
    Source,
    reveal,
    thaw,
)
from clientgen.ir.operation import ParameterStyle

PARAMETERS = "#/components/parameters/"
_STYLES: Mapping[ParameterStyle, Words] = {
    "simple": {"style": "form", "explode": False},
    "repeated": {"style": "form", "explode": True},
    "deep": {"style": "deepObject", "explode": True},
}
_NO_PARAMETERS = ("accept", "content-type", "authorization")
"""Headers of which OpenAPI says that they are no parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """Writes operations; `schemes` are the names of the security schemes that the document has."""

    catalog: Catalog
    service: Words
    schemas: Schemas
    responses: Responses
    samples: Samples
    schemes: tuple[str, ...]

    def of(self, words: Words, operation: Operation, path: str, names: Mapping[str, str]) -> Words:
        """Return an operation; `path` is its own in the spec, `names` are other names of parameters."""
        group = reveal(operation.group)
        made: Words = {"operationId": reveal(operation.full_name), "tags": [group]}
        made |= written("operation", words)
        made.setdefault("summary", reveal(operation.title))
        _tell_notes(made, words)
        made |= {PATH: words["path"]} if names else {}
        if operation.deprecated is not None:
            made["deprecated"] = True
            if isinstance(words["deprecated"], dict):
                made[extension("deprecated")] = words["deprecated"]
        made |= self._page(operation.source)
        parameters = [*self._parameters(words, operation, path, names)]
        made |= {"parameters": parameters} if parameters else {}
        if operation.body is not None:
            made["requestBody"] = self._body(words["body"], operation.body, f"{path}.body")
        made["responses"] = self.responses.of(words, operation, path)
        security = needs(self.catalog.service, operation, self.schemes)
        made |= {"security": security} if security is not None else {}
        servers = own_servers(self.catalog, self.service, operation)
        made |= {"servers": servers} if servers else {}
        made |= paging(self.catalog, operation) | long_running(operation)
        deviations = [reveal(each.name) for each in self.catalog.deviations_of(operation)]
        return made | ({DEVIATIONS: deviations} if deviations else {})

    def _page(self, source: Source) -> Words:
        """The page that an operation cites, if it has an address."""
        pages = {each.name: each for each in self.catalog.service.documents}
        page = pages.get(source.document)
        if page is None or page.url is None:
            return {}
        return {"externalDocs": {"url": reveal(page.url), "description": reveal(page.title)}}

    # parameters

    def common(self) -> dict[str, Words]:
        """Return the parameters that operations share: those of the client, and constants."""
        service = self.catalog.service
        stated = self.service.get("parameters", {})
        every = {
            reveal(each.path).removeprefix("service.parameters."): each
            for each in service.parameters
        }
        made = {
            key: self._parameter(key, stated[key], node, reveal(node.path), reveal(node.wire_name))
            for key, node in every.items()
            if node.place not in ("host", "call")
        }
        for header in _sent_headers(service.request_headers):
            made.setdefault(component(reveal(header.wire_name)), _fixed_header(header))
        for constant in service.query:
            made.setdefault(component(reveal(constant.wire_name)), _constant(constant))
        return made

    def _shared(self, operation: Operation) -> Iterator[str]:
        """The names of the shared parameters that an operation has."""
        service = self.catalog.service
        base = {each.wire_name for each in service.base_parts if isinstance(each, Placeholder)}
        for parameter in service.parameters:
            if parameter.place in ("query", "header") or (
                parameter.place == "path" and parameter.wire_name in base
            ):
                yield reveal(parameter.path).removeprefix("service.parameters.")
        own = {reveal(each.wire_name).lower() for each in operation.parameters}
        own |= {reveal(each.wire_name).lower() for each in operation.headers}
        for header in _sent_headers(service.request_headers):
            if reveal(header.wire_name).lower() not in own:
                yield component(reveal(header.wire_name))
        for constant in constants_of(service, operation):
            if constant in service.query:
                yield component(reveal(constant.wire_name))

    def _parameters(
        self, words: Words, operation: Operation, path: str, names: Mapping[str, str]
    ) -> Iterator[Words]:
        for name in self._shared(operation):
            yield {"$ref": f"{PARAMETERS}{name}"}
        for constant in operation.query:
            yield {**_constant(constant), DERIVED: True}
        for constant in operation.headers:
            yield {**_constant(constant), "in": "header", DERIVED: True}
        nodes = {reveal(each.path): each for each in operation.parameters}
        for key, stated in words.get("parameters", {}).items():
            place = f"{path}.parameters.{key}"
            node = nodes.pop(place)
            wire = reveal(node.wire_name)
            yield self._parameter(key, stated, node, place, names.get(wire, wire))
        for node in nodes.values():
            # the key of an idempotent operation, which follows from `repeatable`
            yield {**self._made_up(node), DERIVED: True}

    def _parameter(self, key: str, stated: Words, node: Parameter, path: str, name: str) -> Words:
        own, kind = parted("parameter", stated)
        made: Words = {"name": name, **written("parameter", own)}
        if node.place == "path":
            made["required"] = True
        if node.place == "query":
            made |= self._style(node)
        if node.deprecated is not None:
            made["deprecated"] = True
            if isinstance(stated["deprecated"], dict):
                made[extension("deprecated")] = stated["deprecated"]
        made["schema"] = self.schemas.use(kind, path)
        if "example" not in made:
            add_derived(made, example=thaw(self.catalog.example_of(node)))
        made |= self.schemas.known(path)
        return {**made, KEY: key} if key != name else made

    def _style(self, node: Parameter) -> Words:
        plain = self.catalog.plain(node.type)
        is_many = type(plain).__name__ in ("ListType", "MapType", "RecordType")
        return _STYLES.get(node.style, {}) if is_many else {}

    def _made_up(self, node: Parameter) -> Words:
        made: Words = {"name": reveal(node.wire_name), "in": node.place, "required": node.required}
        if node.description is not None:
            made["description"] = reveal(node.description)
        return {**made, "schema": {"type": "string"}, "example": thaw(node.example)}

    # bodies

    def _body(self, stated: Words, body: Body, path: str) -> Words:
        own, kind = parted("body", stated)
        made = {**written("body", own), "required": body.required}
        if isinstance(own.get("required"), list):
            kind["required"] = own["required"]
        schema = self.schemas.use(kind, path)
        encoding = self._encoding(own, body)
        made["content"] = {
            reveal(each): {
                "schema": schema,
                **({"encoding": encoding} if encoding else {}),
                **self.samples.of_body(body, each),
            }
            for each in body.media_types
        }
        return made | self.schemas.known(path)

    def _encoding(self, own: Words, body: Body) -> Words:
        record = self.catalog.record(body.type)
        if body.lists is None or record is None:
            return dict(own.get("encoding", {}))
        style = {"style": "deepObject", "explode": True}
        return {reveal(each.wire_name): style for each in record.fields if not each.is_rest}


def _tell_notes(made: Words, words: Words) -> None:
    """Add notes and cautions to the description, where readers of other tools see them."""
    cautions = [f"**Caution:** {each}" for each in words.get("cautions", ())]
    remarks = (*cautions, *words.get("notes", ()))
    if not remarks:
        return
    own = made.pop("description", None)
    if own is not None:
        made[extension("description")] = own
    add_derived(made, description="\n\n".join([*([own] if own else []), *remarks]))


def _sent_headers(headers: tuple[FixedHeader, ...]) -> list[FixedHeader]:
    """The headers that every request has with a value of their own."""
    return [
        each
        for each in headers
        if each.value is not None and reveal(each.wire_name).lower() not in _NO_PARAMETERS
    ]


def _fixed_header(header: FixedHeader) -> Words:
    assert header.value is not None
    made: Words = {"name": reveal(header.wire_name), "in": "header", "required": header.required}
    if header.description is not None:
        made["description"] = reveal(header.description)
    value = reveal(header.value)
    # what is not required may have another value
    fixed = {"enum": [value]} if header.required else {}
    return {**made, "schema": {"type": "string", **fixed}, "example": value}


def _constant(constant: Constant) -> Words:
    value = reveal(constant.value)
    made: Words = {"name": reveal(constant.wire_name), "in": "query", "required": True}
    if not value:
        made["allowEmptyValue"] = True
    return {**made, "schema": {"type": "string", "enum": [value]}, "example": value}
