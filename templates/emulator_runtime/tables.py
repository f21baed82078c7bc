"""What `data.json` says of the service: operations, types and errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import msgspec

from .behaviour import Behaviour, Collection, Effect
from .wire import (
    Shape,
    Style,
    Types,
    WireOptions,
    options_from_data,
    shape_from_data,
    shapes_from_data,
)

Data: TypeAlias = Mapping[str, Any]
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation; `default` counts only where `has_default` is true."""

    name: str
    place: Literal["path", "query", "header"]
    shape: Shape
    required: bool
    style: Style
    secret: bool
    has_default: bool
    default: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body that an operation takes."""

    shape: Shape
    media_types: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A success that an operation answers; without a shape it has no body."""

    status: int
    shape: Shape | None
    media_types: tuple[str, ...]
    default_media_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the service."""

    name: str
    verb: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """An error that the service answers, with the message of each documented reason."""

    code: str
    status: int
    message: str | None
    reasons: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedHeader:
    """A header that every request carries with one value, perhaps as a query parameter instead."""

    name: str
    value: str
    query: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthScheme:
    """A way to authenticate; `place` and `name` say where an API key is."""

    kind: Literal["client_certificate", "bearer", "api_key", "basic"]
    place: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Everything that the engine knows of one API."""

    title: str
    client_parameters: Mapping[str, Any]
    fixed_headers: tuple[FixedHeader, ...]
    auth: tuple[AuthScheme, ...]
    default_media_type: str | None
    options: WireOptions
    types: Types
    errors: Mapping[str, ErrorCode]
    operations: tuple[Operation, ...]
    behaviour: Behaviour

    def operation(self, name: str) -> Operation:
        """Return an operation by name; `KeyError` if there is none."""
        for operation in self.operations:
            if operation.name == name:
                return operation
        raise KeyError(name)

    def effect(self, operation: Operation) -> Effect:
        """Return what an operation does; `KeyError` if the behaviour does not say it."""
        for effect in self.behaviour.effects:
            if effect.operation == operation.name:
                return effect
        raise KeyError(operation.name)

    def collection(self, name: str) -> Collection:
        """Return a collection by name; `KeyError` if there is none."""
        for collection in self.behaviour.collections:
            if collection.name == name:
                return collection
        raise KeyError(name)

    def scope(self, collection: Collection) -> tuple[str, ...]:
        """Return the client parameters that keep the states of a collection apart.

        They are those of its outermost ancestor. Raises `ValueError` if it has none.
        """
        seen = {collection.name}
        while collection.parent is not None:
            collection = self.collection(collection.parent)
            if collection.name in seen:
                raise ValueError(f"the collection `{collection.name}` is its own ancestor")
            seen.add(collection.name)
        return collection.scope


def tables_from_data(data: Data) -> Tables:
    """Return the tables that plain data holds; `ValueError` if it is not such data."""
    if data.get("format") != FORMAT:
        raise ValueError(f"the emulator's data has format {data.get('format')}, expected {FORMAT}")
    try:
        tables = _tables(data)
        _check_names(tables)
    except KeyError as error:
        raise ValueError(f"the emulator's data lacks {error}") from None
    return tables


def behaviour_from_data(data: Data) -> Behaviour:
    """Return the behaviour that plain data describes; `ValueError` if it is not such data."""
    try:
        return msgspec.convert(data, Behaviour)
    except msgspec.ValidationError as error:
        raise ValueError(f"the emulator's data is damaged: {error}") from None


def _check_names(tables: Tables) -> None:
    """Raise `KeyError` or `ValueError` if operations or collections name what is not there."""
    for operation in tables.operations:
        effect = tables.effect(operation)
        if effect.collection is not None:
            tables.collection(effect.collection)
    for collection in tables.behaviour.collections:
        tables.scope(collection)


def _tables(data: Data) -> Tables:
    operations = tuple(_operation(item) for item in data["operations"])
    behaviour = behaviour_from_data(data["emulation"])
    return Tables(
        title=data["title"],
        client_parameters={item["name"]: item.get("example") for item in data["client_parameters"]},
        fixed_headers=tuple(
            FixedHeader(name=item["name"], value=item["value"], query=item.get("query"))
            for item in data["fixed_headers"]
        ),
        auth=tuple(
            AuthScheme(kind=item["kind"], place=item.get("in"), name=item.get("name"))
            for item in data["auth"]
        ),
        default_media_type=data.get("default_media_type"),
        options=options_from_data(data["wire"]),
        types=shapes_from_data(data["types"]),
        errors={code: _error(code, item) for code, item in data["errors"].items()},
        operations=operations,
        behaviour=behaviour,
    )


def _error(code: str, data: Data) -> ErrorCode:
    return ErrorCode(
        code=code,
        status=data["status"],
        message=data.get("message"),
        reasons=data.get("reasons", {}),
    )


def _operation(data: Data) -> Operation:
    body = data.get("body")
    return Operation(
        name=data["name"],
        verb=data["verb"],
        path=data["path"],
        parameters=tuple(_parameter(item) for item in data["parameters"]),
        body=None if body is None else _body(body),
        responses=tuple(_response(item) for item in data["responses"]),
        errors=tuple(data.get("errors", ())),
    )


def _parameter(data: Data) -> Parameter:
    return Parameter(
        name=data["name"],
        place=data["in"],
        shape=shape_from_data(data["type"]),
        required=data.get("required", False),
        style=data.get("style", "simple"),
        secret=data.get("secret", False),
        has_default="default" in data,
        default=data.get("default"),
    )


def _body(data: Data) -> Body:
    return Body(
        shape=shape_from_data(data["type"]),
        media_types=tuple(data["media_types"]),
        required=data.get("required", True),
    )


def _response(data: Data) -> Response:
    shape = data.get("type")
    return Response(
        status=data["status"],
        shape=None if shape is None else shape_from_data(shape),
        media_types=tuple(data.get("media_types", ())),
        default_media_type=data.get("default_media_type"),
    )
