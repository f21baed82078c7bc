"""The member of responses that a call returns, found in their types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.spots import Spot, find_spot
from clientgen.diagnostics import quote
from clientgen.ir import (
    BytesType,
    Field,
    MemberResult,
    NullableType,
    Operation,
    RecordType,
    Response,
    ScalarType,
    Text,
    TypeUse,
    reveal,
)

_WHOLE = (ScalarType, BytesType)
"""What has no members, so that a call returns all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapping:
    """What a call returns of responses: the places of the member, and its types, by their paths.

    Responses that are not in `spots` are returned as a whole: a text, bytes, a stream, or nothing.
    `can_lack` means that a response need not have the member.
    """

    member: MemberResult
    spots: Mapping[Text, Spot]
    types: Mapping[Text, TypeUse]
    can_lack: bool

    @property
    def spot(self) -> Spot:
        """The place of the member in the first response that has it."""
        return next(iter(self.spots.values()))

    @property
    def type(self) -> TypeUse:
        """The type of what a call returns of the first response that has the member."""
        return next(iter(self.types.values()))

    def type_in(self, response: Response) -> TypeUse | None:
        """Return the type of what a call returns of a response."""
        return self.types.get(response.path, response.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwrappingFault:
    """Why the member cannot be what a call returns."""

    place: MemberResult | Response
    message: str
    hint: str = ""


@dataclass(slots=True)
class _Reader:
    named: NamedTypes
    operation: Operation
    member: MemberResult
    faults: list[UnwrappingFault] = field(default_factory=list)

    def read(self) -> Unwrapping | None:
        self._check_operation()
        found = {each.path: self._spot(each) for each in self.operation.responses}
        spots = {path: spot for path, spot in found.items() if spot is not None}
        kinds = [each.type for each in self.operation.responses if each.type is not None]
        if not spots and not self.faults and all(map(self.named.is_known, kinds)):
            message = f"no response has the member {self._name}: none is a record"
            self._fault(self.member, message, "remove `result`")
        self._check_same(spots)
        if self.faults or not spots:
            return None
        can_lack = any(map(self._can_lack, spots.values()))
        types = {path: self._returned(spot, can_lack=can_lack) for path, spot in spots.items()}
        return Unwrapping(member=self.member, spots=spots, types=types, can_lack=can_lack)

    def _returned(self, spot: Spot, *, can_lack: bool) -> TypeUse:
        is_null = not can_lack or self.named.is_nullable(spot.type)
        return spot.type if is_null else NullableType(item=spot.type)

    @property
    def _name(self) -> str:
        return quote(reveal(self.member.name))

    def _fault(self, place: MemberResult | Response, message: str, hint: str = "") -> None:
        self.faults.append(UnwrappingFault(place=place, message=message, hint=hint))

    def _check_operation(self) -> None:
        if self.operation.paging is not None:
            message = "`result` has no effect: a call returns the items of pages"
            hint = "name the member with the items under `items` of `paging`"
            self._fault(self.member, message, hint)

    def _spot(self, response: Response) -> Spot | None:
        kind = response.type
        if kind is None or response.stream is not None or not self.named.is_known(kind):
            return None
        bare = self.named.bare(kind)
        if not isinstance(bare, RecordType):
            if not isinstance(bare, _WHOLE):
                message = (
                    f"the response {response.status} is not a record, so it has no {self._name}"
                )
                self._fault(response, message, "remove `result`, or describe a record")
            return None
        found = find_spot(self.named, kind, self.member.name)
        if not isinstance(found, Spot):
            message = f"the response {response.status} has no member {self._name}"
            self._fault(self.member, message, found.hint)
            return None
        self._check_spot(found)
        return found

    def _check_spot(self, spot: Spot) -> None:
        for step in spot.steps:
            if not isinstance(step, Field):
                message = f"{self._name} is one item of a list"
                self._fault(self.member, message, "name the list, or a member of a record")
            elif not step.seen:
                message = f"{quote(reveal(step.wire_name))} was never seen in a response"
                self._fault(self.member, message)
        if self.named.is_constant(spot.type):
            message = f"{self._name} is a constant, so a call would always return the same value"
            self._fault(self.member, message)

    def _check_same(self, spots: Mapping[Text, Spot]) -> None:
        """One name in Python leads to the member, whatever response comes."""
        if len({_names(spot) for spot in spots.values()}) > 1:
            message = f"{self._name} has several names in Python"
            self._fault(self.member, message, "give the member one `python_name` everywhere")

    def _can_lack(self, spot: Spot) -> bool:
        fields = [step for step in spot.steps if isinstance(step, Field)]
        return any(not step.required or self.named.is_nullable(step.type) for step in fields)


def _names(spot: Spot) -> tuple[Text | None, ...]:
    return tuple(step.python_name for step in spot.steps if isinstance(step, Field))


def read_unwrapping(
    named: NamedTypes, operation: Operation
) -> tuple[Unwrapping | None, tuple[UnwrappingFault, ...]]:
    """Return what calls return of responses, if it is a member and that is right, and all faults."""
    if operation.member_result is None:
        return None, ()
    reader = _Reader(named, operation, operation.member_result)
    return reader.read(), tuple(reader.faults)


def unwrapping_faults(named: NamedTypes, operation: Operation) -> Iterator[UnwrappingFault]:
    """Every fault of the member that calls of an operation return."""
    yield from read_unwrapping(named, operation)[1]
