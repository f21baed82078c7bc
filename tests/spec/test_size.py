"""How much has to be written: an operation takes about fifteen lines, its entry in emulation.yaml included."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

SPECS = sorted((Path(__file__).parents[1] / "features").glob("*/spec/*"))


def entries(text: str) -> dict[str, int]:
    """Return how many lines each entry under `operations` takes, blank lines left out."""
    lines: Counter[str] = Counter()
    name, inside = "", False
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            continue
        if indent == 0:
            inside = line.startswith("operations:")
        elif indent == 2 and not line.lstrip().startswith("#"):
            name = line.strip().partition(":")[0]
        if inside and indent >= 2:
            lines[name] += 1
    return dict(lines)


def sizes(spec: Path) -> list[int]:
    """Return the lines of each operation of a spec."""
    emulation = [spec / "emulation.yaml", *spec.glob("emulation/*.yaml")]
    effects = {
        name: count
        for path in emulation
        if path.exists()
        for name, count in entries(path.read_text("utf-8")).items()
    }
    return [
        count + effects.get(f"{group}.{name}", 0)
        for path in sorted(spec.glob("operations/**/*.yaml"))
        for group in [".".join(path.relative_to(spec / "operations").with_suffix("").parts)]
        for name, count in entries(path.read_text("utf-8")).items()
    ]


def test_an_entry_is_counted_without_blank_lines() -> None:
    text = "summary: A\n\noperations:\n  get:\n    verb: GET\n\n    path: /a\n  # two\n  put: {}\nb:\n  c: 1\n"
    assert entries(text) == {"get": 4, "put": 1}


def test_an_operation_takes_about_fifteen_lines() -> None:
    counts = sorted(count for spec in SPECS for count in sizes(spec))
    assert counts[len(counts) // 2] <= 15
    assert counts[len(counts) * 9 // 10] <= 22
