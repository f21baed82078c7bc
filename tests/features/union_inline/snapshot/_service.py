"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service

SERVICE = Service(
    name="union-inline",
    version="0.1.0",
    logger="union_inline",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
