"""Members of records: those of the records under `allOf`, then its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientgen.diagnostics import quote
from clientgen.ir import ObjectValue, Text, TypeExample, TypeUse, Value, freeze, reveal
from clientgen.lowering.inline import is_record
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a record in the order in which they are sent, and those that are required.

    `rest` is what is said of members that are not listed, if they are kept. `is_whole` is false if
    some may be missing, because a type under `allOf` could not be read.
    """

    nodes: Mapping[str, Node]
    required: frozenset[str]
    json_order: tuple[str, ...]
    bases: tuple[str, ...]
    rest: Node | None
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReader:
    """Reads the members of records; `known` contains the nodes under `types` by name."""

    known: Mapping[str, Node]
    problems: Problems
    read_type: Callable[[Node], TypeUse]

    def read(self, node: Node, name: str) -> Members:
        """Return the members of the record at `node`, and report what is wrong with them.

        `name` is its name, or empty text if it is written where it is used.
        """
        return self._read(node, (name,), silent=False)

    def _read(self, node: Node, above: tuple[str, ...], *, silent: bool) -> Members:
        """Read a record; `above` are the records that it is a part of, and its own name.

        If it is a part of another record, what is wrong with it is reported elsewhere.
        """
        found: dict[str, Node] = {}
        required, json_order = set[str](), list[str]()
        all_of, rest = node.get("allOf"), node.get("additionalProperties")
        listed = tuple(all_of.items()) if all_of is not None else ()
        bases = dict(self._bases(listed, silent=silent))
        is_whole = len(bases) == len({item.word("$ref") for item in listed})
        for name, item in bases.items():
            if name in above:
                self._report_cycle(name, item, above)
                continue
            base = self._read(self.known[name], (*above, name), silent=True)
            for key, member in base.nodes.items():
                self._add(found, key, member, item, silent=silent)
            is_whole &= base.is_whole
            required |= base.required
            json_order += base.json_order
            rest = rest or base.rest
        own = node.get("properties")
        for key, member in own.members() if own is not None else ():
            self._add(found, key, member, member, silent=silent)
        first = [key for key in map(reveal, node.texts("order")) if key in found]
        stated = [key for key in map(reveal, node.texts("json_order")) if key in found]
        required |= {reveal(name) for name in node.texts("required")} & found.keys()
        return Members(
            nodes={key: found[key] for key in (*first, *found)},
            required=frozenset(required),
            json_order=tuple(dict.fromkeys(stated or json_order)),
            bases=tuple(bases),
            rest=rest,
            is_whole=is_whole,
        )

    def _bases(self, listed: Iterable[Node], *, silent: bool) -> Iterator[tuple[str, Node]]:
        """The name of each record under `allOf` that exists, with its place in the list."""
        for item in listed:
            name = item.word("$ref")
            if name in self.known and is_record(self.known[name]):
                yield name, item
            elif name in self.known and not silent:
                message = f"type {quote(name)} is not a record, so it has no members"
                self.problems.add("SPEC352", item, message, "name a record, with `properties`")
            elif not silent:
                self.read_type(item)

    def _add(
        self, found: dict[str, Node], key: str, member: Node, place: Node, *, silent: bool
    ) -> None:
        first = found.setdefault(key, member)
        found[key] = member
        if silent or first.path == member.path:
            return
        if self.read_type(first) != self.read_type(member):
            self.problems.add(
                "SPEC351",
                place,
                f"member {quote(key)} has another type at {first.location}",
                "give both the same type, or leave one of them out",
            )

    def _report_cycle(self, name: str, item: Node, above: tuple[str, ...]) -> None:
        """Report a record that is made of itself once, from its own definition."""
        if name == above[0]:
            message = f"record {quote(name)} at {self.known[name].location} is made of itself"
            self.problems.add("SPEC350", item, message, "remove it here")


def complete_examples(node: Node, known: Mapping[str, Node]) -> tuple[TypeExample, ...]:
    """Return the example of a type without a name, then those with names.

    The one without a name has all members of the examples of the records under `allOf`.
    """
    own = tuple(_examples(node))
    inherited = dict(_inherited(node, known, ()))
    if not inherited or (own and reveal(own[0].name)):
        return own
    first = own[0].value if own else ObjectValue(members=())
    if not isinstance(first, ObjectValue):
        return own
    place = node.get("example") or node
    example = TypeExample(
        name=Text(""),
        value=ObjectValue(members=tuple({**inherited, **dict(first.members)}.items())),
        location=place.location,
        path=Text(place.path),
    )
    return (example, *own[1:])


def _inherited(
    node: Node, known: Mapping[str, Node], above: tuple[str, ...]
) -> Iterator[tuple[Text, Value]]:
    """The members that the examples of the records under `allOf` show."""
    stated = node.get("allOf")
    for name in (item.word("$ref") for item in (stated.items() if stated is not None else ())):
        if name not in known or name in above:
            continue
        yield from _inherited(known[name], known, (*above, name))
        example = next(_examples(known[name]), None)
        if example is not None and isinstance(example.value, ObjectValue):
            yield from example.value.members


def _examples(node: Node) -> Iterator[TypeExample]:
    """The example without a name, then those with names."""
    single, named = node.get("example"), node.get("examples")
    found = [("", single)] if single is not None else []
    for name, each in (*found, *(named.members() if named is not None else ())):
        yield TypeExample(
            name=Text(name),
            value=freeze(each.merged()),
            location=each.location,
            path=Text(each.path),
        )
