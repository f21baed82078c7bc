"""Verbs and addresses, as pages write them, to routes with placeholders in one form."""

from __future__ import annotations

import re
from typing import NamedTuple

from clientgen.pages.blocks import Inline
from clientgen.pages.profile import Profile

VERBS = (
    "GET",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "HEAD",
    "OPTIONS",
    "COPY",
    "MERGE",
    "LOCK",
    "MOVE",
)
_VERB = "|".join(VERBS)
_LINE = re.compile(
    rf"\A[`*\s]*(?P<verb>{_VERB})[`*\s:]+(?P<address>(?:https?://|/|\{{)\S.*?)(?:\s+HTTP/\d(?:\.\d)?)?[`*\s.]*\Z"
)
_NAMED_VERB = re.compile(rf"\b({_VERB})(?:ing|s|ed)?\b")
_HEAD = re.compile(rf"\A(?P<verb>{_VERB})[ \t]+(?P<address>\S+)(?:[ \t]+HTTP/\d(?:\.\d)?)?[ \t]*\Z")
_BASE = re.compile(
    r"\A(?P<base>(?:[a-z][a-z0-9+]{0,9}(?:\{s\}|\(s\)|\[s\])?:)?//[^/?#\s]*|(?:<[^<>/]+>|\{[^{}/]+\})?(?:[\w.-]+\.[a-z]{2,}(?::\d+)?)(?=/))",
    re.IGNORECASE,
)
_ANGLE = re.compile(r"<([^<>/]{1,80})>")
_HASH = re.compile(r"#\{([^{}]{1,80})\}")
_NOTED = re.compile(r"\{([^{}#]{1,80})#[^{}]{0,200}\}")
"""A placeholder with a link: `{id#types/id}`."""
_DOLLAR = re.compile(r"\$(?:\{(?P<braced>[A-Za-z_]\w{0,60})\}|(?P<bare>[A-Z][A-Z0-9_]{0,60})\b)")
_COLON = re.compile(r"(?<=[/=]):([A-Za-z_][\w.-]{0,60})")
_CHOICE = re.compile(r"(?<=/)\(([^()/]{1,60})\)")
_SQUARE = re.compile(r"(?<=[/=])\[([A-Za-z][\w. -]{0,60})\]")
_DOUBLE = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")
_CAPITALS = re.compile(r"(?<=/)([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?=[/?]|\Z)")
PLACEHOLDER = re.compile(r"\{([^{}]{1,80})\}")
_OPTIONAL_QUERY = re.compile(r"\[[?&]([^\]]{0,200})\]")
_UNMARKED_QUERY = re.compile(r"(?<=/)\$?[\w.-]+=\{[^{}]{1,80}\}(?:&\$?[\w.-]+=\{[^{}]{1,80}\})*\Z")
"""A query behind a path where the page forgot its mark: `/x/$skip={n}&$top={m}`."""
LONGEST = 2_000
"""Maximum characters of an address."""


class Address(NamedTuple):
    """An address in parts; the query as pairs of a name and a value, which may be empty."""

    base: str | None
    path: str
    query: tuple[tuple[str, str], ...]
    shown: str

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(PLACEHOLDER.findall(self.path))


def address(text: str, profile: Profile) -> Address | None:
    """Return the parts of an address; None if this is not one."""
    shown = " ".join(text.split()).strip("`\"' ")
    if not shown or len(shown) > LONGEST:
        return None
    whole = _normalized(shown.replace("\\<", "<").replace("\\_", "_"), profile)
    base = _BASE.match(whole)
    rest = whole[base.end() :] if base else whole
    rest = rest.partition("#")[0]
    path, _, query = rest.partition("?")
    if not query and (unmarked := _UNMARKED_QUERY.search(path)):
        path, query = path[: unmarked.start()], unmarked[0]
    path = path.strip() or ("/" if base else "")
    if not path.startswith("/") and path.startswith("{"):
        path = _without_root(path)
    if not path.startswith("/") or re.search(r"\s", PLACEHOLDER.sub("", path)):
        return None
    root = base["base"] if base else None
    if profile.base and path.startswith(f"{profile.base}/"):
        path = path.removeprefix(profile.base)
        root = f"{root}{profile.base}" if root else None
    return Address(root, path, _query(query), shown)


