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
from clientgen.openapi.client_options import Option
from clientgen.openapi.operations import Stated
from clientgen.openapi.parameters import Queries
from clientgen.openapi.reading import Json, read
from clientgen.openapi.report import Report
from clientgen.openapi.schemes import Scheme, read_scheme
from clientgen.openapi.source import escaped
from clientgen.spec_files import DEEPEST_GROUP, LONGEST_GROUP
from clientgen.symbols import reserved, spelling

_READ = frozenset(
    {
        "environments",
        "pagination",
        "query_settings",
        "resources",
        "security",
        "security_schemes",
    }
)
_INNER: Mapping[str, frozenset[str]] = {
    "client_settings": frozenset({"default_env_prefix", "idempotency_header", "opts"}),
    "readme": frozenset({"example_requests"}),
    "settings": frozenset({"license", "unwrap_response_fields"}),
    "streaming": frozenset({"on_event"}),
    "targets": frozenset({"python"}),
}
"""The keys of which some members are read."""
_ARRAYS = {"comma": ("form", False), "repeat": ("form", True), "brackets": ("form", True)}
"""The style of lists in the query by the word of a configuration."""
_ENDPOINT = re.compile(r"(get|put|post|delete|options|head|patch) (/\S*)", re.IGNORECASE)
_METHOD = frozenset(
    {"endpoint", "type", "paginated", "streaming", "body_param_name", "deprecated", "skip", "only"}
)
_RESOURCE = frozenset({"methods", "subresources", "models", "skip", "only"})
_STREAM = frozenset({"param_discriminator", "stream_event_model"})
_OPTION = frozenset(
    {"type", "default", "enum", "nullable", "read_env", "auth", "send_in_header", "send_as_query_param"}
    | {"path_param"}
)  # fmt: skip
_SCHEME = frozenset({"name", "type", "request", "response"})


@dataclass(frozen=True, slots=True)
class Streamed:
    """A stream that an operation returns: the member of the request that asks for it, the model of its events."""

    switch: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class ExampleCall:
    """A call that the old README showed: the operation by verb and path, and its arguments."""

    name: str
    operation: str
    arguments: Mapping[str, Json]


@dataclass(slots=True)
class Config:
    """What a configuration says of the client."""

    operations: dict[str, str] = field(default_factory=dict)
    """The full name of each operation, by verb and path: `get /books`."""
    is_read: bool = False
    """Whether there is a configuration."""
    others: dict[str, str] = field(default_factory=dict)
    """Verb and path of operations that have a name already, by their further full names."""
    types: dict[str, str] = field(default_factory=dict)
    """The name of each type, by the name of its schema."""
    groups: list[str] = field(default_factory=list)
    schemes: list[Scheme] = field(default_factory=list)
    unpaged: set[str] = field(default_factory=set)
    models: dict[str, str] = field(default_factory=dict)
    """The schema of each model, by its full name: `shelves.volume`."""
    streams: dict[str, Streamed] = field(default_factory=dict)
    """The streams that operations return, by verb and path."""
    body_names: dict[str, str] = field(default_factory=dict)
    """What the argument for a whole body is called, by the full name of the operation."""
    deprecated: dict[str, str] = field(default_factory=dict)
    """What is said of operations that are deprecated, by their full names."""
    skipped: set[str] = field(default_factory=set)
    """Verb and path of operations that are not in the Python client."""
    idempotency: str | None = None
    """The header of the key with which the service does a request once."""
    end: str | None = None
    error: str | None = None
    package: str | None = None
    license: str | None = None
    command: str | None = None
    parameters: list[dict[str, Json]] = field(default_factory=list)
    """What clients take besides credentials, as parameters of OpenAPI."""
    options: list[Option] = field(default_factory=list)
    """What clients take that requests do not send everywhere."""
    queries: Queries = field(default_factory=Queries)
    unwrapped: tuple[str, ...] = ()
    """The members that the old client returned in place of the record around them."""
    examples: list[ExampleCall] = field(default_factory=list)
    overlay: dict[str, Json] = field(default_factory=dict)
    """Servers and credentials, where the document has none."""

    def pinned(self, stated: Stated) -> str | None:
        """Return the full name of an operation; None if the configuration does not name it."""
        exact = self.operations.get(f"{stated.verb} {stated.path}")
        return exact or self.operations.get(_key(stated.verb, stated.path))

    def further(self, stated: Stated) -> Iterator[str]:
        """Yield the further full names of an operation."""
        key = _key(stated.verb, stated.path)
        yield from (name for name, said in self.others.items() if said == key)

    def calls(self, stated: Stated) -> Iterator[ExampleCall]:
        """Yield the calls of an operation that the old README showed."""
        key = _key(stated.verb, stated.path)
        yield from (each for each in self.examples if each.operation == key)

    def skips(self, stated: Stated) -> bool:
        """Tell whether an operation is left out of the Python client, and has no other name there."""
        return _key(stated.verb, stated.path) in self.skipped and self.pinned(stated) is None

    def stream(self, stated: Stated) -> Streamed | None:
        """Return the stream that an operation returns, if it does so."""
        return self.streams.get(_key(stated.verb, stated.path))

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
    config.is_read = True
    _Reader(config, report, path.name).read(data)
    return config


