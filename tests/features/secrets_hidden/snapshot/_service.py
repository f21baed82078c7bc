"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import Parameter, Service
from .types._checks import TOKEN

SERVICE = Service(
    name="secrets-hidden",
    version="0.1.0",
    logger="secrets_hidden",
    endpoint="https://api.example.org",
    base_path=(
        "/bot",
        Parameter(
            name="bot", wire="bot", kind=str, check=Check(pattern="^[0-9]+:[a-z-]+$"), secret=True
        ),
        "/",
        Parameter(name="pass_word", wire="pass", kind=str, check=TOKEN, secret=True),
    ),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={},
    titles={},
    usual={},
    general={},
    reasons={},
)
