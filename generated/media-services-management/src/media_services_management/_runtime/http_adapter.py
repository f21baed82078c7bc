"""The adapter to the HTTP library: its requests, responses and failures."""

from __future__ import annotations

import builtins
import re
import ssl
from collections.abc import AsyncGenerator, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import httpx2

from .content_coding import decompress, too_large
from .endpoint import is_host
from .errors import (
    ArgumentError,
    CertificateRejectedError,
    ConnectError,
    DeadlineError,
    TimeoutError,  # noqa: A004 - ours
    TransportError,
)
from .headers import Headers
from .http_clients import received_fields
from .limits import LARGEST_BODY, LARGEST_FIELDS, LONGEST_REDIRECT, MOST_FIELDS
from .redaction import hide, printable
from .request import Pairs, Prepared, merge_headers
from .request_bodies import body_of
from .response import Response
from .stray_bytes import declares_body, has_more

if TYPE_CHECKING:
    from .hooks import OnProgress

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})

_parse_url = lru_cache(maxsize=64)(httpx2.URL)


def _with_query(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}"


# most requests of a client have the same fields as the one before
@lru_cache(maxsize=16)
def _encoded(own: Pairs, secrets: Pairs) -> tuple[tuple[bytes, bytes], ...]:
    pairs = merge_headers(own, secrets)
    return tuple((name.encode("ascii"), value.encode("ascii")) for name, value in pairs)


def build_request(
    prepared: Prepared,
    url: str,
    limit: float,
    secrets: Pairs,
    query: str,
    extensions: dict[str, Any],
    tell: OnProgress | None = None,
) -> httpx2.Request:
    """Return the request of the HTTP library; `secrets` and `query` are from the credential.

    `limit` is in seconds, for one phase. `tell` is told how much of the body has been sent. Raises `ArgumentError` if the arguments make the URL too
    long.
    """
    try:
        target = httpx2.URL(_with_query(url, query)) if query else _parse_url(url)
    except httpx2.InvalidURL:
        raise ArgumentError("the arguments make a URL that is too long") from None
    headers: list[Any] = [
        (b"Host", target.netloc),
        *_encoded(prepared.headers, tuple(map(tuple, secrets))),
    ]
    content = b"" if prepared.content is None else prepared.content
    length = len(content) if isinstance(content, bytes) else content.length
    if length is None:
        headers.append((b"Transfer-Encoding", b"chunked"))
    elif length or prepared.method in _WITH_BODY:
        headers.append((b"Content-Length", b"%d" % length))
    return httpx2.Request(
        prepared.method,
        target,
        headers=headers,
        stream=body_of(content, tell),
        extensions={
            "timeout": {"connect": limit, "read": limit, "write": limit, "pool": limit},
            **extensions,
        },
    )


class Received:
    """Collects the bytes of a response as they arrive."""

    __slots__ = ("_body", "_fault", "_largest", "_response", "_was_read")

    def __init__(self, response: httpx2.Response, largest: int = LARGEST_BODY) -> None:
        self._response = response
        # a transport from the user may return a response that is already read and decompressed
        self._was_read = response.is_stream_consumed
        self._largest = largest
        self._body = bytearray()
        self._fault: str | None = None

    def head(self) -> Response:
        """Return the response before its body is read."""
        response = self._response
        headers, fault = self._fields()
        return Response(
            status=response.status_code,
            reason=response.reason_phrase,
            headers=headers,
            body=b"",
            fault=fault,
            opened=self,
        )

    @property
    def encoding(self) -> str:
        """The content encoding of the chunks."""
        return "" if self._was_read else self._response.headers.get("content-encoding", "")

    def wait_for(self, seconds: float) -> None:
        """Let each of the following waits for bytes take this long; the request said otherwise."""
        self._response.request.extensions["timeout"]["read"] = seconds

    def socket(self) -> Any:  # noqa: ANN401 - of either kind, or what a test has in its place
        """Return the socket of the connection, or `None`."""
        network = self._response.extensions.get("network_stream")
        return None if network is None else network.get_extra_info("socket")

    def close(self) -> None:
        """Return the connection to its pool, or close it if it cannot be used again."""
        if stray := self.stray():
            stray.close()
        self._response.close()

    async def aclose(self) -> None:
        """Do what `close` does."""
        if stray := self.stray():
            await stray.aclose()
        await self._response.aclose()

    def chunks(self) -> Iterable[bytes]:
        """Yield the bytes of the body as they arrive."""
        if self._was_read:
            return (self._response.content,)
        return cast("httpx2.SyncByteStream", self._response.stream)

    async def async_chunks(self) -> AsyncGenerator[bytes]:
        """Yield the bytes of the body as they arrive."""
        if self._was_read:
            yield self._response.content
            return
        async for chunk in cast("httpx2.AsyncByteStream", self._response.stream):
            yield chunk

    def stray(self) -> Any:  # noqa: ANN401 - a stream of httpcore2, either kind
        """Return the network stream if bytes follow that may belong to no response, else `None`.

        The next response on this connection would be misread, so it must not be used again.
        """
        response = self._response
        network = response.extensions.get("network_stream")
        declared = response.status_code in (204, 304) and declares_body(response.headers)
        return network if declared or has_more(response.stream, network) else None

    def add(self, chunk: bytes) -> bool:
        """Add the next bytes; return whether more are needed."""
        room = self._largest - len(self._body)
        self._body += chunk[:room]
        if len(chunk) > room:
            self._fault = too_large(self._largest)
        return self._fault is None

    def response(self, *, is_cut_short: bool = False) -> Response:
        """Return the received response, with its body decompressed."""
        response = self._response
        headers, fault = self._fields()
        body, fault = bytes(self._body), fault or self._fault
        if "content-encoding" in headers and not self._was_read:
            body, problem = decompress(body, headers["content-encoding"], self._largest)
            fault = fault or problem
        return Response(
            status=response.status_code,
            reason=response.reason_phrase,
            headers=headers,
            body=body,
            fault="the connection was lost before the body was complete" if is_cut_short else fault,
            is_cut_short=is_cut_short,
        )

    def _fields(self) -> tuple[Headers, str | None]:
        response = self._response
        return _read_fields(received_fields(response))

    def cut_short(self, failure: TransportError) -> Response | TransportError:
        """Return the response after a failure in its body: an error status is still an error."""
        is_timeout = isinstance(failure, (TimeoutError, DeadlineError))
        if is_timeout and self._response.status_code < 400:
            return failure
        return self.response(is_cut_short=True)


