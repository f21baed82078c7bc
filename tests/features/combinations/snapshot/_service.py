"""The data that all operations of the service share."""

from __future__ import annotations

import datetime

from ._runtime.checks import Check
from ._runtime.operation import CredentialClass, ErrorBody, Parameter, Service
from .errors import ServiceError

SERVICE = Service(
    name="combinations",
    version="0.1.0",
    logger="combinations",
    endpoint="https://api.example.org",
    base_path=(
        "/",
        Parameter(name="tenant", wire="tenant", kind=str, check=Check(min_length=2, max_length=9)),
    ),
    query_parameters=(Parameter(name="span", wire="span", kind=datetime.timedelta),),
    header_parameters=(Parameter(name="seal", wire="Seal", kind=bytes),),
    headers=(),
    credentials=(
        CredentialClass(
            module="app",
            name="App",
            variables=(
                "COMBINATIONS_APP_CLIENT_ID",
                "COMBINATIONS_APP_CLIENT_SECRET",
                "COMBINATIONS_APP_REFRESH_TOKEN",
            ),
            more={"access_token": "COMBINATIONS_APP_ACCESS_TOKEN"},
        ),
    ),
    needs=(("app",),),
    request_id=None,
    redirect_hosts=("cdn.example.org",),
    errors={
        200: ServiceError,
        400: ServiceError,
        404: ServiceError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.failure:Failure", code=("error",)),
        "2XX": ErrorBody(kind="types.failure:Failure", code=("error",), when=((("ok",), False),)),
    },
    titles={
        "missing": "There is no such box",
        "odd": "It is odd",
        "wrong": "Something is wrong",
    },
    usual={
        200: "odd",
        400: "wrong",
        404: "missing",
    },
    general={},
    reasons={},
)
