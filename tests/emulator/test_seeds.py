"""Seeds from outside: planted as they are, or refused before the emulator starts."""

from __future__ import annotations

from typing import Any

import pytest

from emulator_runtime.embedded import Emulator
from emulator_runtime.tables import Tables

from .test_server import ask


def test_seeds_from_outside(media_tables: Tables) -> None:
    seed = {
        "regions": [{"RegionName": "Moon"}],
        "accounts": [
            {
                "AccountName": "seeded",
                "AccountId": {"generate": "uuid"},
                "AccountKeys": {"Primary": {"generate": "key"}, "Secondary": "c2Vjb25k"},
                "Region": "Moon",
                "storage_accounts": [{"StorageAccountName": "s", "IsDefault": True}],
            }
        ],
    }
    with Emulator(tables=media_tables, seed=seed) as emulator:
        details = ask(emulator, "GET", "/Accounts/seeded")[2]
        assert details["AccountKeys"]["Secondary"] == "c2Vjb25k"
        assert len(details["AccountKey"]) == 44
        listed = ask(emulator, "GET", "/Accounts/seeded/StorageAccounts")[2]
        assert listed == [{"StorageAccountName": "s", "IsDefault": True}]
        regions = [region["RegionName"] for region in ask(emulator, "GET", "/SupportedRegions")[2]]
        assert {"Moon", "West US"} < set(regions)


def account_seed(**members: Any) -> dict[str, Any]:
    return {"accounts": [{"AccountName": "seeded", **members}]}


@pytest.mark.parametrize(
    "seed",
    [
        "text",
        [1],
        {"nothing": []},
        {"storage_accounts": []},
        {"accounts": {}},
        {"accounts": [1]},
        {"accounts": [{}]},
        {"accounts": [{"AccountName": "a"}, {"AccountName": "a"}]},
        account_seed(AccountName=None),
        account_seed(AccountName=[1]),
        account_seed(AccountName={"generate": "evil"}),
        account_seed(AccountName={"generate": []}),
        account_seed(AccountKeys={"Primary": {"generate": "key", "bytes": 1 << 40}}),
        account_seed(Region="\ud800"),
        account_seed(storage_accounts=5),
        account_seed(storage_accounts=[5]),
        account_seed(storage_accounts=[{}]),
    ],
)
def test_a_seed_that_does_not_fit(media_tables: Tables, seed: Any) -> None:
    with pytest.raises(ValueError, match="cannot seed"):
        Emulator(tables=media_tables, seed=seed)


def test_a_seed_of_other_types_is_told_in_the_answer(media_tables: Tables) -> None:
    with Emulator(tables=media_tables, seed=account_seed(Region=5)) as emulator:
        status, _, body = ask(emulator, "GET", "/Accounts/seeded")
    assert status == 500
    assert "an item does not match its declared type" in body["Message"]


def test_a_seed_without_a_key_and_one_of_no_collection_are_told(media_tables: Tables) -> None:
    with pytest.raises(ValueError, match="must be a text, not empty, or a whole number"):
        Emulator(tables=media_tables, seed=account_seed(AccountName=""))
    with pytest.raises(
        ValueError, match="not a top-level collection, which are: regions, accounts"
    ):
        Emulator(tables=media_tables, seed={"storage_accounts": []})
