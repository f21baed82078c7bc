from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ..harness import Feature


def test_unions_and_constants_are_stored_and_answered(feature: Feature) -> None:
    types = feature.types
    value = {"a": [1.5, True, dt.datetime(2024, 5, 6, tzinfo=dt.UTC)]}
    targets = ["all", types.Person(login="ann"), types.Team(slug="ops", size=2)]
    emulating = feature.module("emulator").Emulator()
    with emulating as emulator, feature.sync_client(endpoint=emulator.endpoint) as client:
        hook = client.hooks.create(name="door", target="all", targets=targets)
        assert hook == types.Hook(name="door", target="all", targets=targets)
        again = client.hooks.replace("gate", name="gate", target=targets[2], targets=targets)
        assert again == types.Hook(name="gate", target=targets[2], targets=targets)
        found = client.options.change(choice=targets[1], value=value, exact=Decimal("1.50"))
        assert found == types.Settings(choice=targets[1], value=value, exact=Decimal("1.50"))
        assert client.options.guess(body=value) == "auto"
