"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import ServiceError

SERVICE = Service(
    name="auth-together",
    version="0.1.0",
    logger="auth_together",
    endpoint="https://api.example.org",
    base_path=("/v1",),
    headers=(),
    credentials=(
        CredentialClass(
            module="api_key", name="ApiKey", variables=("AUTH_TOGETHER_API_KEY",), takes_text=True
        ),
        CredentialClass(
            module="application_key",
            name="ApplicationKey",
            variables=("AUTH_TOGETHER_APPLICATION_KEY",),
            takes_text=True,
        ),
        CredentialClass(
            module="admin",
            name="Admin",
            variables=("AUTH_TOGETHER_ADMIN_USERNAME", "AUTH_TOGETHER_ADMIN_PASSWORD"),
        ),
        CredentialClass(
            module="partner_id",
            name="PartnerId",
            variables=("AUTH_TOGETHER_PARTNER_ID",),
            takes_text=True,
        ),
        CredentialClass(
            module="oauth2",
            name="OAuth2",
            variables=("AUTH_TOGETHER_CLIENT_ID", "AUTH_TOGETHER_CLIENT_SECRET"),
            more={"access_token": "AUTH_TOGETHER_ACCESS_TOKEN"},
        ),
    ),
    needs=(("api_key", "application_key"), ("api_key", "partner_id", "oauth2")),
    request_id=None,
    redirect_hosts=(),
    errors={
        403: ServiceError,
        404: ServiceError,
        409: ServiceError,
    },
    titles={
        "Forbidden": "The credentials are not accepted",
        "NotFound": "There is no such monitor",
        "Taken": "There is such a monitor already",
    },
    usual={
        403: "Forbidden",
        404: "NotFound",
        409: "Taken",
    },
    general={},
    reasons={},
)
