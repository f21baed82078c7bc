"""Operations of a spec, made of the paths of a document: groups, names, parameters, bodies, responses."""

from __future__ import annotations

import keyword
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from clientgen.openapi import names, vendors
from clientgen.openapi.bodies import Bodies, headers, said
from clientgen.openapi.merging import every_member
from clientgen.openapi.parameters import Parameters, Queries
from clientgen.openapi.prose import line
from clientgen.openapi.reading import Json
from clientgen.openapi.report import Report
from clientgen.openapi.schemas import alternatives, types_of
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use
from clientgen.symbols import reserved

VERBS = ("get", "put", "post", "delete", "options", "head", "patch")
_VERSION = re.compile(r"v?[0-9.]+|api|rest")
_GROUPS = frozenset(
    {
        *reserved.CLIENT_ATTRIBUTES,
        *reserved.COMMANDS,
        "client",
        "emulator",
        "con",
        "aux",
        "nul",
        "prn",
        "init",
        "main",
        "types",
        "errors",
        "cli",
        "operations",
        "credentials",
        "conftest",
        "all",
        "group",
    }
)


@dataclass(slots=True)
class Stated:
    """One operation of the document: its path as stated, its verb and its parts."""

    path: str
    verb: str
    item: Part
    part: Part

    @property
    def place(self) -> str:
        """Where it stands."""
        return self.part.place


