"""Which edition of each page a spec was held against last, and which have changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clientgen.agreement.comparison import Agreement
from clientgen.python_source import yaml_string

_HEAD = """\
# yaml-language-server: $schema=../schema/pages.schema.json
# Which edition of each page this spec was held against: written by `clientgen verify --record`.
pages:
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A page that is not as it was when it was recorded, and what it says something of."""

    file: str
    change: Literal["changed", "new", "gone"]
    paths: tuple[str, ...]
    """The paths of the spec to look at."""


def changed_since(recorded: Mapping[str, str], agreement: Agreement) -> tuple[Edition, ...]:
    """Return the pages that are not as recorded; none if nothing was recorded."""
    found = []
    for file in sorted({*recorded, *agreement.editions} if recorded else ()):
        then, now = recorded.get(file), agreement.editions.get(file)
        if then == now:
            continue
        change: Literal["changed", "new", "gone"] = (
            "new" if then is None else "gone" if now is None else "changed"
        )
        found.append(Edition(file=file, change=change, paths=_places(agreement, file)))
    return tuple(found)


def _places(agreement: Agreement, file: str) -> tuple[str, ...]:
    """The operations, types, errors and headers of which a page says something."""
    paths = agreement.said.get(file, ())
    return tuple(dict.fromkeys(".".join(path.split(".")[: _depth(path)]) for path in paths))


def _depth(path: str) -> int:
    return {"operations": 3, "service": 4}.get(path.split(".", maxsplit=1)[0], 2)


def recorded_text(agreement: Agreement) -> str:
    """Return `pages.yaml` with the editions of today, one page a line."""
    lines = (f"  {yaml_string(file)}: {sha256}\n" for file, sha256 in agreement.editions.items())
    return _HEAD + ("".join(lines) or "  {}\n")
