"""Parameters of paths, queries and headers; what several operations share is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from clientgen.emitter import Block, Content, Plain, as_block
from clientgen.pages import FieldFacts, OperationFacts, Route, Stated
from clientgen.symbols.reserved import FLAGS
from clientgen.symbols.spelling import snake
from clientgen.text import Text, reveal
from clientgen.transcription.fields import Typed, about, ask, is_required, type_of
from clientgen.transcription.names import (
    free,
    free_type,
    is_wire_name,
    placeholder,
    placeholders,
    python_name,
    type_name,
    words_of,
)
from clientgen.transcription.questions import Ask, contradiction, question
from clientgen.transcription.records import Member, Records

ARGUMENTS = frozenset({"self", "body", *(flag.replace("-", "_") for flag in FLAGS)})
"""Names that no argument of a method can have, since its command has flags of these names."""
HANDLED = frozenset(
    [
        "authorization",
        "content-type",
        "accept",
        "content-length",
        "host",
        "date",
        "user-agent",
        "connection",
        "expect",
        "accept-encoding",
        "transfer-encoding",
        "cookie",
        "accept-charset",
        "charset",
    ]
)
"""Headers that clients send by themselves: of credentials, media types and the connection."""
_LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,63}")
HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
_VARIABLE = re.compile(r"[{}<>\[\]…]|\.\.\.|\A[:$]")
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of one operation."""

    place: str
    name: str
    facts: FieldFacts

    shown: bool = False
    """Whether pages speak of it in addresses only."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What parameters that are the same have in common: place, name, and the page's words."""
        said = None if self.shown else about(Member([self.facts], []))
        return self.place, self.name, reveal(said.words) if said else ""


@dataclass(slots=True)
class Shared:
    """The parameters of all operations, counted, and the types of those that are said once."""

    counts: dict[tuple[str, str, str], int] = field(default_factory=dict)
    types: dict[str, Content] = field(default_factory=dict)
    _names: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def count(self, parameters: Iterable[Parameter]) -> None:
        """Count the parameters of an operation."""
        for each in parameters:
            self.counts[each.key] = self.counts.get(each.key, 0) + 1

    def use(self, parameter: Parameter, typed: Typed, taken: set[str]) -> Typed:
        """Return a reference to the type that a parameter shares with others, or its own words."""
        if self.counts[parameter.key] < _SHARED or (not typed.asks and len(typed.words) < 3):
            return typed
        name = self._names.get(parameter.key)
        if name is None:
            own = type_name(words_of(parameter.name))
            name = free_type(own, taken, (f"{own}{parameter.place.capitalize()}",))
            taken.add(name)
            self._names[parameter.key] = name
            inner = {word: value for word, value in typed.words.items() if word != "default"}
            self.types[name] = replace(typed, words=inner).content()
        default = typed.words.get("default")
        return Typed({"$ref": name} if default is None else {"$ref": name, "default": default})


def constants(route: Route, operation: OperationFacts) -> dict[str, str]:
    """Return the constants of the query of an address: `comp=rollback`, and `acl` alone."""
    fixed = {name: value for each in operation.query for name, value in _fixed(each)}
    known = {reveal(each.name) for each in operation.query if reveal(each.name) not in fixed}
    found = dict(fixed)
    for pair in _query(route):
        name, _, value = pair.partition("=")
        is_constant = name not in known and not _VARIABLE.search(pair) and _is_word(value)
        if is_constant and is_wire_name(name):
            found[name] = value
    return found


def _fixed(facts: FieldFacts) -> Iterator[tuple[str, str]]:
    """Yield a parameter that is required and has one value only."""
    values = {reveal(each.value) for each in facts.values}
    if len(values) == 1 and {each.value for each in facts.required} == {True}:
        value = values.pop()
        if _is_word(value):
            yield reveal(facts.name), value


def _query(route: Route) -> list[str]:
    _, _, query = reveal(route.shown).partition("?")
    return [each for each in query.partition("#")[0].split("&") if each]


def _is_word(value: str) -> bool:
    """Whether a value of a query is a word that selects something, not a sample of a value."""
    return not value or bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*|\d{4}-\d{2}-\d{2}", value))


