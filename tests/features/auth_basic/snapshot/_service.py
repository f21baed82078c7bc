"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service

SERVICE = Service(
    name="auth-basic",
    version="0.1.0",
    logger="auth_basic",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    credential=CredentialClass(
        module="basic", name="BasicAuth", variables=("AUTH_BASIC_USERNAME", "AUTH_BASIC_PASSWORD")
    ),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
