"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service

SERVICE = Service(
    name="fixed-headers",
    version="0.1.0",
    logger="fixed_headers",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(
        ("x-version", "2"),
        ("x-client", 'a "b"'),
        ("Accept", "application/vnd.thing+json"),
    ),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