class _Reader:
    def __init__(self, config: Config, report: Report, file: str) -> None:
        self._config, self._report, self._file = config, report, file

    def read(self, data: Mapping[str, Json]) -> None:
        for name, resource in _pairs(data.get("resources")):
            if name == "$shared":
                self._models(_of(resource, "models"), name, ("resources", name, "models"))
            else:
                self._resource(resource, (name,), ("resources", name))
        for index, said in enumerate(_list(data.get("pagination"))):
            scheme = read_scheme(said, self._place("pagination", str(index)), self._report)
            self._config.schemes += [scheme] if scheme is not None else []
            self._rest(said, _SCHEME, "pagination", str(index))
        self._streaming(_of(data, "streaming"))
        self._overlay(data)
        self._python(_of(_of(data, "targets"), "python"), _of(data, "settings"))
        self._client(_of(data, "client_settings"))
        self._queries(_of(data, "query_settings"))
        self._examples(_of(_of(data, "readme"), "example_requests"))
        for key in data:
            if key not in _READ:
                self._unread(key, data[key])

    def _unread(self, key: str, value: Json) -> None:
        """Note what is not read of a key of the configuration."""
        if key not in _INNER or not isinstance(value, dict):
            self._lacks(key)
            return
        for inner in value:
            if inner not in _INNER[key]:
                self._lacks(key, inner)

    def _place(self, *steps: str) -> str:
        """The place of a key, by the keys that lead to it."""
        return f"{self._file}#/{'/'.join(map(escaped, steps))}"

    def _lacks(self, *steps: str, made: str = "left out") -> None:
        place = self._place(*steps)
        self._report.lacks("a key of the configuration that is not read", place, made)

    def _resource(self, resource: Json, path: tuple[str, ...], at: tuple[str, ...]) -> None:
        full = ".".join(map(_words, path))
        if _is_left_out(resource):
            self._skip(resource)
            return
        if len(path) > DEEPEST_GROUP or len(full) > LONGEST_GROUP:
            told = "groups that are too deep, or whose names are too long"
            self._report.lacks(told, self._place(*at), "derived names")
            return
        self._config.groups.append(full)
        self._models(_of(resource, "models"), full, (*at, "models"))
        for name, method in _pairs(_of(resource, "methods")):
            self._method(method, f"{full}.{_words(name)}", (*at, "methods", name))
        for name, inner in _pairs(_of(resource, "subresources")):
            self._resource(inner, (*path, name), (*at, "subresources", name))
        self._rest(resource, _RESOURCE, *at)

    def _rest(self, said: Json, known: frozenset[str], *at: str) -> None:
        """Note the keys of a mapping that are not read."""
        for key, _ in _pairs(said):
            if key not in known:
                self._lacks(*at, key)

    def _models(self, models: Mapping[str, Json], group: str, at: tuple[str, ...]) -> None:
        for name, schema in _pairs(models):
            if isinstance(schema, str) and "/" not in schema:
                self._config.models[f"{group}.{name}"] = schema
                self._config.types.setdefault(schema, names.pascal(names.words(name).title()))
            else:
                self._lacks(*at, name)

    def _method(self, method: Json, full: str, at: tuple[str, ...]) -> None:
        found = _endpoint(method)
        if found is None:
            self._lacks(*at)
            return
        key, bare = " ".join(found), _key(*found)
        if _is_left_out(method):
            self._config.skipped.add(bare)
            return
        if self._config.operations.setdefault(key, full) != full:
            self._config.others[full] = bare
        self._config.operations.setdefault(bare, full)
        if isinstance(method, dict):
            self._details(method, full, bare)
            self._rest(method, _METHOD, *at)
            self._rest(method.get("streaming"), _STREAM, *at, "streaming")

    def _details(self, method: Mapping[str, Json], full: str, key: str) -> None:
        """What a method says besides its endpoint."""
        if method.get("paginated") is False:
            self._config.unpaged.add(full)
        if isinstance(method.get("streaming"), dict):
            said = method["streaming"]
            model = self._config.streams.setdefault(key, Streamed())
            self._config.streams[key] = Streamed(
                _of_text(said, "param_discriminator") or model.switch,
                _of_text(said, "stream_event_model") or model.event,
            )
        if _of_text(method, "body_param_name"):
            self._config.body_names[full] = names.words(_of_text(method, "body_param_name"))
        if method.get("deprecated"):
            self._config.deprecated[full] = _of_text(method, "deprecated")

    def _skip(self, resource: Json) -> None:
        """Note the operations of a resource that is left out."""
        found = (_endpoint(method) for _, method in _pairs(_of(resource, "methods")))
        self._config.skipped |= {_key(*each) for each in found if each is not None}
        for _, inner in _pairs(_of(resource, "subresources")):
            self._skip(inner)

    def _streaming(self, streaming: Mapping[str, Json]) -> None:
        for event in _list(streaming.get("on_event")):
            if _of_text(event, "handle") == "done" and _of_text(event, "data_starts_with"):
                self._config.end = _of_text(event, "data_starts_with")
            if _of_text(event, "error_property"):
                self._config.error = _of_text(event, "error_property")

    def _overlay(self, data: Mapping[str, Json]) -> None:
        servers: list[Json] = [
            {"name": name, "url": url}
            for name, url in _pairs(data.get("environments"))
            if isinstance(url, str)
        ]
        if servers:
            self._config.overlay["servers"] = servers
        if isinstance(data.get("security"), list):
            self._config.overlay["security"] = data["security"]
        if isinstance(data.get("security_schemes"), dict):
            self._config.overlay["securitySchemes"] = data["security_schemes"]

    def _python(self, python: Mapping[str, Json], settings: Mapping[str, Json]) -> None:
        package = _of_text(python, "package_name")
        if package:
            self._config.package = names.words(package)
        self._rest(python, frozenset({"package_name"}), "targets", "python")
        self._config.license = _of_text(settings, "license") or None
        unwrapped = _list(settings.get("unwrap_response_fields"))
        self._config.unwrapped = tuple(each for each in unwrapped if isinstance(each, str))

    def _client(self, settings: Mapping[str, Json]) -> None:
        self._config.idempotency = _of_text(settings, "idempotency_header") or None
        prefix = _of_text(settings, "default_env_prefix")
        command = names.slug(prefix) if prefix else ""
        if command and command not in reserved.PROGRAMS:
            self._config.command = command
        for name, option in _pairs(settings.get("opts")):
            self._option(name, option)

    def _option(self, name: str, option: Json) -> None:
        """What a client takes: a credential of the document, or a parameter of all requests."""
        place = self._place("client_settings", "opts", name)
        self._rest(option, _OPTION, "client_settings", "opts", name)
        header, query = _of_text(option, "send_in_header"), _of_text(option, "send_as_query_param")
        variable = _of_text(option, "read_env")
        if variable:
            self._report.lacks("a variable with a name of its own", place, f"`{variable}`")
        if _of_text(_of(option, "auth"), "security_scheme"):
            return
        if not (header or query) or not isinstance(option, dict):
            given = _of_text(option, "path_param") or name
            self._config.options.append(Option(name, place, given, _of_text(option, "type")))
            return
        schema = {key: option[key] for key in ("type", "default", "enum") if key in option}
        is_optional = option.get("nullable") is True or "default" in option
        self._config.parameters.append(
            {
                "name": header or query,
                "in": "header" if header else "query",
                "required": not is_optional,
                "schema": schema,
                "x-stainless-param": name,
            }
        )

    def _queries(self, settings: Mapping[str, Json]) -> None:
        arrays, nested = _of_text(settings, "array_format"), _of_text(settings, "nested_format")
        style = _ARRAYS.get(arrays)
        if arrays and style is None:
            self._lacks("query_settings", "array_format", made=f"`{arrays}` left out")
        if nested and nested != "brackets":
            self._lacks("query_settings", "nested_format", made=f"`{nested}` left out")
        self._config.queries = Queries(
            style=style, has_brackets=arrays == "brackets", is_deep=nested == "brackets"
        )

    def _examples(self, calls: Mapping[str, Json]) -> None:
        for name, call in _pairs(calls):
            found = _endpoint(_of_text(call, "endpoint"))
            if found is None:
                self._lacks("readme", "example_requests", name)
            elif _of(call, "params"):
                shown = ExampleCall(names.words(name), _key(*found), _of(call, "params"))
                self._config.examples.append(shown)


def _words(name: str) -> str:
    """The name of a group or a method as a spec has it: whole, if it can have so long a name."""
    return names.words(name, spelling.LONGEST)


def _is_left_out(said: Json) -> bool:
    """Tell whether a method or a resource is not in the Python client."""
    if not isinstance(said, dict):
        return False
    skip, only = said.get("skip"), said.get("only")
    is_other = isinstance(only, list) and "python" not in only
    return skip is True or is_other or (isinstance(skip, list) and "python" in skip)


def _endpoint(said: Json) -> tuple[str, str] | None:
    """The verb and path of a method or a call; None if it does not say them."""
    stated = said if isinstance(said, str) else _of_text(said, "endpoint")
    found = _ENDPOINT.fullmatch(stated.strip())
    return None if found is None else (found[1].lower(), found[2])


def _key(verb: str, path: str) -> str:
    """Verb and path of an operation, whatever the parameters of the path are called: `get /books/{}`."""
    bare = re.sub(r"\{[^{}]*\}", "{}", path)
    return f"{verb} {bare}"


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
