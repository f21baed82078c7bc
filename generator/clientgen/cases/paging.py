"""Cases of lists that arrive page by page: two pages, and a page that leads back to itself."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.case import Case
from clientgen.cases.requests import origin
from clientgen.cases.responses import ResponseWriter
from clientgen.cases.values import Plain, member, put
from clientgen.catalog import Pages, Spot
from clientgen.ir import Field, IntegerType, reveal, thaw
from clientgen.symbols import Paged

_NUMBERED = ("page", "offset")


def walks(callee: CallTarget) -> Iterator[Case]:
    """Give a case of two pages, and one of a page that leads to itself; none if unpaged."""
    result = callee.call.result
    if isinstance(result, Paged):
        yield from _Walk(callee, result.pages).cases()


@dataclass(frozen=True, slots=True)
class _Walk:
    """The pages of one operation."""

    callee: CallTarget
    pages: Pages

    def cases(self) -> Iterator[Case]:
        """Give the cases, if the example has items and can be followed by another page."""
        given = self._given()
        writer = ResponseWriter(callee=self.callee, response=self.pages.response)
        value = writer.example()
        items = member(value, self.pages.items.names)
        if not items:
            return
        first = self._leading(value, len(items))
        following = self._following(first, given, len(items))
        if following is None:
            return
        last = self._last(value, len(items))
        one, other = (self._case(writer, given, each) for each in (first, last))
        if last is not None:
            yield replace(
                one,
                name="pages",
                responses=(self._linked(one), *other.responses),
                following=(following,),
                expected={"walked": [*one.expected["items"], *other.expected["items"]]},
            )
        if self.pages.paging.style not in _NUMBERED:
            yield self._circle(one, following)

    def _circle(self, one: Case, following: CallValues | str) -> Case:
        response = self._linked(one)
        kept = {name: one.expected[name] for name in ("status", "request_id")}
        return replace(
            one,
            name="pages-in-a-circle",
            responses=(response, response),
            following=(following,),
            expected={"error": "UnexpectedResponse", **kept},
        )

    def _case(self, writer: ResponseWriter, given: CallValues, value: Plain) -> Case:
        media_type = reveal(self.pages.response.media_types[0])
        return writer.case("", given, value, media_type)

    def _linked(self, case: Case) -> Plain:
        """The first response of a case, with a link to the next page if that leads on."""
        (response,) = case.responses
        if self.pages.paging.style != "link":
            return response
        relation = reveal(self.pages.paging.driver.text)
        link = ("Link", f'<{self._url()}>; rel="{relation}"')
        kept = (pair for pair in response.headers if pair[0].lower() != "link")
        return replace(response, headers=(*kept, link))

    def _given(self) -> CallValues:
        """A call with all arguments, without the one that leads to a later page."""
        full, parameter = self.callee.full(), self.pages.parameter
        if parameter is None or parameter.required:
            return full
        kept = {path: each for path, each in full.parameters.items() if path != parameter.path}
        return replace(full, parameters=kept)

    def _url(self) -> str:
        return origin(self.callee, self.callee.full()) + "/following?following=2"

    def _following(self, value: Plain, given: CallValues, count: int) -> CallValues | str | None:
        """The request for the page after this one; None if the example leads to none."""
        parameter, style = self.pages.parameter, self.pages.paging.style
        if style == "single":
            return None
        if parameter is None:
            return self._url()
        if style == "cursor":
            mark = member(value, self.pages.next.names) if self.pages.next else None
        else:
            first = given.parameters.get(parameter.path, self._first(style))
            mark = first + (1 if style == "page" else count)
        if mark is None:
            return None
        return replace(given, parameters={**given.parameters, parameter.path: mark})

    def _first(self, style: str) -> Plain:
        parameter = self.pages.parameter
        if style == "offset" or parameter is None:
            return 0
        return thaw(parameter.default) if parameter.has_default else 1

    def _leading(self, value: Plain, count: int) -> Plain:
        """A response that leads to another page."""
        value = copy.deepcopy(value)
        self._put(value, self.pages.more, True)
        self._put(value, self.pages.total, 2 * count)
        following = self.pages.next
        if self.pages.paging.style == "url":
            self._put(value, following, self._url())
        elif following is not None and not member(value, following.names):
            self._put(value, following, self._sample(following))
        return value

    def _sample(self, spot: Spot) -> Plain:
        return thaw(self.callee.values.catalog.example(spot.type))

    def _last(self, value: Plain, count: int) -> Plain:
        """A response that leads nowhere; None if there can be none."""
        value = copy.deepcopy(value)
        self._put(value, self.pages.more, False)
        self._put(value, self.pages.total, 2 * count)
        following = self.pages.next
        if self.pages.more or self.pages.total:
            return value
        is_in_items = following is not None and any(isinstance(s, int) for s in following.steps)
        if self.pages.paging.style in _NUMBERED or is_in_items:
            return self._emptied(value)
        return value if following is None else self._ended(value, following)

    def _emptied(self, value: Plain) -> Plain:
        if not self.pages.items.steps:
            return []
        self._put(value, self.pages.items, [])
        return value

    def _ended(self, value: Plain, following: Spot) -> Plain:
        """The response without a cursor or URL."""
        catalog, last = self.callee.values.catalog, following.steps[-1]
        outer = member(value, following.names[:-1])
        if not isinstance(last, Field) or outer is None:
            return value
        if not last.required:
            outer.pop(reveal(last.wire_name), None)
        elif catalog.is_nullable(last.type):
            outer[reveal(last.wire_name)] = None
        elif isinstance(catalog.bare(last.type), IntegerType):
            return None
        else:
            outer[reveal(last.wire_name)] = ""
        return value

    def _put(self, value: Plain, spot: Spot | None, given: Plain) -> None:
        """Set a member of a response, if there is one."""
        if spot is not None:
            put(self.callee.values.catalog, value, spot, given)
