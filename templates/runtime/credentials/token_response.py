"""Reads the response of a token endpoint, strictly as RFC 6749 has it in section 5."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NamedTuple

from ..errors import ArgumentError, ServiceError, UnexpectedResponse
from ..operation import Service
from ..public import public_package, publish
from ..redaction import hide, remember
from ..response import Response, request_id
from .protocol import Pairs
from .secret_text import check_header_value

LARGEST = 1 << 16
"""The maximum bytes of the body."""

_LONGEST = 10 * 365 * 86400
_MARGIN, _SHARE = 30.0, 0.1


class TokenError(ServiceError):
    """The token endpoint refused a request for an access token.

    `code` is its `error`, such as `invalid_client`, and `message` its `error_description`.
    """

    def _headline(self) -> str:
        return f"no access token: {super()._headline()}"


publish(public_package(__name__), (TokenError,))


class Token(NamedTuple):
    """An access token, and the time of the client's clock at which to request another."""

    text: str
    until: float = math.inf

    @property
    def header(self) -> Pairs:
        """The header field that carries it."""
        return (("Authorization", f"Bearer {self.text}"),)

    def lasts(self, now: float) -> bool:
        """Return whether it can still be used."""
        return now < self.until

    def __repr__(self) -> str:
        return f"Token(until={self.until!r})"


def check_token(value: object) -> str:
    """Return an access token; raises `ArgumentError` for one that no header can carry."""
    text = check_header_value(value, "the access token")
    if " " in text:
        raise ArgumentError("the access token contains a space")
    return text


def read_token(service: Service, response: Response, began: float) -> tuple[Token, str | None]:
    """Return the token of a response to a request that began at this time, and a refresh token.

    A token is used until shortly before it expires: 30 seconds, or a tenth of a short time. Raises
    `TokenError` for an error, and `UnexpectedResponse` for anything else that is no token.
    """
    if response.status >= 400:
        raise _refusal(service, response)
    if response.status != 200:
        raise _unusable(service, response, f"has the status {response.status}")
    if response.fault is not None:
        raise _unusable(service, response, f"cannot be read: {response.fault}")
    told = _members(response.body)
    if told is None:
        raise _unusable(service, response, "is not a JSON object")
    fault = _fault(told)
    if fault:
        raise _unusable(service, response, fault)
    remember(told[name] for name in ("access_token", "refresh_token") if name in told)
    seconds = told.get("expires_in")
    if seconds is None:
        return Token(told["access_token"]), told.get("refresh_token")
    lifetime = float(min(seconds, _LONGEST))
    until = began + lifetime - min(_MARGIN, lifetime * _SHARE)
    return Token(told["access_token"], until), told.get("refresh_token")


def _fault(told: dict[str, Any]) -> str:
    """Return what is wrong with a response; nothing if it is as it must be."""
    kind, seconds = told.get("token_type"), told.get("expires_in", 0)
    try:
        check_token(told.get("access_token"))
    except ArgumentError:
        return "has no `access_token` that can be sent"
    if not isinstance(kind, str) or kind.lower() != "bearer":
        return "has another `token_type` than `Bearer`"
    if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds < 0:
        return "has an `expires_in` that is not a number of seconds"
    fresh = told.get("refresh_token", "x")
    if not isinstance(fresh, str) or not re.fullmatch("[ -~]+", fresh):
        return "has a `refresh_token` that cannot be sent"
    return ""


def _members(body: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(body, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _unique(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError
    return found


def _refusal(service: Service, response: Response) -> TokenError:
    told = _members(response.body) or {}
    code, message = (
        hide(text) if isinstance(text := told.get(name), str) else None
        for name in ("error", "error_description")
    )
    return TokenError(
        status=response.status,
        code=code,
        message=message or hide(response.reason) or "no message",
        reasons=(),
        request_id=request_id(service, response),
        headers=response.headers,
        body=response.body,
    )


def _unusable(service: Service, response: Response, fault: str) -> UnexpectedResponse:
    # without the body, which can contain a token
    return UnexpectedResponse(
        status=response.status,
        message=f"the response of the token endpoint {fault}",
        request_id=request_id(service, response),
        headers=response.headers,
        body=b"",
    )
