"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import ErrorBody, Parameter, Service
from .errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    InternalServerError,
    NotFoundError,
    ServiceError,
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
    error=ServiceError,
    bodies={
        "default": ErrorBody(
            kind="types.error_details:ErrorDetails", code=("code",), message=("message",)
        ),
    },
    titles={
        "BadRequest": "The request holds wrong information and was refused",
        "Forbidden": "The caller may not do this",
        "NotFound": "The request names something that does not exist",
        "Conflict": "The request cannot be reconciled with what exists",
        "InternalServerError": "The service failed for a reason of its own",
        "MissingOrIncorrectVersionHeader": "The version header is missing or names no version that the service knows",
        "InvalidXmlRequest": "The XML of the body is not well-formed or not what was expected",
        "MissingRequiredHeader": "A header that is needed is missing",
        "InvalidHttpVerb": "The address does not take this verb",
        "AuthenticationFailed": "The caller could not be authenticated",
        "SubscriptionDisabled": "The subscription is disabled",
        "ResourceNotFound": "There is nothing at this address",
        "ConflictError": "Another operation on the same thing is under way, or the thing changed meanwhile",
        "InternalError": "The service met an internal error",
        "OperationTimedOut": "The service did not finish in the time that it allows itself",
        "ServerBusy": "The service is too busy to answer now",
        "ForbiddenError": "The certificate or token was not accepted",
        "TooManyRequests": "The subscription sends more requests than the service allows",
    },
    usual={
        400: "MissingOrIncorrectVersionHeader",
        403: "Forbidden",
        404: "ResourceNotFound",
        409: "ConflictError",
        500: "InternalServerError",
        503: "ServerBusy",
    },
    general={
        "Forbidden": ("certificate-invalid",),
        "InternalServerError": ("unexpected",),
    },
    reasons={
        "BadRequest": {
            "subscription-blank": "The subscription id is missing or only white space",
            "account-name-invalid": "The account name is not 3 to 24 lower-case letters and digits",
            "value-missing": "A required property has no value, the account key for example",
            "reserved-units-invalid": "The number of reserved units that was asked for is not possible",
        },
        "Forbidden": {
            "certificate-invalid": "The certificate is not valid for this subscription",
        },
        "NotFound": {
            "account-unknown": "There is no account of this name",
            "storage-account-unknown": "There is no such storage account on the account",
            "service-type-unknown": "There is no media service of this type",
        },
        "Conflict": {
            "name-taken": "The subscription has an account of this name already",
            "dns-name-unavailable": "No DNS name could be made for the account",
        },
        "InternalServerError": {
            "unexpected": "Something unexpected stopped the service from finishing",
        },
    },
)
