"""What the words of headings, lead-ins and columns mean, in the English of API pages.

A profile adds words of its own, which win over these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Side: TypeAlias = Literal["request", "response"]


class Kind(Enum):
    """What a heading, a lead-in or a table is about."""

    ADDRESS = "address"
    PATH = "path"
    QUERY = "query"
    HEADERS = "headers"
    URI = "uri"
    """Parameters of the address: of the path, where it has them, else of the query."""
    PARAMETERS = "parameters"
    """Parameters that may also belong to the body."""
    BODY = "body"
    STATUS = "status"
    ERRORS = "errors"
    EXAMPLE = "example"
    MEMBERS = "members"
    VALUES = "values"
    SIDE = "side"
    IGNORED = "ignored"


class Topic(NamedTuple):
    """A kind, and the side of the exchange that it belongs to where words tell it."""

    kind: Kind
    side: Side | None = None


class Column(Enum):
    """What a column of a table holds."""

    NAME = "name"
    TYPE = "type"
    REQUIRED = "required"
    LOCATION = "location"
    DEFAULT = "default"
    VALUES = "values"
    DESCRIPTION = "description"
    STATUS = "status"
    CODE = "code"
    METHOD = "method"
    ADDRESS = "address"
    EXAMPLE = "example"


TOPICS: Mapping[str, Topic] = {
    "address": Topic(Kind.ADDRESS),
    "path parameters": Topic(Kind.PATH, "request"),
    "query parameters": Topic(Kind.QUERY, "request"),
    "uri parameters": Topic(Kind.URI, "request"),
    "parameters": Topic(Kind.PARAMETERS, "request"),
    "headers": Topic(Kind.HEADERS),
    "body": Topic(Kind.BODY),
    "request headers": Topic(Kind.HEADERS, "request"),
    "response headers": Topic(Kind.HEADERS, "response"),
    "request body": Topic(Kind.BODY, "request"),
    "response body": Topic(Kind.BODY, "response"),
    "statuses": Topic(Kind.STATUS, "response"),
    "errors": Topic(Kind.ERRORS, "response"),
    "request example": Topic(Kind.EXAMPLE, "request"),
    "response example": Topic(Kind.EXAMPLE, "response"),
    "example": Topic(Kind.EXAMPLE),
    "members": Topic(Kind.MEMBERS),
    "values": Topic(Kind.VALUES),
    "request": Topic(Kind.SIDE, "request"),
    "response": Topic(Kind.SIDE, "response"),
    "ignored": Topic(Kind.IGNORED),
}
"""The topics by the words that profiles use for them."""

_NAMES = r"(?:parameters?|params?|arguments?|args|fields?|propert(?:y|ies)|attributes?|elements?|members?|keys?|values?|options?|data|variables?|strings?)"
_RULES: tuple[tuple[re.Pattern[str], Topic], ...] = tuple(
    (re.compile(pattern), TOPICS[topic])
    for pattern, topic in (
        (r"\b(?:see also|remarks?|related|in this section|version history|changelog|further reading)\b", "ignored"),
        (r"\b(?:permissions?|authori[sz]ation|authentication|scopes?|rate limits?|next steps|notes?)\Z", "ignored"),
        (r"\b(?:example|sample)s?\b.*\berrors?\b|\berrors?\b.*\b(?:example|sample)s?\b", "errors"),
        (r"\b(?:example|sample)s?\b.*\b(?:requests?|calls?|curl|usage)\b|\brequests? (?:example|sample)s?\b", "request example"),
        (r"\b(?:example|sample)s?\b.*\b(?:responses?|results?|outputs?|repl(?:y|ies)|answers?|returns?)\b|\b(?:responses?|results?|success) (?:example|sample)s?\b", "response example"),
        (r"\b(?:example|sample)s?\b", "example"),
        (r"\b(?:status|response|http|return|result|reply|answer)(?: status)? codes?\b|\A(?:http |response |return )?(?:status(?:es)?|codes?)\Z", "statuses"),
        (r"\berrors?\b|\bfailures?\b|\bfaults?\b", "errors"),
        (r"\b(?:response|returned|reply|answer) (?:http )?headers?\b|\bheaders? (?:of|in|for) the (?:response|reply|answer)\b", "response headers"),
        (r"\brequest (?:http )?headers?\b|\bheaders? (?:of|in|for) the request\b", "request headers"),
        (r"\bheaders?\b", "headers"),
        (rf"\b(?:query|querystring|query string)(?: string)?(?: {_NAMES})?\b", "query parameters"),
        (rf"\b(?:path|route) {_NAMES}\b|\bplaceholders?\b", "path parameters"),
        (rf"\b(?:uri|url) {_NAMES}\b", "uri parameters"),
        (rf"\b(?:response|returned|reply|answer|result) (?:body|payload|content|{_NAMES}|schema|object)\b|\bbody of the (?:response|reply|answer)\b|\b(?:elements|{_NAMES}) (?:of|in) the response(?: body)?\b", "response body"),
        (rf"\b(?:request|post|put) (?:body|payload|content|{_NAMES}|schema|object)(?: {_NAMES})?\b|\bbody of the request\b|\b(?:elements|{_NAMES}) (?:of|in) the request(?: body)?\b|\b(?:form|form data|json|body|payload)(?: data)? {_NAMES}\b|\b(?:request body|payload)\b", "request body"),
        (r"\bdata constraints?\b|\A(?:json )?input\Z", "request body"),
        (r"\A(?:the )?body\Z", "body"),
        (r"\Aform(?: data)?\Z", "request body"),
        (r"\A(?:\w+ ){0,2}(?:request (?:uri|url|line)|http request|endpoint|syntax|uri|url|route|address|method and (?:uri|url|path))\Z", "address"),
        (r"\A(?:facts|overview|details|method|definition|usage|resource)\Z", "address"),
        (r"\b(?:valid|possible|allowed|accepted) values\b|\Avalues\Z", "values"),
        (r"\A(?:\S+ ){0,3}(?:parameters?|params|arguments|inputs?|input fields)\Z|\bfollowing parameters\b", "parameters"),
        (r"\b(?:properties|fields|attributes|elements|members|data model|data contract|schema|contents?)\Z", "members"),
        (r"\A(?:http )?requests?\Z|\brequest is\b", "request"),
        (r"\A(?:http |successful |success )?(?:responses?|returns?|results?|repl(?:y|ies)|answers?|output)\Z", "response"),
    )
)  # fmt: skip

_COLUMNS: tuple[tuple[re.Pattern[str], Column], ...] = tuple(
    (re.compile(pattern), column)
    for pattern, column in (
        (r"\A(?:http )?(?:methods?|verbs?)\Z", Column.METHOD),
        (r"\A(?:request )?(?:uri|url|path|endpoint|address|route|request uri|resource)s?\Z", Column.ADDRESS),
        (r"\b(?:http )?status(?: codes?)?\b|\Aresponse codes?\Z|\Ahttp codes?\Z", Column.STATUS),
        (r"\b(?:error )codes?\b|\Acodes?\Z", Column.CODE),
        (r"\b(?:required|mandatory|optional|presence|always present|obligatory|use)\b(?!.*\bdescription\b)", Column.REQUIRED),
        (r"\b(?:data )?types?\b(?!.*header)|\Aschema\Z|\bresponse schema\b|\bformat\Z", Column.TYPE),
        (r"\A(?:location|located(?: in)?|in|where|sent in|parameter type)\Z", Column.LOCATION),
        (r"\bdefaults?\b", Column.DEFAULT),
        (r"\b(?:possible|valid|allowed|accepted)(?: \S+)? ?values?\b|\Aenum\Z|\Aoptions\Z", Column.VALUES),
        (r"\A(?:example|sample)s?(?: values?)?\Z", Column.EXAMPLE),
        (r"\b(?:descriptions?|remarks?|meanings?|notes?|details?|comments?|explanation|summary|purpose|what it (?:does|is|means)|reason)\b", Column.DESCRIPTION),
        (r"\b(?:names?|parameters?|params?|headers?|propert(?:y|ies)|elements?|fields?|attributes?|members?|keys?|arguments?|variables?|values?|options?)\b", Column.NAME),
    )
)  # fmt: skip

_PUNCTUATION = re.compile(r"[^\w{}<>/ -]+")
_NUMBERING = re.compile(r"\A(?:\d+(?:\.\d+)*\.?\s+)")
LONGEST = 200
"""Maximum characters of words that are looked at for a meaning."""


def plain(text: str) -> str:
    """Return words in lower case, without punctuation, numbering and doubled spaces."""
    words = _NUMBERING.sub("", text[:LONGEST].strip().lower())
    return " ".join(_PUNCTUATION.sub(" ", words).replace("_", " ").split())


@lru_cache(maxsize=4096)
def topic(words: str) -> Topic | None:
    """Return what `plain` words of a heading or lead-in are about."""
    for pattern, found in _RULES:
        if pattern.search(words):
            return found
    return None


@lru_cache(maxsize=4096)
def column(words: str) -> Column | None:
    """Return what a column with these `plain` words holds."""
    for pattern, found in _COLUMNS:
        if pattern.search(words):
            return found
    return None


class Location(Enum):
    """Where a parameter is sent, as a column says it."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    BODY = "body"
    COOKIE = "cookie"


def location(text: str) -> Location | None:
    """Return where a cell says that a parameter is sent."""
    words = plain(text)
    for name, found in (
        ("path", Location.PATH),
        ("uri", Location.PATH),
        ("url", Location.PATH),
        ("query", Location.QUERY),
        ("header", Location.HEADER),
        ("body", Location.BODY),
        ("form", Location.BODY),
        ("json", Location.BODY),
        ("cookie", Location.COOKIE),
    ):
        if re.search(rf"\b{name}", words):
            return found
    return None
