"""Reads the configuration that a retired generator had beside a document: the design of its client.

Names of groups, methods and types become pins, pagination schemes become `paging`, and what it says of
streams, servers and credentials is laid over the document. Every key that is not understood is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clientgen.openapi import names
from clientgen.openapi.operations import Stated
from clientgen.openapi.reading import Json, read
from clientgen.openapi.report import Report
from clientgen.openapi.source import escaped
from clientgen.openapi.words import Use

_READ = frozenset(
    {"resources", "pagination", "streaming", "environments", "security", "security_schemes"}
)
_ENDPOINT = re.compile(r"(get|put|post|delete|options|head|patch) (/\S*)", re.IGNORECASE)
_METHOD = frozenset({"endpoint", "type", "paginated", "streaming"})
_RESOURCE = frozenset({"methods", "subresources", "models"})
_DEEPEST = 4
_PURPOSE = "x-stainless-pagination-property"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way in which results come in pages: its name, and parameters and members by their purpose."""

    name: str
    kind: str
    request: Mapping[str, str]
    response: Mapping[str, str]
    items: str


@dataclass(slots=True)
class Config:
    """What a configuration says of the client."""

    operations: dict[str, str] = field(default_factory=dict)
    """The full name of each operation, by verb and path: `get /books`."""
    others: dict[str, str] = field(default_factory=dict)
    """Verb and path of operations that have a name already, by their further full names."""
    types: dict[str, str] = field(default_factory=dict)
    """The name of each type, by the name of its schema."""
    groups: list[str] = field(default_factory=list)
    schemes: list[Scheme] = field(default_factory=list)
    unpaged: set[str] = field(default_factory=set)
    end: str | None = None
    error: str | None = None
    package: str | None = None
    license: str | None = None
    overlay: dict[str, Json] = field(default_factory=dict)
    """Servers and credentials, where the document has none."""

    def pinned(self, stated: Stated) -> str | None:
        """Return the full name of an operation; None if the configuration does not name it."""
        exact = self.operations.get(f"{stated.verb} {stated.path}")
        return exact or self.operations.get(f"{stated.verb} {_bare(stated.path)}")

    def further(self, stated: Stated) -> Iterator[str]:
        """Yield the further full names of an operation."""
        key = f"{stated.verb} {_bare(stated.path)}"
        yield from (name for name, said in self.others.items() if said == key)

    def place_of_type(self) -> Iterator[tuple[str, str]]:
        """Yield the place of each schema that has a name in the configuration, and the name."""
        for schema, name in self.types.items():
            yield f"#/components/schemas/{escaped(schema)}", name


def read_config(path: Path, report: Report) -> Config:
    """Return what a configuration says; raises `UnreadableError` if it cannot be read."""
    data = read(path, path.name)
    config = Config()
    if not isinstance(data, dict):
        report.fault("a configuration that is no mapping", path.name, "not read")
        return config
    _Reader(config, report, path.name).read(data)
    return config


