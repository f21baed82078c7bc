"""Short ways to ask an engine."""

from __future__ import annotations

import json
from typing import Any

SUBSCRIPTION = "11111111-2222-3333-4444-555555555555"
BASE = f"/{SUBSCRIPTION}/services/mediaservices"
MODELS = "http://schemas.datacontract.org/2004/07/Microsoft.Cloud.Media.Management.ResourceProvider.Models"
VERSION = {"x-ms-version": "2011-10-01"}
ACCOUNT = {
    "AccountName": "contoso",
    "BlobStorageEndpointUri": "https://contosostorage.blob.core.windows.net/",
    "Region": "West US",
    "StorageAccountKey": "ZmFrZS1zdG9yYWdlLWtleQ==",
    "StorageAccountName": "contosostorage",
}


def account(name: str, **changes: Any) -> dict[str, Any]:
    return {**ACCOUNT, "AccountName": name, **changes}


def account_xml(*names: str, root: str = "AccountCreationRequest") -> bytes:
    order = names or tuple(ACCOUNT)
    members = "".join(f"<{name}>{ACCOUNT[name]}</{name}>" for name in order)
    return f'<{root} xmlns="{MODELS}">{members}</{root}>'.encode()


class Service:
    """An engine, asked in one line; paths are below the base of the API."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine

    def ask(
        self,
        verb: str,
        path: str,
        body: Any = None,
        *,
        base: str = BASE,
        headers: dict[str, str] | None = None,
        query: str = "",
        accept: str | None = "application/json",
        certificate: bytes | None = None,
    ) -> Any:
        from emulator_runtime.messages import Request

        sent = {**VERSION, **({} if accept is None else {"accept": accept})}
        data = (
            body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        )
        if body is not None and not isinstance(body, bytes):
            sent["content-type"] = "application/json"
        sent.update(headers or {})
        request = Request(
            verb=verb,
            path=base + path,
            query=query,
            headers={name: value for name, value in sent.items() if value},
            body=data,
            certificate=certificate,
        )
        return self.engine.respond(request)

    def json(self, verb: str, path: str, body: Any = None, **options: Any) -> Any:
        response = self.ask(verb, path, body, **options)
        assert response.status < 300, response
        return json.loads(response.body) if response.body else None


def header(response: Any, name: str) -> str | None:
    return next((text for key, text in response.headers if key.lower() == name.lower()), None)


def error_of(response: Any) -> tuple[int, str, str]:
    value = json.loads(response.body)
    return response.status, value["Code"], value["Message"]
