from __future__ import annotations

from typing import Any

from ._runtime.client import Client
from ._runtime.groups import Group, lazy
from ._runtime.operation import Body, Form, Operation, Parameter, Service
from .types import Thing

SERVICE = Service(
    name="sample-service",
    version="1.0",
    logger="sample_service",
    endpoint="https://sample.example",
    base_path=("/", Parameter(name="tenant", wire="tenant")),
    request_id="x-request-id",
    retry_statuses=frozenset({503}),
    titles={"Unknown": "It is not known", "Busy": "Another call is under way"},
    reasons={"Unknown": {"unknown": "No such thing"}},
)
_NAME = Parameter(name="name", wire="name")
_PIN = Parameter(name="pin", wire="pin", secret=True)
OPERATIONS: dict[str, Operation[Any]] = {
    "search": Operation(
        name="things.search",
        method="GET",
        path=("/things",),
        query=(
            Parameter(name="limit", wire="limit"),
            Parameter(name="ratio", wire="ratio"),
            Parameter(name="active", wire="active"),
            Parameter(name="since", wire="since"),
            Parameter(name="kinds", wire="kinds", style="repeated"),
            Parameter(name="labels", wire="labels", style="deep"),
        ),
        headers=(Parameter(name="trace", wire="x-trace"),),
        responses={200: list[Thing]},
        repeatable=True,
    ),
    "create": Operation(
        name="things.create",
        method="POST",
        path=("/things",),
        body=Body(media_type="application/json", record=Thing),
        responses={201: Thing},
    ),
    "get": Operation(
        name="things.get",
        method="GET",
        path=("/things/", _NAME),
        responses={200: Thing},
        reasons={404: {"Unknown": ("unknown",)}},
    ),
    "delete": Operation(
        name="things.delete",
        method="DELETE",
        path=("/things/", _NAME),
        responses={204: None},
        repeatable=True,
    ),
    "put_file": Operation(
        name="things.put_file",
        method="PUT",
        path=("/things/", _NAME, "/file"),
        body=Body(media_type="application/octet-stream", name="content", kind=bytes, upload=True),
        responses={204: None},
    ),
    "rotate": Operation(
        name="things.rotate",
        method="POST",
        path=("/things/", _NAME, "/rotate"),
        responses={200: str},
    ),
    "tag": Operation(
        name="things.tag",
        method="PUT",
        path=("/things/", _NAME, "/tags"),
        body=Body(media_type="application/json", name="body"),
        responses={200: Form.TEXT},
    ),
    "peek": Operation(
        name="things.peek", method="GET", path=("/things/", _NAME, "/code"), responses={200: str}
    ),
    "unlock": Operation(
        name="things.unlock", method="DELETE", path=("/locks/", _PIN), responses={204: None}
    ),
    "seal": Operation(
        name="things.seal",
        method="PUT",
        path=("/things/", _NAME, "/seal"),
        body=Body(media_type="text/plain", name="seal", secret=True),
        responses={204: None},
    ),
}


class Things(Group):
    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        return lambda **arguments: self._call(OPERATIONS[name], **arguments)


class SampleClient(Client):
    things: Things = lazy("client:Things")

    def __init__(self, tenant: str, *, credential: Any = None, **options: Any) -> None:
        http = options.pop("http", None)
        super().__init__(
            SERVICE,
            {"tenant": tenant},
            credential,
            http,
            {"retries": 0, "deadline": 60.0, **options},
        )


__all__ = ["SampleClient"]
