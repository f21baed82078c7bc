"""A small API in which every slot of the format is filled, and ways to change it and generate it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from clientgen.document import load
from clientgen.pipeline import Generated, generate
from clientgen.project import Project

API = "museum"
BASE = Path(__file__).parent / "base"
ANNEX = Path(__file__).parent / "annex"
"""Words that few specs need, laid over the small API: only cases about them pay for it."""

Documents: TypeAlias = dict[str, Any]
"""The content of each file of a spec, by its path in the API's folder."""
Place: TypeAlias = tuple[str | int, ...]
"""A file and the keys that lead to a value in it."""


@cache
def _read_base() -> Documents:
    return read_documents(BASE)


def base() -> Documents:
    """Return the sound API, to be changed."""
    return copy.deepcopy(_read_base())


@cache
def _read_annexed() -> Documents:
    whole = base()
    for name, document in read_documents(ANNEX).items():
        _lay_over(whole.setdefault(name, {}), document)
    return whole


def annexed() -> Documents:
    """Return the sound API with its annex, to be changed."""
    return copy.deepcopy(_read_annexed())


@cache
def sound_files(*, has_annex: bool) -> Documents:
    """Return the files of the sound API, with its annex or without."""
    return spelled(_read_annexed() if has_annex else _read_base())


def _lay_over(whole: dict[str, Any], part: dict[str, Any]) -> None:
    for key, value in part.items():
        if isinstance(value, dict) and isinstance(whole.get(key), dict):
            _lay_over(whole[key], value)
        else:
            whole[key] = value


def read_documents(folder: Path) -> Documents:
    """Return the content of every file of one API's spec."""
    documents = {}
    for path in sorted(folder.rglob("*.yaml")):
        document, problems = load(path.read_bytes(), path.name)
        assert document is not None, problems
        documents[path.relative_to(folder).as_posix()] = document.data
    return documents


def find(documents: Documents, place: Place) -> Any:
    """Return the value at a place."""
    value: Any = documents
    for step in place:
        value = value[step]
    return value


def put(documents: Documents, place: Place, value: object) -> None:
    """Put a value in a place."""
    find(documents, place[:-1])[place[-1]] = value


def rename(documents: Documents, place: Place, key: str) -> None:
    """Give the entry at a place another key, in its old position."""
    parent = find(documents, place[:-1])
    assert place[-1] in parent, place
    entries = [(key if name == place[-1] else name, value) for name, value in parent.items()]
    parent.clear()
    parent.update(entries)


def write(root: Path, documents: Mapping[str, Any], api: str = API) -> Project:
    """Write documents, or the bytes of files, as the spec of an API below `root`."""
    for name, content in documents.items():
        path = root / "spec" / api / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else spell(content).encode())
    return Project(root)


def spelled(documents: Documents) -> Documents:
    """Return documents as the bytes of files, for many specs that change a few of them."""
    return {name: spell(content).encode() for name, content in documents.items()}


def make(project: Project, api: str = API) -> Generated:
    """Return the files of an API's distribution, or the problems."""
    return generate(project, api, lambda *_: None)


def spell(data: object) -> str:
    """Return data as YAML, one entry a line, every text in double quotes and in ASCII.

    Lone surrogates and NUL are written as escapes, for the reader to refuse.
    """
    return "\n".join(_lines(data, "")) + "\n"


def _lines(data: object, margin: str) -> Iterator[str]:
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _entry(f"{margin}{_scalar(key)}:", value, margin + " ")
    elif isinstance(data, list) and data:
        for value in data:
            yield from _entry(f"{margin}-", value, margin + " ")
    else:
        yield margin + _scalar(data)


def _entry(head: str, value: object, margin: str) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield head
        yield from _lines(value, margin)
    else:
        yield f"{head} {_scalar(value)}"


def _scalar(value: object) -> str:
    match value:
        case str():
            return f'"{"".join(map(_character, value))}"'
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return "{}"
        case list():
            return "[]"
        case _:
            return repr(value)


def _character(character: str) -> str:
    code = ord(character)
    if character in '"\\':
        return "\\" + character
    if 0x20 <= code < 0x7F:
        return character
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