def parameters_of(
    operation: OperationFacts, route: Stated[Route], path: str, fixed: Iterable[str]
) -> list[Parameter]:
    """Return the parameters of an operation for one of its addresses; `fixed` are constants."""
    found = [*_in_path(operation, route, path)]
    skipped = set(fixed)
    for facts in operation.query:
        name = reveal(facts.name)
        if name not in skipped:
            skipped.add(name)
            found.append(Parameter("query", name, facts))
    for pair in _query(route.value):
        name = pair.partition("=")[0]
        if name not in skipped and is_wire_name(name) and not _VARIABLE.search(name):
            skipped.add(name)
            found.append(Parameter("query", name, _unnamed(name, route)))
    seen: set[str] = set()
    for facts in operation.headers:
        name = reveal(facts.name)
        if name.casefold() not in HANDLED | seen:
            seen.add(name.casefold())
            found.append(Parameter("header", name, facts))
    return found


def _in_path(operation: OperationFacts, route: Stated[Route], path: str) -> list[Parameter]:
    by_name = {_letters(reveal(each.name)): each for each in operation.path_parameters}
    names = placeholders(path)
    rest = [each for each in names if _letters(each) not in by_name]
    others = [name for name in by_name if name not in {_letters(each) for each in names}]
    if len(rest) == len(others) == 1:
        by_name[_letters(rest[0])] = by_name[others[0]]
    lines = {each.place.line for each in operation.routes}
    found = []
    for name in names:
        facts = by_name.get(_letters(name)) or _unnamed(name, route)
        is_shown = all(each.place.line in lines for each in facts.places) and not facts.types
        found.append(Parameter("path", name, facts, is_shown))
    return found


def _unnamed(name: str, route: Stated[Route]) -> FieldFacts:
    """A parameter of which only the address speaks."""
    said = Stated(value=Text(name), place=route.place, words=route.value.shown)
    return FieldFacts(name=Text(name), places=(said,))


def _letters(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())


def parameters_block(
    parameters: list[Parameter],
    records: Records,
    shared: Shared,
    types: set[str],
    reserved: Iterable[str],
) -> Block:
    """Return the parameters of an operation; `types` are taken names, `reserved` those of its body."""
    block = Block()
    taken = {*ARGUMENTS, *reserved}
    for each in parameters:
        if not is_wire_name(each.name) or (
            each.place == "header" and not HEADER.fullmatch(each.name)
        ):
            said = about(_member(each))
            block.remark(question(Ask.WITHIN, each.name, said.place if said else None))
            continue
        typed = shared.use(each, _typed(each, records), types)
        key = _key(each, {line[0] for line in block.lines if isinstance(line, tuple)})
        pin = python_name(key, taken, each.place)
        taken.add(pin)
        more: dict[str, Plain] = {}
        if pin != snake(key):
            more["python_name"] = pin
        if key != each.name:
            more["wire_name"] = each.name
        block.add(key, _content(each, typed, more))
    return block


def _typed(parameter: Parameter, records: Records) -> Typed:
    """Its type, or the question for it: pages that say `object` do not say how it is written."""
    typed = type_of(_member(parameter), records)
    is_flat = typed.inner is None and typed.words.get("type") != "object"
    return typed if is_flat else ask(_member(parameter), parameter.name)


def _member(parameter: Parameter) -> Member:
    return Member([parameter.facts], [])


def _key(parameter: Parameter, used: set[str]) -> str:
    name = parameter.name if _LEGAL.fullmatch(parameter.name) else placeholder(parameter.name)
    return free(name, used, (f"{parameter.place}-{name}"[:64],))


def _content(parameter: Parameter, typed: Typed, more: dict[str, Plain]) -> Content:
    member = _member(parameter)
    needed = is_required(member)
    where: dict[str, Plain] = {"in": parameter.place}
    if needed and parameter.place != "path":
        where["required"] = True
    if needed or parameter.place == "path":
        typed = replace(typed, words={k: v for k, v in typed.words.items() if k != "default"})
    if any(said.value for said in parameter.facts.deprecated):
        more["deprecated"] = True
    if needed is None and parameter.place != "path":
        said = [
            (each.place, "required" if each.value else "optional")
            for each in parameter.facts.required
        ]
        asked = contradiction(Ask.REQUIRED, parameter.name, said)
        block = as_block(typed.content({**where, **more}))
        block.remark(asked)
        return block
    if typed.asks or typed.inner is not None:
        return typed.content({**where, **more})
    return {**where, **typed.words, **more}
