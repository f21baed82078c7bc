"""Calls of the generated client on transports that a test gives it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from case import Case, find_case
from fixtures import make_client
from replay import find_method
from subject import CLIENT, DESCRIPTION, PACKAGE, PYTHON, WAYS, load
from values import build

CASES = [find_case(CLIENT[kind]) for kind in ("repeatable", "unrepeatable") if CLIENT[kind]][:1]
PARAMETERS = {name: build(value) for name, value in CLIENT["parameters"].items()}

Handler = Callable[[httpx2.Request], httpx2.Response]

one_operation = pytest.mark.parametrize("case", CASES, ids=str)
both_clients = pytest.mark.parametrize("name", WAYS)


def answering(case: Case, seen: list[httpx2.Request]) -> Handler:
    """Return a transport that records requests and returns the response of a case."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        status, headers, body = case.response()
        return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body))

    return handle


def call(name: str, case: Case, handle: Handler, **changes: Any) -> Any:
    """Make the call of a case with a client changed by `with_options`."""
    transport = httpx2.MockTransport(handle)
    if name == "client":
        with httpx2.Client(transport=transport) as http:
            client = make_client(name, case, http=http).with_options(**changes)
            return find_method(client, case, is_raw=False)(**case.arguments())

    async def run() -> Any:
        async with httpx2.AsyncClient(transport=transport) as http:
            client = make_client(name, case, http=http).with_options(**changes)
            return await find_method(client, case, is_raw=False)(**case.arguments())

    return asyncio.run(run())


def find_described(name: str) -> Any:
    """Return the description of an operation that its method uses."""
    told = DESCRIPTION.operation(name)
    group = DESCRIPTION.group(told["group"])
    found = vars(load(f"operations.{group['module']}")).values()
    wanted = f"{group['attribute']}.{told['method']}"
    return next(each for each in found if getattr(each, "name", None) == wanted)


def make(name: str = "client", **options: Any) -> Any:
    """Return a client without a credential, unless one is among the options."""
    return getattr(PACKAGE, PYTHON[name])(**{**PARAMETERS, "credential": None, **options})
