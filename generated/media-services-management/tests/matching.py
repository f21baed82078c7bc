"""Compares a request with that of a cassette: method, URI, header fields and body, each exactly.

XML is compared in its canonical form (namespaces, order and content, but not prefixes), JSON by its
value.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from xml.etree.ElementTree import canonicalize

import vcr
from persister import GroupPersister
from vcr.patch import PATCHER_NAMES

_OF_TRANSPORT = frozenset({"accept-encoding", "connection", "content-length", "host", "user-agent"})


def make_recorder(folder: Path) -> Any:
    """Return a recorder that replays the cassettes of a folder and records nothing."""
    recorder = vcr.VCR(
        cassette_library_dir=str(folder),
        record_mode="none",
        match_on=["method", "uri", "header fields", "content"],
        skip_patchers=[name for name in PATCHER_NAMES if name != "httpx2"],
    )
    recorder.register_persister(GroupPersister())
    recorder.register_matcher("header fields", match_headers)
    recorder.register_matcher("content", match_body)
    return recorder


def match_headers(made: Any, recorded: Any) -> None:
    """Require the same header fields, except for those that the transport adds."""
    assert _headers(made) == _headers(recorded)


def _headers(request: Any) -> dict[str, str]:
    named = {name.lower(): value for name, value in request.headers.items()}
    return {name: value for name, value in named.items() if name not in _OF_TRANSPORT}


def match_body(made: Any, recorded: Any) -> None:
    """Require an equivalent body."""
    media_type = _headers(recorded).get("content-type", "")
    assert read_body(made.body, media_type) == read_body(recorded.body, media_type)


def read_body(body: bytes | None, media_type: str) -> Any:
    """Return the content of a body in a comparable form."""
    essence = media_type.partition(";")[0].strip().lower()
    if not body:
        return b""
    if essence.endswith(("/json", "+json")):
        return json.dumps(json.loads(body), sort_keys=True)
    if essence.endswith(("/xml", "+xml")):
        return canonicalize(body.decode())
    if essence == "application/x-www-form-urlencoded":
        return parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
    return body
