"""A whole document of a spec: OpenAPI 3.1 or 3.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.cases import Values
from clientgen.catalog import Catalog
from clientgen.interchange.addresses import Paths, base_path, by_constants, servers
from clientgen.interchange.operations import Operations
from clientgen.interchange.responses import Responses
from clientgen.interchange.samples import Samples
from clientgen.interchange.schemas import Schemas, Version
from clientgen.interchange.security import needs, schemes
from clientgen.interchange.spec import MISSING, Spec, changed_places, steps_of, value_at
from clientgen.interchange.words import (
    DEVIATIONS,
    EDITION,
    MARK,
    ORDER,
    SECOND_NAMES,
    Words,
    add_derived,
    component,
    extension,
    with_references,
    written,
)
from clientgen.ir import (
    DOCUMENTED,
    Body,
    Evidence,
    Header,
    Operation,
    Parameter,
    Response,
    Service,
    Text,
    fields_of,
    reveal,
)
from clientgen.symbols import Symbols

_VERSIONS: dict[Version, str] = {"3.1": "3.1.0", "3.0": "3.0.3"}
_OF_INFO = ("title", "summary", "description", "api_version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A spec: its words with the deviations laid over them, those of the pages, and what they mean."""

    spec: Spec
    documented: Spec
    catalog: Catalog
    symbols: Symbols


def export(source: Source, version: Version) -> Words:
    """Return the document of a spec; the same for the same spec."""
    return _Writer(source, version).document()


