"""The data that all operations of the service share."""

from __future__ import annotations

from typing import Literal

from ._runtime.checks import Check
from ._runtime.operation import Parameter, Service

SERVICE = Service(
    name="client-parameters",
    version="0.1.0",
    logger="client_parameters",
    endpoint="https://api.example.org",
    base_path=(
        "/base/",
        Parameter(name="tenant", wire="tenant", kind=str, check=Check(min_length=2)),
        "/v",
        Parameter(name="release", wire="release", kind=int, check=Check(minimum=1)),
        "/",
        Parameter(name="kind_of_api", wire="kind", kind=Literal["public", "private"]),
    ),
    header_parameters=(
        Parameter(name="draft", wire="X-Draft", kind=bool),
        Parameter(name="factor", wire="X-Factor", kind=float),
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
