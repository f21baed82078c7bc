"""Helpers of the hostile suites: stages of the compiler that cache their results."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from clientgen.pipeline import generation
from clientgen.pipeline.kept import Kept

_KEPT = 1024
"""Files read and files made that are remembered, the latest of each."""


@pytest.fixture(scope="module", autouse=True)
def _remembering() -> Iterator[None]:
    """Read no file of a spec and make no file of a distribution twice.

    A case changes one thing of a sound spec. Reading a file depends on its bytes alone and making one on
    its template and view alone, so that whatever a change does not reach comes out as it did before.
    """
    with pytest.MonkeyPatch.context() as patch:
        read, make = generation._read_document, generation._make
        patch.setattr(generation, "_read_document", lru_cache(maxsize=_KEPT)(read))
        made = lru_cache(maxsize=_KEPT)(lambda entry: make(entry, Kept().formatted))
        # how a file is formatted depends on its text alone
        patch.setattr(generation, "_make", lambda entry, _: made(entry))
        yield
