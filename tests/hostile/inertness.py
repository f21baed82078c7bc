"""Proof that text does nothing: output without its texts does not depend on what they say."""

from __future__ import annotations

import ast
import copy
import io
import json
import tokenize
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from clientgen.output import OutputFile

from .markdown import marks
from .museum import Documents, put
from .slots import free_text

PLAIN = "word"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ON_THE_WIRE = frozenset({"names", "namespace"})
"""Words that stand above text which is data: names of numbers, namespaces."""


def silence(documents: Documents) -> Documents:
    """Return a spec with every free text replaced by a plain word."""
    plain = copy.deepcopy(documents)
    for place in free_text(documents):
        if not _ON_THE_WIRE.intersection(place[-2:]):
            put(plain, place, PLAIN)
    return plain


def assert_inert(files: Iterable[OutputFile], plain: Iterable[OutputFile]) -> None:
    """Assert that two outputs are the same but for what their texts say."""
    first = {file.path: file.content for file in files}
    second = {file.path: file.content for file in plain}
    assert first.keys() == second.keys()
    for path, content in first.items():
        if content != second[path]:
            assert skeleton(path, content) == skeleton(path, second[path]), path


@lru_cache(maxsize=1024)
def skeleton(path: str, content: bytes) -> object:
    """Return what a file is made of, with every text blanked."""
    text = content.decode("utf-8")
    match PurePosixPath(path).suffix:
        case ".py":
            return _comments(text), _tree(text)
        case ".toml":
            return _blank(tomllib.loads(text))
        case ".json":
            return _blank(json.loads(text))
        case ".yaml":
            return _blank(yaml.load(text, _LOADER))
        case ".md":
            return _blocks(text)
        case _:
            return text


def _tree(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            node.value = type(node.value)()
    return ast.dump(tree)


def _comments(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def _blank(data: Any) -> Any:
    match data:
        case dict():
            # keys too can be texts of a spec, such as the names of parameters in a request
            return {index: _blank(value) for index, value in enumerate(data.values())}
        case list():
            return [_blank(value) for value in data]
        case str() | bytes():
            return ""
        case _:
            return data


def _blocks(text: str) -> list[tuple[str, ...]]:
    """Return what Markdown acts on, line by line; paragraphs and blank lines are what texts are."""
    return [found for line in text.split("\n") if (found := marks(line))]
