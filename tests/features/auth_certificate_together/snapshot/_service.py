"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import ServiceError

SERVICE = Service(
    name="certificate-together",
    version="0.1.0",
    logger="certificate_together",
    endpoint="https://vault.example.org",
    base_path=("/v1",),
    headers=(),
    credentials=(
        CredentialClass(
            module="device",
            name="Device",
            variables=("VAULT_DEVICE_CERTIFICATE",),
            more={"password": "VAULT_DEVICE_CERTIFICATE_PASSWORD"},
            constructor="from_pkcs12",
            begins=b"0",
            in_handshake=True,
        ),
        CredentialClass(
            module="device",
            name="Device",
            variables=("VAULT_DEVICE_CERTIFICATE",),
            more={
                "key": "VAULT_DEVICE_CERTIFICATE_KEY",
                "password": "VAULT_DEVICE_CERTIFICATE_PASSWORD",
            },
            constructor="from_pem",
            in_handshake=True,
        ),
        CredentialClass(
            module="bearer", name="BearerToken", variables=("VAULT_TOKEN",), takes_text=True
        ),
        CredentialClass(
            module="api_key", name="ApiKey", variables=("VAULT_API_KEY",), takes_text=True
        ),
    ),
    needs=(("device", "bearer"), ("device", "api_key")),
    request_id=None,
    redirect_hosts=(),
    errors={
        403: ServiceError,
        404: ServiceError,
        409: ServiceError,
    },
    titles={
        "Forbidden": "The credentials are not accepted",
        "NotFound": "There is no such secret",
        "Taken": "There is such a secret already",
    },
    usual={
        403: "Forbidden",
        404: "NotFound",
        409: "Taken",
    },
    general={},
    reasons={},
)
