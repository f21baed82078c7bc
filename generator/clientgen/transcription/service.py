"""The file of the whole API, for a new one: what all operations share, and what is asked once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from clientgen.diagnostics import Location
from clientgen.emitter import Block, Plain
from clientgen.pages import FieldFacts, Page, Route
from clientgen.skeleton import names_of
from clientgen.text import reveal
from clientgen.transcription.bodies import JSON, Body
from clientgen.transcription.fields import type_of
from clientgen.transcription.names import placeholders, slug
from clientgen.transcription.operations import STANDARD, Draft
from clientgen.transcription.parameters import HEADER
from clientgen.transcription.questions import Ask, contradiction, question
from clientgen.transcription.records import Member, Records, text_of

_ORIGIN = re.compile(
    r"(?P<origin>https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?)(?P<path>(?:/[\w.~-]+)*)"
)
_LOCAL = re.compile(r"https?://(?:localhost|127\.|0\.0\.0\.0|\[::1\])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/;=+-]{0,200}")
_MOST_SAID = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What all operations of a new API have in common."""

    base: str
    origins: tuple[tuple[str, Location], ...]
    """Scheme and host, each once, with the place where a page gives it first."""
    parameters: tuple[FieldFacts, ...]
    """Of the path before every other."""
    headers: tuple[FieldFacts, ...]
    """Headers of every request whose value is fixed: versions."""
    response_headers: tuple[FieldFacts, ...]
    request_types: tuple[str, ...]
    response_types: tuple[str, ...]
    credentials: Location | None
    """Where a page speaks of `Authorization`."""

    @property
    def client(self) -> frozenset[str]:
        """The names that operations need not repeat, in lower case."""
        fields = (*self.parameters, *self.headers, *self.response_headers)
        return frozenset(reveal(each.name).casefold() for each in fields)


def common_of(drafts: Sequence[Draft], base: str) -> Common:
    """Return what the operations of a new API have in common; `base` is before every path."""
    names = {each.casefold() for each in placeholders(base)}
    inner = [facts for draft in drafts for facts in draft.facts.path_parameters]
    authorization = [
        facts.places[0].place
        for draft in drafts
        for facts in draft.facts.headers
        if reveal(facts.name).casefold() == "authorization" and facts.places
    ]
    return Common(
        base=base,
        origins=_origins(drafts),
        parameters=tuple(_once([each for each in inner if reveal(each.name).casefold() in names])),
        headers=_everywhere(
            [draft.facts.headers for draft in drafts],
            lambda name: "version" in name,
        ),
        response_headers=_everywhere(
            [draft.facts.response_headers for draft in drafts],
            lambda name: name not in STANDARD,
        ),
        request_types=_usual([draft.request for draft in drafts]),
        response_types=_usual([draft.response for draft in drafts]),
        credentials=next(iter(authorization), None),
    )


def _origins(drafts: Sequence[Draft]) -> tuple[tuple[str, Location], ...]:
    found: dict[str, Location] = {}
    for draft in drafts:
        base = draft.route.value.base
        match = _ORIGIN.fullmatch(reveal(base).rstrip("/")) if base else None
        if match and not _LOCAL.match(match["origin"]):
            found.setdefault(match["origin"], draft.route.place)
    return tuple(found.items())


def root_of(route: Route) -> str:
    """Return the path that a route's base has, which is before its own: `/v2`."""
    match = _ORIGIN.fullmatch(reveal(route.base).rstrip("/")) if route.base else None
    return match["path"] if match else ""


def _everywhere(
    fields: Sequence[Sequence[FieldFacts]], wanted: Callable[[str], bool]
) -> tuple[FieldFacts, ...]:
    """The fields that every operation has, if there are several operations."""
    if len(fields) < 2:
        return ()
    names = [{reveal(each.name).casefold() for each in some} for some in fields]
    common = set.intersection(*names)
    shared = {name for name in common if wanted(name) and HEADER.fullmatch(name)}
    return tuple(
        _once([each for some in fields for each in some if reveal(each.name).casefold() in shared])
    )


