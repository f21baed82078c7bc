"""Reads the pages that a person names, writes the draft, and puts answers into a spec."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clientgen.diagnostics import Diagnostic, quote
from clientgen.output import OutputError
from clientgen.pages import Page, Pages, Profile, ProfileError, named_profile, read_pages
from clientgen.pipeline import profile_of_spec
from clientgen.project import Project
from clientgen.skeleton import SkeletonError, check_name, place
from clientgen.transcription.answers import Answers, Asked, questions_of, settle
from clientgen.transcription.draft import Drafted, draft
from clientgen.transcription.existing import read_existing
from clientgen.transcription.placing import place_beside, replace_files


class TranscriptionError(Exception):
    """Nothing can be written or answered; the text states the reason and how to fix it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The pages to transcribe, and all pages of their folder, which may describe their types."""

    pages: tuple[Page, ...]
    all: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcribed:
    """What a run wrote: paths below the project's root, the draft, and its open questions."""

    created: tuple[str, ...]
    drafted: Drafted
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What answers did: changed files, questions settled by name, answers that did not fit."""

    changed: tuple[str, ...]
    counts: dict[str, int]
    refused: tuple[Diagnostic, ...]
    left: int
    """The number of questions that are still open."""


def choose(project: Project, api: str, paths: Sequence[str], profile: str | None = None) -> Chosen:
    """Return the pages at `paths`, which are files, or folders whose pages are all meant.

    `profile` is the name of a built-in profile, or a file; without it, `profile.yaml` in the spec of
    `api` or beside the pages counts. Raises `TranscriptionError` without the extra `pages`, for a path or a profile that
    does not exist, and for paths that have no page that can be read.
    """
    try:
        own = named_profile(profile) if profile else _own_profile(project, api)
    except ProfileError as error:
        raise TranscriptionError(str(error)) from None
    places = [Path.cwd() / path for path in paths]
    for path, given in zip(places, paths, strict=True):
        if not path.exists():
            raise TranscriptionError(f"there is no page {quote(given, 200)}")
    folders = [path if path.is_dir() else path.parent for path in places]
    root = Path(os.path.commonpath(folders))
    try:
        pages = read_pages(root, own)
    except ModuleNotFoundError:
        raise TranscriptionError(
            "pages are read with libraries that are not installed; run `pip install 'clientgen[pages]'`"
        ) from None
    wanted = [path.relative_to(root).as_posix() for path in places]
    found = tuple(page for file, page in pages.pages.items() if _is_in(file, wanted))
    if not found:
        raise TranscriptionError(f"no page could be read at {quote(paths[0], 200)}")
    return Chosen(pages=found, all=pages)


def _own_profile(project: Project, api: str) -> Profile | None:
    return profile_of_spec(project, api) if api in project.apis() else None


def _is_in(file: str, wanted: Sequence[str]) -> bool:
    return any(each in (".", file) or file.startswith(f"{each}/") for each in wanted)


def transcribe(project: Project, api: str, chosen: Chosen) -> Transcribed:
    """Write what the chosen pages say of operations that the spec of `api` does not have.

    A new API is written whole. Raises `TranscriptionError` for a name that no API can have, if
    there is nothing new, if a file is in the way, or if the disk refuses.
    """
    try:
        is_new = api not in project.apis()
        if is_new:
            check_name(api)
        files, _ = ({}, ()) if is_new else project.read(api)
        existing = None if is_new else read_existing(files, f"spec/{api}/")
        drafted = draft(api, chosen.pages, chosen.all, existing)
        if not drafted.files:
            return Transcribed(created=(), drafted=drafted, asked=())
        _refuse_in_the_way(project, api, drafted)
        if is_new:
            created = place(
                project, {f"{api}/{path}": text for path, text in drafted.files.items()}
            )
        else:
            created = place_beside(project, api, drafted.files)
    except (SkeletonError, OutputError) as error:
        raise TranscriptionError(str(error)) from None
    written = {f"spec/{api}/{path}": text.encode() for path, text in drafted.files.items()}
    return Transcribed(created=created, drafted=drafted, asked=questions_of(written))


def _refuse_in_the_way(project: Project, api: str, drafted: Drafted) -> None:
    """Refuse a folder beside a file for the same part, which a spec cannot have."""
    for kind in ("types", "errors"):
        file = f"{kind}.yaml"
        if (
            any(path.startswith(f"{kind}/") for path in drafted.files)
            and (project.spec / api / file).exists()
        ):
            raise TranscriptionError(
                f"`spec/{api}/{file}` is one file, so that nothing can be written beside it; move it "
                f"to `spec/{api}/{kind}/common.yaml`, and run this again"
            )


def answer(project: Project, api: str, answers: Answers) -> Settlement:
    """Put answers in the place of their questions in the spec of `api`.

    Raises `TranscriptionError` if the disk refuses; then no file is changed that another one needs.
    """
    prefix = f"spec/{api}/"
    files, _ = project.read(api)
    settled = settle(files, answers, prefix)
    changes = {
        path.removeprefix(prefix): (files[path], content) for path, content in settled.files.items()
    }
    try:
        changed = replace_files(project, api, changes) if changes else ()
    except OutputError as error:
        raise TranscriptionError(str(error)) from None
    return Settlement(
        changed=changed,
        counts=settled.counts,
        refused=tuple(settled.refused),
        left=len(questions_of({**files, **settled.files})),
    )