def _read_fields(raw: list[tuple[bytes, bytes]]) -> tuple[Headers, str | None]:
    """Return the header fields within the limits, and the exceeded limit, if any."""
    fault = None
    if len(raw) > MOST_FIELDS:
        raw, fault = raw[:MOST_FIELDS], f"more than {MOST_FIELDS} header fields"
    if sum(map(len, chain.from_iterable(raw))) > LARGEST_FIELDS:
        sizes = accumulate(len(name) + len(value) for name, value in raw)
        raw = raw[: sum(size <= LARGEST_FIELDS for size in sizes)]
        fault = f"header fields of more than {LARGEST_FIELDS} bytes"
    return (
        Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in raw]),
        fault,
    )


class Target(NamedTuple):
    """The target of a redirect."""

    url: str
    scheme: str
    host: str
    port: int | None

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if self.port is None else f':{self.port}'}"


def resolve(base: str, location: str) -> Target | None:
    """Return the absolute URL of a redirect, or `None` if it is invalid."""
    if len(location) > LONGEST_REDIRECT:
        return None
    try:
        url = httpx2.URL(base).join(location).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (httpx2.InvalidURL, ValueError):
        return None
    if url.userinfo or not is_host(host):
        return None
    return Target(str(url), url.scheme, host, url.port)


FAILURES: tuple[type[Exception], ...] = (httpx2.TransportError, OSError)
"""Exceptions of a request that is sent: TLS alerts arrive as `ssl.SSLError`, an `OSError`."""


def translate(error: Exception, timeout: float, *, is_late: bool) -> TransportError:
    """Return our exception for one of `FAILURES`; `is_late` if the deadline has passed.

    Its cause is the error, unless that quotes received or sent text.
    """
    failure = _translated(error, timeout, is_late=is_late)
    if isinstance(error, httpx2.RequestError) and error._request is not None:
        # reports of exceptions include their requests: only method and host are kept
        sent = error.request
        error.request = httpx2.Request(sent.method, sent.url.copy_with(raw_path=b"/"))
    text = str(error)
    if not isinstance(error, (httpx2.ProtocolError, httpx2.ProxyError)) and hide(text) == text:
        failure.__cause__ = error
    return failure


def _translated(error: Exception, timeout: float, *, is_late: bool) -> TransportError:
    if _is_rejected_certificate(error):
        return CertificateRejectedError(
            "the server refused the TLS handshake because of the client certificate: it is"
            " missing, expired or not registered"
        )
    if isinstance(error, (httpx2.TimeoutException, builtins.TimeoutError)):
        if is_late:
            return DeadlineError("the deadline passed before the response was complete")
        if isinstance(error, httpx2.ConnectTimeout):
            return ConnectError(f"no connection within {timeout:g} seconds")
        return TimeoutError(f"nothing arrived, or could be sent, for {timeout:g} seconds")
    if isinstance(error, httpx2.ProtocolError):
        return TransportError("the connection failed: what arrived is not HTTP, or is cut short")
    if isinstance(error, httpx2.ProxyError):
        # it begins with the status; the rest is the proxy's own text
        status = re.match(r"[0-9]{3}\b", str(error))
        detail = f"responded with status {status[0]}" if status else "did not make one"
        return ConnectError(f"no connection: the proxy {detail}")
    detail = printable(hide(str(error)), 300) or type(error).__name__
    if isinstance(error, (httpx2.ConnectError, httpx2.UnsupportedProtocol)):
        return ConnectError(f"no connection: {detail}")
    return TransportError(f"the connection failed: {detail}")


_REFUSALS = (
    "ACCESS_DENIED",
    "BAD_CERTIFICATE",
    "CERTIFICATE_EXPIRED",
    "CERTIFICATE_REQUIRED",
    "CERTIFICATE_REVOKED",
    "CERTIFICATE_UNKNOWN",
    "DECRYPT_ERROR",
    "UNKNOWN_CA",
    "UNSUPPORTED_CERTIFICATE",
)


def _is_rejected_certificate(error: BaseException) -> bool:
    return any(
        isinstance(each, ssl.SSLError)
        and "ALERT" in (each.reason or "")
        and (each.reason or "").endswith(_REFUSALS)
        for each in _chain(error)
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(20):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
