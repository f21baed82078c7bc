"""TLS that requests a client certificate and accepts any, known or not.

Python's `ssl` module rejects an unknown self-signed client certificate in the handshake, so that
the client sees a broken connection. The real service responds with 403 and a body. Here pyOpenSSL
does the handshake over memory buffers and accepts every certificate, and the application decides.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.serialization import Encoding
from OpenSSL import SSL

from .limits import Limits
from .protocol import CERTIFICATE, note_too_many

_CHUNK: Final = 65536
_HANDSHAKE_BYTES: Final = 256 * 1024


def server_context(certificate_file: Path, key_file: Path) -> SSL.Context:
    """Return the TLS settings of a server; `SSL.Error` unless certificate and key match."""
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.set_min_proto_version(SSL.TLS1_2_VERSION)
    context.use_certificate_chain_file(str(certificate_file))
    context.use_privatekey_file(str(key_file))
    context.check_privatekey()
    context.set_verify(SSL.VERIFY_PEER, lambda *_: True)
    context.set_session_cache_mode(SSL.SESS_CACHE_OFF)
    context.set_session_id(b"emulator")
    # TLS 1.2 clients must not make us do one handshake after another.
    context.set_options(SSL.OP_NO_RENEGOTIATION)
    return context


class TlsProtocol(asyncio.Protocol):
    """One TLS connection; the protocol from `factory` receives the decrypted bytes."""

    def __init__(
        self,
        context: SSL.Context,
        factory: Callable[[], asyncio.Protocol],
        limits: Limits,
        connections: set[TlsProtocol],
    ) -> None:
        self._tls = SSL.Connection(context, None)
        self._tls.set_accept_state()
        self._factory = factory
        self._limits = limits
        self._handshake_bytes = 0
        self._connections = connections
        self._timer: asyncio.TimerHandle | None = None
        self.inner: asyncio.Protocol | None = None
        self.certificate: bytes | None = None
        self.raw: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the handshake, for a limited time and with a limited number of connections."""
        assert isinstance(transport, asyncio.Transport)
        self.raw = transport
        if len(self._connections) >= self._limits.connections:
            note_too_many(transport, self._limits)
            transport.abort()
            return
        self._connections.add(self)
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._limits.handshake_seconds, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the connection inside too."""
        self._connections.discard(self)
        self._stop_timer()
        if self.inner is not None:
            self.inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Decrypt received bytes."""
        try:
            self._tls.bio_write(data)
            if self.inner is None:
                self._handshake(len(data))
            while self.inner is not None and not self.raw.is_closing():
                self.inner.data_received(self._tls.recv(_CHUNK))
        except SSL.WantReadError:
            self._flush()
        except (SSL.ZeroReturnError, SSL.SysCallError):
            self.close()
        except SSL.Error:
            # The alert with the error is still to be sent.
            self._flush()
            self.raw.close()

    def eof_received(self) -> bool:
        """Close; TLS does not support half-open connections."""
        return False

    def pause_writing(self) -> None:
        """Pass on that the client does not read."""
        if self.inner is not None:
            self.inner.pause_writing()

    def resume_writing(self) -> None:
        """Pass on that the client reads again."""
        if self.inner is not None:
            self.inner.resume_writing()

    def send(self, data: bytes) -> None:
        """Encrypt and send."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._tls.send(rest[:_CHUNK]) :]
        except SSL.Error:
            self.raw.abort()
            return
        self._flush()

    def close(self) -> None:
        """Send the closing alert and close, without waiting for that of the client."""
        with contextlib.suppress(SSL.Error):
            self._tls.shutdown()
        self._flush()
        self.raw.close()

    def _handshake(self, size: int) -> None:
        self._handshake_bytes += size
        if self._handshake_bytes > _HANDSHAKE_BYTES:
            self.raw.abort()
            return
        self._tls.do_handshake()
        self._flush()
        self._stop_timer()
        certificate = self._tls.get_peer_certificate(as_cryptography=True)
        if certificate is not None:
            self.certificate = certificate.public_bytes(Encoding.DER)
        self.inner = self._factory()
        self.inner.connection_made(_Inside(self))

    def _flush(self) -> None:
        with contextlib.suppress(SSL.Error):
            while True:
                self.raw.write(self._tls.bio_read(_CHUNK))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class _Inside(asyncio.Transport):
    """The transport inside the TLS connection."""

    def __init__(self, outer: TlsProtocol) -> None:
        super().__init__()
        self._outer = outer
        self._closing = False

    def get_extra_info(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as inherited
        if name == CERTIFICATE:
            return self._outer.certificate
        return True if name == "sslcontext" else self._outer.raw.get_extra_info(name, default)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if data and not self.is_closing():
            self._outer.send(bytes(data))

    def is_closing(self) -> bool:
        return self._closing or self._outer.raw.is_closing()

    def close(self) -> None:
        if not self._closing:
            self._closing = True
            self._outer.close()

    def abort(self) -> None:
        self._closing = True
        self._outer.raw.abort()

    def pause_reading(self) -> None:
        self._outer.raw.pause_reading()

    def resume_reading(self) -> None:
        self._outer.raw.resume_reading()

    def is_reading(self) -> bool:
        return self._outer.raw.is_reading()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        assert isinstance(protocol, asyncio.Protocol)
        self._outer.inner = protocol

    def get_protocol(self) -> asyncio.BaseProtocol:
        return self._outer.inner or self._outer
