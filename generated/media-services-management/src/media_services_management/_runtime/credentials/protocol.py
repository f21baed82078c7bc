"""The interface of credentials.

======================  =======================================  ==============================
credential              takes part by                            module
======================  =======================================  ==============================
`ClientCertificate`     `load_into` (the TLS handshake)          `certificate`
`BearerToken`           `headers`, `headers_async`               `bearer`
`BasicAuth`             `headers`                                `basic`
`ApiKey`                `headers` or `query`                     `api_key`
`OAuth2`                `attend` (it sends token requests)       `oauth2`
one of your own         `sign`, or any of these
======================  =======================================  ==============================

The rules for whoever calls:

- `load_into` once for each `SSLContext`, before its first connection. If the user brought an
  HTTP client of their own there is no context to load, and a credential whose `in_handshake` is
  true cannot work: refuse it.
- `headers` (or `await headers_async`) and `query` once for each request that is sent, retries
  included, because a token may have expired meanwhile. Nothing is cached by the caller.
- `sign` after these, if a credential is made of the request, such as an HMAC: method, URL, header
  fields and body are there, and what it gives is added to the header fields.
- Every value that `headers`, `query` and `sign` give is a secret: never log it, and send it only to the
  hosts that the API allows.
- The only exceptions are `ArgumentError` (the credential cannot be used like this) and
  `TransportError` (a token provider failed; providers retry by themselves, so do not).
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    NamedTuple,
    Protocol,
    TypeAlias,
    runtime_checkable,
)

from ..public import public_package, publish

if TYPE_CHECKING:
    import ssl


Pairs: TypeAlias = tuple[tuple[str, str], ...]


class Outgoing(NamedTuple):
    """A request that is ready to be sent, for `Credential.sign`."""

    method: str
    url: str
    """The whole URL with its query, escaped as it is sent."""
    headers: Pairs
    """The header fields that are sent, `Host` and those of `headers` among them."""
    body: bytes | None
    """The whole body, empty if there is none; `None` if it is sent piece by piece."""

    def __repr__(self) -> str:
        return f"Outgoing(method={self.method!r})"  # the rest can contain secrets


@runtime_checkable
class Credential(Protocol):
    """A credential; each kind overrides only what it takes part in."""

    __slots__ = ()

    in_handshake: ClassVar[bool] = False
    """Whether the credential is shown in the TLS handshake, and so needs `load_into`."""

    declared_as: ClassVar[str] = ""
    """Its name in the spec, if operations choose of several; empty for one of your own."""

    def load_into(self, context: ssl.SSLContext) -> None:
        """Prepare a TLS context to show this credential; nothing unless `in_handshake`."""
        return None  # noqa: RET501 - a method without a body would count as abstract

    def headers(self) -> Pairs:
        """Return the header names and secret values for one request; it may block."""
        return ()

    async def headers_async(self) -> Pairs:
        """Return what `headers` returns, without blocking the event loop."""
        return self.headers()

    def query(self) -> Pairs:
        """Return the query names and secret values, not yet escaped, for one request."""
        return ()

    # ruff: noqa: ANN401, ARG002 - the types are those of `exchange`, which imports this module
    def attend(self, setup: Any, steps: Any) -> Any:
        """Return the conversation of one call with what this credential adds to it."""
        return steps

    def sign(self, request: Outgoing) -> Pairs:
        """Return header names and secret values that are made of the request; it must not block.

        It is called last, once for each request that is sent: retries and redirects have signatures
        of their own.
        """
        return ()

    def secrets(self) -> tuple[str, ...]:
        """Return what is secret besides, and could be made of what is sent."""
        return ()


def shown_in_handshake(credential: Credential | None) -> Credential | None:
    """Return what is shown in the TLS handshake: this credential, or one of several."""
    found: Credential | None = getattr(credential, "shown_in_handshake", credential)
    return found if found is not None and found.in_handshake else None


publish(public_package(__name__), (Credential, Outgoing))
