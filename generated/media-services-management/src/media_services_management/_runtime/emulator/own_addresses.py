"""The addresses of the emulator itself, which no service has: its health, and a new beginning.

They need no credential. `GET /_emulator/health` answers once the emulator can answer requests.
`POST /_emulator/reset` deletes the state, as if the emulator had just started. It is no `GET`, so that no
page and no link that somebody follows resets it.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from .messages import Request, Response
from .store import StoreBusy, StoreFailed

_HEALTH, _RESET = "/_emulator/health", "/_emulator/reset"
_VERBS = {_HEALTH: ("GET", "HEAD"), _RESET: ("POST",)}
_TYPE = ("Content-Type", "application/json")


class OwnAddresses:
    """Answers at the addresses of the emulator; `reset` does what its name says."""

    def __init__(self, title: str, reset: Callable[[], None]) -> None:
        self._title = title
        self._reset = reset

    def respond(self, request: Request) -> Response | None:
        """Return the response, or None if the address is one of the service."""
        verbs = _VERBS.get(request.path)
        if verbs is None:
            return None
        if request.verb not in verbs:
            return Response(status=405, headers=(("Allow", ", ".join(verbs)),))
        if request.path == _RESET:
            return self._begin_anew()
        body = json.dumps({"status": "ok", "title": self._title}).encode()
        return Response(status=200, headers=(_TYPE,), body=body)

    def _begin_anew(self) -> Response:
        try:
            self._reset()
        except (StoreBusy, StoreFailed) as error:
            return Response(status=503, detail=f"the state cannot be reset: {error}")
        return Response(status=204)
