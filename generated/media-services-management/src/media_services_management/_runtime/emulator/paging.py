"""Cuts lists into pages, in the style of their operation, and fills what leads to the next."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from .behaviour import Listing
from .members import ABSENT, Value, get_member
from .refusals import Refusals
from .store import Item
from .tables import Operation, member_shape
from .values import Context, key_text
from .wire import Problem, Shape
from .wire.shapes import NullableShape, NumberShape

if TYPE_CHECKING:
    from ..description_types import Paging

USUAL = 100
"""The most items of a page where neither the request nor the spec says it."""

PLACE = "emulator-page"
"""The entry of the query of a URL that leads to a page."""

Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCut:
    """One page: its items, the members of the response that paging fills, and a link."""

    items: tuple[Item, ...]
    members: tuple[tuple[Steps, Value], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutter:
    """Cuts the lists of one request."""

    operation: Operation
    paging: Paging
    listing: Listing
    context: Context
    refusals: Refusals

    def cut(self, items: Sequence[Item]) -> PageCut:
        """Return the page that the request asks for; raises `Refusal` for an unknown cursor."""
        size = max(1, len(items)) if self.paging["style"] == "single" else self._size()
        start = self._start(items, size)
        page = tuple(items[start : start + size])
        rest = start + size < len(items)
        url = self._url(items, start + size) if rest else None
        following = self._next(items, start + size, url) if "next" in self.paging else ABSENT
        told = (
            (self.paging.get("more", []), rest),
            (self.paging.get("total", []), len(items)),
            (self.paging.get("next", []), following),
        )
        return PageCut(
            items=page,
            members=tuple(
                (tuple(str(step) for step in steps), value)
                for steps, value in told
                if steps and -1 not in steps and value is not ABSENT
            ),
            headers=self._links(url),
        )

    def _given(self, name: str) -> Value:
        return self.context.input.parameters.get(name, ABSENT)

    def _size(self) -> int:
        asked = self._given(self.paging.get("size", ""))
        size = asked if isinstance(asked, int) else self.listing.page_size or USUAL
        return max(1, size if self.listing.most is None else min(size, self.listing.most))

    # where the page begins

    def _start(self, items: Sequence[Item], size: int) -> int:
        style, name = self.paging["style"], self.paging.get("parameter", "")
        if style == "page":
            first = self._first()
            number = self._given(name)
            return self._placed(number - first if isinstance(number, int) else 0, name) * size
        if style == "offset":
            number = self._given(name)
            return self._placed(number if isinstance(number, int) else 0, name)
        if style == "cursor":
            cursor = self._given(name)
            return 0 if cursor is ABSENT else self._after(items, cursor, name)
        token = dict(self.context.input.query).get(PLACE)
        return 0 if token is None else self._read(items, token, PLACE)

    def _placed(self, number: int, name: str) -> int:
        if number < 0:
            raise self._unknown(name, "is before the first page")
        return number

    def _first(self) -> int:
        name = self.paging.get("parameter")
        parameters = (each for each in self.operation.parameters if each.name == name)
        default = next((each.default for each in parameters if each.has_default), 1)
        return default if isinstance(default, int) else 1

    def _after(self, items: Sequence[Item], cursor: Value, name: str) -> int:
        """Return the place after a cursor."""
        member = self._member_of_items()
        if member is None:
            if isinstance(cursor, int):
                return self._placed(cursor, name)
            return self._read(items, cursor, name)
        for place, item in enumerate(items):
            if self._cursor_of(item, member) == cursor:
                return place + 1
        raise self._unknown(name, "is the cursor of no item")

    def _cursor_of(self, item: Item, member: str) -> Value:
        found = get_member(item.members, member)
        return item.key if found is ABSENT else found

    def _member_of_items(self) -> str | None:
        """Return the member of an item that is a cursor, if the cursor is one."""
        steps = self.paging.get("next", [])
        return ".".join(map(str, steps[steps.index(-1) + 1 :])) if -1 in steps else None

    def _read(self, items: Sequence[Item], token: Value, name: str) -> int:
        """Return the place of a token: after its item if that is still there."""
        try:
            padded = f"{token}{'=' * (-len(str(token)) % 4)}"
            place, key = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        except (ValueError, TypeError, RecursionError):
            raise self._unknown(name, "is no cursor of this service") from None
        if not isinstance(place, int) or isinstance(place, bool) or place < 0:
            raise self._unknown(name, "is no cursor of this service")
        keys = [key_text(item.key) for item in items]
        return keys.index(key) + 1 if key in keys else place

    def _unknown(self, name: str, message: str) -> Exception:
        return self.refusals.invalid([Problem(path=name, code="format", message=message)])

    # what leads to the next page

    def _token(self, items: Sequence[Item], place: int) -> str:
        """Return an opaque cursor for the page at a place."""
        data = json.dumps([place, items[place - 1].key], separators=(",", ":"))
        return base64.urlsafe_b64encode(data.encode()).decode("ascii").rstrip("=")

    def _next(self, items: Sequence[Item], place: int, url: str | None) -> Value:
        steps = self.paging.get("next", [])
        if url is not None and self.paging["style"] == "url":
            return url
        shape, is_required = self._shape(steps)
        types = self.context.tables.types
        is_number = shape is not None and isinstance(types.bare(shape), NumberShape)
        if url is not None:
            return place if is_number else self._token(items, place)
        if not is_required or shape is None:
            return ABSENT
        if isinstance(types.resolve(shape), NullableShape):
            return None
        return 0 if is_number else ""

    def _shape(self, steps: Sequence[str | int]) -> tuple[Shape | None, bool]:
        """Return the shape of a member of the response, and whether it is required."""
        types, responses = self.context.tables.types, self.operation.responses
        return member_shape(responses[0].shape, [str(step) for step in steps], types)

    def _url(self, items: Sequence[Item], place: int) -> str:
        given = self.context.input
        hidden = {PLACE, *(each.get("name") for each in self.context.tables.credentials)}
        kept = [(name, text) for name, text in given.query if name not in hidden]
        query = urlencode([*kept, (PLACE, self._token(items, place))])
        return f"{self.context.base}{given.path}?{query}"

    def _links(self, url: str | None) -> tuple[tuple[str, str], ...]:
        if url is None or self.paging["style"] != "link":
            return ()
        return (("Link", f'<{url}>; rel="{self.paging.get("relation", "next")}"'),)
