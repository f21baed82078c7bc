"""Limits on the size and the duration of requests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one emulator, times in seconds and sizes in bytes.

    - `head_bytes`, `head_fields`: the request line and headers of one request.
    - `body_bytes`: a request body; `upload_bytes`: one that is bytes, or has files in it.
    - `bodies_bytes`: the bodies of all open requests in total.
    - `connections`: connections at one time; more are closed at once.
    - `handshake_seconds`: TLS, from the connection on.
    - `head_seconds`: the request line and headers, from the connection or their first byte on.
    - `body_seconds`: a request body, from the end of the headers on.
    - `idle_seconds`: between two requests of one connection.
    - `write_seconds`: how long a client may take without reading a response.
    - `busy_seconds`: how long a request waits while another process has locked the state.
    - `stop_seconds`: how long open requests may take when the emulator stops.
    - `kept_requests`, `kept_bytes`: how many requests are kept for assertions, and their bytes
      in total.
    """

    head_bytes: int = 32 * 1024
    head_fields: int = 100
    body_bytes: int = 1 << 20
    upload_bytes: int = 16 << 20
    bodies_bytes: int = 64 << 20
    connections: int = 512
    handshake_seconds: float = 10.0
    head_seconds: float = 10.0
    body_seconds: float = 20.0
    idle_seconds: float = 15.0
    write_seconds: float = 20.0
    busy_seconds: float = 2.0
    stop_seconds: float = 1.0
    kept_requests: int = 10_000
    kept_bytes: int = 8 << 20
