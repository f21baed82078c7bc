"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Parameter, Service
from .errors import NothingThereError

SERVICE = Service(
    name="names",
    version="0.1.0",
    logger="names",
    endpoint="https://api.example.org",
    base_path=(
        "/",
        Parameter(name="klass", wire="class", kind=str),
    ),
    headers=(),
    credential=CredentialClass(
        module="basic", name="Login", variables=("NAMES_USERNAME", "NAMES_PASSWORD")
    ),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NothingThereError,
    },
    titles={
        "NotFound": "There is nothing",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)
