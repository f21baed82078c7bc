"""Types behind names."""

from __future__ import annotations

from collections.abc import Callable

from clientgen.catalog import scope_of
from clientgen.ir import Service

Make = Callable[..., Service]


def test_scope_looks_through_names_and_null(make: Make) -> None:
    service = make(types="Book: {$ref: Name}\nName: {type: string, nullable: true}")
    scope = scope_of(service)
    kind = service.types[0].type
    assert scope.is_nullable(kind)
    assert not scope.is_scalar(kind)