def _without_root(path: str) -> str:
    """Drop a placeholder of the endpoint before the path: `{endpoint}/x`."""
    root, slash, rest = path.partition("/")
    return slash + rest if PLACEHOLDER.fullmatch(root) else path


def _normalized(text: str, profile: Profile) -> str:
    for sample, name in profile.samples:
        text = re.sub(rf"(?<=[/=]){re.escape(sample)}(?=[/?&]|\Z)", f"{{{name}}}", text)
    text = _NOTED.sub(r"{\1}", text)
    for pattern in (_HASH, _DOUBLE, _ANGLE, _CHOICE, _COLON, _SQUARE, _DOLLAR, _CAPITALS):
        text = pattern.sub(lambda match: f"{{{match[match.lastindex or 0].strip()}}}", text)
    text = _OPTIONAL_QUERY.sub(
        lambda match: ("&" if "?" in text[: match.start()] else "?") + match[1], text
    )
    return text.replace("[:{port}]", "")


def _query(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in re.split(r"[&;]", text.replace("&amp;", "&")):
        name, _, value = part.strip().partition("=")
        name = name.strip()
        whole = PLACEHOLDER.fullmatch(name)
        if whole and not value:
            name, value = whole[1], f"{{{whole[1]}}}"
        if name and not re.search(r"[\s{}<>]", name):
            pairs.append((name, value.strip()))
    return tuple(pairs)


def line(text: str, profile: Profile) -> tuple[str, Address] | None:
    """Return verb and address of a line such as `GET /accounts/{id}`; None for other text."""
    if len(text) > LONGEST:
        return None
    match = _LINE.match(" ".join(text.split()))
    if not match:
        return None
    found = address(match["address"], profile)
    return (match["verb"], found) if found else None


def head(code: str, profile: Profile) -> tuple[str, Address] | None:
    """Return verb and address of the first line of a request in a block of code."""
    first = code.lstrip().partition("\n")[0].strip()
    match = _HEAD.match(first[:LONGEST])
    if not match:
        return None
    found = address(match["address"], profile)
    return (match["verb"], found) if found else None


def addressed(inline: Inline) -> str:
    """Return the text of a cell or line as an address: emphasized words are placeholders."""
    parts = []
    for span in inline.spans:
        word = span.text.strip()
        if span.emphasis and not span.strong and word and re.fullmatch(r"[\w .-]{1,60}", word):
            parts.append(f"{{{word}}}")
        else:
            parts.append(span.text)
    return "".join(parts).strip()


def verbs_of(text: str) -> frozenset[str]:
    """Return the verbs that a text names: `To PUT one`, `when DELETEing`."""
    return frozenset(_NAMED_VERB.findall(text[:LONGEST]))


def shows(called: str, path: str) -> bool:
    """Return whether a path that is called is an address with its placeholders filled in."""
    parts, wanted = called.rstrip("/").split("/")[1:], path.rstrip("/").split("/")[1:]
    last = parts[len(parts) - len(wanted) :]
    return len(last) == len(wanted) > 0 and all(
        PLACEHOLDER.search(want) or part.lower() == want.lower()
        for part, want in zip(last, wanted, strict=True)
    )


def same(one: str, other: str) -> bool:
    """Return whether two paths differ in the names of placeholders only."""
    return bare(one) == bare(other)


def bare(path: str) -> str:
    """Return a path without the names of its placeholders, its case and the slash at its end."""
    return PLACEHOLDER.sub("{}", path).rstrip("/").lower()
