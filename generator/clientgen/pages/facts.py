"""What pages of documentation state: facts, each with the place where it stands.

A page may state a fact several times, and differently: every attribute is a tuple of `Stated`
values in the order of the page, and nothing chooses between them. A value that is said again
within a few blocks is there once. An empty tuple means that the page does not say it.

All strings of a page are `Text`, since pages are hostile; a `str` here is always one of a closed
list, or the name of a file, which may be printed with `diagnostics.harmless`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Literal, TypeAlias, TypeVar

from clientgen.diagnostics import Diagnostic, Location
from clientgen.text import Text, Value, reveal

V = TypeVar("V")

Origin: TypeAlias = Literal["stated", "example", "common"]
"""Where a page says something.

`stated`: in a table, list, field or sentence that is about it. `example`: only seen in an example.
`common`: on a page of common parameters or answers that the operation's page links to.
"""

_KEY = re.compile(
    r"[0-9a-f]{12,}|[0-9a-f-]{36}|-?\d+|(?=.*\d)[0-9a-f]{4,}(?:-[0-9a-f]{4,})+|[a-z][\w-]*(?:\.[\w-]+){2,}|.*[/:].*",
    re.DOTALL,
)
"""An id, a number, a range, a name of a domain, a path, a port."""
LONGEST_WORDS = 70
"""Maximum characters of the words around a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Generic[V]):
    """One value at one place."""

    value: V
    place: Location
    """Page (its POSIX path below the folder that was read), line and column, both from 1."""
    words: Text
    """The words around it, at most `LONGEST_WORDS` characters, on one line."""
    origin: Origin = "stated"


class Role(Enum):
    """What a page is for."""

    OPERATIONS = "operations"
    """Describes one or more operations."""
    TYPES = "types"
    """Describes one or more data types, and no operation."""
    COMMON = "common"
    """Describes parameters, headers or errors that operations of other pages share."""
    INDEX = "index"
    """Lists links to other pages."""
    OTHER = "other"
    """Anything else: a guide, or a page without a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another page, or to a heading of the same page."""

    words: Text
    """What the page shows as the link."""
    page: str | None
    """The page below the folder; None for an address elsewhere, which nobody follows."""
    anchor: Text | None
    """The part after `#`, without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A verb and a path, as one row or line states them."""

    verb: str | None
    """In upper case; None if the page gives the address only."""
    base: Text | None
    """Scheme and host (and a port), where the page gives them."""
    path: Text
    """Begins with `/`, has no query, and each placeholder is `{name}` with the name of the page."""
    shown: Text
    """The address as the page has it, with its query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts:
    """A parameter, a header, or a member of a body or type."""

    name: Text
    """As on the wire, without marks of the page: `x[]`, `@attribute` and `a.b` are left as stated."""
    places: tuple[Stated[Text], ...]
    """Where it is named, in the page's own spelling."""
    types: tuple[Stated[Text], ...] = ()
    """The words for its type, as the page has them: `Unsigned Integer`, `String (email)`."""
    required: tuple[Stated[bool], ...] = ()
    """Stated required (True) or optional (False); empty where the page does not say."""
    defaults: tuple[Stated[Text], ...] = ()
    values: tuple[Stated[Text], ...] = ()
    """The values that it may have, one each; the only one where it is fixed."""
    formats: tuple[Stated[Text], ...] = ()
    """Formats and patterns, in the words of the page."""
    bounds: tuple[Stated[Bound], ...] = ()
    links: tuple[Stated[Link], ...] = ()
    """Pages linked in its name or type: what describes its type."""
    read_only: tuple[Stated[bool], ...] = ()
    deprecated: tuple[Stated[bool], ...] = ()
    repeated: bool = False
    """An example or the page shows it as a list of several."""
    attribute: bool = False
    """Of an XML element: an attribute of it."""
    members: tuple[FieldFacts, ...] = ()
    """What is within it, where the page or its example says so."""
    placed: bool = True
    """False if the page names it under a body, and not within which other member it is."""

    @property
    def is_key(self) -> bool:
        """Whether its name looks like a key of a map in an example, not like that of a member."""
        return _KEY.fullmatch(reveal(self.name)) is not None


