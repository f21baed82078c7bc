"""What the table of credentials says of clients."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from clientgen.credentials import opens_client
from clientgen.credentials.table import KINDS


@pytest.mark.parametrize(
    ("required", "opens"), [([True], True), ([False], False), ([], False), ([True, True], False)]
)
def test_a_file_makes_a_client_if_it_gives_all_that_the_client_needs(
    required: list[bool], opens: bool
) -> None:
    sources = (each for kind in KINDS.values() for each in kind.sources if each.client_keyword)
    service: Any = SimpleNamespace(parameters=[SimpleNamespace(required=r) for r in required])
    assert [opens_client(each, service) for each in sources] == [opens]
