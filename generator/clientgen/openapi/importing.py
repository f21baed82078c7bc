"""Makes the folder of a spec of an OpenAPI document, and makes it again when the document changes.

The importer owns the files that it writes, and keeps their hashes in `import.yaml`; it replaces none
that somebody has edited. What people add stands in files of their own, which it never writes:
`deviations.yaml`, and further files beside its own in `types/`, `errors/` and `emulation/`. `names.yaml`
has the name that each place of the document got: it is only added to, so that no name ever changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clientgen.diagnostics import Diagnostic, errors_in, quote
from clientgen.openapi import design, names
from clientgen.openapi.config import Config, read_config
from clientgen.openapi.exported import read_back
from clientgen.openapi.folder import encoded, files, lay, own_files
from clientgen.openapi.former import NAMES, RECORD, Former, hash_of, record, record_of
from clientgen.openapi.making import Made, make
from clientgen.openapi.mending import ROUNDS, Mending
from clientgen.openapi.microsoft import place_hosts
from clientgen.openapi.operations import Stated, find
from clientgen.openapi.problem import ImportProblemError
from clientgen.openapi.reading import Json, UnreadableError, read
from clientgen.openapi.report import Report, plain, render
from clientgen.openapi.source import Part, Source
from clientgen.openapi.steps import resolve
from clientgen.openapi.swagger import converted
from clientgen.openapi.unsaid import note_unsaid
from clientgen.openapi.wanted import Wanted
from clientgen.openapi.writing import replace_spec
from clientgen.output import OutputError
from clientgen.pipeline import differ, understand
from clientgen.project import Project
from clientgen.skeleton import SkeletonError, check_name, place

if TYPE_CHECKING:
    from clientgen.pipeline import Difference

_REPORT = "import-report.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: its report, the numbers of operations stated and taken, the paths written.

    `difference` is that of the spec before and after, if there was one.
    """

    report: Report
    stated: int
    taken: int
    written: tuple[str, ...]
    difference: Difference | None = None


def import_document(
    project: Project,
    path: Path,
    api: str,
    wanted: Wanted,
    *,
    config: Path | None = None,
    outside: bool = False,
) -> Imported:
    """Write the spec of `api` that a document says, or what has changed in it.

    `config` is the configuration that another generator had for it. Raises `ImportProblemError` for a document that cannot be read or has no operations, for a name
    that no API can have, and for a folder that no import has made or in which its files were edited.
    """
    old = Former(project, api)
    if not old.exists:
        _check_name(api)
    report = Report()
    root = _root(path, report, outside=outside)
    said = _config(config, report)
    made = _read_or_make(root, path, api, report, old, wanted, said, is_other=config is not None)
    begun = {} if old.exists else own_files(made.deviations)
    _leave_out(made, old.effects)
    if not made.is_read_back or old.own:
        _settle(made, report, api, {**encoded(begun), **old.own})
    texts = {**files(made), **begun}
    title = f"Import of {plain(path.name)}"
    source = root.source
    facts = _facts(root, made)
    texts[_REPORT] = render(report, title, facts, source.folder, source.name, config)
    texts[NAMES] = old.named(made.pins)
    texts[RECORD] = record(path, texts)
    difference = _difference(project, api, texts, old) if old.exists else None
    written = _write(project, api, texts, old)
    return Imported(
        report=report,
        stated=made.stated,
        taken=made.taken,
        written=written,
        difference=difference,
    )


def _read_or_make(
    root: Part,
    path: Path,
    api: str,
    report: Report,
    old: Former,
    wanted: Wanted,
    said: Config,
    *,
    is_other: bool,
) -> Made:
    """The spec that was exported, or one of a document of others, for which `is_other` tells of another design."""
    # an export has all names and designs; only a part of it, or another design, is another spec
    if not (is_other or wanted.only or wanted.skip):
        found = read_back(
            root,
            api,
            report,
            lambda each: _settle(each, report, api, encoded(own_files(each.deviations))),
        )
        if found is not None:
            return found
    place_hosts(root)
    design.lay_over(root, said)
    every = list(find(root, report))
    chosen = [stated for stated in every if wanted.takes(stated) and not _is_skipped(stated, said)]
    if not chosen:
        raise ImportProblemError(
            f"{quote(path.name)} has no operation{' that is wanted' if every else ''}"
        )
    note_unsaid(root, report)
    pins = design.pinned(old.pins, root, chosen, said)
    try:
        return make(root, api, report, pins, chosen, len(every), said)
    except RecursionError:
        raise ImportProblemError(
            f"{quote(path.name)} has choices within choices, through references, that are nested too deep; "
            "leave their operations out with `--skip`"
        ) from None


def _is_skipped(stated: Stated, said: Config) -> bool:
    is_skipped = said.skips(stated)
    if is_skipped:
        stated.part.source.report.lacks(
            "an operation that the configuration leaves out", stated.place, "left out"
        )
    return is_skipped


