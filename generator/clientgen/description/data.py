"""Plain data of the description: empty members are omitted, spec text is revealed."""

from __future__ import annotations

from clientgen.ir import Deprecation, Evidence, Source, Text, Value, reveal, thaw
from clientgen.python_source import Data


def stated(**members: object) -> Data:
    """Return the members that are not empty: null, false, `[]` and `{}` are omitted."""
    return {
        name: member
        for name, member in members.items()
        if member is not None and member is not False and member not in ([], {})
    }


def given(name: str, value: Value, *, has_value: bool) -> Data:
    """Return one member with an example or a default, which may be null, false or empty.

    Returns no member if the spec gives none.
    """
    return {name: thaw(value)} if has_value else {}


def describe_evidence(evidence: Evidence) -> Data:
    """Return the evidence of a fact; nothing if the documents state it."""
    grade = evidence.grade if evidence.grade != "documented" else None
    return stated(grade=grade, deviation=evidence.deviation)


def describe_deprecation(says: Deprecation | None) -> Data:
    """Return one member for a deprecated node, possibly without details; nothing for others."""
    return {"deprecated": stated(since=says.since, instead=says.instead)} if says else {}


def describe_source(source: Source | None) -> Data:
    """Return the page and section that are cited, if any."""
    return stated(document=source.document, section=source.section) if source is not None else {}


def revealed(value: object) -> object:
    """Return data in which spec text is replaced by its characters, also in keys."""
    kind = value.__class__
    if kind is Text:
        return reveal(value)  # type: ignore[arg-type]
    if kind is dict:
        return {
            reveal(name) if name.__class__ is Text else name: revealed(member)
            for name, member in value.items()  # type: ignore[attr-defined]
        }
    if kind is list or kind is tuple:
        return [revealed(item) for item in value]  # type: ignore[attr-defined]
    return value
