"""The data that all operations of the service share."""

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
    timeout=60,
    deadline=900,
    retries=4,
    retry_statuses=frozenset({503, 429}),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