def name_of_api(path: Path) -> str:
    """Return a name for the API of a document: that of its file, else that of its title, with `-api` if others have it.

    Raises `ImportProblemError` for a document that cannot be read.
    """
    stem = _chosen(path).stem
    if stem.lower() in ("openapi", "swagger", "spec", "api", "index"):
        stem = _root(path, Report(), outside=False).get("info").text("title") or stem
    name = names.slug(stem)[:40].rstrip("-")
    try:
        check_name(name)
    except SkeletonError:
        return f"{name}-api"
    return name


def _check_name(api: str) -> None:
    try:
        check_name(api)
    except SkeletonError as error:
        raise ImportProblemError(str(error)) from None


def _leave_out(made: Made, effects: frozenset[str]) -> None:
    """Leave out the effects and collections that people have written in files of their own."""
    for name in effects:
        made.emulation.get("operations", {}).pop(name, None)
        made.emulation.get("collections", {}).pop(name, None)


def _root(path: Path, report: Report, *, outside: bool) -> Part:
    """The document at a path, or the first of a folder that is one, as OpenAPI 3."""
    file = _chosen(path)
    source = Source(file.parent, file.name, report, outside=outside)
    try:
        data = read(file, file.name)
    except UnreadableError as error:
        raise ImportProblemError(str(error)) from None
    source.put(_as_three(data, file))
    return source.root


def _config(path: Path | None, report: Report) -> Config:
    try:
        return read_config(path, report) if path is not None else Config()
    except UnreadableError as error:
        raise ImportProblemError(str(error)) from None


def _chosen(path: Path) -> Path:
    if not path.exists():
        raise ImportProblemError(f"there is no file {quote(str(path), 200)}")
    if path.is_file():
        return path
    names = [f"{stem}.{end}" for stem in ("openapi", "swagger") for end in ("yaml", "yml", "json")]
    found = next((path / name for name in names if (path / name).is_file()), None)
    if found is None:
        raise ImportProblemError(
            f"{quote(str(path), 200)} has none of {', '.join(map(quote, names))}; name the file itself"
        )
    return found


def _as_three(data: Json, file: Path) -> Json:
    if isinstance(data, dict) and str(data.get("swagger", "")).startswith("2"):
        return converted(data)
    if isinstance(data, dict) and str(data.get("openapi", "")).startswith("3."):
        return data
    raise ImportProblemError(
        f'{quote(file.name)} is no OpenAPI document: it has neither `openapi: 3...` nor `swagger: "2.0"`'
    )


def _settle(made: Made, report: Report, api: str, own: dict[str, bytes]) -> None:
    """Mend the spec until the build accepts it, with the files that people have added."""
    mending = Mending(made, report)
    with TemporaryDirectory(prefix="clientgen-") as folder:
        project = Project(Path(folder).resolve())
        for _ in range(ROUNDS):
            found = _problems(project, api, files(made), own)
            # nobody transcribed what an export says, so what is only odd in it was meant
            is_meant = made.is_read_back and not errors_in(found)
            if is_meant or not mending.mend(found):
                break
    left = errors_in(found)
    if left:
        first = left[0]
        place = mending.place_of(resolve(made.data, first.path))
        raise ImportProblemError(
            f"{quote(place, 200)}: {first.message} ({first.code}); no change of the spec fixes it: correct "
            f"the document there, or leave the operation out with `--skip` (`clientgen explain {first.code}`)"
        )


def _problems(
    project: Project, api: str, texts: dict[str, str], own: dict[str, bytes]
) -> tuple[Diagnostic, ...]:
    base = project.spec / api
    contents = {**encoded(texts), **own}
    lay(base, contents)
    diagnostics = understand(project, api).diagnostics
    for path in contents:
        (base / path).unlink()
    prefix = f"spec/{api}/"
    return tuple(each for each in diagnostics if each.location.file.removeprefix(prefix) not in own)


def _facts(root: Part, made: Made) -> list[str]:
    info = root.get("info")
    effects = made.emulation.get("operations", {}).values()
    inferred = sum("example" not in effect for effect in effects)
    return [
        f"document: {plain(info.text('title'))} {plain(str(info.get('version').value or ''))}".rstrip(),
        f"operations in the document: {made.stated}",
        f"operations in the spec: {made.taken}",
        (
            "it is an export of clientgen, so the spec is the one that was exported"
            if made.is_read_back
            else f"operations whose effect in the emulator is inferred: {inferred}; the others answer with an example"
        ),
    ]


def _difference(project: Project, api: str, texts: dict[str, str], old: Former) -> Difference:
    with TemporaryDirectory(prefix="clientgen-") as folder:
        fresh = Project(Path(folder).resolve())
        lay(fresh.spec / api, {**encoded(texts), **old.own})
        return differ((project, api), (fresh, api))


def _write(project: Project, api: str, texts: dict[str, str], old: Former) -> tuple[str, ...]:
    try:
        if not old.exists:
            return place(project, {f"{api}/{path}": text for path, text in texts.items()})
        contents = {path: text.encode() for path, text in texts.items()}
        gone = [path for path in {**old.hashes, **old.coming} if path not in texts]
        passing = record_of("", {**old.hashes}, {p: hash_of(c) for p, c in contents.items()})
        return replace_spec(project, api, contents, gone, RECORD, passing.encode())
    except (SkeletonError, OutputError) as error:
        raise ImportProblemError(str(error)) from None
