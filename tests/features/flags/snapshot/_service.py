"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Parameter, Service

SERVICE = Service(
    name="flags",
    version="0.1.0",
    logger="flags",
    endpoint="https://api.example.org",
    base_path=(),
    header_parameters=(
        Parameter(name="version", wire="X-Version", kind=str),
        Parameter(name="output", wire="X-Output", kind=str, secret=True),
    ),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
