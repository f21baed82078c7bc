"""What a spec has already, so that a draft writes only what is new beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clientgen.document import load
from clientgen.spec_files import as_yaml, kind_of
from clientgen.transcription.bodies import JSON

OperationKey = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """The facts of the files of an API that a draft needs; all are empty for a new one."""

    files: frozenset[str] = frozenset()
    """Paths below the folder of the API, those of JSON as if they were YAML."""
    operations: frozenset[OperationKey] = frozenset()
    names: frozenset[str] = frozenset()
    """Operations as `group.name`."""
    types: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The members of each named type."""
    errors: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    base: str = ""
    client: frozenset[str] = frozenset()
    """Headers and parameters of every request, in lower case."""
    request_types: tuple[str, ...] = (JSON,)
    response_types: tuple[str, ...] = (JSON,)


def read_existing(files: Mapping[str, bytes], prefix: str) -> Existing:
    """Return what the files of an API say; what cannot be read is as if it were not there."""
    data = {
        as_yaml(path.removeprefix(prefix)): _data(content, path) for path, content in files.items()
    }
    service = data.get("service.yaml", {})
    operations, names = _operations(data)
    media = _mapping(service, "media_types")
    return Existing(
        files=frozenset(data),
        operations=operations,
        names=names,
        types={
            name: frozenset(_mapping(words, "properties"))
            for each in _parts(data, "types")
            for name, words in _mapping(each, "types").items()
        },
        errors=frozenset(
            code for each in _parts(data, "errors") for code in _mapping(each, "errors")
        ),
        documents=frozenset(_mapping(service, "documents")),
        base=str(_mapping(service, "endpoint").get("path") or ""),
        client=frozenset(
            name.casefold()
            for name in (
                *_mapping(service, "parameters"),
                *_mapping(_mapping(service, "headers"), "request"),
                *_mapping(_mapping(service, "headers"), "response"),
            )
        ),
        request_types=tuple(media.get("request") or (JSON,)),
        response_types=tuple(media.get("response") or (JSON,)),
    )


def _data(content: bytes, path: str) -> dict[str, Any]:
    document, _ = load(content, path)
    return document.data if document and isinstance(document.data, dict) else {}


def _mapping(words: object, key: str) -> Mapping[str, Any]:
    found = words.get(key) if isinstance(words, dict) else None
    return found if isinstance(found, dict) else {}


def _parts(data: Mapping[str, dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [each for name, each in data.items() if kind_of(name) == kind]


def _operations(
    data: Mapping[str, dict[str, Any]],
) -> tuple[frozenset[OperationKey], frozenset[str]]:
    keys, names = set(), set()
    for file, content in data.items():
        if not file.startswith("operations/"):
            continue
        group = file.removeprefix("operations/").removesuffix(".yaml").replace("/", ".")
        for name, words in _mapping(content, "operations").items():
            names.add(f"{group}.{name}")
            path = words.get("path") if isinstance(words, dict) else None
            if isinstance(path, str):
                bare = "/".join("{}" if "{" in each else each for each in path.split("/"))
                query = {key: str(value) for key, value in _mapping(words, "query").items()}
                keys.add((str(words.get("verb") or ""), bare, tuple(sorted(query.items()))))
    return frozenset(keys), frozenset(names)
