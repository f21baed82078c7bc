"""Draws errors.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from .draw import Draw, Words
from .types import Types

GRADES: Sequence[str] = ("documented", "recorded", "shipped", "sample", "inferred")


def errors(draw: Draw, types: Types) -> Words:
    """Return `errors.yaml`."""
    others = _others(draw)
    codes = _codes(draw) | {name: others[name] for name in draw.some(list(others), 3)}
    found: Words = {"errors": codes}
    found |= draw.words(
        50, exceptions={"404": "NotFoundError", "4XX": "CallerError", "default": "OtherError"}
    )
    if draw.chance(60):
        found |= _bodies(draw, types)
        if draw.chance(10):
            found["inside_success"] = _inside_success(types)
            codes["odd"] = {"status": 200, "title": "It is odd", "every_operation": True}
    return found


def _codes(draw: Draw) -> Words:
    """The errors that every spec has."""
    return {
        "Missing": {
            "status": 404,
            "title": "There is no such thing",
            "reasons": {"gone": {"text": "It was removed", "message": "It is gone."}},
        },
        "Taken": {"status": 409, "title": "There is one already"},
        "Invalid": {
            "status": 400,
            "title": "Something is wrong",
            "every_operation": draw.chance(90),
            "reasons": {"long": {"text": "It is too  long"}, "short": {"text": "It is\ntoo short"}},
        },
    }


def _others(draw: Draw) -> Words:
    every = {"every_operation": True}
    declined = {"title": "No money", "exception": "DeclinedError", "message": "Pay."}
    often = {"title": "Too often", "grade": draw.pick(GRADES)}
    broken = {"title": "It is broken", "source": {"document": "page"}}
    return {
        "any other": {"status": "default", "code": None, "title": "Something else", **every},
        "card_declined": {"status": 402, **declined},
        "10001": {"status": 429, "code": 10001, **often},
        "Broken": {"status": "5XX", **broken, **every},
    }


def _bodies(draw: Draw, types: Types) -> Words:
    """Declare the records of error bodies, and return the words for them."""
    shown = {"code": "Missing", "message": "It is gone."}
    facts = {"code": {"type": "string"}, "message": {"type": "string"}}
    members = {"error": {"$ref": "ProblemFacts"}, "status": {"type": "integer"}}
    _declare(types, "Problem", members, {"error": shown, "status": 404})
    _declare(types, "ProblemFacts", facts, shown)
    body: Words = {"$ref": "Problem", "code": "error.code", "message": "error.message"}
    found: Words = {"body": body | draw.words(50, status="status")}
    if draw.chance(15):
        found["bodies"] = {"429": {"$ref": "ProblemFacts", "code": "code"}}
    return found


def _inside_success(types: Types) -> Words:
    """Declare the record of an error inside a success, and return the words for it."""
    members = {"ok": {"type": "boolean"}, "error": {"type": "string"}, "text": {"type": "string"}}
    shown = {"ok": False, "error": "odd", "text": "It is odd."}
    _declare(types, "Failure", members, shown, required=["ok"])
    return {"when": {"ok": False}, "$ref": "Failure", "code": "error", "message": "text"}


def _declare(types: Types, name: str, members: Words, example: Words, **words: list[str]) -> None:
    record = {"type": "object", "properties": members, **words, "example": example}
    types.named[name] = (record, {})
