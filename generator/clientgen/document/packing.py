"""The compact form of a document: plain data that JSON holds, and that is read faster than the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clientgen.document.data import NO_MEMBERS, Document, Mark, Remark


def packed(document: Document) -> list[Any]:
    """Return the compact form of the document of one file.

    It is the data, the places of all values one after the other, and the remarks.
    """
    places: list[int] = []
    _pack(document.marks, places)
    return [document.data, places, document.remarks]


def unpacked(form: list[Any], file: str) -> Document:
    """Return the document of a file from the compact form that `packed` made of it."""
    data, places, remarks = form
    marks = _unpack(data, iter(places), file)
    return Document(file, data, marks, tuple(Remark(*each) for each in remarks))


def _pack(marks: Mapping[str | int, Mark], places: list[int]) -> None:
    for mark in marks.values():
        places += mark[1:5]
        _pack(mark.members, places)


def _unpack(data: object, places: Iterator[int], file: str) -> Mapping[str | int, Mark]:
    """Return the marks of the members of a value; data and places are in the same order."""
    if not isinstance(data, dict | list):
        return NO_MEMBERS
    marks: dict[str | int, Mark] = {}
    for name, value in data.items() if isinstance(data, dict) else enumerate(data):
        place = next(places), next(places), next(places), next(places)
        inside = _unpack(value, places, file) if value.__class__ in (dict, list) else NO_MEMBERS
        marks[name] = Mark(file, *place, inside)
    return marks
