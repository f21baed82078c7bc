"""Reads profiles: those that come with clientgen, and the `profile.yaml` of an author."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Diagnostic, quote
from clientgen.pages.profile import Profile
from clientgen.pages.source import ordinary
from clientgen.spec_files import PROFILE_FILES

_FOLDER = Path(__file__).parent / "profiles"
_RENAMED = {"types": "type_pages", "common": "common_pages", "ignored": "ignored_pages"}


@cache
def built_in_names() -> tuple[str, ...]:
    """Return the names of the built-in profiles, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def built_in(name: str) -> Profile:
    """Return a built-in profile; raise `KeyError` for a name of none."""
    if name not in built_in_names():
        raise KeyError(name)
    file = f"{name}.yaml"
    profile, problems = load_profile((_FOLDER / file).read_bytes(), file)
    if profile is None:
        raise ValueError(f"{file} is broken: {problems[0].message}")
    return replace(profile, name=name)


class ProfileError(Exception):
    """There is no such profile, or it has problems; the text says which."""


def named_profile(name: str) -> Profile:
    """Return a built-in profile by its name, or that of a file; raise `ProfileError` for others."""
    if name in built_in_names():
        return built_in(name)
    content = ordinary(Path(name))
    if content is None:
        known = ", ".join(map(quote, built_in_names()))
        raise ProfileError(
            f"there is no profile {quote(name, 200)}; give a file, or one of {known}"
        )
    profile, problems = load_profile(content, name)
    if profile is None:
        raise ProfileError(f"{problems[0].location}: {problems[0].message}")
    return profile


def load_profile(content: bytes, file: str) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """Return the profile that the bytes of a file describe, or None and what is wrong with it.

    `file` is the path that diagnostics show.
    """
    from clientgen.document import load
    from clientgen.schema import validate

    document, problems = load(content, file)
    if document is None:
        return None, problems
    found = validate("profile", document)
    if found:
        return None, found
    return profile_of(document.data), ()


def profile_beside(folder: Path) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """Return the profile beside pages: None without problems if there is none."""
    beside = folder if folder.is_dir() else folder.parent
    for name in PROFILE_FILES:
        content = ordinary(beside / name)
        if content is not None:
            return load_profile(content, name)
    return None, ()


def profile_of(data: Mapping[str, Any]) -> Profile:
    """Return the profile that data describes; the data fits the schema."""
    begun = built_in(data["style"]) if "style" in data else Profile()
    known = {field.name for field in fields(Profile)}
    changes: dict[str, Any] = {}
    for key, value in data.items():
        name = _RENAMED.get(key, key)
        if name not in known:
            continue
        match value:
            case dict():
                # what an author says is looked at before what the style says
                changes[name] = (*value.items(), *getattr(begun, name))
            case list():
                changes[name] = (*value, *getattr(begun, name))
            case _:
                changes[name] = value
    return replace(begun, **changes)
