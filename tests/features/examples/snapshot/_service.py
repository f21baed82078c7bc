"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service

SERVICE = Service(
    name="examples-api",
    version="0.1.0",
    logger="examples_api",
    endpoint="https://examples.example.org",
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
