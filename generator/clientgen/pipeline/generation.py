"""Makes the files of a distribution from the files of a spec: a pure function."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from clientgen.diagnostics import Diagnostic, errors_in
from clientgen.output import OutputFile, hash_content
from clientgen.pipeline.kept import Kept
from clientgen.pipeline.two_processes import Jobs
from clientgen.project import Project, data_folder
from clientgen.spec_files import (
    API_FILES,
    DIVISIBLE,
    GROUPS,
    PAGES_FILE,
    PROFILE_FILE,
    as_yaml,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from clientgen import spec_files
    from clientgen.catalog import Catalog
    from clientgen.document import Document
    from clientgen.focus import Lens
    from clientgen.pages import Profile
    from clientgen.plan import Entry, Part
    from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The content of a spec; `catalog` and `symbols` are None if it has too many problems.

    They can be used for generation only if no diagnostic is an error.
    """

    catalog: Catalog | None
    symbols: Symbols | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return errors_in(self.diagnostics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The files of a distribution and warnings, or all diagnostics if errors prevented it."""

    files: tuple[OutputFile, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return errors_in(self.diagnostics)


def understand(
    project: Project,
    api: str,
    kept: Kept | None = None,
    changed: Callable[[Catalog, Symbols], Catalog | None] = lambda *_: None,
) -> Understood:
    """Return the content of the spec of `api`, with the problems of every stage that could run.

    `kept` is what an earlier run found out, and `changed` returns the part that it has not found right, or None.
    """
    from clientgen.catalog import Catalog, with_example_responses
    from clientgen.lowering import lower
    from clientgen.rules import check
    from clientgen.schema import validate_changes
    from clientgen.symbols import assign

    documents, unreadable, diagnostics = read_spec(project, api, kept)
    misfits = validate_changes(documents)
    diagnostics += misfits
    if misfits or "deviations.yaml" in unreadable:
        # a deviation can change any statement of another file
        return Understood(catalog=None, symbols=None, diagnostics=_in_order(diagnostics))
    lowered = lower(api, documents, unreadable)
    diagnostics += lowered.diagnostics
    if lowered.service is None:
        return Understood(catalog=None, symbols=None, diagnostics=_in_order(diagnostics))
    catalog = with_example_responses(Catalog.of(lowered.service))
    symbols, alike = assign(catalog)
    diagnostics += alike
    complete = lowered.complete and not lowered.diagnostics
    unjudged = partial(changed, catalog, symbols) if not diagnostics else lambda: None
    found = check(catalog, complete=complete, changed=unjudged)
    diagnostics += map(lowered.at_its_place, found)
    return Understood(catalog=catalog, symbols=symbols, diagnostics=_in_order(diagnostics))


def recorded_editions(project: Project, api: str) -> dict[str, str]:
    """Return the hash of each page against which the spec of `api` was held, by its file."""
    documents, _, _ = read_spec(project, api)
    recorded = documents.get(PAGES_FILE)
    return {} if recorded is None else dict(recorded.data["pages"])


def profile_of_spec(project: Project, api: str) -> Profile | None:
    """Return the conventions of pages that stand in the spec of `api`, if it has any."""
    from clientgen.pages import profile_of

    documents, _, _ = read_spec(project, api)
    stated = documents.get(PROFILE_FILE)
    return None if stated is None else profile_of(stated.data)


def as_documented(project: Project, api: str) -> Catalog | None:
    """Return the spec of `api` without its deviations; None if it has too many problems."""
    from clientgen.catalog import Catalog
    from clientgen.lowering import lower

    documents, unreadable, _ = read_spec(project, api)
    stated = {name: each for name, each in documents.items() if name != "deviations.yaml"}
    service = lower(api, stated, unreadable).service
    return None if service is None else Catalog.of(service)


def read_spec(
    project: Project, api: str, kept: Kept | None = None
) -> tuple[dict[str, Document], frozenset[str], list[Diagnostic]]:
    """Return the files of a spec as documents, the names of those with problems, and the problems."""
    contents, refused = project.read(api)
    files, unreadable, broken = _read_documents(contents, f"spec/{api}/", kept or Kept())
    unreadable |= _unread(refused, contents, f"spec/{api}/")
    documents, divided, clashes = _join_folders(files)
    return documents, unreadable | divided, [*refused, *broken, *clashes]


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(diagnostics)))


def _unread(
    refused: tuple[Diagnostic, ...], contents: dict[str, bytes], prefix: str
) -> frozenset[str]:
    """Return the names of refused files, and of missing ones that may be among them."""
    names = {as_yaml(each.location.file.removeprefix(prefix)) for each in refused}
    if not {GROUPS, *map(kind_of, API_FILES)} >= set(map(kind_of, names)):
        read = {kind_of(path.removeprefix(prefix)) for path in contents}
        names |= {GROUPS, *(name for name in API_FILES if kind_of(name) not in read)}
    return frozenset(names)


def _read_documents(
    contents: dict[str, bytes], prefix: str, kept: Kept
) -> tuple[dict[str, Document], frozenset[str], list[Diagnostic]]:
    """Return the documents of files by the names that they would have in YAML."""
    documents: dict[str, Document] = {}
    unreadable: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for path, content in contents.items():
        name = as_yaml(path.removeprefix(prefix))
        document, found = _recall_document(content, path, name, kept)
        diagnostics += found
        if found:
            unreadable.add(name)
        if document is not None:
            documents[name] = document
    return documents, frozenset(unreadable), diagnostics


def _recall_document(
    content: bytes, path: str, name: str, kept: Kept
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return what `_read_document` does; of a file without problems, it is kept."""
    from clientgen.document import packed, unpacked

    key = f"{path} {hash_content(content)}"
    known = kept.recall(key)
    if known is not None:
        return unpacked(known, path), ()
    document, found = _read_document(content, path, name)
    if document is not None and not found:
        kept.keep(key, packed(document))
    return document, found


def _read_document(
    content: bytes, path: str, name: str
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the part of a file that has no problems, and the problems of all of it.

    Its open questions are among them, in place of what is missing for want of an answer.
    """
    from clientgen.document import load, open_questions, without_asked
    from clientgen.schema import kind_of_file, sound_part, validate

    document, found = load(content, path)
    if document is None:
        return None, found
    kind = kind_of_file(name)
    asked, misfits = open_questions(document), validate(kind, document)
    return sound_part(kind, document, misfits), (*asked, *without_asked(document, misfits))


def _join_folders(
    files: dict[str, Document],
) -> tuple[dict[str, Document], frozenset[str], list[Diagnostic]]:
    """Replace the files of each folder that is read as one file by one document.

    Returns the documents by path, the names of those with a duplicate key, and the problems.
    """
    from clientgen.document import join

    documents = {name: files[name] for name in files if kind_of(name) not in DIVISIBLE}
    refused: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for kind in DIVISIBLE:
        parts = [files[name] for name in files if kind_of(name) == kind]
        if not parts:
            continue
        document, found = join(parts)
        diagnostics += found
        if found:
            refused.add(f"{kind}.yaml")
        else:
            documents[f"{kind}.yaml"] = document
    return documents, frozenset(refused), diagnostics


@contextmanager
def _unsearched() -> Iterator[None]:
    """Let Python not look for unused objects in cycles: nearly all that a run makes lives to its end.

    Looking took an eighth of the time of an edit, and found a thousand objects.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_unsearched()  # around the call, so that what it knows is gone when Python looks again
def generate(
    project: Project,
    api: str,
    progress: Callable[[str, str], None],
    without: frozenset[spec_files.Part] = frozenset(),
    kept: Kept | None = None,
) -> Generated:
    """Return every file of the distribution of `api`, formatted and compiled, none of it written.

    `progress` is called with the API and the name of each part that is made. The distribution omits
    the parts in `without`, and those that the spec omits. `kept` is what an earlier run found out.
    """
    kept = kept or Kept()
    planned = _Planned(kept, without)
    understood = understand(project, api, kept, planned.unjudged)
    if understood.errors or understood.catalog is None or understood.symbols is None:
        return Generated(files=(), diagnostics=understood.diagnostics)
    parts = planned.parts(understood.catalog, understood.symbols)
    files = _make_parts(parts, kept, partial(progress, api))
    files.sort(key=lambda file: file.path)
    return Generated(files=tuple(files), diagnostics=understood.diagnostics)


class _Planned:
    """The parts of the distribution of a service, found once."""

    def __init__(self, kept: Kept, without: frozenset[spec_files.Part]) -> None:
        self._kept = kept
        self._without = without
        self._parts: tuple[Part, ...] = ()

    def unjudged(self, catalog: Catalog, symbols: Symbols) -> Catalog | None:
        """Return what is in parts that the run before has not made, and so not found right.

        None if that run is not known, or if the distribution leaves something out.
        """
        from clientgen.focus import Lens

        known = self._kept.digests()
        if not known or _without(catalog, self._without) is not catalog:
            return None
        lens = Lens(catalog, symbols)
        self._parts = self._find(catalog, symbols, lens)
        return lens.unknown([each.focus for each in self._parts if each.focus is not None], known)

    def parts(self, catalog: Catalog, symbols: Symbols) -> tuple[Part, ...]:
        """Return the parts of a service that has no errors."""
        from clientgen.focus import Lens

        made = _without(catalog, self._without)
        return self._parts or self._find(made, symbols, Lens(made, symbols))

    def _find(self, catalog: Catalog, symbols: Symbols, lens: Lens) -> tuple[Part, ...]:
        from clientgen.plan import parts_of

        return tuple(parts_of(catalog, symbols, data_folder("templates"), lens))


MANY = 200
"""The number of parts to make from which another process is faster."""


def _make_parts(
    parts: Iterable[Part], kept: Kept, progress: Callable[[str], None]
) -> list[OutputFile]:
    """Return the files of all parts; those that are not known are made, perhaps by two processes."""
    templates = data_folder("templates")
    files: list[OutputFile] = []
    missing: list[tuple[Part, str]] = []
    whole: list[Part] = []
    for part in parts:
        if part.focus is None:
            whole.append(part)
            continue
        found = kept.files(part.name, part.focus.digest)
        if found is None:
            missing.append((part, part.focus.digest))
        else:
            files += found

    def make_whole() -> None:
        for part in whole:
            progress(part.name)
            files.extend(_make(entry, templates, kept.formatted) for entry in part.entries())

    jobs = [partial(_make_part, part, templates) for part, _ in missing]
    shown = Jobs(jobs, lambda at: progress(missing[at][0].name))
    made = shown.done(make_whole, divided=len(jobs) >= MANY)
    for (part, digest), found in zip(missing, made, strict=True):
        kept.add_files(part.name, digest, found)
        files += found
    return files


def _make_part(part: Part, templates: Path) -> tuple[OutputFile, ...]:
    return tuple(_make(entry, templates, _made_now) for entry in part.entries())


def _without(catalog: Catalog, parts: frozenset[spec_files.Part]) -> Catalog:
    """Return the catalog without the parts that are left out; the rules have seen all of them."""
    python = catalog.service.python
    if not parts | python.without:
        return catalog
    stated = replace(python, without=python.without | parts)
    emulation = None if "emulator" in stated.without else catalog.service.emulation
    return replace(catalog, service=replace(catalog.service, python=stated, emulation=emulation))


def _made_now(_: str, make: Callable[[], str]) -> str:
    return make()


def _make(
    entry: Entry, templates: Path, formatted: Callable[[str, Callable[[], str]], str]
) -> OutputFile:
    from clientgen.plan import Rendered
    from clientgen.render import render

    if not isinstance(entry, Rendered):
        return OutputFile(path=entry.path, content=entry.content, origin=entry.origin)
    text = render(templates, entry.template, entry.view)
    if entry.path.endswith(".py"):
        text = formatted(text, partial(_format, text, entry.path))
    return OutputFile(path=entry.path, content=text.encode("utf-8"), origin=entry.origin)


def _format(text: str, path: str) -> str:
    from clientgen.format import compile_python, format_python

    formatted = format_python(text, name=path)
    compile_python(formatted, name=path)
    return formatted
