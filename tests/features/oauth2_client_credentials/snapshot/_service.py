"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import ServiceError

SERVICE = Service(
    name="oauth2-client-credentials",
    version="0.1.0",
    logger="oauth2_client_credentials",
    endpoint="https://api.example.org",
    base_path=("/v1",),
    headers=(),
    credential=CredentialClass(
        module="oauth2",
        name="OAuth2",
        variables=(
            "OAUTH2_CLIENT_CREDENTIALS_CLIENT_ID",
            "OAUTH2_CLIENT_CREDENTIALS_CLIENT_SECRET",
        ),
        more={"access_token": "OAUTH2_CLIENT_CREDENTIALS_ACCESS_TOKEN"},
    ),
    request_id=None,
    redirect_hosts=(),
    errors={
        401: ServiceError,
        404: ServiceError,
        409: ServiceError,
    },
    titles={
        "InvalidToken": "The token is not valid",
        "NotFound": "There is no such track",
        "Taken": "There is such a track already",
    },
    usual={
        401: "InvalidToken",
        404: "NotFound",
        409: "Taken",
    },
    general={},
    reasons={},
)