BoundKind: TypeAlias = Literal[
    "minimum", "maximum", "min_length", "max_length", "min_items", "max_items", "pattern"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A limit of a value."""

    kind: BoundKind
    value: Text
    """The number, or the pattern, as stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlNode:
    """An element of an XML example."""

    name: Text
    """Without a prefix."""
    namespace: Text | None
    attributes: tuple[tuple[Text, Text], ...]
    """Without those that declare namespaces, or belong to XML Schema."""
    text: Text
    """The characters directly within it, stripped; empty for a parent."""
    children: tuple[XmlNode, ...]
    place: Location


ExampleKind: TypeAlias = Literal["json", "xml", "form", "http", "code", "raw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sample of a body, as the page shows it."""

    kind: ExampleKind
    """`json` and `xml` are sampled bodies, parsed if `readable`; `http` is a message whose body is
    not separated; `code` is a program; `raw` is anything else."""
    direction: Literal["request", "response"] | None
    status: int | None
    """The status that the sample is for, where the page says so."""
    text: Text
    """The body, without a head of HTTP."""
    json: Value
    """The value, if `kind` is `json`; what stands before the break, if it is not `readable`."""
    xml: XmlNode | None
    readable: bool
    """False if it is not what it looks like: an ellipsis, an unquoted placeholder, a missing end."""
    place: Location
    """Where its text begins: below the line of a fence, or below the head of HTTP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """A body of an operation."""

    media_types: tuple[Stated[Text], ...] = ()
    names: tuple[Stated[Text], ...] = ()
    """The root element, or the name of the body's type."""
    namespaces: tuple[Stated[Text], ...] = ()
    forms: tuple[Stated[bool], ...] = ()
    """Where the page calls it a form, which has several media types."""
    types: tuple[Stated[Text], ...] = ()
    """The words for its type: `Array of Account`."""
    links: tuple[Stated[Link], ...] = ()
    """Pages that describe its type."""
    members: tuple[FieldFacts, ...] = ()
    """Stated and sampled members as one tree; `origin` of their places tells which."""
    examples: tuple[Example, ...] = ()
    empty: tuple[Stated[bool], ...] = ()
    """Stated that there is no body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFacts:
    """One status that an operation may answer; one for each number."""

    status: int
    places: tuple[Stated[int], ...]
    reasons: tuple[Stated[Text], ...] = ()
    """What the page says beside it."""
    codes: tuple[Stated[Text], ...] = ()
    """Error codes, as on the wire, that the page gives for it."""
    links: tuple[Stated[Link], ...] = ()
    """The page of the type that is answered with it."""
    types: tuple[Stated[Text], ...] = ()

    @property
    def success(self) -> bool:
        """Whether it is below 400."""
        return self.status < 400


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationFacts:
    """One operation of a page."""

    page: str
    title: Stated[Text]
    """The heading that it stands under, or the title of the page."""
    anchor: Text | None
    routes: tuple[Stated[Route], ...]
    """Each way that the page gives to call it; usually one."""
    path_parameters: tuple[FieldFacts, ...] = ()
    query: tuple[FieldFacts, ...] = ()
    headers: tuple[FieldFacts, ...] = ()
    request: BodyFacts = BodyFacts()
    response: BodyFacts = BodyFacts()
    """The body of a success."""
    response_headers: tuple[FieldFacts, ...] = ()
    statuses: tuple[StatusFacts, ...] = ()
    """In ascending order."""
    versions: tuple[Stated[Text], ...] = ()
    """Versions of the API that the page names for it."""
    links: tuple[Stated[Link], ...] = ()
    """Every other page that it links to, each once."""
    deprecated: tuple[Stated[bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFacts:
    """A data type that a page describes, by a table, a list or a contract in code."""

    page: str
    name: Stated[Text]
    anchor: Text | None
    kind: Literal["record", "enum", "unknown"]
    bases: tuple[Stated[Text], ...] = ()
    """The types that it extends."""
    namespaces: tuple[Stated[Text], ...] = ()
    """XML namespaces."""
    members: tuple[FieldFacts, ...] = ()
    values: tuple[Stated[Text], ...] = ()
    """Of an enumeration."""
    examples: tuple[Example, ...] = ()
    links: tuple[Stated[Link], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page."""

    file: str
    """Its POSIX path below the folder that was read."""
    title: Text
    sha256: str
    """Of the bytes of the file, in hexadecimal digits."""
    role: Role
    date: Stated[Text] | None
    """The date in its head, if it has one."""
    operations: tuple[OperationFacts, ...]
    types: tuple[TypeFacts, ...]
    common: tuple[FieldFacts, ...]
    """Shared parameters and headers of requests, of a page that holds them."""
    response_headers: tuple[FieldFacts, ...] = ()
    """Shared headers of responses: `required` says whether a header is always there."""
    errors: tuple[StatusFacts, ...]
    """Statuses and error codes that belong to no operation of the page."""
    links: tuple[Stated[Link], ...]
    headings: tuple[Stated[Text], ...] = ()
    """Every heading, in the order of the page."""
    terms: frozenset[str] = frozenset()
    """Every number, as digits, and every word in its texts; not those of code and examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """All pages of a folder, by their file, in sorted order."""

    pages: Mapping[str, Page]
    problems: tuple[Diagnostic, ...]
    """What was not read, and why: files that are too large, links, not UTF-8, nested too deep."""

    @property
    def operations(self) -> tuple[OperationFacts, ...]:
        """Every operation, in the order of the pages."""
        return tuple(each for page in self.pages.values() for each in page.operations)

    @property
    def types(self) -> tuple[TypeFacts, ...]:
        """Every data type, in the order of the pages."""
        return tuple(each for page in self.pages.values() for each in page.types)
