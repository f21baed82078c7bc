"""Prints what `documents.py` has found, as tables in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

Found = Mapping[str, Mapping[str, Any]]
_KINDS = 15
"""How many kinds of notes have a line of their own."""


def show(found: Found) -> None:
    """Print one table of what was made here, one of the peers, one of what imports note, and one of surfaces."""
    _own(found)
    every = dict.fromkeys(name for made in found.values() for name in made)
    peers = [name for name in every if name not in ("operations", "clientgen")]
    for name in peers:
        _peer(found, name)
    _kinds(found, "lacks", "What documents say and specs cannot")
    _kinds(found, "faults", "What is wrong in documents")
    _surfaces(found)


def _own(found: Found) -> None:
    print("| clientgen | operations in | out | not said, kinds / places | wrong, kinds / places | import CPU s | MB "
          "| generate CPU s | MB | files | modules that fail | `mypy --strict` | own tests | emulated by inference |")  # fmt: skip
    print(f"|---|{'---|' * 13}")
    for name, all_made in found.items():
        made = all_made["clientgen"]
        more, stated = made["more"], all_made["operations"]
        read = more.get("import", made["cost"])
        cells = [name, stated, "none" if made["missing"] is None else stated - made["missing"]]
        cells += [_noted(more.get("lacks", {})), _noted(more.get("faults", {}))]
        cells += [f"{read[0]:.1f}", read[2], f"{made['cost'][0]:.1f}", made["cost"][2]]
        cells += [
            more.get("files"),
            made["unimported"],
            made["mypy"],
            more.get("tests"),
            more.get("inferred"),
        ]
        _line(cells)
    print()


def _peer(found: Found, peer: str) -> None:
    print(
        f"| {peer} | operations in | missing | modules that fail | `mypy --strict` | CPU s | MB |"
    )
    print(f"|---|{'---|' * 6}")
    for name, all_made in found.items():
        if peer not in all_made:
            continue
        made = all_made[peer]
        cpu, _, memory, code = made["cost"]
        ended = {0: f"{cpu:.1f}", None: f"ended after {cpu:.0f}"}.get(
            code, f"{cpu:.1f}, exit code {code}"
        )
        _line(
            [
                name,
                all_made["operations"],
                made["missing"],
                made["unimported"],
                made["mypy"],
                ended,
                memory,
            ]
        )
    print()


def _kinds(found: Found, key: str, title: str) -> None:
    """Print the places of each kind, most first; what is rare is one line."""
    counts = {
        name: _together(made["clientgen"]["more"].get(key, {})) for name, made in found.items()
    }
    every: Counter[str] = sum(counts.values(), Counter())
    print(f"| {title} | {' | '.join(counts)} |\n|---|{'---|' * len(counts)}")
    shown = [kind for kind, _ in every.most_common(_KINDS)]
    for kind in shown:
        _line([kind, *(each[kind] or "" for each in counts.values())])
    rest = len(every) - len(shown)
    if rest > 0:
        others = (
            sum(number for kind, number in each.items() if kind not in shown)
            for each in counts.values()
        )
        _line([f"{rest} more kinds", *(number or "" for number in others)])
    print()


def _together(counts: Mapping[str, int]) -> Counter[str]:
    """The places of each kind, the extensions of vendors as one."""
    found: Counter[str] = Counter()
    for kind, places in counts.items():
        found["extensions of vendors" if kind.startswith("the extension") else kind] += places
    return found


def _surfaces(found: Found) -> None:
    pairs = {
        name: made["clientgen"]["more"]["parity"]
        for name, made in found.items()
        if "parity" in made["clientgen"]["more"]
    }
    if pairs:
        words = list(next(iter(pairs.values())))
        print(f"| surface equal to | {' | '.join(words)} |\n|---|{'---|' * len(words)}")
        for name, parity in pairs.items():
            _line([name, *(f"{same} of {every}" for same, every in parity.values())])


def _noted(counts: Mapping[str, int]) -> str:
    return f"{len(counts)} / {sum(counts.values())}"


def _line(cells: list[Any]) -> None:
    print(f"| {' | '.join('no' if each is None else str(each) for each in cells)} |")