class _Reader:
    def __init__(self, config: Config, report: Report, file: str) -> None:
        self._config, self._report, self._file = config, report, file

    def read(self, data: Mapping[str, Json]) -> None:
        for name, resource in _pairs(data.get("resources")):
            if name == "$shared":
                self._models(_of(resource, "models"), "")
            else:
                self._resource(resource, (name,))
        for scheme in _list(data.get("pagination")):
            self._scheme(scheme)
        self._streaming(_of(data, "streaming"))
        self._overlay(data)
        self._python(_of(_of(data, "targets"), "python"), _of(data, "settings"))
        for key in data:
            if key not in _READ:
                self._unread(key, data[key])

    def _unread(self, key: str, value: Json) -> None:
        """Note what is not read of a key of the configuration."""
        known = {"targets": {"python"}, "settings": {"license"}, "client_settings": set[str]()}
        if key not in known or not isinstance(value, dict):
            self._lacks(key)
            return
        for inner in value:
            if inner not in known[key]:
                self._lacks(f"{key}.{inner}")

    def _lacks(self, key: str) -> None:
        self._report.lacks(
            "a key of the configuration that is not read", f"{self._file}: {key}", "left out"
        )

    def _resource(self, resource: Json, path: tuple[str, ...]) -> None:
        full = ".".join(map(names.words, path))
        if len(path) > _DEEPEST:
            self._report.lacks("groups that are too deep", f"{self._file}: {full}", "derived names")
            return
        self._config.groups.append(full)
        self._models(_of(resource, "models"), full)
        for name, method in _pairs(_of(resource, "methods")):
            self._method(method, f"{full}.{names.words(name)}")
        for name, inner in _pairs(_of(resource, "subresources")):
            self._resource(inner, (*path, name))
        for key in resource if isinstance(resource, dict) else ():
            if key not in _RESOURCE:
                self._lacks(f"resources.{full}.{key}")

    def _models(self, models: Mapping[str, Json], group: str) -> None:
        for name, schema in _pairs(models):
            if isinstance(schema, str) and "/" not in schema:
                self._config.types.setdefault(schema, names.pascal(names.words(name).title()))
            else:
                self._lacks(f"resources.{group}.models.{name}")

    def _method(self, method: Json, full: str) -> None:
        stated = method if isinstance(method, str) else _of_text(method, "endpoint")
        found = _ENDPOINT.fullmatch(stated.strip())
        if found is None:
            self._lacks(f"resources.{full}")
            return
        key = f"{found[1].lower()} {found[2]}"
        bare = f"{found[1].lower()} {_bare(found[2])}"
        if self._config.operations.setdefault(key, full) != full:
            self._config.others[full] = bare
        self._config.operations.setdefault(bare, full)
        if isinstance(method, dict):
            if method.get("paginated") is False:
                self._config.unpaged.add(full)
            for word in method:
                if word not in _METHOD:
                    self._lacks(f"resources.{full}.{word}")

    def _scheme(self, scheme: Json) -> None:
        name = names.words(_of_text(scheme, "name"))
        request, response = _of(scheme, "request"), _of(scheme, "response")
        items = next(
            (n for n, s in _pairs(response) if isinstance(s, dict) and s.get("type") == "array"), ""
        )
        kind = _of_text(scheme, "type")
        if kind not in _WORDS or not items:
            self._report.lacks("a pagination scheme", f"{self._file}: {name}", f"`{kind}` left out")
            return
        self._config.schemes.append(
            Scheme(name, kind, _purposes(request), _purposes(response), items)
        )

    def _streaming(self, streaming: Mapping[str, Json]) -> None:
        for event in _list(streaming.get("on_event")):
            if _of_text(event, "handle") == "done" and _of_text(event, "data_starts_with"):
                self._config.end = _of_text(event, "data_starts_with")
            if _of_text(event, "error_property"):
                self._config.error = _of_text(event, "error_property")

    def _overlay(self, data: Mapping[str, Json]) -> None:
        urls = [url for _, url in _pairs(data.get("environments")) if isinstance(url, str)]
        if urls:
            self._config.overlay["servers"] = [{"url": url} for url in urls]
        if isinstance(data.get("security"), list):
            self._config.overlay["security"] = data["security"]
        if isinstance(data.get("security_schemes"), dict):
            self._config.overlay["securitySchemes"] = data["security_schemes"]

    def _python(self, python: Mapping[str, Json], settings: Mapping[str, Json]) -> None:
        package = _of_text(python, "package_name")
        if package:
            self._config.package = names.words(package)
        for key in python:
            if key != "package_name":
                self._lacks(f"targets.python.{key}")
        self._config.license = _of_text(settings, "license") or None


_WORDS = {
    "cursor": {"cursor": "next_cursor_param", "next": "next_cursor_field"},
    "offset": {"offset": "offset_count_param", "total": "offset_total_count_field"},
    "page_number": {"page": "page_number_param"},
}
"""The words of `paging` for each type of scheme, and the purposes of what they name."""
_OF_RESPONSES = frozenset({"next", "total"})


def paging_of(
    scheme: Scheme, parameters: Mapping[str, Use], members: Mapping[str, Use]
) -> Use | None:
    """Return the `paging` of an operation with some parameters and members of its response; None if it has none."""
    if members.get(scheme.items, {}).get("type") != "array":
        return None
    made: Use = {}
    for word, purpose in _WORDS[scheme.kind].items():
        name = (scheme.response if word in _OF_RESPONSES else scheme.request).get(purpose)
        there = members if word in _OF_RESPONSES else parameters
        if name is not None and name in there:
            made[word] = name
        elif word != "total":
            return None
    if members.get("has_more", {}).get("type") == "boolean":
        made["more"] = "has_more"
    size = next((name for name in ("limit", "page_size", "per_page") if name in parameters), None)
    return {**made, **({"size": size} if size else {}), "items": scheme.items}


def _purposes(described: Mapping[str, Json]) -> dict[str, str]:
    """The names of parameters or members by what they are for."""
    found: dict[str, str] = {}
    for name, schema in _pairs(described):
        purpose = _of_text(_of(schema, _PURPOSE), "purpose")
        if purpose:
            found[purpose] = name
    return found


def _bare(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _of(value: Json, key: str) -> Mapping[str, Json]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _of_text(value: Json, key: str) -> str:
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""


def _pairs(value: Json) -> list[tuple[str, Json]]:
    return list(value.items()) if isinstance(value, Mapping) else []


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