@dataclass(slots=True)
class Operations:
    """The groups of an import: operations by name, of groups by name."""

    types: Types
    report: Report
    pins: dict[str, str]
    second_names: dict[str, str]
    queries: Queries = field(default_factory=Queries)
    switches: dict[str, str] = field(default_factory=dict)
    """The members of requests that ask for a stream, by the places of operations; others have `stream`."""
    merges_bodies: bool = False
    """Whether a body that is one of several records becomes one record with the members of all."""
    groups: dict[str, dict[str, Use]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """The full name of each operation, by its place."""
    of_client: dict[tuple[str, str], Part] = field(default_factory=dict)
    """The parameters that are given to the client once, by what tells parameters apart."""
    errors: dict[str, list[tuple[str, Part]]] = field(default_factory=dict)
    """The statuses of errors with their responses, by the full names of operations."""

    def add_all(self, found: Sequence[Stated]) -> None:
        """Name all operations, those with pins first, and make them."""
        for stated in found:
            pinned = self.pins.get(stated.place)
            if pinned is not None:
                group, _, name = pinned.rpartition(".")
                self.groups.setdefault(group, {})[name] = {}
                self.places[stated.place] = pinned
        for stated in found:
            if stated.place not in self.places:
                group = self._group(stated)
                own = self.groups.setdefault(group, {})
                taken = {*own, *self._second_in(group)}
                name = names.unique(self._name(stated, group, taken), taken)
                own[name] = {}
                self.places[stated.place] = f"{group}.{name}"
        for stated in found:
            group, _, name = self.places[stated.place].rpartition(".")
            self.groups[group][name] = self._operation(stated, group, name)

    def add_to_client(self, parameter: Part) -> None:
        """Let a parameter be given to the client once; the first of several that are the same counts."""
        self.of_client.setdefault(_identity(parameter), parameter)

    def _second_in(self, group: str) -> Iterator[str]:
        found = (name.rpartition(".") for name in self.second_names)
        yield from (name for owner, _, name in found if owner == group)

    def add_second_names(self, groups: dict[str, Use]) -> None:
        """Add the second names of operations to the data of the groups."""
        for second, place in self.second_names.items():
            group, _, name = second.rpartition(".")
            if place in self.places:
                whole = groups.setdefault(
                    group, {"summary": titled(group.rpartition(".")[2]), "operations": {}}
                )
                whole["operations"][name] = {"same_as": self.places[place]}

    def _group(self, stated: Stated) -> str:
        tags = [
            each.value for each in stated.part.get("tags").entries() if isinstance(each.value, str)
        ]
        word = tags[0] if tags else next(_literals(stated.path), "")
        made = names.words(word) if word else "root"
        if made in _GROUPS or made.startswith(reserved.CLIENT_COPIES) or keyword.iskeyword(made):
            made = f"{made}_api"
        return made

    def _name(self, stated: Stated, group: str, taken: Container[str]) -> str:
        given = stated.part.text("operationId")
        full = (
            _own_words(given.rpartition("/")[2], stated)
            or f"{stated.verb}_{_words_of(stated.path)}"
        )
        # what a name is cut to shall not be the words of its group
        whole = names.words(full, 2 * len(full))
        full, short = names.words(full), names.words(_without(whole, group) or full)
        for made in (short, full):
            if (
                made not in taken
                and made not in reserved.METHODS
                and not made.startswith(reserved.RESUME)
            ):
                return made
        if full in reserved.METHODS or full.startswith(reserved.RESUME):
            return f"do_{full}"
        return full

    def _operation(self, stated: Stated, group: str, name: str) -> Use:
        part = stated.part
        owner = f"{''.join(map(names.pascal, group.split('.')))}{names.pascal(name)}"
        parameters = Parameters(self.types, owner, stated.path, stated.place, self.queries)
        for each in _parameters(stated):
            if vendors.is_of_client(each):
                self.add_to_client(each)
            if _identity(each) not in self.of_client:
                parameters.add(each)
        parameters.missing()
        made: Use = {
            "title": line(part.text("summary")) or titled(name),
            "verb": stated.verb.upper(),
        }
        made |= {
            "path": parameters.path,
            "source": {"document": "openapi", "section": line(stated.place)},
        }
        description = vendors.about(part)
        if description and description != made["title"]:
            made["description"] = description
        if keyword.iskeyword(name):
            made["python_name"] = f"{name}_"
        if part.flag("deprecated"):
            made["deprecated"] = True
        made |= {"query": parameters.query} if parameters.query else {}
        made |= {"headers": parameters.headers} if parameters.headers else {}
        made |= {"parameters": parameters.made} if parameters.made else {}
        body = self._body(stated, owner)
        made |= {"body": body} if body is not None else {}
        made["responses"] = self._responses(stated, owner, f"{group}.{name}")
        return made

    def _body(self, stated: Stated, owner: str) -> Use | None:
        stands = stated.part.member("requestBody")
        if not isinstance(stands.value, dict):
            return None
        if stated.verb in ("get", "head", "delete", "options") and stated.verb != "delete":
            self.report.lacks("a body of a request that has none", stands.place, "left out")
            return None
        bodies = Bodies(self.types, merges=self.merges_bodies)
        return bodies.request(stands, f"{owner}Body")

    def _responses(self, stated: Stated, owner: str, full_name: str) -> dict[int | str, Json]:
        made: dict[int | str, Json] = {}
        for status, stands in stated.part.get("responses").items():
            part = stands.followed()
            if status.startswith("x-") or not isinstance(part.value, dict):
                continue
            if re.fullmatch(r"2[0-9][0-9]|2XX", status.upper()):
                if part.flag("x-ms-error-response"):
                    self.report.lacks("an error with a status of success", part.place, "a success")
                code = int(status) if status.isdecimal() else "2XX"
                if code not in made:
                    made[code] = self._response(part, owner, stated, code)
            elif re.fullmatch(
                r"[45][0-9][0-9]|[45]XX|default", status.upper().replace("DEFAULT", "default")
            ):
                self.errors.setdefault(full_name, []).append((status, part))
            elif status == "304":
                if _is_conditional(stated):
                    made[304] = {}
            elif status.startswith(("1", "3")):
                self.report.lacks(
                    "a response that is neither success nor error", part.place, "left out"
                )
            else:
                self.report.fault("a status that does not exist", part.place, "left out")
        if not any(code != 304 for code in made):
            made = {**self._only_default(stated, owner, full_name), **made}
        return made

    def _only_default(self, stated: Stated, owner: str, full_name: str) -> dict[int | str, Json]:
        """The response of an operation that states no success: that of `default`, if it is no error."""
        known = self.errors.get(full_name, [])
        found = [part for status, part in known if status == "default"]
        self.report.fault(
            "no success is stated", stated.place, "200" if not found else "200, as `default`"
        )
        if not found or len(known) > 1:
            return {200: {}}
        self.errors[full_name] = []
        return {200: self._response(found[0], owner, stated, 200)}

    def _response(self, part: Part, owner: str, stated: Stated, status: int | str) -> Json:
        made: Use = {}
        description = said(part)
        if description:
            made["description"] = description
        fields = headers(self.types, part, owner)
        if fields:
            made["headers"] = fields
        if stated.verb == "head" or status in (204, 205):
            return made
        switch = self._switch(stated)
        bodies = Bodies(self.types).response(part, f"{owner}Response", switch)
        if len(bodies) > 1:
            return [{**made, "body": bodies[0]}, {"when": {switch: True}, "body": bodies[1]}]
        return {**made, "body": bodies[0]} if bodies else made

    def _switch(self, stated: Stated) -> str | None:
        """What asks for a stream, true or false: a member of the body, or a parameter of the query."""
        name = self.switches.get(stated.place, "stream")
        given = [
            each.get("schema")
            for each in _parameters(stated)
            if (each.text("in"), each.text("name")) == ("query", name)
        ]
        for _, part in stated.part.member("requestBody").get("content").items():
            member = every_member(part.get("schema")).get(name)
            given += [member] if member is not None else []
        for schema in given:
            choices = (schema.followed(), *alternatives(schema.followed()))
            if {kind for each in choices for kind in types_of(each.followed())} == {"boolean"}:
                return name
        return None


def find(root: Part, report: Report) -> Iterator[Stated]:
    """Yield the operations of a document, in its order; note what is none."""
    for path, stands in root.get("paths").items():
        if path.startswith("x-"):
            continue
        item = stands.followed()
        for verb, part in item.items():
            if verb in VERBS and vendors.is_skipped(part):
                report.lacks("an operation that the document leaves out", part.place, "left out")
            elif verb in VERBS and isinstance(part.value, dict):
                # an item that is referred to is found at each path that refers to it
                place = f"#/paths/{path.replace('~', '~0').replace('/', '~1')}/{verb}"
                yield Stated(path, verb, item, Part(part.value, place, part.file, part.source))
            elif verb in ("trace", "query", "connect"):
                report.lacks(f"the method {verb.upper()}", part.place, "left out")


def _parameters(stated: Stated) -> list[Part]:
    found: dict[tuple[str, str], Part] = {}
    for owner in (stated.item, stated.part):
        seen: set[tuple[str, str]] = set()
        for stands in owner.get("parameters").entries():
            part = stands.followed()
            if not isinstance(part.value, dict):
                continue
            key = _identity(part)
            if key in seen:
                stated.part.source.report.fault("a parameter twice", stands.place, "the first one")
                continue
            seen.add(key)
            found[key] = part
    return list(found.values())


def _identity(part: Part) -> tuple[str, str]:
    """What tells a parameter from others: its place and its name, which has no case in headers."""
    place, name = part.text("in"), part.text("name")
    return place, name.lower() if place == "header" else name


def _is_conditional(stated: Stated) -> bool:
    """Tell whether a request can have a condition, without which 304 never comes."""
    given = {
        part.text("name").lower() for part in _parameters(stated) if part.text("in") == "header"
    }
    return bool(given & {"if-none-match", "if-modified-since"})


def _literals(path: str) -> Iterator[str]:
    """Yield the segments of a path that are no placeholders, versions left out."""
    for step in re.split("[?#]", path)[0].split("/"):
        if step and "{" not in step and not _VERSION.fullmatch(step.lower()):
            yield step


def _own_words(given: str, stated: Stated) -> str:
    """The words of an operation id, without the path and method that some frameworks add."""
    if not given:
        return ""
    longest = len(given) * 2 + 10
    whole = names.words(given, longest)
    added = f"_{names.words(stated.path, len(stated.path) * 2 + 10)}_{stated.verb}"
    return whole.removesuffix(added)


def _words_of(path: str) -> str:
    return "_".join(_literals(path)) or "root"


def _without(full: str, group: str) -> str:
    """The words of an operation without those of its group, in the singular or plural."""
    own = {
        form
        for word in group.split("_")
        for form in (word, word.rstrip("s"), f"{word}s", _singular(word))
    }
    left = [word for word in full.split("_") if word not in own]
    return "_".join(left) if left and left[0].isalpha() else ""


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("es")


def titled(name: str) -> str:
    """Return a name as the words of a title."""
    return name.replace("_", " ").capitalize()
