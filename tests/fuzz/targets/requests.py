"""The emulator's reading of a request: whatever is asked, a whole response with a documented error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from media_services_management._runtime.description import Description
from media_services_management._runtime.emulator.clock_and_random import seeded_chance
from media_services_management._runtime.emulator.engine import Engine
from media_services_management._runtime.emulator.faults import NO_TROUBLE
from media_services_management._runtime.emulator.messages import Request, Response
from media_services_management._runtime.emulator.request_log import Targets, entry_of
from media_services_management._runtime.emulator.store import MemoryStore
from media_services_management._runtime.emulator.tables import Tables, tables_of
from media_services_management._runtime.emulator.wire import kind_of

from ..literals import literals
from ..recordings import PACKAGE, as_request, recordings
from ..target import Target
from ..texts import JSON_WORDS, XML_WORDS, grammar

WORDS = (*JSON_WORDS, *XML_WORDS, *literals("words", "requests"))


@cache
def tables() -> Tables:
    """Return the description of the service that the emulator plays."""
    return tables_of(Description(str(PACKAGE / "src/media_services_management/description")))


def check(data: bytes) -> None:
    engine = Engine(tables(), MemoryStore(), chance=seeded_chance(1, clock=lambda: 1_700_000_000.0))
    for part in data.split(b"\r\n.\r\n")[:4]:
        request = _request(part)
        response = engine.respond(request)
        _check_response(response)
        line = str(entry_of(request, response, Targets(tables()), 0.0, 0.0, NO_TROUBLE))
        assert line.isascii()
        assert line.isprintable()


def _request(data: bytes) -> Request:
    """Return a request as `application` makes it: names in lower case, texts in latin-1."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    verb, _, rest = first.partition(" ")
    verb = verb if re.fullmatch("[A-Z]{1,20}", verb) else "GET"  # no parser of HTTP gives others
    path, _, query = rest.partition(" ")[0].partition("?")
    pairs = (line.partition(":") for line in lines)
    fields = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return Request(verb=verb, path=path, query=query, headers=fields, body=body)


def _check_response(response: Response) -> None:
    assert 200 <= response.status < 600
    assert response.status != 500
    assert len(response.body) < 1 << 20
    fields = {name.lower(): value for name, value in response.headers}
    for value in fields.values():
        assert value.isprintable()
        assert value.encode("latin-1")
    if response.body and kind_of(fields.get("content-type", "")) in ("json", "xml", "text"):
        assert response.body.decode("utf-8")


def seeds() -> Iterable[bytes]:
    for each in recordings():
        yield as_request(each)
    create = next(each for each in recordings() if each.verb == "POST" and each.body)
    get = next(each for each in recordings() if each.verb == "GET" and "/contoso" in each.target)
    yield as_request(create) + b"\r\n.\r\n" + as_request(get)


TARGET = Target(check=check, seeds=seeds, inputs=grammar(WORDS, seeds), words=WORDS)
