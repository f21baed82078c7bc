"""Finds out whether a lost connection was a rejected client certificate.

Under TLS 1.3 a server looks at the certificate after the client's part of the handshake is over,
so its refusal arrives while a request is on its way. If the server then resets the connection, the
refusal can be lost: asyncio drops what was not read before a write failed, and some systems drop
it in any case. So the handshake is made again, and no request follows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx2

from .answer import Answer
from .deadline import watch
from .errors import CertificateRejectedError, TransportError
from .http_adapter import FAILURES, translate

_WAIT = 1.0
"""Seconds that a server has to speak once the handshake is over; one that accepts is silent."""


class _AskedError(Exception):
    """Ends a request before it is sent."""


_ENDINGS: tuple[type[Exception], ...] = (*FAILURES, _AskedError)


def is_unclear(outcome: Answer | TransportError) -> bool:
    """Return whether an outcome may be what is left of a refused certificate."""
    return type(outcome) is TransportError  # the connection was made, and was lost


def ask(http: httpx2.Client, url: httpx2.URL, timeout: float) -> CertificateRejectedError | None:
    """Shake hands with the server of `url`; return the refusal of the certificate, if it is one."""
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
    """Listens to a new connection, told of it by the `trace` extension of the HTTP library.

    No request is sent: it is ended when its head would be, also on a connection that is kept, whose
    handshake was long ago.
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
        """Return whether the handshake is over, and it was not the one with a proxy.

        Raises `_AskedError` where the request would be sent.
        """
        if event.endswith("send_request_headers.started") and info["request"].method == b"HEAD":
            raise _AskedError
        if not event.endswith("start_tls.complete"):
            return False
        tls = info["return_value"].get_extra_info("ssl_object")
        return bool(tls.server_hostname == self._url.raw_host.decode("ascii"))

    def refusal(self, failure: Exception | None, timeout: float) -> CertificateRejectedError | None:
        """Return what was heard, or what `failure` of the handshake says, if that is a refusal."""
        heard = self._heard or failure
        found = None if heard is None else translate(heard, timeout, is_late=False)
        return found if isinstance(found, CertificateRejectedError) else None