def _once(fields: Sequence[FieldFacts]) -> list[FieldFacts]:
    found: dict[str, FieldFacts] = {}
    for each in fields:
        found.setdefault(reveal(each.name).casefold(), each)
    return [*found.values()]


def _usual(bodies: Sequence[Body]) -> tuple[str, ...]:
    """The media types that most bodies have; JSON if pages do not say."""
    counts: dict[tuple[str, ...], int] = {}
    for body in bodies:
        if body.media_types:
            counts[body.media_types] = counts.get(body.media_types, 0) + 1
    best = max(counts, key=lambda each: counts[each], default=(JSON,))
    return best if best[0].endswith(("json", "xml")) else (JSON,)


def service_block(
    api: str, common: Common, pages: Sequence[Page], records: Records, groups: Collection[str]
) -> Block:
    """Return the content of `service.yaml` of a new API; a group may have the name of the API."""
    names = names_of(api)
    client = names.client
    if api.replace("-", "_") in groups:
        client = client.replace("Client", "ApiClient")
    block = Block()
    block.add("title", names.title)
    block.remark(question(Ask.SUMMARY, api, None))
    block.add(
        "python",
        {
            "package": names.package,
            "client": client,
            "error": names.error,
            "command": names.command,
        },
    )
    block.add("endpoint", _endpoint(api, common))
    if common.parameters or placeholders(common.base):
        block.add("parameters", _parameters(common, records))
    headers = _headers(common, records)
    if headers:
        block.add("headers", headers)
    if (common.request_types, common.response_types) != ((JSON,), (JSON,)):
        media = {"request": [*common.request_types], "response": [*common.response_types]}
        block.add("media_types", media)
    block.remark(question(Ask.CREDENTIALS, api, common.credentials))
    block.add("documents", documents_block(pages))
    return block


def _endpoint(api: str, common: Common) -> Block:
    block = Block()
    origins = common.origins
    if len(origins) == 1:
        block.add("url", origins[0][0])
    elif origins:
        said = [(place, origin) for origin, place in origins[:_MOST_SAID]]
        block.remark(contradiction(Ask.ADDRESS, api, said))
    else:
        block.remark(question(Ask.ADDRESS, api, None))
    if common.base:
        block.add("path", common.base)
    return block


def _parameters(common: Common, records: Records) -> Block:
    block = Block()
    known = {reveal(each.name).casefold(): each for each in common.parameters}
    for name in placeholders(common.base):
        facts = known.get(name.casefold())
        if facts is None:
            block.remark(question(Ask.TYPE, name, None))
            continue
        typed = type_of(Member([facts], []), records, name)
        block.add(name, typed.content({"in": "path"}))
    return block


def _headers(common: Common, records: Records) -> Block:
    block, request, response = Block(), Block(), Block()
    for facts in common.headers:
        name, own = reveal(facts.name), Block()
        values = {reveal(said.value) for said in facts.values}
        if len(values) == 1 and _VALUE.fullmatch(value := values.pop()):
            own.add("value", value)
        else:
            place = facts.places[0].place if facts.places else None
            own.remark(question(Ask.VALUE, name, place, text_of(facts.places)))
        own.add("required", any(said.value for said in facts.required))
        request.add(name, own)
    for facts in common.response_headers:
        typed = type_of(Member([facts], []), records)
        response.add(reveal(facts.name), typed.content())
    for name, part in (("request", request), ("response", response)):
        if part:
            block.add(name, part)
    return block


def documents_block(pages: Sequence[Page]) -> Block:
    """Return the entries of pages under `documents`."""
    block = Block()
    for page in pages:
        words: dict[str, Plain] = {"title": title_of(page)}
        day = _DAY.search(reveal(page.date.value)) if page.date else None
        if day:
            words["date"] = day[0]
        block.add(slug_of(page.file), words)
    return block


def title_of(page: Page) -> str:
    """Return the title of a page on one line; the name of its file if it has none."""
    title = " ".join(reveal(page.title).split())
    return title if title.isprintable() and 0 < len(title) <= 300 else slug_of(page.file)


def slug_of(file: str) -> str:
    """Return the name of a page under `documents`: that of its file, with its folders."""
    return slug(re.sub(r"\.[A-Za-z0-9]+\Z", "", file))
