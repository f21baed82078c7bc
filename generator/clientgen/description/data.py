"""Plain data as the description holds it: what says nothing is left out, spec text is revealed."""

from __future__ import annotations

from clientgen.ir import Deprecation, Evidence, Source, Text, Value, reveal, thaw
from clientgen.python_source import Data


def stated(**members: object) -> Data:
    """Return the members that say something: null, false, `[]` and `{}` are left out."""
    return {name: member for name, member in members.items() if _says_something(member)}


def _says_something(member: object) -> bool:
    return member is not None and member is not False and member not in ([], {})


def given(name: str, value: Value, *, has_value: bool) -> Data:
    """Return one member with an example or a default, which may be null, false or empty.

    Nothing where the spec gives none.
    """
    return {name: thaw(value)} if has_value else {}


def describe_evidence(evidence: Evidence) -> Data:
    """Return how a fact is known; nothing where the documents state it."""
    grade = evidence.grade if evidence.grade != "documented" else None
    return stated(grade=grade, deviation=evidence.deviation)


def describe_deprecation(says: Deprecation | None) -> Data:
    """Return one member for what is to go, which may say no more than that; nothing for others."""
    return {"deprecated": stated(since=says.since, instead=says.instead)} if says else {}


def describe_source(source: Source | None) -> Data:
    """Return the page and section that are cited, if any."""
    return stated(document=source.document, section=source.section) if source is not None else {}


def revealed(value: object) -> object:
    """Return data with the characters of spec text in place of the text, keys included."""
    match value:
        case Text():
            return reveal(value)
        case dict():
            return {_name(name): revealed(member) for name, member in value.items()}
        case list() | tuple():
            return [revealed(item) for item in value]
        case _:
            return value


def _name(name: str | Text) -> str:
    return reveal(name) if isinstance(name, Text) else name
