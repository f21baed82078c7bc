"""Measures what a reader of pages finds against what people judged the pages to say.

A file of judgements is a table: page, operation, kind and facts, for one style of pages. A kind
that it does not name for an operation is not measured there; an empty list says that the page
states nothing of the kind. For members, the fact is the whole path, so one in a wrong place is
both wrong and missing; one that the reader keeps apart is missing only. What a page leaves open
(keys of a sample that may be data) stands under `either`, as the side and the beginning of its
path, and is measured neither way. Of a page under `counts`
only the number of operations is judged, and those that the table has are some of them.

    python -m tests.pages.measure FILE... [--without-profile] [--show]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from clientgen.pages import (
    FieldFacts,
    OperationFacts,
    Pages,
    Profile,
    StatusFacts,
    built_in,
    read_pages,
)
from clientgen.text import reveal

KINDS = (
    *("operations", "path", "path parameters", "query", "headers", "response headers", "success"),
    *("errors", "request", "response", "examples", "media types", "types", "required"),
)
"""What is measured, in the order of the table."""
_NAMED_KINDS = ("path parameters", "query", "headers", "request", "response")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass
class Score:
    """How many facts of a kind are right, missing and wrong."""

    right: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, judged: Iterable[str], found: Iterable[str], where: str) -> None:
        """Count facts of one operation."""
        wanted, there = Counter(judged), Counter(found)
        self.right += sum((wanted & there).values())
        self.missing += [f"{where}: {fact}" for fact in (wanted - there).elements()]
        self.wrong += [f"{where}: {fact}" for fact in (there - wanted).elements()]

    @property
    def recall(self) -> float:
        """The share of judged facts that were found, in percent."""
        return 100 * self.right / max(1, self.right + len(self.missing))

    @property
    def precision(self) -> float:
        """The share of found facts that are right, in percent."""
        return 100 * self.right / max(1, self.right + len(self.wrong))


def measure(file: Path, *, profiled: bool = True) -> tuple[str, dict[str, Score]]:
    """Return the style of a file of judgements and the score of each kind."""
    judged = yaml.safe_load(file.read_text("utf-8"))
    folder = file.parent / judged.get("folder", ".")
    style = judged.get("style")
    profile = built_in(style) if profiled and style else Profile()
    pages = read_pages(folder, profile)
    scores: dict[str, Score] = defaultdict(Score)
    counts = judged.get("counts", {})
    for page, operations in judged["pages"].items():
        _judge_page(page, operations, counts, profiled, pages, scores)
    for page, count in counts.items():
        found = len(pages.pages[page].operations)
        here = [f"operation {number}" for number in range(found)]
        scores["operations"].add([f"operation {n}" for n in range(count)], here, page)
    return judged.get("name") or str(style), scores


def _judge_page(
    page: str,
    operations: Mapping[str, Any],
    counted: Collection[str],
    profiled: bool,
    pages: Pages,
    scores: dict[str, Score],
) -> None:
    found = {_key(operation): operation for operation in pages.pages[page].operations}
    if page not in counted:
        known = {key: next((n for n in operations if _same(key, n)), key) for key in found}
        scores["operations"].add(map(str, operations), known.values(), page)
    for name, kinds in operations.items():
        operation = next((each for key, each in found.items() if _same(key, name)), None)
        if operation is None:
            continue
        path = name.partition(" ")[2]
        read = _path(operation)
        scores["path"].add([path], [path if not profiled and read.endswith(path) else read], page)
        stated = facts(operation)
        either = (kinds or {}).get("either", [])
        for kind, wanted in (kinds or {}).items():
            if kind == "either":
                continue
            judged = {str(each) for each in wanted}
            there = {each for each in stated[kind] if not _left_open(f"{kind} {each}", either)}
            if kind in {"types", "required"}:
                # a page states few of them, and only those that are found can be wrong
                there = {each for each in there if each.partition(": ")[0] in _named(stated)}
            scores[kind].add(judged, there, f"{page} {name}")


def _left_open(fact: str, either: Iterable[str]) -> bool:
    return any(fact == each or (fact.startswith(each) and each.endswith(".")) for each in either)


def _named(stated: Mapping[str, list[str]]) -> set[str]:
    return {name for kind in _NAMED_KINDS for name in stated[kind]}


def facts(operation: OperationFacts) -> dict[str, list[str]]:
    """Return what was read of an operation, as judgements name it."""
    sent = [*operation.path_parameters, *operation.query, *operation.headers]
    bodies = [*members(operation.request.members), *members(operation.response.members)]
    every = [(reveal(each.name), each) for each in sent] + bodies
    return {
        "path parameters": [reveal(each.name) for each in operation.path_parameters],
        "query": [reveal(each.name) for each in operation.query],
        "headers": [reveal(each.name) for each in operation.headers],
        "response headers": [reveal(each.name) for each in operation.response_headers],
        "success": [str(each.status) for each in stated(operation) if each.success],
        "errors": [str(each.status) for each in stated(operation) if not each.success],
        "request": [path for path, _ in members(operation.request.members)],
        "response": [path for path, _ in members(operation.response.members)],
        "examples": [
            f"{each.direction} {each.place.line}"
            for body in (operation.request, operation.response)
            for each in body.examples
            if each.readable
        ],
        "media types": [
            f"{side} {reveal(each.value)}"
            for side, body in (("request", operation.request), ("response", operation.response))
            for each in body.media_types
        ],
        "types": [f"{path}: {reveal(s.value)}" for path, each in every for s in each.types],
        "required": [
            f"{path}: {str(s.value).lower()}" for path, each in every for s in each.required
        ],
    }


def stated(operation: OperationFacts) -> Iterator[StatusFacts]:
    """The statuses that the page tells of; those of samples only where nothing else tells any."""
    told = [each for each in operation.statuses if any(p.origin == "stated" for p in each.places)]
    success = any(each.success for each in told)
    yield from told
    if not success:
        yield from (each for each in operation.statuses if each.success)


def members(fields: Iterable[FieldFacts], path: str = "") -> list[tuple[str, FieldFacts]]:
    """Return the members of a body by their paths, without those that were kept apart.

    Keys of a map are no members: what is within them is within the map.
    """
    found = []
    for each in fields:
        if each.is_key:
            found += members(each.members, path)
        elif each.placed:
            name = f"{path}{reveal(each.name)}"
            found += [(name, each), *members(each.members, f"{name}.")]
    return found


def _path(operation: OperationFacts) -> str:
    return reveal(operation.routes[0].value.path)


def _key(operation: OperationFacts) -> str:
    return f"{operation.routes[0].value.verb} {_path(operation)}"


def _same(key: str, name: str) -> bool:
    """Whether what was read is a judged operation, perhaps with a path of the endpoint before it."""
    verb, _, path = _bare(key).partition(" ")
    wanted, _, end = _bare(name).partition(" ")
    return verb == wanted and (path == end or (path.endswith(end) and end.count("/") > 1))


def _bare(name: str) -> str:
    return _PLACEHOLDER.sub("{}", name)


def table(scores: Mapping[str, Mapping[str, Score]]) -> str:
    """Return recall and precision in percent, a row for each style and a column for each kind."""
    rows = [f"{'':24}" + "".join(f"{kind[:11]:>13}" for kind in KINDS)]
    for style, found in scores.items():
        cells = [_cell(found.get(kind)) for kind in KINDS]
        rows.append(f"{style[:24]:24}" + "".join(f"{cell:>13}" for cell in cells))
    return "\n".join(rows)


def _cell(score: Score | None) -> str:
    if score is None or score.right + len(score.missing) + len(score.wrong) == 0:
        return "-"
    return f"{score.recall:.0f}/{score.precision:.0f} ({score.right + len(score.missing)})"


def main() -> None:
    """Print the table, and with `--show` every fact that is missing or wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--without-profile", action="store_true")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    scores = dict(measure(file, profiled=not arguments.without_profile) for file in arguments.files)
    print(table(scores))
    if arguments.show:
        for style, found in scores.items():
            for kind, score in found.items():
                for word, those in (("missing", score.missing), ("wrong", score.wrong)):
                    for each in those:
                        print(f"{style} {kind} {word}: {each}")


if __name__ == "__main__":
    main()
