"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service

SERVICE = Service(
    name="retries",
    version="0.1.0",
    logger="retries",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=("other.example.org", "*.cdn.example.org"),
    retry_statuses=frozenset({503, 429}),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
