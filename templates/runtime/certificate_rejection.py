"""Finds out whether a lost connection was a rejected client certificate.

Under TLS 1.3 a server checks the certificate after the client's part of the handshake, so its
rejection arrives while a request is being sent. If the server then resets the connection, the
rejection can be lost: asyncio drops unread bytes when a write fails, and some systems always drop
them. So the handshake is repeated, without a request after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx2

from .deadline import watch
from .errors import CertificateRejectedError, TransportError
from .http_adapter import FAILURES, translate
from .response import Response

_WAIT = 1.0
"""Seconds to wait for a rejection after the handshake; a server that accepts sends nothing."""


class _AskedError(Exception):
    """Stops a request before it is sent."""


_ENDINGS: tuple[type[Exception], ...] = (*FAILURES, _AskedError)


def is_unclear(outcome: Response | TransportError) -> bool:
    """Return whether an outcome may be caused by a rejected certificate."""
    return type(outcome) is TransportError  # the connection was established, then lost


def ask(http: httpx2.Client, url: httpx2.URL, timeout: float) -> CertificateRejectedError | None:
    """Do a handshake with the server of `url`; return its rejection of the certificate, if any."""
    listener = _Listener(url)
    failure = None
    try:
        http.send(listener.request(timeout, listener.listen))
    except _ENDINGS as error:
        failure = error
    return listener.refusal(failure, timeout)


async def ask_async(
    http: httpx2.AsyncClient, url: httpx2.URL, timeout: float
) -> CertificateRejectedError | None:
    """Return what `ask` returns."""
    listener = _Listener(url)
    failure = None
    try:
        await http.send(listener.request(timeout, listener.listen_async))
    except _ENDINGS as error:
        failure = error
    return listener.refusal(failure, timeout)


class _Listener:
    """Waits for a rejection on a new connection, called by the HTTP library's `trace` extension.

    No request is sent: it is stopped before its head, also on a kept connection, whose handshake is
    long over.
    """

    def __init__(self, url: httpx2.URL) -> None:
        self._url = url
        self._heard: Exception | None = None

    def request(self, timeout: float, trace: object) -> httpx2.Request:
        limits = dict.fromkeys(("connect", "read", "write", "pool"), timeout)
        extensions = {"timeout": limits, "trace": trace}
        return httpx2.Request("HEAD", self._url, extensions=extensions)

    def listen(self, event: str, info: Mapping[str, Any]) -> None:
        watch(event, info)
        if self._is_ready(event, info):
            stream = info["return_value"]
            try:
                stream.read(1, _WAIT)
            except Exception as error:  # noqa: BLE001 - of the library below the HTTP library
                self._heard = error
            except BaseException:
                stream.close()
                raise

    async def listen_async(self, event: str, info: Mapping[str, Any]) -> None:
        if self._is_ready(event, info):
            stream = info["return_value"]
            try:
                await stream.read(1, _WAIT)
            except Exception as error:  # noqa: BLE001 - of the library below the HTTP library
                self._heard = error
            except BaseException:
                await stream.aclose()
                raise

    def _is_ready(self, event: str, info: Mapping[str, Any]) -> bool:
        """Return whether the handshake is over, except for that with a proxy.

        Raises `_AskedError` where the request would be sent.
        """
        if event.endswith("send_request_headers.started") and info["request"].method == b"HEAD":
            raise _AskedError
        if not event.endswith("start_tls.complete"):
            return False
        tls = info["return_value"].get_extra_info("ssl_object")
        return bool(tls.server_hostname == self._url.raw_host.decode("ascii"))

    def refusal(self, failure: Exception | None, timeout: float) -> CertificateRejectedError | None:
        """Return the received rejection, or `failure` of the handshake if that is a rejection."""
        heard = self._heard or failure
        found = None if heard is None else translate(heard, timeout, is_late=False)
        return found if isinstance(found, CertificateRejectedError) else None
