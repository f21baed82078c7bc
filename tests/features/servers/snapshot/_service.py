"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import CredentialClass, Parameter, Service
from .errors import ServiceError

SERVICE = Service(
    name="several-servers",
    version="0.1.0",
    logger="several_servers",
    endpoint=(
        "https://",
        Parameter(name="shop", wire="shop", kind=str, check=Check(pattern="^[a-z]+$")),
        ".eu.example.com",
    ),
    servers={
        "eu": "https://{shop}.eu.example.com",
        "us": "https://{shop}.us.example.com",
    },
    base_path=("/v1",),
    headers=(),
    credential=CredentialClass(
        module="api_key", name="ApiKey", variables=("SEVERAL_SERVERS_API_KEY",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: ServiceError,
        409: ServiceError,
    },
    titles={
        "NotFound": "There is no such picture",
        "Taken": "There is such a picture already",
    },
    usual={
        404: "NotFound",
        409: "Taken",
    },
    general={},
    reasons={},
)
