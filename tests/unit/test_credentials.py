"""What the table of credentials says of clients."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from clientgen.catalog import opens_client
from clientgen.credentials.table import KINDS
from clientgen.ir import IntegerType, Kind, StringType

TEXT, UUID = StringType(), StringType(format="uuid")
NOT_IDS = (IntegerType(), StringType(format="date"), StringType(format="int64"))


@pytest.mark.parametrize(
    ("parameters", "opens"),
    [
        ([(True, TEXT)], True),
        ([(True, UUID)], True),
        ([(False, TEXT)], False),
        ([], False),
        ([(True, TEXT), (True, TEXT)], False),
        *(([(True, kind)], False) for kind in NOT_IDS),
    ],
)
def test_a_file_makes_a_client_if_it_gives_all_that_the_client_needs(
    parameters: list[tuple[bool, Kind]], opens: bool
) -> None:
    sources = (each for kind in KINDS.values() for each in kind.sources if each.client_keyword)
    named = [SimpleNamespace(required=required, type=kind) for required, kind in parameters]
    catalog: Any = SimpleNamespace(
        service=SimpleNamespace(parameters=named), bare=lambda kind: kind
    )
    assert [opens_client(catalog, each) for each in sources] == [opens]
