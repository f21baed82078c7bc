"""Classifies changes of a description by their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clientgen.differences.flow_classes import long_running, paging, resume
from clientgen.differences.tree import KEY, SPELLING, Change
from clientgen.differences.type_classes import OTHER, Names, deprecated, either, secret, type_rules
from clientgen.differences.uses import Uses

DOCUMENTATION = ("documentation",)
_SPOKEN = frozenset(
    {
        *("title", "summary", "description", "notes", "cautions", "source"),
        *("example", "examples", "evidence", "unseen", "grade"),
    }
)
"""Members that are only documentation."""


def rules_of(change: Change, uses: Uses) -> Names:
    """Return the names of the rules of a change: one, or one for each direction of a type."""
    match change.path:
        case (*_, member) if change.is_order:
            return _order(member, change)
        case (*_, member) if member == SPELLING:
            return ("type-respelled",)
        case (("documents" | "deviations"), *_):
            return DOCUMENTATION
        case (("emulation" | "tour"), *_):
            return ("emulation",)
        case ("types", name, *rest):
            return _named_type(rest, change, uses.of(name))
        case ("operations", _, *rest):
            return _operation(rest, change)
        case ("errors", _, *rest):
            return _error(rest, change)
        case ("error_bodies", _, *rest):
            return DOCUMENTATION if rest[:1] == ["example"] else ("error-body-changed",)
        case ("groups", _, *rest):
            return _group(rest, change)
        case ("credentials", _, *rest):
            return _credential(rest, change)
        case ("headers", _, *rest):
            return _fixed_header(rest, change)
        case _:
            return _front(change)


def _order(member: str, change: Change) -> Names:
    match change.path:
        case ("operations", _, "body", "media_types"):
            return ("request-media-type-order",)
        case ("types", _, "fields"):
            return ("field-order-changed",)
        case _:
            return (_ORDERS.get(member, "order-changed"),)


_ORDERS = {"parameters": "parameter-order-changed", "columns": "columns-changed"}


def _front(change: Change) -> Names:
    match change.path:
        case ("parameters", _, *rest):
            return _parameter(rest, change)
        case ("response_headers", _, *rest):
            return _header(rest, change)
        case ("servers", _) if change.added or change.removed:
            return either(change, "server-added", "server-removed")
        case ("servers", _) | ("server",):
            return ("endpoint-changed",)
        case ("python", "async_client") if change.added or change.removed:
            return either(change, "async-client-added", "async-client-removed")
        case ("python", "exceptions", *_):
            return ("bare-exception-changed",)
        case ("release", "version"):
            return ("version-changed",)
        case (member, *rest) if not rest or member in _NESTED:
            name = ".".join(change.path) if member == "python" else member
            return DOCUMENTATION if name in _SPOKEN else (_FRONT.get(name, "other"),)
        case _:
            return OTHER


_NESTED = {"calls", "limits", "python", "query", "redirect_hosts", "release", "retry", "wire"}
_FRONT = {
    "api": "api-renamed",
    "api_version": "api-version-changed",
    "endpoint": "endpoint-changed",
    "python.package": "package-renamed",
    "python.distribution": "distribution-renamed",
    "python.client": "client-renamed",
    "python.async_client": "client-renamed",
    "python.error": "root-error-renamed",
    "python.fixture": "fixture-renamed",
    "program": "program-renamed",
    "environment": "environment-renamed",
    "request_id_header": "request-id-header-changed",
    "default_media_type": "default-media-type-changed",
    "query": "constants-changed",
    "redirect_hosts": "redirect-hosts-changed",
    "release": "release-changed",
    "retry": "retry-statuses-changed",
    "limits": "response-limit-changed",
    "calls": "call-limit-changed",
    "wire": "wire-quirk-changed",
}


def _group(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            return either(change, "group-added", "group-removed")
        case ["summary"]:
            return DOCUMENTATION
        case [member]:
            return (_GROUP.get(member, "other"),)
        case _:
            return OTHER


_GROUP = {
    "name": "group-renamed",
    "attribute": "group-attribute-renamed",
    "module": "group-module-renamed",
    "command": "group-command-renamed",
}


def _credential(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            return either(change, "credential-added", "credential-removed")
        case ["description"]:
            return DOCUMENTATION
        case ["class"]:
            return ("credential-class-renamed",)
        case ["ways", *_]:
            return ("credential-setting-changed",)
        case ["sources", *_]:
            return either(change, "credential-source-added", "credential-source-removed")
        case _:
            return ("credential-changed",)


def _fixed_header(rest: list[str], change: Change) -> Names:
    if not rest:
        return either(change, "fixed-header-added", "fixed-header-removed")
    return DOCUMENTATION if rest == ["description"] else ("fixed-header-changed",)


def _error(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            return either(change, "error-added", "error-removed")
        case ["reasons", _]:
            return either(change, "reason-added", "reason-removed")
        case ["reasons", _, "text"]:
            return DOCUMENTATION
        case ["message"] | ["reasons", _, "message"]:
            return ("error-message-changed",)
        case ["status"]:
            return ("error-status-changed",)
        case ["code" | "name" | "is_number"]:
            return ("error-code-changed",)
        case ["exception"]:
            return ("exception-renamed",)
        case ["every_operation"]:
            return ("error-every-operation",)
        case [member, *_] if member in _SPOKEN:
            return DOCUMENTATION
        case _:
            return OTHER


_FLAGS = {
    "repeatable": ("became-repeatable", "no-longer-repeatable"),
    "follows_redirects": ("redirects-followed", "redirects-no-longer-followed"),
    "destructive": ("became-destructive", "no-longer-destructive"),
}


def _operation(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            return either(change, "operation-added", "operation-removed")
        case ["parameters", _, *below]:
            return _parameter(below, change)
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
        case [member, *_] if member in _SPOKEN or member == "deviations":
            return DOCUMENTATION
        case [member] | [("columns" | "limits" | "query") as member, *_]:
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


def _parameter(rest: list[str], change: Change) -> Names:
    match rest:
        case []:
            entry = change.after if change.added else change.before
            return (_whole_parameter(entry, change, "parameter"),)
        case ["type", *below]:
            return type_rules(below, change, ("request",))
        case ["required"]:
            return either(change, "parameter-became-required", "parameter-became-optional")
        case ["default", *_]:
            return ("default-changed",)
        case ["deprecated", *below]:
            return deprecated(below, change)
        case ["secret"]:
            return secret(change)
        case [member, *_] if member in _SPOKEN:
            return DOCUMENTATION
        case [member]:
            return (_PARAMETER.get(member, "other"),)
        case _:
            return OTHER


_PARAMETER = {
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
        case [member, *_] if member in _SPOKEN:
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
        case ["status"]:
            return ("response-status-changed",)
        case ["media_types", _]:
            return either(change, "response-media-type-added", "response-media-type-removed")
        case ["default_media_type"]:
            return ("default-media-type-changed",)
        case ["stream"]:
            return ("response-stream-changed",)
        case ["end"] | ["error", *_]:
            return ("stream-marks-changed",)
        case ["secret"]:
            return secret(change)
        case ["headers", _, *below]:
            return _header(below, change)
        case [member, *_] if member in _SPOKEN:
            return DOCUMENTATION
        case _:
            return OTHER


def _whole_response(entry: object, change: Change) -> Names:
    if isinstance(entry, dict) and "when" in entry:
        return either(change, "response-choice-added", "response-choice-removed")
    return either(change, "response-added", "response-removed")


def _header(rest: list[str], change: Change) -> Names:
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
        case [member, *_] if member in _SPOKEN:
            return DOCUMENTATION
        case _:
            return OTHER


def _named_type(rest: list[str], change: Change, directions: Names) -> Names:
    match rest:
        case []:
            return either(change, "type-added", "type-removed")
        case [member] if member == KEY:
            return ("type-renamed",)
        case _:
            return type_rules(rest, change, directions)


_PARTS: Mapping[str, Callable[[list[str], Change], Names]] = {
    "body": _body,
    "errors": _operation_error,
    "deprecated": deprecated,
    "paging": paging,
    "long_running": long_running,
    "resume": resume,
}
