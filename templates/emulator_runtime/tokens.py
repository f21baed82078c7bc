"""A token endpoint as RFC 6749 has it: issues access tokens to the clients that are known."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from .messages import Request, Response, essence_of

if TYPE_CHECKING:
    from ..description_types import Credential
    from .clock_and_random import Chance

LIFETIME = 3600
"""Seconds for which a token is valid."""

_MOST = 10_000


def token_path(credential: Credential) -> str:
    """Return the path of the token endpoint, which the emulator serves whatever its host."""
    return urlsplit(credential["token_url"]).path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issued:
    secret: bytes
    until: float


class _RefusedToken(Exception):  # noqa: N818 - says what it is
    """A token request that is refused, with the code of the error and a text."""


class Tokens:
    """The tokens that were issued, each to the client with one secret."""

    def __init__(self) -> None:
        self._issued: dict[str, _Issued] = {}
        self._now = 0.0
        self._lock = Lock()

    def is_of(self, token: str | None, secret: bytes) -> bool:
        """Return whether a token was issued to the client with this secret, and is still valid."""
        found = self._issued.get(token or "")
        return found is not None and found.secret == secret and self._now < found.until

    def tick(self, now: float) -> None:
        """Take the time in seconds."""
        self._now = now

    def clear(self) -> None:
        """Forget every token, so that each client needs a new one."""
        self._issued.clear()

    def respond(
        self,
        request: Request,
        credential: Credential,
        known: Sequence[bytes] | None,
        chance: Chance,
    ) -> Response:
        """Return the response to a request at the token endpoint.

        `known` are the secrets of the clients that get tokens, or None if every client gets one.
        """
        if request.verb != "POST":
            return Response(status=405, headers=(("Allow", "POST"),), detail="not a POST request")
        try:
            form = _form(request)
            secret = _secret(request, form, credential)
            _check(secret, known, credential)
        except _RefusedToken as refused:
            return _refusal(*refused.args, is_basic="authorization" in request.headers)
        text = self._issue(secret, chance)
        told = {"access_token": text, "token_type": "Bearer", "expires_in": LIFETIME}
        return _response(200, told)

    def _issue(self, secret: bytes, chance: Chance) -> str:
        text = str(chance.generate("hex", 24))
        now = chance.clock()
        with self._lock:
            valid = [(t, each) for t, each in self._issued.items() if now < each.until]
            self._issued = dict(valid[-_MOST + 1 :])
            self._issued[text] = _Issued(secret=secret, until=now + LIFETIME)
        return text


def _form(request: Request) -> dict[str, str]:
    essence = essence_of(request.headers.get("content-type", ""))
    if essence != "application/x-www-form-urlencoded":
        raise _RefusedToken("invalid_request", "the request is not a form")
    try:
        pairs = parse_qsl(
            request.body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(request.body),
            errors="strict",
        )
    except ValueError:
        raise _RefusedToken("invalid_request", "the form cannot be read") from None
    form = dict(pairs)
    if len(form) < len(pairs):
        raise _RefusedToken("invalid_request", "a parameter is repeated")
    return form


def _secret(request: Request, form: Mapping[str, str], credential: Credential) -> bytes:
    """Return the settings of the client, joined by `:`; raises `_RefusedToken` without them."""
    if credential["client_auth"] == "body":
        pair = (form.get("client_id"), form.get("client_secret"))
    else:
        pair = _basic(request.headers.get("authorization", ""))
    if not all(pair):
        raise _RefusedToken(
            "invalid_client", "id and secret of the client are not where they must be"
        )
    if "grant_type" not in form:
        raise _RefusedToken("invalid_request", "there is no `grant_type`")
    if form["grant_type"] != credential["flow"]:
        raise _RefusedToken("unsupported_grant_type", "this `grant_type` is not supported")
    wanted = set(credential.get("scopes", "").split())
    if wanted and not wanted.issuperset(form.get("scope", "").split()):
        raise _RefusedToken("invalid_scope", "a scope is not known")
    settings = [*pair]
    if credential["flow"] == "refresh_token":
        if not form.get("refresh_token"):
            raise _RefusedToken("invalid_request", "there is no `refresh_token`")
        settings.append(form["refresh_token"])
    return ":".join(filter(None, settings)).encode("utf-8", "surrogateescape")


def _check(secret: bytes, known: Sequence[bytes] | None, credential: Credential) -> None:
    """Raise `_RefusedToken` unless the secret is one of those that are known."""
    if known is None or any(hmac.compare_digest(secret, each) for each in known):
        return
    client = secret.rpartition(b":")[0] + b":"
    if credential["flow"] == "refresh_token" and any(each.startswith(client) for each in known):
        raise _RefusedToken("invalid_grant", "the refresh token is not valid")
    raise _RefusedToken("invalid_client", "the client is not known")


def _basic(header: str) -> tuple[str | None, str | None]:
    word, _, text = header.partition(" ")
    try:
        if word.lower() != "basic":
            return None, None
        name, _, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None, None
    return unquote_plus(name), unquote_plus(secret)


def _refusal(code: str, text: str, *, is_basic: bool) -> Response:
    status = 401 if code == "invalid_client" else 400
    response = _response(status, {"error": code, "error_description": text}, detail=text)
    if status == 401 and is_basic:
        headers = (*response.headers, ("WWW-Authenticate", 'Basic realm="token"'))
        return Response(status=401, headers=headers, body=response.body, detail=text)
    return response


def _response(status: int, told: Mapping[str, object], detail: str = "") -> Response:
    headers = (
        ("Content-Type", "application/json"),
        ("Cache-Control", "no-store"),
        ("Pragma", "no-cache"),
    )
    return Response(status=status, headers=headers, body=json.dumps(told).encode(), detail=detail)
