"""The description in the form for the engine: types as shapes, everything by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec

from .behaviour import Behaviour, Collection, Effect
from .wire import (
    ErrorShape,
    Layout,
    Shape,
    Style,
    Types,
    WireOptions,
    form_from_data,
    kind_of,
    layout_from_data,
    options_from_data,
    shape_from_data,
    shapes_from_data,
)
from .wire.shapes import BytesShape, RecordShape

if TYPE_CHECKING:
    from .. import description_types as told
    from ..description import Description


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation; `default` is valid only if `has_default` is true."""

    name: str
    place: Literal["path", "query", "header", "host", "call"]
    shape: Shape
    required: bool
    style: Style
    secret: bool
    has_default: bool
    default: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The request body of an operation."""

    shape: Shape
    media_types: tuple[str, ...]
    required: bool
    layout: Layout

    @property
    def takes_files(self) -> bool:
        """Whether it is bytes, or has files in it."""
        kinds = {kind_of(media_type) for media_type in self.media_types}
        return isinstance(self.shape, BytesShape) or "multipart" in kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredResponse:
    """A successful response of an operation; without a shape it has no body."""

    status: int
    shape: Shape | None
    media_types: tuple[str, ...]
    default_media_type: str | None
    is_for_others: bool = False
    """Whether it is also that of every status of success that no other response has."""
    streams_items: bool = False
    """Whether the body is a stream, each item of the list by itself."""
    end: str | None = None
    """The end mark of such a stream."""
    when: Mapping[str, list[bool | str | None]] = field(default_factory=dict)
    """The values of parameters or members with which a request gets this response; `None` if it
    has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the service."""

    name: str
    verb: str
    path: str
    key_header: str | None
    """The header of the key with which it is done once, however often it is asked for."""
    query: Mapping[str, str]
    """The constants of its query, in place of those of the service with these names."""
    headers: Mapping[str, str]
    """Those of its headers, by names in lower case."""
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[DeclaredResponse, ...]
    needs: list[list[str]] | None = None
    """The credentials that it needs: alternatives of those sent together; None for any one."""
    paging: told.Paging | None = None
    long_running: told.LongRunning | None = None
    not_modified: bool = False
    """Whether it answers with 304 if the client has the item's version."""


@dataclass(frozen=True, kw_only=True)  # without slots, so that look-ups are made once
class Tables:
    """Everything that the engine needs of one API."""

    title: str
    query: Mapping[str, str]
    """The constants of the query of every request."""
    client_parameters: Mapping[str, Any]
    fixed_headers: tuple[told.FixedHeader, ...]
    credentials: tuple[told.Credential, ...]
    default_media_type: str | None
    options: WireOptions
    types: Types
    errors: Mapping[str, told.ErrorCode]
    error_forms: Mapping[int | str, ErrorShape]
    """The bodies of errors by status; those of errors inside of successes have `2XX`."""
    operations: tuple[Operation, ...]
    behaviour: Behaviour

    @cached_property
    def _operations(self) -> Mapping[str, Operation]:
        return {operation.name: operation for operation in self.operations}

    @cached_property
    def _effects(self) -> Mapping[str, Effect]:
        return {effect.operation: effect for effect in self.behaviour.effects}

    @cached_property
    def _collections(self) -> Mapping[str, Collection]:
        return {collection.name: collection for collection in self.behaviour.collections}

    @cached_property
    def _seeded(self) -> Mapping[tuple[str, ...], Sequence[Collection]]:
        found: dict[tuple[str, ...], list[Collection]] = {}
        for collection in self.behaviour.collections:
            if collection.parent is None and collection.seed:
                found.setdefault(collection.scope, []).append(collection)
        return found

    def operation(self, name: str) -> Operation:
        """Return an operation by name; `KeyError` if it is unknown."""
        return self._operations[name]

    def effect(self, operation: Operation) -> Effect:
        """Return the effect of an operation; `KeyError` if the behaviour has none."""
        return self._effects[operation.name]

    def collection(self, name: str) -> Collection:
        """Return a collection by name; `KeyError` if it is unknown."""
        return self._collections[name]

    def seeded(self, scope: tuple[str, ...]) -> Sequence[Collection]:
        """Return the top-level collections with seeds whose states these parameters separate."""
        return self._seeded.get(scope, ())

    def scope(self, collection: Collection) -> tuple[str, ...]:
        """Return the client parameters that separate the states of a collection.

        They are those of its top-level ancestor. Raises `ValueError` if it has none.
        """
        seen = {collection.name}
        while collection.parent is not None:
            collection = self.collection(collection.parent)
            if collection.name in seen:
                raise ValueError(f"the collection `{collection.name}` is its own ancestor")
            seen.add(collection.name)
        return collection.scope


