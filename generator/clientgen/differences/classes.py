"""Classifies changes of a description by their place."""

from __future__ import annotations

from clientgen.differences.operation_classes import header, operation, parameter
from clientgen.differences.tree import KEY, SPELLING, Change
from clientgen.differences.type_classes import (
    DOCUMENTATION,
    OTHER,
    SPOKEN,
    Names,
    either,
    type_rules,
)
from clientgen.differences.uses import Uses


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
            return operation(rest, change)
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
            return parameter(rest, change)
        case ("response_headers", _, *rest):
            return header(rest, change)
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
            return DOCUMENTATION if name in SPOKEN else (_FRONT.get(name, "other"),)
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
        case [member, *_] if member in SPOKEN:
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
