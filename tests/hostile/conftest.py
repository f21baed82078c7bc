"""Helpers of the hostile suites: stages of the compiler that cache their results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
        kept = Kept()
        reading = lru_cache(maxsize=_KEPT)(generation._read_document)
        patch.setattr(generation, "_read_document", reading)
        patch.setattr(generation, "_make", _remember(generation._make, kept.formatted))
        yield


def _remember(stage: Callable[..., object], keeps: object) -> Callable[..., object]:
    """Return a stage that remembers its results; its last argument is what a run keeps: nothing."""

    @lru_cache(maxsize=_KEPT)
    def remembering(*given: object) -> object:
        return stage(*given, keeps)

    return lambda *given: remembering(*given[:-1])