def member_shape(
    shape: Shape | None, steps: Sequence[str], types: Types
) -> tuple[Shape | None, bool]:
    """Return the shape of a member, and whether it is required; None if there is none."""
    is_required = True
    for step in steps:
        plain = types.bare(shape) if shape is not None else None
        fields = plain.fields if isinstance(plain, RecordShape) else ()
        found = next((field for field in fields if field.name == step), None)
        if found is None:
            return None, False
        shape, is_required = found.type, is_required and found.required
    return shape, is_required


def tables_of(description: Description) -> Tables:
    """Return the tables of an emulator; `ValueError` if the description is incomplete."""
    index = description.index
    tables = Tables(
        title=index["title"],
        query=index.get("query", {}),
        client_parameters={
            each["name"]: description.example(each)
            for each in index.get("parameters", ())
            if each.get("required")
        },
        fixed_headers=tuple(
            each for each in index.get("headers", ()) if each.get("required") and "value" in each
        ),
        credentials=tuple(index.get("credentials", ())),
        default_media_type=index.get("default_media_type"),
        options=options_from_data(index.get("wire", {})),
        types=shapes_from_data(cast("Mapping[str, Mapping[str, Any]]", description.types)),
        errors={description.name_of(error): error for error in description.errors},
        error_forms={
            each.get("status", "2XX"): form_from_data(each) for each in description.error_bodies
        },
        operations=tuple(
            _operation(name, each, index.get("parameters", []))
            for name, each in description.operations()
        ),
        behaviour=behaviour_from_data(description.emulation),
    )
    _check_names(tables)
    return tables


def behaviour_from_data(data: Mapping[str, Any]) -> Behaviour:
    """Return the behaviour from plain data; `ValueError` for invalid data."""
    try:
        return msgspec.convert(data, Behaviour)
    except msgspec.ValidationError as error:
        raise ValueError(f"the emulator's data is damaged: {error}") from None


def _check_names(tables: Tables) -> None:
    """Raise `ValueError` if operations or collections use undefined names."""
    try:
        for operation in tables.operations:
            effect = tables.effect(operation)
            if effect.collection is not None:
                tables.collection(effect.collection)
        for collection in tables.behaviour.collections:
            tables.scope(collection)
    except KeyError as error:
        raise ValueError(f"the emulator's data lacks {error}") from None


def _operation(name: str, operation: told.Operation, common: list[told.Parameter]) -> Operation:
    # it has a host of its own, and calls have what the client can give in their place
    of_client = (each for each in common if each["in"] not in ("host", "call"))
    parameters = (*of_client, *operation.get("parameters", ()))
    return Operation(
        name=name,
        verb=operation["verb"],
        path=operation["path"],
        key_header=operation.get("key_header"),
        query=operation.get("query", {}),
        headers={name.lower(): value for name, value in operation.get("headers", {}).items()},
        parameters=tuple(_parameter(each) for each in parameters),
        body=_body(operation["body"]) if "body" in operation else None,
        responses=tuple(_response(each) for each in operation["responses"]),
        needs=operation.get("auth"),
        paging=operation.get("paging"),
        long_running=operation.get("long_running"),
        not_modified=operation.get("not_modified", False),
    )


def _parameter(parameter: told.Parameter) -> Parameter:
    return Parameter(
        name=parameter["name"],
        place=parameter["in"],
        shape=shape_from_data(parameter["type"]),
        required=parameter.get("required", False),
        style=parameter.get("style", "simple"),
        secret=parameter.get("secret", False),
        has_default="default" in parameter,
        default=parameter.get("default"),
    )


def _body(body: told.Body) -> Body:
    return Body(
        shape=shape_from_data(body["type"]),
        media_types=tuple(body["media_types"]),
        required=body.get("required", False),
        layout=layout_from_data(cast("Mapping[str, Any]", body)),
    )


def _response(response: told.Response) -> DeclaredResponse:
    status = response["status"]
    return DeclaredResponse(
        status=status if isinstance(status, int) else response["sent"],
        is_for_others=status == "2XX",
        shape=shape_from_data(response["type"]) if "type" in response else None,
        media_types=tuple(response.get("media_types", ())),
        default_media_type=response.get("default_media_type"),
        streams_items=response.get("stream") == "items",
        end=response.get("end"),
        when=response.get("when", {}),
    )
