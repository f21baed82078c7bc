"""The corpus of hostile specs: each case changes one thing of the museum and says what must happen."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .museum import Documents, Place, annexed, base, find, put, rename, sound_files, spell

FOLDER = Path(__file__).parent / "specs"
MARKER = "@MARKER@"
"""What stands in a payload for the path of the file that it would make."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hostile spec.

    `change` says what is done to the sound one; what a file says of `same` is done as well. `expect` holds the diagnostic codes that there must
    be, or nothing where the text is to be accepted and met again as it was written.
    """

    name: str
    place: Place
    change: dict[str, Any]
    expect: tuple[str, ...]
    has_annex: bool = False
    """Whether it changes the museum with its annex."""

    def sound(self) -> Documents:
        """Return the spec before the change."""
        return annexed() if self.has_annex else base()

    def documents(self, marker: str) -> Documents:
        """Return the changed spec; a file may be bytes."""
        documents = self.sound()
        _apply(documents, self.place, _arm(self.change, marker))
        for each in self.change.get("also", ()):
            _apply(documents, to_place(each["at"]), _arm(each, marker))
        return documents

    def files(self, documents: Documents) -> Documents:
        """Return a changed spec with what is not changed as the bytes of files."""
        places = (self.place, *(to_place(each["at"]) for each in self.change.get("also", ())))
        changed = {str(place[0]): documents[str(place[0])] for place in places}
        return {**sound_files(has_annex=self.has_annex), **changed}


def read_cases() -> tuple[Case, ...]:
    """Return every case of every file of the corpus."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) for case in _read(path))


def to_place(words: str) -> Place:
    """Return the place that words say: a file, keys and indexes."""
    return tuple(
        int(word) if word.isdecimal() and len(word) < 3 else word for word in words.split()
    )


def _read(path: Path) -> Iterator[Case]:
    # the pure reader takes what libyaml refuses: NUL and halves of surrogate pairs
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    for name, change in content["cases"].items():
        if "at" not in change and "same" in content:
            change["also"] = [
                {"at": at, as_: change["value"]} for at, as_ in content["same"].items()
            ]
        expect = change.pop("expect", content.get("expect"))
        codes = () if expect == "accepted" else tuple(expect.split())
        place = to_place(change.pop("at", content["at"]))
        yield Case(
            name=f"{path.stem}-{name}",
            place=place,
            change=change,
            expect=codes,
            has_annex=content.get("annex", False),
        )


def _arm(change: dict[str, Any], marker: str) -> dict[str, Any]:
    """Return a change whose payloads name the marker file."""
    return {
        key: value.replace(MARKER, marker) if isinstance(value, str) else value
        for key, value in change.items()
    }


def _apply(documents: Documents, place: Place, change: dict[str, Any]) -> None:
    match change:
        case {"bytes": encoded}:
            documents[str(place[0])] = base64.b64decode(encoded)
        case {"raw": text, "times": times}:
            documents[str(place[0])] = (text * times).encode()
        case {"raw": text}:
            documents[str(place[0])] = text.encode("utf-8", "surrogatepass")
        case {"before": text}:
            whole = text + spell(documents[str(place[0])])
            documents[str(place[0])] = whole.encode("utf-8", "surrogatepass")
        case {"after": text}:
            whole = spell(documents[str(place[0])]) + text
            documents[str(place[0])] = whole.encode("utf-8", "surrogatepass")
        case {"key": key}:
            rename(documents, place, key)
        case {"add": entries}:
            find(documents, place).update(entries)
        case {"value": value, "times": times}:
            put(documents, place, value * times)
        case {"value": value}:
            put(documents, place, value)
        case _:
            raise ValueError(f"{place} changes nothing")
