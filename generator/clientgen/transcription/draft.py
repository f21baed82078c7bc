"""Makes the files of a draft from the facts of pages, for a new API or beside an existing one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from clientgen.diagnostics import Location
from clientgen.emitter import Block, Comment, Content, Plain, emit, references
from clientgen.pages import OperationFacts, Page, Pages, Route, Stated, TypeFacts
from clientgen.skeleton import names_of
from clientgen.spec_files import GROUP_FILE, kind_of
from clientgen.symbols.reserved import BUILTINS, ERRORS, EXPORTS, RUNTIME
from clientgen.text import reveal
from clientgen.transcription.existing import Existing
from clientgen.transcription.groups import Located, base_path, groups_of
from clientgen.transcription.names import type_name, type_name_of, with_placeholders
from clientgen.transcription.operations import (
    Context,
    Draft,
    begin,
    block_of,
    heading,
    unique_names,
)
from clientgen.transcription.parameters import Shared
from clientgen.transcription.questions import Ask, question
from clientgen.transcription.records import Record, Records
from clientgen.transcription.samples import samples_of
from clientgen.transcription.service import (
    Common,
    common_of,
    documents_block,
    root_of,
    service_block,
    slug_of,
)
from clientgen.transcription.statuses import Errors
from clientgen.transcription.types import enum_words, type_block

_PATH = re.compile(
    r"(?!.*/\.{1,2}(?:/|\Z))(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|\{[A-Za-z][A-Za-z0-9._-]*\})*)+"
)
_LONGEST_PATH = 1_000
RESERVED = RUNTIME | BUILTINS | ERRORS | EXPORTS


@dataclass(slots=True)
class Drafted:
    """The files of a draft by their paths below the folder of the API, and what to tell."""

    files: dict[str, str] = field(default_factory=dict)
    operations: int = 0
    known: int = 0
    """Operations that the spec has already."""
    routeless: list[Location] = field(default_factory=list)
    """Places of operations for which no page gives an address."""
    unused: list[str] = field(default_factory=list)
    """Types that pages describe and no operation names; they are not written."""
    beside: dict[str, str] = field(default_factory=dict)
    """New files with what belongs into one that exists, which is not touched."""
    documents: str = ""
    """Entries for `documents` of a `service.yaml` that exists already."""


def draft(api: str, chosen: Sequence[Page], pages: Pages, existing: Existing | None) -> Drafted:
    """Return the draft of the operations of the chosen pages.

    Types and common facts may stand on any of `pages`. `existing` is None for a new API.
    """
    made = Drafted()
    drafter = _Drafter(api, chosen, pages, existing or Existing(), made)
    drafts = drafter.begin()
    if not drafts:
        return made
    drafter.write(drafts, is_new=existing is None)
    return made


@dataclass(slots=True)
class _Drafter:
    api: str
    chosen: Sequence[Page]
    pages: Pages
    existing: Existing
    made: Drafted
    records: Records = field(default_factory=Records)
    enums: dict[str, tuple[TypeFacts, list[str]]] = field(default_factory=dict)
    base: str = ""
    groups: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    """Pages with an operation whose response nobody described."""

    def begin(self) -> list[Draft]:
        """Collect the operations that are new."""
        self._add_types()
        routes = [*self._routes()]
        self.base = self.existing.base or base_path([path for _, _, path in routes] or [""])
        below = [(facts, route, self._below(path)) for facts, route, path in routes]
        located: list[Located] = [(facts, path) for facts, _, path in below]
        found = [
            begin(facts, route, path, group, self.records, self.api)
            for (facts, route, path), group in zip(below, groups_of(located), strict=True)
        ]
        new: dict[object, Draft] = {}
        for each in found:
            if each.key in self.existing.operations or each.key in new:
                self.made.known += each.key in self.existing.operations
            else:
                new[each.key] = each
        return [*new.values()]

    def _routes(self) -> Iterator[tuple[OperationFacts, Stated[Route], str]]:
        for page in self.chosen:
            for facts in page.operations:
                if not facts.routes:
                    self.made.routeless.append(facts.title.place)
                for route in _distinct(facts.routes):
                    whole = f"{root_of(route.value)}{reveal(route.value.path)}"
                    yield facts, route, with_placeholders(whole)

    def _below(self, path: str) -> str:
        """The path below that of the endpoint; empty if it is elsewhere, or none of the format."""
        if self.base:
            segments, base = path.split("/"), self.base.split("/")
            if [*map(_blank, segments[: len(base)])] != [*map(_blank, base)]:
                return ""
            path = "/" + "/".join(segments[len(base) :])
        return path if _PATH.fullmatch(path) and len(path) <= _LONGEST_PATH else ""

    def _add_types(self) -> None:
        for facts in self.pages.types:
            name = type_name_of(reveal(facts.name.value))
            if facts.values and not facts.members:
                self.enums[name] = (facts, [reveal(each.value) for each in facts.values])
            elif facts.members:
                self.records.add(
                    facts.members,
                    samples_of(facts.examples),
                    hints=[name],
                    page=facts.page,
                    place=facts.name.place,
                    is_named=True,
                )

    def write(self, drafts: list[Draft], *, is_new: bool) -> None:
        """Make the files."""
        self.silent = {each.facts.page for each in drafts if not each.response.is_known}
        common = common_of(drafts, self.base)
        context = self._context(drafts, common, is_new=is_new)
        groups = self._groups(drafts)
        self.groups = {*groups}
        blocks = {
            group: {each.name: block_of(each, context, _source(each, self.chosen)) for each in some}
            for group, some in groups.items()
        }
        for group, entries in blocks.items():
            self._write_group(group, entries)
        self._write_types(blocks, context)
        self._write_errors(context.errors, first=next(iter(groups)))
        cited = [
            page
            for page in self.pages.pages.values()
            if page in self.chosen or self._is_cited(page)
        ]
        if is_new:
            block = service_block(self.api, common, cited, self.records, [*groups])
            self.made.files = {"service.yaml": _file("service", block), **self.made.files}
        else:
            new = [page for page in cited if slug_of(page.file) not in self.existing.documents]
            self.made.documents = emit(documents_block(new), indent=2)
        self.made.operations = len(drafts)

    def _is_cited(self, page: Page) -> bool:
        text = f"{{document: {slug_of(page.file)}"
        return any(text in content for content in self.made.files.values())

    def _context(self, drafts: Sequence[Draft], common: Common, *, is_new: bool) -> Context:
        shared = Shared()
        for each in drafts:
            shared.count(each.parameters)
        names = names_taken(self.existing, self.enums)
        own = names_of(self.api)
        names |= {own.client, own.error}
        names |= {type_name(each.group.rpartition(".")[2].split("_")) for each in drafts}
        self.records.give_names(names)
        return Context(
            records=self.records,
            shared=shared,
            errors=Errors(),
            request_types=common.request_types if is_new else self.existing.request_types,
            response_types=common.response_types if is_new else self.existing.response_types,
            types={*names, *(each.name for each in self.records.all)},
            client=common.client if is_new else self.existing.client,
        )

    def _groups(self, drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
        groups: dict[str, list[Draft]] = {}
        for each in drafts:
            groups.setdefault(each.group, []).append(each)
        for group, some in groups.items():
            prefix = f"{group}."
            taken = {
                name.removeprefix(prefix) for name in self.existing.names if name.startswith(prefix)
            }
            inner = {
                each.removeprefix(prefix).partition(".")[0]
                for each in groups
                if each.startswith(prefix)
            }
            unique_names(some, taken | inner)
        return groups

    def _write_group(self, group: str, entries: dict[str, Block]) -> None:
        block, inner = Block(), Block()
        block.remark(question(Ask.COMMON, group, None))
        for name, entry in entries.items():
            inner.add(name, entry)
        block.add("operations", inner)
        self._write_parents(group)
        path = self._new(f"operations/{group.replace('.', '/')}")
        self.made.files[path] = _file("operations", block, depth=path.count("/"))

    def _write_parents(self, group: str) -> None:
        """Write what a folder of groups needs that has no operations of its own."""
        while "." in group:
            group = group.rpartition(".")[0]
            folder = f"operations/{group.replace('.', '/')}"
            path = f"{folder}/{GROUP_FILE}"
            if group in self.groups or {f"{folder}.yaml", path} & {
                *self.existing.files,
                *self.made.files,
            }:
                continue
            block = Block()
            block.remark(question(Ask.COMMON, group, None))
            self.made.files[path] = _file("group", block, depth=path.count("/"))

    def _write_types(self, blocks: dict[str, dict[str, Block]], context: Context) -> None:
        known = {each.name: each for each in self.records.all}
        done: set[str] = set()
        own = self._described(blocks)
        for group, entries in blocks.items():
            inner = Block()
            waiting = [name for entry in entries.values() for name in references(entry)]
            # what a page describes and no operation of it names is asked for there, and is no waste
            waiting, own = [*waiting, *own], []
            while waiting:
                name = waiting.pop(0)
                if name in done or name in self.existing.types:
                    continue
                done.add(name)
                content = self._type(name, known, context)
                if content is not None:
                    inner.add(name, content)
                    waiting += references(content)
            if inner:
                block = Block()
                block.add("types", inner)
                path = self._new(f"types/{group.replace('.', '_')}")
                self.made.files[path] = _file("types", block, depth=1)

    def _described(self, blocks: dict[str, dict[str, Block]]) -> list[str]:
        """The types of a page that its one operation may return, for which a question asks.

        Other types that no operation names are only told.
        """
        named = {
            name
            for each in blocks.values()
            for entry in each.values()
            for name in references(entry)
        }
        found = []
        for page in self.chosen:
            names = [type_name_of(reveal(each.name.value)) for each in page.types]
            idle = [name for name in names if name not in named]
            if page.file in self.silent and len(page.operations) == 1:
                found += idle
            elif page.operations:
                self.made.unused += idle
        return found

    def _type(self, name: str, known: dict[str, Record], context: Context) -> Content:
        if name in context.shared.types:
            return context.shared.types[name]
        if name in self.enums:
            facts, values = self.enums[name]
            return {**enum_words(values), "source": {"document": slug_of(facts.page)}}
        record = known.get(name)
        if record is None:
            return None
        return type_block(record, self.records, {"document": slug_of(record.page)})

    def _write_errors(self, errors: Errors, first: str) -> None:
        new = {key: words for key, words in errors.codes.items() if key not in self.existing.errors}
        if not new:
            return
        block = Block()
        statuses = {words["status"] for words in new.values()}
        if "errors" not in set(map(kind_of, self.existing.files)):
            exceptions: dict[str, Plain] = {
                str(status): errors.exceptions[status]
                for status in sorted(errors.exceptions)
                if status in statuses
            }
            block.add("exceptions", Block([*exceptions.items()]))
        block.add("errors", Block([*new.items()]))
        path = self._new(f"errors/{first.replace('.', '_')}")
        self.made.files[path] = _file("errors", block, depth=1)

    def _new(self, path: str) -> str:
        """The path of a file that does not exist: `polls.yaml`, or `polls_2.yaml` beside it."""
        taken = {*self.existing.files, *self.made.files}
        number, found = 1, f"{path}.yaml"
        while found in taken:
            number += 1
            found = f"{path}_{number}.yaml"
        if number > 1:
            self.made.beside[found] = f"{path}.yaml"
        return found


def names_taken(existing: Existing, enums: dict[str, tuple[TypeFacts, list[str]]]) -> set[str]:
    """Return the names that no record of a draft can have."""
    return {*RESERVED, *(each.capitalize() for each in RESERVED), *existing.types, *enums}


def _distinct(routes: Sequence[Stated[Route]]) -> list[Stated[Route]]:
    """The ways to call an operation without those of a machine at home, each once."""
    remote = [
        each
        for each in routes
        if each.value.base is None
        or not reveal(each.value.base).startswith(("http://127.", "http://localhost"))
    ]
    found: dict[object, Stated[Route]] = {}
    for each in remote or routes:
        found.setdefault((each.value.verb, each.value.path, each.value.shown), each)
    return [*found.values()]


def _blank(segment: str) -> str:
    return "{}" if "{" in segment else segment


def _source(each: Draft, chosen: Sequence[Page]) -> dict[str, Plain]:
    """The page of an operation, with its heading if the page has several operations."""
    found: dict[str, Plain] = {"document": slug_of(each.facts.page)}
    page = next(page for page in chosen if page.file == each.facts.page)
    title = heading(each.facts)
    if len(page.operations) > 1 and title:
        found["section"] = title
    return found


def _file(kind: str, block: Block, depth: int = 0) -> str:
    schema = f"{'../' * (depth + 1)}schema/{kind}.schema.json"
    head = Comment(f"yaml-language-server: $schema={schema}")
    return emit(replace(block, lines=[head, *block.lines]))
