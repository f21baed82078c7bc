"""What an import could not take over, or had to mend: each with its place, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from clientgen.openapi.positions import Positions

_LONGEST = 200
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One place of a document, and what was made of it.

    `kind` is the same for all places with the same cause; `is_fault` tells what is wrong in the
    document from what specs have no word for.
    """

    kind: str
    place: str
    made: str = ""
    is_fault: bool = False


@dataclass(slots=True)
class Report:
    """The notes of one import, each once, in the order of the document."""

    notes: dict[Note, None] = field(default_factory=dict)

    def lacks(self, kind: str, place: str, made: str = "") -> None:
        """Note something that specs have no word for."""
        self.notes[Note(kind, place, made)] = None

    def fault(self, kind: str, place: str, made: str = "") -> None:
        """Note something that is wrong in the document."""
        self.notes[Note(kind, place, made, is_fault=True)] = None

    def counts(self, *, faults: bool) -> Counter[str]:
        """Return the number of places of each kind."""
        return Counter(note.kind for note in self.notes if note.is_fault is faults)


def render(
    report: Report,
    title: str,
    facts: Iterable[str],
    folder: Path,
    document: str,
    config: Path | None = None,
) -> str:
    """Return the page of an import: facts about it, then all notes by kind, with their positions.

    `document` is the name of the first file in `folder`; `config` may be in another one.
    """
    places = (note.place for note in report.notes)
    positions = Positions(folder, document, places, config)
    lines = [f"# {title}", "", *(f"- {fact}" for fact in facts)]
    headings = {
        False: "## What the document says and a spec cannot",
        True: "## What is wrong in the document",
    }
    for is_fault, heading in headings.items():
        lines += ["", heading, ""]
        counts = report.counts(faults=is_fault)
        lines += ["Nothing."] if not counts else ["| what | places |", "|---|---|"]
        lines += [f"| {plain(kind)} | {count} |" for kind, count in counts.most_common()]
        for kind, _ in counts.most_common():
            lines += ["", f"### {plain(kind)}", ""]
            found = [n for n in report.notes if n.kind == kind and n.is_fault is is_fault]
            lines += [_line(note, positions.of(note.place)) for note in found[:_MOST_SHOWN]]
            if len(found) > _MOST_SHOWN:
                lines += [f"- and {len(found) - _MOST_SHOWN} more"]
    return "\n".join(lines) + "\n"


def _line(note: Note, position: str) -> str:
    made = f": {plain(note.made)}" if note.made else ""
    where = f" ({plain(position)})" if position else ""
    return f"- `{plain(note.place).replace('`', '')}`{where}{made}"


def plain(text: str) -> str:
    """Return text of a document as a part of one line of Markdown that cannot be anything else."""
    one = "".join(c if c.isprintable() else " " for c in text)
    cut = one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…"
    return "".join(f"\\{c}" if c in "\\|<>[]*_#" else c for c in cut)
