"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Parameter, Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="query-constants",
    version="0.1.0",
    logger="query_constants",
    endpoint=("https://", Parameter(name="shop", wire="shop", kind=str), ".example.org"),
    base_path=(),
    query_parameters=(Parameter(name="hint", wire="hint", kind=str, secret=True),),
    header_parameters=(Parameter(name="shop_account", wire="Shop-Account", kind=str),),
    headers=(),
    query=(("api-version", "2014-02-14"),),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "NoSuchFile": "There is no such file",
        "MissingVersion": "The version of the API is missing",
    },
    usual={
        400: "MissingVersion",
        404: "NoSuchFile",
    },
    general={},
    reasons={},
)
