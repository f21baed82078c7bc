from __future__ import annotations

from ._runtime.credentials.api_key import ApiKey as _ApiKey
from ._runtime.credentials.basic import BasicAuth
from ._runtime.credentials.bearer import BearerToken as _BearerToken


class ApiKey(_ApiKey):
    def __init__(self, value: str) -> None:
        super().__init__(value, name="x-sample", location="header")


class BearerToken(_BearerToken):
    def __init__(self, token: str) -> None:
        super().__init__(token, scope="sample")


__all__ = ["ApiKey", "BasicAuth", "BearerToken"]