class _Writer:
    def __init__(self, source: Source, version: Version) -> None:
        self._source, self._version = source, version
        self._spec, self._catalog = source.spec, source.catalog
        self._service = source.catalog.service
        self._schemas = Schemas(
            version=version,
            types=source.spec.types,
            catalog=source.catalog,
            evidence=_evidence(self._service),
            is_xml=any("xml" in reveal(each) for each in _media_types(self._service)),
        )
        self._schemes = schemes(self._service, version)
        samples = Samples(Values.of(source.catalog, source.symbols))
        self._responses = Responses(
            catalog=source.catalog,
            schemas=self._schemas,
            samples=samples,
            common=tuple(self._common_headers()),
        )
        self._operations = Operations(
            catalog=source.catalog,
            service=source.spec.service,
            schemas=self._schemas,
            responses=self._responses,
            samples=samples,
            schemes=tuple(self._schemes),
        )

    def document(self) -> Words:
        """Return the whole document."""
        service, stated = self._service, self._spec.service
        made: Words = {
            "openapi": _VERSIONS[self._version],
            MARK: EDITION,
            "info": self._info(),
            "servers": servers(self._catalog, stated),
        }
        security = needs(service, None, self._schemes)
        made |= {"security": security} if security else {}
        paths = self._paths()
        made["tags"] = self._tags(paths)
        made["paths"] = paths
        made |= self._components()
        made |= {
            extension(word): with_references(value)
            for word, value in stated.items()
            if word not in _OF_INFO
        }
        if self._spec.errors:
            made[extension("errors")] = with_references(self._spec.errors)
        if self._spec.deviations:
            made[DEVIATIONS] = self._deviations()
        if self._spec.emulation is not None:
            made[extension("emulation")] = self._spec.emulation
        return made

    def _info(self) -> Words:
        stated, release = self._spec.service, self._service.release
        made: Words = {"title": stated["title"]}
        made |= {("summary" if self._version == "3.1" else extension("summary")): stated["summary"]}
        if "description" in stated:
            made["description"] = stated["description"]
        if "api_version" in stated:
            made["version"] = stated["api_version"]
        else:
            add_derived(made, version=reveal(release.version))
        if release.authors:
            first = release.authors[0]
            email = {"email": reveal(first.email)} if first.email is not None else {}
            made["contact"] = {"name": reveal(first.name), **email}
        if release.license is not None:
            made["license"] = self._license(reveal(release.license))
        return made

    def _license(self, name: str) -> Words:
        return {"name": name, "identifier": name} if self._version == "3.1" else {"name": name}

    def _common_headers(self) -> Iterator[str]:
        for header in self._service.response_headers:
            # of the type of a body, OpenAPI says that it is no header
            if reveal(header.wire_name).lower() != "content-type":
                yield reveal(header.wire_name)

    def _paths(self) -> Words:
        """The paths, in the order of the operations in the spec."""
        paths = Paths(base=base_path(self._spec.service)[1])
        every = [each for each in self._service.operations if each.same_as is None]
        given = {each.path: paths.of(self._words(each), each) for each in by_constants(every)}
        made: Words = {}
        for operation in every:
            path, names = given[operation.path]
            words = self._words(operation)
            verb = str(words["verb"]).lower()
            item = made.setdefault(path, {})
            item[verb] = self._operations.of(words, operation, reveal(operation.path), names)
        return made

    def _words(self, operation: Operation) -> Words:
        group, name = reveal(operation.group), reveal(operation.name)
        words: Words = self._spec.groups[group]["operations"][name]
        return words

    def _tags(self, paths: Words) -> list[Words]:
        found: dict[str, list[str]] = {}
        for item in paths.values():
            for operation in item.values():
                group, _, name = operation["operationId"].rpartition(".")
                found.setdefault(group, []).append(name)
        made = []
        for name, words in self._spec.groups.items():
            tag = {"name": name, **written("tag", words)}
            operations = words.get("operations", {})
            second = {own: each for own, each in operations.items() if "same_as" in each}
            tag |= {SECOND_NAMES: second} if second else {}
            order = list(operations)
            made.append({**tag, ORDER: order} if order != found.get(name, []) else tag)
        return made

    def _components(self) -> Words:
        every: dict[str, Words] = {
            "schemas": {name: self._schemas.definition(name) for name in self._spec.types},
            "parameters": self._operations.common(),
            "headers": self._headers(),
            "securitySchemes": self._schemes,
        }
        made = {kind: found for kind, found in every.items() if found}
        return {"components": made} if made else {}

    def _headers(self) -> dict[str, Words]:
        stated = self._spec.service.get("headers", {}).get("response", {})
        return {
            component(name): self._responses.header(
                stated[name], f"service.headers.response.{name}"
            )
            for name in self._common_headers()
        }

    def _deviations(self) -> Words:
        """The deviations, each with what the page says at the places that it changes."""
        roots = self._source.documented.roots()
        made: dict[str, Words] = {}
        for name, stated in self._spec.deviations.items():
            steps = steps_of(roots, stated["at"])
            before = [
                {"at": list(place)} | ({} if value is MISSING else {"page": value})
                for place, value in changed_places(
                    steps, stated.get("change", {}), value_at(roots, steps)
                )
            ]
            made[name] = {**stated, "before": before} if before else stated
        return {name: with_references(each) for name, each in made.items()}


def _media_types(service: Service) -> Iterator[Text]:
    for operation in service.operations:
        yield from operation.body.media_types if operation.body is not None else ()
        for response in operation.responses:
            yield from response.media_types


def _evidence(service: Service) -> dict[str, Words]:
    """How each fact is known that is not just documented, by its path."""
    found: dict[str, Evidence] = {}
    for operation in service.operations:
        owners: list[Body | Header | Parameter | Response] = [
            *operation.parameters,
            *operation.responses,
        ]
        owners += [operation.body] if operation.body is not None else []
        owners += [each for response in operation.responses for each in response.headers]
        found |= {reveal(each.path): each.evidence for each in owners}
    for definition in service.types:
        found |= {reveal(each.path): each.evidence for each in fields_of(definition.type)}
    return {
        path: {
            "grade": each.grade,
            **({} if each.deviation is None else {"deviation": reveal(each.deviation)}),
        }
        for path, each in found.items()
        if each != DOCUMENTED
    }
