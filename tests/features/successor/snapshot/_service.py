"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service

SERVICE = Service(
    name="successor",
    version="0.1.0",
    logger="successor",
    endpoint="https://letters.example.com",
    base_path=(),
    headers=(),
    credential=CredentialClass(
        module="bearer", name="BearerToken", variables=("SUCCESSOR_TOKEN",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
