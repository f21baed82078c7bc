"""The request of a command as a curl command line, with variables in place of secrets.

Secrets are not read: markers pass through the client's own serialization and are printed as
`"$VARIABLE"`, so that the line runs if these variables are set.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from .bounds import drop_checks
from .failures import InputError
from .inputs import find_marks, mark
from .shell import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..description import Description
    from .connection import Connection
    from .settings import Settings
    from .values import Command, Foreign

# curl sets these itself, or would print compressed bytes
_LEFT_OUT = ("accept-encoding", "content-length", "host")
_WITH_BODY = ("POST", "PUT", "PATCH")


class Recorded(Exception):  # noqa: N818 - nothing is wrong
    """A request was kept instead of being sent."""


class Recorder:
    """Replaces the caller of a client, and keeps the request instead of sending it."""

    prepared: Foreign = None

    def __init__(self, client: Foreign, marked: set[str]) -> None:
        self._client = client
        self._marked = marked

    def call(self, operation: Foreign, arguments: dict[str, Foreign], *_: Foreign) -> NoReturn:
        """Keep the request and raise `Recorded`; raises `ArgumentError` like the client."""
        unchecked = drop_checks(operation, self._marked)
        self.prepared = self._client.prepare(unchecked, **arguments)
        raise Recorded

    def __getattr__(self, name: str) -> Foreign:
        return getattr(self._client._caller, name)


def describe_request(
    description: Description,
    settings: Settings,
    connection: Connection,
    command: Command,
    arguments: dict[str, Foreign],
    *,
    only_ascii: bool,
) -> str:
    """Return the curl command of a call; raises the client's exceptions for invalid arguments."""
    if settings.get("emulator"):
        raise InputError("--dry-run and --emulator cannot be used together")
    client, credentials, options = connection.rehearse(command)
    marked = {name for name, value in arguments.items() if value == mark(name)}
    recorder = Recorder(client, marked)
    group = type(command.group_of(client))(recorder)
    with suppress(Recorded):
        # without a request, it is the handle of something that was begun earlier
        getattr(group, command.operation["method"])(**arguments).status()
    words = [
        "curl",
        *options,
        *_list_connection_options(settings),
        *_list_request_words(client.endpoint, recorder.prepared, credentials),
    ]
    try:
        return " ".join(_quote(description, word, only_ascii=only_ascii) for word in words)
    except ValueError as error:
        raise InputError(f"--dry-run: {error}") from None


def _list_connection_options(settings: Settings) -> Iterator[str]:
    ca_file, proxy = settings.get("ca_file"), settings.get("proxy")
    if ca_file is not None:
        yield from ("--cacert", ca_file)
    if proxy is not None:
        yield from ("--proxy", mark("proxy") if "@" in proxy else proxy)


def _list_request_words(
    endpoint: str, prepared: Foreign, credentials: list[Foreign]
) -> Iterator[str]:
    yield from ("--head",) if prepared.method == "HEAD" else ("--request", prepared.method)
    pairs = [*prepared.headers, *(pair for each in credentials for pair in each.headers())]
    names = {name.lower() for name, _ in pairs}
    is_form = bool(getattr(prepared.content, "form", ()))
    for name, value in pairs:
        if name.lower() not in _LEFT_OUT and not (is_form and name.lower() == "content-type"):
            # curl would omit a header without a value
            yield from ("--header", f"{name}: {value}" if value else f"{name};")
    if prepared.content is None and prepared.method in _WITH_BODY:
        if "content-type" not in names:
            yield from ("--header", "Content-Type:")  # or curl would send the media type of a form
        yield from ("--data-raw", "")
    elif prepared.content is not None:
        yield from _list_body_words(prepared.content)
    query = [pair for each in credentials for pair in each.query()]
    yield _add_query((prepared.origin or endpoint) + prepared.target, query)


def _list_body_words(content: Foreign) -> Iterator[str]:
    if isinstance(content, bytes):
        yield from ("--data-raw", content.decode("utf-8", "surrogateescape"))
    elif content.media_type is None:
        yield from ("--data-binary", f"@{_place(content.sources[0])}")
    for part in () if isinstance(content, bytes) else content.form:
        yield from _list_part_words(part)


def _list_part_words(part: Foreign) -> Iterator[str]:
    """Yield the option of curl for one part of a form."""
    more = "" if part.media_type is None else f";type={part.media_type}"
    if part.file is not None:
        path, name = _in_quotes(_place(part.source)), _in_quotes(part.file)
        yield from ("--form", f"{part.name}=@{path};filename={name}{more}")
        return
    text = part.source.content.decode()
    if more:
        yield from ("--form", f"{part.name}={_in_quotes(text)}{more}")
    else:
        yield from ("--form-string", f"{part.name}={text}")


def _place(source: Foreign) -> str:
    return "-" if source.place in (None, "<stdin>") else str(source.place)


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _add_query(url: str, pairs: list[tuple[str, str]]) -> str:
    more = "&".join(f"{name}={value}" for name, value in pairs)
    if not more:
        return url
    return f"{url}{'&' if urlsplit(url).query else '?'}{more}"


def _quote(description: Description, word: str, *, only_ascii: bool) -> str:
    """Return a quoted word for a shell, with its markers as variables between double quotes."""
    pieces = find_marks(description, word)
    if len(pieces) == 1:
        return quote(word, only_ascii=only_ascii)
    return "".join(
        f'"${piece}"' if index % 2 else quote(piece, only_ascii=only_ascii) if piece else ""
        for index, piece in enumerate(pieces)
    )
