"""Pagination schemes of a configuration: the ways in which results come in pages, as `paging` says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from clientgen.openapi import names
from clientgen.openapi.reading import Json
from clientgen.openapi.report import Report
from clientgen.openapi.words import Use

_PURPOSE = "x-stainless-pagination-property"
_DEEPEST = 6
_SIZES = ("limit", "page_size", "per_page", "pageSize", "perPage")
_FORWARD: Mapping[str, tuple[str, str]] = {
    "cursor": ("cursor", "next_cursor_param"),
    "cursor_id": ("cursor", "next_cursor_id_param"),
    "offset": ("offset", "offset_count_param"),
    "page_number": ("page", "page_number_param"),
}
"""By the type of a scheme: the word of `paging` for the parameter that leads on, and its purpose."""
SINGLE = "fake_page"
"""The type of a scheme in which nothing leads on: all items come at once, for callers to iterate over."""
_KINDS = frozenset({*_FORWARD, "cursor_url", SINGLE})
_TOTALS: Mapping[str, tuple[str, ...]] = {
    "offset": ("offset_total_count_field", "total_count_field"),
    "page_number": ("total_count_field",),
}
_MORE = ("has_next_page_field", "has_next_page", "has_more_field")

Look = Callable[[Use], Use]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way in which results come in pages: its name, and parameters and members by their purpose.

    Members are paths such as `meta.next`; `items` is that of the list of items, `key` the member of
    an item that is a cursor.
    """

    name: str
    kind: str
    request: Mapping[str, str]
    response: Mapping[str, str]
    items: str
    key: str
    members: tuple[str, ...] = ()
    """All members of a response."""

    @property
    def is_bare(self) -> bool:
        """Whether a response has `items` and nothing else, which stands for a response that is the list itself."""
        return self.members == ("items",)


def read_scheme(said: Json, place: str, report: Report) -> Scheme | None:
    """Return a scheme that stands at a place; note why if there is none."""
    words = said if isinstance(said, dict) else {}
    name, kind = names.words(str(words.get("name", ""))), str(words.get("type", ""))
    request, response = dict(_walk(words.get("request"))), dict(_walk(_members(words)))
    purposes = {_purpose(schema): path for path, schema in response.items() if _purpose(schema)}
    lists = [path for path, schema in response.items() if schema.get("type") == "array"]
    items = purposes.get("items") or next(iter(lists), "")
    if kind not in _KINDS or not items:
        report.lacks("a pagination scheme", place, f"`{name}` of the type `{kind}` left out")
        return None
    of_item = dict(_walk(response[items].get("items")))
    keys = [path for path, schema in of_item.items() if "cursor" in _purpose(schema)]
    return Scheme(
        name,
        kind,
        {_purpose(schema): path for path, schema in request.items() if _purpose(schema)},
        purposes,
        items,
        next(iter(keys), "id"),
        tuple(response),
    )


def _members(scheme: Mapping[str, Json]) -> Json:
    """The members of a response, of which a list is the only one if the response is that itself."""
    response = scheme.get("response")
    is_list = isinstance(response, dict) and response.get("type") == "array"
    return {"items": response} if is_list else response


def _walk(schema: Json, path: str = "", depth: int = 0) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Yield the members that a scheme describes by their paths, those within others after them.

    The members of a scheme stand in it as they are, those of an object under `properties`.
    """
    members = schema if depth == 0 and isinstance(schema, dict) else {}
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        members = schema["properties"]
    for name, inner in members.items() if depth < _DEEPEST else ():
        if isinstance(inner, dict):
            whole = f"{path}.{name}" if path else name
            yield whole, inner
            if inner.get("type") != "array":
                yield from _walk(inner, whole, depth + 1)


def _purpose(schema: Mapping[str, Json]) -> str:
    said = schema.get(_PURPOSE)
    purpose = said.get("purpose") if isinstance(said, dict) else None
    return purpose if isinstance(purpose, str) else ""


def paging_of(scheme: Scheme, parameters: Mapping[str, Use], body: Use, look: Look) -> Use | None:
    """Return the `paging` of an operation with some parameters and a body; None if it has none.

    `look` returns what stands behind the name of a type.
    """
    if scheme.is_bare and look(body).get("type") == "array":
        scheme = replace(scheme, items="")
    listed = _at(body, scheme.items, look) if scheme.items else look(body)
    if listed.get("type") != "array":
        return None
    if scheme.kind == SINGLE:
        # such a scheme is told by its members alone
        has_all = not scheme.items or all(_at(body, each, look) for each in scheme.members)
        return _single(scheme) if has_all else None
    made = _forward(scheme, parameters, listed, body, look)
    if made is None:
        return None
    more = next((scheme.response[each] for each in _MORE if each in scheme.response), "has_more")
    if _at(body, more, look).get("type") == "boolean":
        made["more"] = more
    size = next((name for name in _SIZES if name in parameters), None)
    made |= {"size": size} if size else {}
    return {**made, "items": scheme.items} if scheme.items else made


def _single(scheme: Scheme) -> Use:
    return {"single": True, "items": scheme.items} if scheme.items else {"single": True}


def _forward(
    scheme: Scheme, parameters: Mapping[str, Use], listed: Use, body: Use, look: Look
) -> dict[str, str] | None:
    """What leads to the next page; None if a parameter or a member for it is missing."""
    if scheme.kind == "cursor_url":
        url = scheme.response.get("next_cursor_url_field", "")
        return {"url": url} if url and _at(body, url, look) else None
    word, purpose = _FORWARD[scheme.kind]
    parameter = scheme.request.get(purpose)
    if parameter is None or parameter not in parameters:
        return None
    made = {word: parameter}
    if scheme.kind == "cursor":
        following = scheme.response.get("next_cursor_field", "")
        if not following or not _at(body, following, look):
            return None
        made["next"] = following
    if scheme.kind == "cursor_id":
        if not _at(listed.get("items", {}), scheme.key, look):
            return None
        made["next"] = f"{scheme.items}[-1].{scheme.key}"
    for total in _TOTALS.get(scheme.kind, ()):
        if _at(body, scheme.response.get(total, ""), look):
            made.setdefault("total", scheme.response[total])
    return made


def _at(use: Use, path: str, look: Look) -> Use:
    """The type at a path of members; nothing if there is none."""
    for step in path.split(".") if path else ("",):
        use = look(use).get("properties", {}).get(step, {})
    return look(use) if use else {}
