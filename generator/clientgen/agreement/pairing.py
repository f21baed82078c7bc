"""Which operations, types and documents of a spec are those of the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from clientgen.agreement.words import letters, same_title
from clientgen.catalog import Catalog, constants_of, show_path
from clientgen.ir import Operation, RecordType, Service, TypeDefinition
from clientgen.ir import Page as Document
from clientgen.pages.facts import OperationFacts, Page, Pages, Role, TypeFacts
from clientgen.pages.source import MARKUPS
from clientgen.text import Text, reveal

_Segments = tuple[str, ...]
_HALF = 0.5
_MANY = 4
"""How many members two types must have in common to be one type with two names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What belongs together.

    `documents` are the pages of documents, by name; `operations` the facts of each operation, by
    path; `types` the facts of each type, by name. `unpaired` are operations that only pages have.
    """

    documents: Mapping[Text, Page]
    operations: Mapping[Text, tuple[OperationFacts, ...]]
    types: Mapping[Text, tuple[TypeFacts, ...]]
    unpaired: tuple[OperationFacts, ...]

    @property
    def cited(self) -> frozenset[str]:
        """The files of the pages that the spec cites."""
        return frozenset(page.file for page in self.documents.values())

    def page_of(self, document: Text | None) -> Page | None:
        """Return the page of a document, if there is one."""
        return None if document is None else self.documents.get(document)


def pair(catalog: Catalog, pages: Pages) -> Pairing:
    """Return which parts of a spec are those of the pages."""
    service = catalog.service
    documents = dict(_documents(service.documents, pages))
    operations, unpaired = _operations(service, pages, documents)
    return Pairing(
        documents=documents,
        operations=operations,
        types=_types(service.types, pages, documents),
        unpaired=unpaired,
    )


def _documents(documents: Iterable[Document], pages: Pages) -> Iterator[tuple[Text, Page]]:
    by_stem = {letters(_stem(PurePosixPath(file).name)): page for file, page in pages.pages.items()}
    by_title = {letters(page.title): page for page in pages.pages.values()}
    for each in documents:
        names = [each.name] if each.url is None else [each.name, _last_of(each.url)]
        found = next((by_stem[key] for key in map(letters, names) if key in by_stem), None)
        page = found or by_title.get(letters(each.title))
        if page is not None:
            yield each.name, page


def _last_of(url: Text) -> Text:
    path = reveal(url).partition("#")[0].partition("?")[0].rstrip("/")
    return _stem(path.rpartition("/")[2])


def _stem(file: str) -> Text:
    """Return the name of a page without the extension of a markup: `v1.2` has none."""
    name = PurePosixPath(file)
    return Text(name.stem if name.suffix.lower() in MARKUPS else name.name)


# operations


def segments(path: str) -> _Segments:
    """Return the parts of a path; a part with a placeholder is empty."""
    return tuple("" if "{" in part else part for part in path.strip("/").split("/"))


def _operations(
    service: Service, pages: Pages, documents: Mapping[Text, Page]
) -> tuple[dict[Text, tuple[OperationFacts, ...]], tuple[OperationFacts, ...]]:
    """Pair by verb and path first; then what is left on the page that an operation cites."""
    found: dict[Text, list[OperationFacts]] = defaultdict(list)
    left: dict[str, list[OperationFacts]] = defaultdict(list)
    known = _by_path(service)
    for facts in pages.operations:
        owners = _owners(service, facts, documents, known)
        if not owners:
            left[facts.page].append(facts)
        for owner in owners:
            found[owner.path].append(facts)
    for operation in service.operations:
        page = documents.get(operation.source.document)
        if operation.path in found or page is None:
            continue
        chosen = _likely(operation, left[page.file])
        if chosen is not None:
            left[page.file].remove(chosen)
            found[operation.path].append(chosen)
    unpaired = tuple(each for facts in left.values() for each in facts)
    return {path: tuple(each) for path, each in found.items()}, unpaired


def _by_path(service: Service) -> dict[_Segments, list[Operation]]:
    """Return the operations by every path by which a page may call them."""
    found: dict[_Segments, list[Operation]] = defaultdict(list)
    for operation in service.operations:
        for path in paths_of(service, operation):
            found[path].append(operation)
    return found


def paths_of(service: Service, operation: Operation) -> tuple[_Segments, ...]:
    """Return the paths of an operation, each without more of what all paths begin with."""
    own = segments(show_path(operation.path_parts))
    whole = segments(show_path((*service.base_parts, *operation.path_parts)))
    ends = (whole[start:] for start in range(len(whole) - len(own)))
    return tuple(dict.fromkeys((own, *ends)))


def _owners(
    service: Service,
    facts: OperationFacts,
    documents: Mapping[Text, Page],
    known: Mapping[_Segments, list[Operation]],
) -> tuple[Operation, ...]:
    """Return the operations that a page describes at once: one for each address that it has.

    Of several with one address, it is that which cites the page.
    """
    found: dict[Text, Operation] = {}
    ways = [(each.value.verb, segments(reveal(each.value.path))) for each in facts.routes]
    for verb, path in dict.fromkeys(ways):
        fitting = [each for each in known.get(path, ()) if verb in (None, each.verb)]
        if fitting:
            best = max(fitting, key=lambda each: _evidence(service, each, facts, documents))
            found.setdefault(best.path, best)
    return tuple(found.values())


def _evidence(
    service: Service, operation: Operation, facts: OperationFacts, documents: Mapping[Text, Page]
) -> tuple[int, ...]:
    page = documents.get(operation.source.document)
    shown = [reveal(route.value.shown) for route in facts.routes]
    wanted = [
        f"{reveal(each.wire_name)}={reveal(each.value)}"
        for each in constants_of(service, operation)
    ]
    missed = sum(not any(each in route for route in shown) for each in wanted)
    cites = page is not None and page.file == facts.page
    titled = same_title(operation.title, facts.title.value)
    return (-missed, len(wanted), cites, titled)


def is_same_path(service: Service, operation: Operation, path: str) -> bool:
    """Tell whether a path of a page is that of an operation, with or without what all begin with."""
    return segments(path) in paths_of(service, operation)


def _likely(operation: Operation, left: list[OperationFacts]) -> OperationFacts | None:
    """Return the facts on the page that an operation cites that are its own, though they differ."""
    titled = [each for each in left if same_title(operation.title, each.title.value)]
    section = operation.source.section
    if section is not None:
        titled += [each for each in left if same_title(section, each.title.value)]
    if titled:
        return titled[0]
    return left[0] if len(left) == 1 else None


# types


def _types(
    types: tuple[TypeDefinition, ...], pages: Pages, documents: Mapping[Text, Page]
) -> dict[Text, tuple[TypeFacts, ...]]:
    """Pair by name; a type without a namesake has the facts on its page with its members."""
    named: dict[str, list[TypeFacts]] = defaultdict(list)
    for facts in pages.types:
        named[letters(facts.name.value)].append(facts)
    taken = {key for each in types for key in _names(each)}
    alike = _alike(types, [each for each in pages.types if letters(each.name.value) not in taken])
    # what has just the members of one record does not describe another
    settled = [each for several in alike.values() for each in several]
    found = {}
    for definition in types:
        every = [*chain.from_iterable(named.get(key, ()) for key in _names(definition))]
        every += alike.get(definition.name, ())
        alias = _namesake(definition, documents, taken, settled) if not every else None
        if alias is not None:
            every = named[letters(alias.name.value)]
        if every:
            found[definition.name] = _cited_first(definition, every, documents)
    return found


def _alike(
    types: Iterable[TypeDefinition], others: Iterable[TypeFacts]
) -> dict[Text, list[TypeFacts]]:
    """Return the facts under another name that have just the members of one record, and many."""
    owners: dict[frozenset[str], list[Text]] = defaultdict(list)
    for each in types:
        if isinstance(each.type, RecordType) and len(each.type.fields) >= _MANY:
            owners[frozenset(letters(f.wire_name) for f in each.type.fields)].append(each.name)
    found: dict[Text, list[TypeFacts]] = defaultdict(list)
    for facts in others:
        names = owners.get(frozenset(letters(each.name) for each in facts.members), [])
        if len(names) == 1:
            found[names[0]].append(facts)
    return found


def _cited_first(
    definition: TypeDefinition, facts: list[TypeFacts], documents: Mapping[Text, Page]
) -> tuple[TypeFacts, ...]:
    source = definition.source
    page = documents.get(source.document) if source is not None else None
    return tuple(sorted(facts, key=lambda each: page is None or each.page != page.file))


def _names(definition: TypeDefinition) -> tuple[str, ...]:
    names = [definition.name, *([definition.xml.name] if definition.xml.name else [])]
    return tuple(dict.fromkeys(map(letters, names)))


def _namesake(
    definition: TypeDefinition,
    documents: Mapping[Text, Page],
    taken: set[str],
    settled: Sequence[TypeFacts],
) -> TypeFacts | None:
    record = definition.type
    if definition.source is None or not isinstance(record, RecordType):
        return None
    page = documents.get(definition.source.document)
    candidates = [
        each
        for each in (page.types if page is not None else ())
        if letters(each.name.value) not in taken and each not in settled
    ]
    scores = ((_overlap(record, each), each) for each in candidates)
    best = max(scores, key=lambda score: score[0], default=None)
    return best[1] if best is not None and best[0] >= _HALF else None


def _overlap(record: RecordType, facts: TypeFacts) -> float:
    own = {letters(field.wire_name) for field in record.fields}
    stated = {letters(member.name) for member in facts.members}
    return len(own & stated) / len(own | stated) if own | stated else 0.0


def lists_of(pages: Pages, pairing: Pairing) -> tuple[Page, ...]:
    """Return the pages that link to most of the pages of operations."""
    described = {facts.page for each in pairing.operations.values() for facts in each}
    return tuple(
        page
        for page in pages.pages.values()
        if page.role in (Role.INDEX, Role.COMMON, Role.OTHER)
        and len(described) > 1
        and len(described & {each.value.page for each in page.links}) * 2 > len(described)
    )
