"""Classifies changes of an operation: its parameters, body, responses and calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clientgen.differences.flow_classes import long_running, member_result, paging, resume
from clientgen.differences.tree import KEY, Change
from clientgen.differences.type_classes import (
    DOCUMENTATION,
    OTHER,
    SPOKEN,
    Names,
    deprecated,
    either,
    secret,
    type_rules,
)

_FLAGS = {
    "repeatable": ("became-repeatable", "no-longer-repeatable"),
    "follows_redirects": ("redirects-followed", "redirects-no-longer-followed"),
    "destructive": ("became-destructive", "no-longer-destructive"),
}


def operation(rest: list[str], change: Change) -> Names:
    """Return the names of the rules of a change of an operation."""
    match rest:
        case []:
            return either(change, "operation-added", "operation-removed")
        case ["parameters", _, *below]:
            return parameter(below, change)
        case ["responses", _, *below]:
            return _response(below, change)
        case [part, *below] if part in _PARTS:
            return _PARTS[part](below, change)
        case ["signature"]:
            return _signature(change)
        case ["auth", *_]:
            return either(change, "needs-added", "needs-removed")
        case ["servers", *_]:
            return ("endpoint-changed",)
        case [member] if member in _FLAGS:
            return either(change, *_FLAGS[member])
        case [member, *_] if member in SPOKEN or member == "deviations":
            return DOCUMENTATION
        case [member] | [("columns" | "limits" | "query" | "headers") as member, *_]:
            return (_OPERATION.get(member, "other"),)
        case _:
            return OTHER


_OPERATION = {
    KEY: "operation-renamed",
    "group": "operation-moved",
    "method": "method-renamed",
    "command": "command-renamed",
    "verb": "verb-changed",
    "path": "path-changed",
    "key_header": "key-header-changed",
    "endpoint": "endpoint-changed",
    "query": "constants-changed",
    "headers": "constants-changed",
    "columns": "columns-changed",
    "limits": "response-limit-changed",
    "result": "result-changed",
    "header_result": "result-changed",
    "not_modified": "not-modified-changed",
}


def _operation_error(below: list[str], change: Change) -> Names:
    if len(below) > 1:
        return ("operation-reason-changed",)
    return either(change, "operation-error-added", "operation-error-removed")


def _signature(change: Change) -> Names:
    return OTHER if keywords_only(change) else ("positional-changed",)


def keywords_only(change: Change) -> bool:
    """Return whether two signatures have the same positional arguments."""
    return _positional(change.before) == _positional(change.after)


def _positional(signature: object) -> list[str]:
    text = signature if isinstance(signature, str) else ""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return names[: names.index("*")] if "*" in names else names


def _whole_parameter(entry: object, change: Change, what: str) -> str:
    if not change.added:
        return f"{what}-removed"
    required = isinstance(entry, dict) and entry.get("required")
    return f"{what}-added-required" if required else f"{what}-added-optional"


def parameter(rest: list[str], change: Change) -> Names:
    """Return the names of the rules of a change of a parameter."""
    match rest:
        case []:
            entry = change.after if change.added else change.before
            return (_whole_parameter(entry, change, "parameter"),)
        case ["type", *below]:
            return type_rules(below, change, ("request",))
        case ["required"]:
            return either(change, "parameter-became-required", "parameter-became-optional")
        case ["from_client"] if change.added or change.removed:
            return either(change, "client-gives-parameter", "client-gives-parameter-no-longer")
        case ["default", *_]:
            return ("default-changed",)
        case ["deprecated", *below]:
            return deprecated(below, change)
        case ["secret"]:
            return secret(change)
        case [member, *_] if member in SPOKEN:
            return DOCUMENTATION
        case [member]:
            return (_PARAMETER.get(member, "other"),)
        case _:
            return OTHER


_PARAMETER = {
    "from_client": "client-gives-another-parameter",
    "name": "parameter-renamed-wire",
    "in": "parameter-place-changed",
    "style": "parameter-style-changed",
    "python_name": "argument-renamed",
    "flag": "flag-changed",
    "metavar": "metavar-changed",
}


def _body(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            entry = change.after if change.added else change.before
            return (_whole_parameter(entry, change, "body"),)
        case ["type", *below]:
            return type_rules(below, change, ("request",))
        case ["media_types", _]:
            return either(change, "request-media-type-added", "request-media-type-removed")
        case ["required"]:
            return either(change, "body-became-required", "body-became-optional")
        case ["secret"]:
            return secret(change)
        case ["fields", _, *below]:
            return _argument(below, change)
        case ["fields"] | ["python_name"] if change.added or change.removed:
            return ("body-flattening-changed",)
        case [member, *_] if member in SPOKEN:
            return DOCUMENTATION
        case [member, *_] if member in _BODY:
            return (_BODY[member],)
        case _:
            return OTHER


_BODY = {
    "raw": "body-raw-changed",
    "style": "body-style-changed",
    "list_style": "body-style-changed",
    "part_types": "part-type-changed",
    "flag": "flag-changed",
    "python_name": "argument-renamed",
}


def _argument(rest: list[str], change: Change) -> Names:
    """The rules of an argument for a field of the body."""
    match rest:
        case []:
            entry = change.after if change.added else change.before
            return (_whole_parameter(entry, change, "argument"),)
        case ["required"]:
            return either(change, "argument-became-required", "argument-became-optional")
        case ["secret"]:
            return secret(change)
        case ["python_name"]:
            return ("argument-renamed",)
        case ["flag"]:
            return ("flag-changed",)
        case ["name"]:
            return ("field-renamed-wire",)
        case ["listed_by"]:
            return DOCUMENTATION
        case _:
            return OTHER


def _response(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            return _whole_response(change.after if change.added else change.before, change)
        case ["when", *_]:
            return ("response-choice-changed",)
        case ["type", *below]:
            return type_rules(below, change, ("response",))
        case ["media_types", _]:
            return either(change, "response-media-type-added", "response-media-type-removed")
        case [member] if member in _RESPONSE:
            return (_RESPONSE[member],)
        case ["end"] | ["error", *_]:
            return ("stream-marks-changed",)
        case ["secret"]:
            return secret(change)
        case ["headers", _, *below]:
            return header(below, change)
        case [member, *_] if member in SPOKEN:
            return DOCUMENTATION
        case _:
            return OTHER


_RESPONSE = {
    "status": "response-status-changed",
    "sent": "sent-status-changed",
    "default_media_type": "default-media-type-changed",
    "stream": "response-stream-changed",
}


def _whole_response(entry: object, change: Change) -> Names:
    if isinstance(entry, dict) and "when" in entry:
        return either(change, "response-choice-added", "response-choice-removed")
    return either(change, "response-added", "response-removed")


def header(rest: list[str], change: Change) -> Names:
    """Return the names of the rules of a change of a header of responses."""
    match rest:
        case []:
            return either(change, "response-header-added", "response-header-removed")
        case ["type", *below]:
            return type_rules(below, change, ("response",))
        case ["name"]:
            return ("response-header-renamed-wire",)
        case ["python_name"]:
            return ("response-header-renamed",)
        case ["always"]:
            return either(change, "response-header-always", "response-header-not-always")
        case [member, *_] if member in SPOKEN:
            return DOCUMENTATION
        case _:
            return OTHER


_PARTS: Mapping[str, Callable[[list[str], Change], Names]] = {
    "body": _body,
    "errors": _operation_error,
    "deprecated": deprecated,
    "member_result": member_result,
    "paging": paging,
    "long_running": long_running,
    "resume": resume,
}
