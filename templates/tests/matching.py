"""Compares a request with that of a cassette: method, URI, header fields and body, each exactly.

XML is compared in its canonical form (namespaces, order and content, but not prefixes), JSON by its
value, and multipart bodies part by part: boundaries and the names of files differ between calls.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from xml.etree.ElementTree import canonicalize

from persister import GroupPersister
from vcr import matchers
from vcr.cassette import Cassette
from vcr.patch import PATCHER_NAMES
from vcr.record_mode import RecordMode
from vcr.serializers import yamlserializer

_OF_TRANSPORT = frozenset({"accept-encoding", "connection", "content-length", "host", "user-agent"})


_BOUNDARY = re.compile("boundary=.*")
_FILE = re.compile(rb'filename="[^"]*"')


class Recorder:
    """Replays the cassettes of a folder, and records nothing.

    It makes the cassettes itself: a `vcr.VCR` copies each request several times for its filters.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._usual = {
            "serializer": yamlserializer,
            "persister": GroupPersister(),
            "record_mode": RecordMode.NONE,
            "match_on": (matchers.method, matchers.uri, match_headers, match_body),
            "skip_patchers": tuple(name for name in PATCHER_NAMES if name != "httpx2"),
        }

    def use_cassette(self, name: str) -> Any:
        """Return a context in which the requests of one cassette are answered."""
        return Cassette.use(path=str(self._folder / name), **self._usual)


def match_headers(made: Any, recorded: Any) -> None:
    """Require the same header fields, except for those that the transport adds."""
    assert _headers(made) == _headers(recorded)


def _headers(request: Any) -> dict[str, str]:
    named = {name.lower(): value for name, value in request.headers.items()}
    kept = {name: value for name, value in named.items() if name not in _OF_TRANSPORT}
    if "content-type" in kept:
        kept["content-type"] = _BOUNDARY.sub("boundary", kept["content-type"])
    return kept


def match_body(made: Any, recorded: Any) -> None:
    """Require an equivalent body."""
    media_types = [_media_type(request) for request in (made, recorded)]
    assert read_body(made.body, media_types[0]) == read_body(recorded.body, media_types[1])


def _media_type(request: Any) -> str:
    named = {name.lower(): value for name, value in request.headers.items()}
    return str(named.get("content-type", ""))


def read_body(body: bytes | None, media_type: str) -> Any:
    """Return the content of a body in a comparable form."""
    essence = media_type.partition(";")[0].strip().lower()
    if not body:
        return b""
    if essence.endswith(("/json", "+json")):
        content = json.loads(body, parse_int=_number, parse_float=_number)
        return json.dumps(content, sort_keys=True)
    if essence.endswith(("/xml", "+xml")):
        return _WHOLE.sub("", canonicalize(body.decode()))
    if essence == "application/x-www-form-urlencoded":
        text = _WHOLE.sub("", body.decode())
        return parse_qsl(text, keep_blank_values=True, strict_parsing=True)
    if essence == "multipart/form-data":
        return _split(bytes(body), media_type.rpartition("boundary=")[2].encode())
    return body


_WHOLE = re.compile(r"(?<=[0-9])\.0(?![0-9])")
"""The fraction of a whole number: `2` and `2.0` are the same where a number may have a fraction."""


def _number(text: str) -> dict[str, str]:
    """A number that is equal to the same one in other digits, and to nothing else."""
    return {"number": f"{Decimal(text).normalize()}"}


def _split(body: bytes, boundary: bytes) -> list[tuple[bytes, Any]]:
    """Return the parts of a body, header fields and content, without the names of files."""
    first, *parts, last = (b"\r\n" + body).split(b"\r\n--" + boundary)
    assert (first, last) == (b"", b"--\r\n")
    pairs = [part.split(b"\r\n\r\n", 1) for part in parts]
    return [(_FILE.sub(b"filename", head), _part(head, content)) for head, content in pairs]


def _part(head: bytes, content: bytes) -> Any:
    """Return the content of a part in a comparable form."""
    found = _PART_TYPE.search(head)
    return content if found is None else read_body(content, found[1].decode())


_PART_TYPE = re.compile(rb"^Content-Type: *([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
