"""What is the same for all operations of the service."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import Parameter, Service
from .errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    InternalServerError,
    NotFoundError,
    ServiceUnavailableError,
)

SERVICE = Service(
    name="media-services-management",
    version="0.1.0",
    logger="media_services_management",
    endpoint="https://management.core.windows.net",
    base_path=(
        "/",
        Parameter(
            name="subscription_id", wire="subscriptionId", kind=str, check=Check(pattern="\\S")
        ),
        "/services/mediaservices",
    ),
    headers=(
        ("x-ms-version", "2011-10-01"),
        ("Accept", "application/json"),
    ),
    request_id="x-ms-request-id",
    redirect_hosts=("*.management.core.windows.net",),
    retry_statuses=frozenset({500, 503}),
    errors={
        400: BadRequestError,
        403: ForbiddenError,
        404: NotFoundError,
        409: ConflictError,
        500: InternalServerError,
        503: ServiceUnavailableError,
    },
    titles={
        400: "The version header is missing or names no version that the service knows",
        403: "The caller may not do this",
        404: "There is nothing at this address",
        409: "Another operation on the same thing is under way, or the thing changed meanwhile",
        500: "The service failed for a reason of its own",
        503: "The service is too busy to answer now",
    },
    reasons={
        400: {
            "subscription-blank": "The subscription id is missing or only white space",
            "account-name-invalid": "The account name is not 3 to 24 lower-case letters and digits",
            "value-missing": "A required property has no value, the account key for example",
            "reserved-units-invalid": "The number of reserved units that was asked for is not possible",
        },
        403: {
            "certificate-invalid": "The certificate is not valid for this subscription",
        },
        404: {
            "account-unknown": "There is no account of this name",
            "storage-account-unknown": "There is no such storage account on the account",
            "service-type-unknown": "There is no media service of this type",
        },
        409: {
            "name-taken": "The subscription has an account of this name already",
            "dns-name-unavailable": "No DNS name could be made for the account",
        },
        500: {
            "unexpected": "Something unexpected stopped the service from finishing",
        },
    },
)
