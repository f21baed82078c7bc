"""The pages of an operation: what its paging names, found in its parameters and its response."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.spots import Spot, find_spot
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    BooleanType,
    IntegerType,
    ListType,
    Operation,
    Paging,
    Parameter,
    Response,
    StringType,
    TypeUse,
    reveal,
)
from clientgen.ir.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of an operation.

    `next` is the member that leads on: the next cursor or URL. `parameter` is the parameter that is
    another one in each request. Of a paging with a link neither is there.
    """

    paging: Paging
    response: Response
    envelope: TypeUse
    items: Spot
    item: TypeUse
    parameter: Parameter | None = None
    next: Spot | None = None
    more: Spot | None = None
    total: Spot | None = None
    size: Parameter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingFault:
    """Something that paging names and that cannot serve; `code` is that of the rule."""

    code: str
    word: Word | Paging
    message: str
    hint: str = ""


@dataclass(slots=True)
class PagesReader:
    """Finds what the paging of one operation names, and collects faults."""

    named: NamedTypes
    operation: Operation
    paging: Paging
    faults: list[PagingFault] = field(default_factory=list)

    def read(self) -> Pages | None:
        """Return the pages, or None if there are faults."""
        response = self._response()
        if response is None or response.type is None or not self.named.is_known(response.type):
            return None
        paging, whole = self.paging, response.type
        is_url = paging.style == "url"
        items = self._spot(whole, paging.items) if paging.items else Spot(type=whole)
        listed = self.named.bare(items.type) if items is not None else None
        if items is not None and not isinstance(listed, ListType):
            self._no_list()
        parameter, size = self._parameter(paging.parameter), self._whole(paging.size)
        next_spot = self._spot(whole, paging.driver if is_url else paging.next)
        more, total = self._spot(whole, paging.more), self._spot(whole, paging.total)
        self._check_kinds(parameter, next_spot, more, total)
        self._check_words()
        if self.faults or items is None or not isinstance(listed, ListType):
            return None
        return Pages(
            paging=paging,
            response=response,
            envelope=whole,
            items=items,
            item=listed.items,
            parameter=parameter,
            next=next_spot,
            more=more,
            total=total,
            size=size,
        )

    def _fault(self, code: str, word: Word | Paging, message: str, hint: str = "") -> None:
        self.faults.append(PagingFault(code=code, word=word, message=message, hint=hint))

    @property
    def _name(self) -> str:
        return quote(reveal(self.operation.full_name))

    # whether there can be pages at all

    def _response(self) -> Response | None:
        responses = self.operation.responses
        if len({each.type for each in responses}) != 1 or responses[0].type is None:
            message = f"the pages of {self._name} need one kind of response, with a body"
            self._fault("SPEC373", self.paging, message, "remove `paging`, or correct `responses`")
            return None
        return responses[0]

    def _check_words(self) -> None:
        paging, style = self.paging, self.paging.style
        if style == "cursor" and paging.next is None:
            hint = "add `next` with the member of the response that is the next cursor"
            self._fault("SPEC373", paging, "`cursor` needs `next`", hint)
        leading = ("link", "cursor", "page", "offset", "url")
        allowed = {
            "next": ("cursor",),
            "total": ("page", "offset"),
            "more": leading,
            "size": leading,
        }
        for key, styles in allowed.items():
            word = getattr(paging, key)
            if word is not None and style not in styles:
                message = f"{quote(key)} has no effect on paging by {quote(style)}"
                self._fault("SPEC373", word, message, "remove it")
        if style in ("link", "url") and self.operation.verb != "GET":
            message = f"paging by {quote(style)} needs a GET request, not {self.operation.verb}"
            self._fault("SPEC373", paging, message, "the URL of the next page is read with GET")

    # parameters

    def _parameter(self, word: Word | None) -> Parameter | None:
        if word is None:
            return None
        known = [each for each in self.operation.parameters if each.place != "path"]
        found = next((each for each in known if each.wire_name == word.text), None)
        if found is None:
            name = quote(reveal(word.text))
            near = nearest(reveal(word.text), (reveal(each.wire_name) for each in known))
            hint = f"did you mean {quote(near)}?" if near else "declare it under `parameters`"
            self._fault("SPEC371", word, f"{name} is not a parameter of {self._name}", hint)
        return found

    def _whole(self, word: Word | None) -> Parameter | None:
        found = self._parameter(word)
        if word is not None and found is not None:
            self._check_whole(word, found)
        return found

    def _check_whole(self, word: Word, parameter: Parameter) -> None:
        if not isinstance(self.named.bare(parameter.type), IntegerType):
            message = f"the parameter {quote(reveal(word.text))} must be a whole number"
            self._fault("SPEC371", word, message, "give it `type: integer`")

    def _check_kinds(
        self,
        parameter: Parameter | None,
        following: Spot | None,
        more: Spot | None,
        total: Spot | None,
    ) -> None:
        word, style = self.paging.driver, self.paging.style
        if parameter is not None and style != "cursor":
            self._check_whole(word, parameter)
        elif parameter is not None and parameter.required:
            message = f"the parameter {quote(reveal(word.text))} must be optional"
            self._fault("SPEC371", word, message, "no caller has a cursor for the first page")
        self._check_next(parameter, following)
        self._check_kind(self.paging.more, more, BooleanType, "`true` or `false`")
        self._check_kind(self.paging.total, total, IntegerType, "a whole number")

    def _check_kind(
        self,
        word: Word | None,
        spot: Spot | None,
        kind: type[BooleanType | IntegerType],
        what: str,
    ) -> None:
        if word is not None and spot is not None and not self._is(spot, kind):
            message = f"{quote(reveal(word.text))} in the response of {self._name}"
            self._fault("SPEC372", word, f"{message} must be {what}")

    def _is(self, spot: Spot, kind: type[BooleanType | IntegerType]) -> bool:
        return isinstance(self.named.bare(spot.type), kind)

    def _check_next(self, parameter: Parameter | None, following: Spot | None) -> None:
        word = self.paging.driver if self.paging.style == "url" else self.paging.next
        if word is None or following is None:
            return
        kind = self.named.bare(following.type)
        if self.paging.style == "url":
            if not isinstance(kind, StringType):
                self._fault("SPEC372", word, f"{quote(reveal(word.text))} must be text, a URL")
            return
        wanted = self.named.bare(parameter.type) if parameter is not None else None
        if parameter is None or not isinstance(wanted, StringType | IntegerType):
            if parameter is not None:
                name = quote(reveal(parameter.wire_name))
                message = f"the parameter {name} must be text or a whole number"
                self._fault("SPEC371", self.paging.driver, message)
        elif not _takes(wanted, kind):
            name = quote(reveal(parameter.wire_name))
            message = f"{quote(reveal(word.text))} is not of the type of the parameter {name}"
            self._fault("SPEC372", word, message, "give both the same type")

    # members of the response

    def _no_list(self) -> None:
        named = self.paging.items
        if named is None:
            message = f"the response of {self._name} is not a list"
            hint = "name the member that is the list of items under `items`"
            self._fault("SPEC372", self.paging, message, hint)
        else:
            message = f"{quote(reveal(named.text))} in the response of {self._name}"
            self._fault("SPEC372", named, f"{message} must be a list")

    def _spot(self, whole: TypeUse, word: Word | None) -> Spot | None:
        if word is None:
            return None
        found = find_spot(self.named, whole, word.text)
        if isinstance(found, Spot):
            return found
        message = f"{quote(reveal(word.text))} is not a member of the response of {self._name}"
        self._fault("SPEC372", word, message, found.hint)
        return None


def _takes(wanted: object, given: object) -> bool:
    """Tell whether a value of the type `given` can be sent as a value of `wanted`."""
    if isinstance(wanted, StringType) and isinstance(given, StringType):
        # of these, the Python value is written otherwise as plain text
        is_plain = given.format not in ("http-date", "int64", "uint64")
        return wanted.format == given.format or (wanted.format is None and is_plain)
    return isinstance(wanted, IntegerType) and isinstance(given, IntegerType)


def read_pages(
    named: NamedTypes, operation: Operation
) -> tuple[Pages | None, tuple[PagingFault, ...]]:
    """Return the pages of an operation, if it has any that are right, and all faults."""
    if operation.paging is None:
        return None, ()
    reader = PagesReader(named, operation, operation.paging)
    pages = reader.read()
    return pages, tuple(reader.faults)


def faults_of(named: NamedTypes, operations: tuple[Operation, ...]) -> Iterator[PagingFault]:
    """Every fault of the paging of operations."""
    for operation in operations:
        yield from read_pages(named, operation)[1]
