"""Which operations of pages make a group, and what is before every path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from clientgen.pages import OperationFacts
from clientgen.project import DEVICE_NAMES
from clientgen.spec_files import DEEPEST_GROUP
from clientgen.text import reveal
from clientgen.transcription.names import VERBS, name_of, nouns, plural, static_words, words_of

_GENERAL = frozenset(
    [
        "index",
        "common",
        "api",
        "reference",
        "readme",
        "misc",
        "overview",
        "rest",
        "http",
        "endpoints",
    ]
)
_VERSION = re.compile(r"api|rest|v?\d+(?:\.\d+)*[a-z]?\w*", re.IGNORECASE)
_MANY = 2

Located = tuple[OperationFacts, str]
"""An operation and its path below that of the endpoint."""


def base_path(paths: Sequence[str]) -> str:
    """Return the first segments that all paths share and that belong to the endpoint.

    They are versions, `api`, and placeholders that a fixed segment follows on every path; with one
    path only, placeholders are its own.
    """
    split = [path.strip("/").split("/") for path in paths]
    shared = []
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    shared = shared[: min(map(len, split), default=1) - 1]
    count = 0
    for index, part in enumerate(shared):
        is_client = "{" in part and len(paths) > _MANY and index + 1 < len(shared)
        if not (_VERSION.fullmatch(part) or (is_client and "{" not in shared[index + 1])):
            break
        count = index + 1
    return "".join(f"/{part}" for part in shared[:count])


def groups_of(operations: Sequence[Located]) -> list[str]:
    """Return the group of each operation: dotted names of the format.

    A page with several operations is a group, unless its paths begin with many words; pages of one
    operation are grouped by the nouns that their titles share, or by the last word of the path.
    """
    # several addresses of one operation count once
    per_page = Counter(each.page for each in {id(each): each for each, _ in operations}.values())
    alone = [
        tuple(nouns(reveal(operation.title.value)))
        for operation, _ in operations
        if per_page[operation.page] == 1
    ]
    split = {page for page, count in per_page.items() if count > 1 and _is_mixed(page, operations)}
    found = []
    for operation, path in operations:
        if operation.page in split:
            found.append(_by_path(path))
        elif per_page[operation.page] > 1:
            found.append(_by_page(operation.page))
        else:
            found.append(_by_title(operation, path, alone))
    return _apart(found)


def _apart(groups: list[str]) -> list[str]:
    """The groups, where those within others have last words of their own, as classes need."""
    names = {*groups}
    lasts = Counter(each.rpartition(".")[2] for each in names)
    longer = {
        each: f"{each.rpartition('.')[0]}.{each.replace('.', '_')}"
        for each in names
        if "." in each and lasts[each.rpartition(".")[2]] > 1
    }
    return [longer.get(each, each) for each in groups]


def _is_mixed(page: str, operations: Sequence[Located]) -> bool:
    firsts = Counter(_by_path(path) for operation, path in operations if operation.page == page)
    return len(firsts) > _MANY and sum(firsts.values()) >= _MANY * len(firsts)


def _by_path(path: str) -> str:
    first = next((each for each in path.split("/") if each and "{" not in each), "")
    return _legal(words_of(first))


def _by_page(page: str) -> str:
    parts = [*PurePosixPath(page).with_suffix("").parts]
    while len(parts) > 1 and parts[-1].casefold() in _GENERAL:
        parts.pop()
    return ".".join(_legal(words_of(each)) for each in parts[-DEEPEST_GROUP:])


def _by_title(operation: OperationFacts, path: str, titles: Sequence[tuple[str, ...]]) -> str:
    own = tuple(nouns(reveal(operation.title.value)))
    counts = {
        each: sum(_holds(other, each) for other in titles)
        for each in set(titles)
        if each and _holds(own, each)
    }
    shared = [each for each, count in counts.items() if count >= _MANY]
    resource = static_words(path)
    is_verb = bool(resource) and resource[0] in VERBS
    best = min(shared, key=len) if shared else own if is_verb else tuple(resource) or own
    return _legal([*best[:-1], plural(best[-1])] if best else [])


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return bool(part) and (whole[: len(part)] == part or whole[-len(part) :] == part)


def _legal(words: Sequence[str]) -> str:
    name = name_of(words)
    return f"{name}_group" if name in DEVICE_NAMES else name
