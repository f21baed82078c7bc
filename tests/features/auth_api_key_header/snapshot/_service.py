"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service

SERVICE = Service(
    name="auth-api-key-header",
    version="0.1.0",
    logger="auth_api_key_header",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    credential=CredentialClass(
        module="api_key",
        name="ThingKey",
        variables=("AUTH_API_KEY_HEADER_API_KEY",),
        takes_text=True,
    ),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
