"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service

SERVICE = Service(
    name="auth-none",
    version="0.1.0",
    logger="auth_none",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    credentials=(
        CredentialClass(
            module="bearer", name="BearerToken", variables=("AUTH_NONE_TOKEN",), takes_text=True
        ),
    ),
    needs=(("bearer",),),
    request_id=None,
    redirect_hosts=(),
    timeout=5,
    deadline=5,
    retries=0,
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
