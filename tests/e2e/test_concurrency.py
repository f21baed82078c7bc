"""Many asynchronous clients at once: one winner for each name, and no change is lost."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from media_services_management import AsyncMediaServicesManagementClient, errors
from media_services_management.emulator import AsyncEmulator

from .callers import account, storage

CLIENTS = 64
CONTESTED = ("first", "second", "third")


class Tally:
    """The responses that each client received."""

    def __init__(self) -> None:
        self.created: Counter[str] = Counter()
        self.deleted: Counter[str] = Counter()
        self.keys: dict[str, list[str]] = {}


async def succeeds(call: Awaitable[Any], *expected: type[Exception]) -> bool:
    """Return whether a call succeeded; it may fail only as expected."""
    try:
        await call
    except expected:
        return False
    return True


async def work(client: AsyncMediaServicesManagementClient, number: int, tally: Tally) -> None:
    own = f"own{number}"
    for name in (own, *CONTESTED, "shared"):
        if await succeeds(client.accounts.create(**account(name)), errors.ConflictError):
            tally.created[name] += 1
        if name in CONTESTED and await succeeds(client.accounts.delete(name), errors.NotFoundError):
            tally.deleted[name] += 1
    await client.storage_accounts.attach("shared", **storage(f"store{number}"))
    await client.account_keys.regenerate_primary("shared")
    keys = [(await client.accounts.get(own)).account_key]
    for _ in range(3):
        await client.account_keys.regenerate_primary(own)
        keys.append((await client.accounts.get(own)).account_key or "")
    tally.keys[own] = keys


async def verify(client: AsyncMediaServicesManagementClient, tally: Tally) -> None:
    names = {item.name for item in await client.accounts.list()}
    for name in CONTESTED:
        assert tally.created[name] - tally.deleted[name] == (1 if name in names else 0)
    owned = {f"own{number}" for number in range(CLIENTS)}
    assert names - set(CONTESTED) == {"shared", *owned}
    assert tally.created["shared"] == 1
    attached = await client.storage_accounts.list("shared")
    assert {item.storage_account_name for item in attached[1:]} == {
        f"store{number}" for number in range(CLIENTS)
    }
    assert [item.is_default for item in attached].count(True) == 1
    for name, keys in tally.keys.items():
        details = await client.accounts.get(name)
        assert details.account_keys is not None
        assert details.account_key == details.account_keys.primary == keys[-1]
        assert len(set(keys)) == len(keys)


async def run(**options: Any) -> Tally:
    tally = Tally()
    async with AsyncEmulator(sample=None, **options) as emulator:
        clients = [emulator.client() for _ in range(CLIENTS)]
        await asyncio.gather(
            *(work(client, number, tally) for number, client in enumerate(clients))
        )
        await verify(clients[0], tally)
        for client in clients:
            await client.close()
    return tally


@pytest.mark.parametrize("kept", ["memory", "file"])
def test_many_clients_at_once(tmp_path: Path, kept: str) -> None:
    tally = asyncio.run(run(state=tmp_path / "state" if kept == "file" else None))
    assert len(tally.keys) == CLIENTS
    assert all(tally.created[name] for name in CONTESTED)
