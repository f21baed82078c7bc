"""Facts about client and program for generated tests: names, arguments, fake secrets."""

from __future__ import annotations

from clientgen.cases.arguments import client_arguments
from clientgen.cases.bounds import client_bounds
from clientgen.cases.calls import CallTarget
from clientgen.cases.credentials import chosen_auths, fakes, sent_by
from clientgen.cases.requests import usual_origin
from clientgen.cases.responses import successes
from clientgen.cases.shown import Shown
from clientgen.cases.values import Values
from clientgen.catalog import Catalog
from clientgen.credentials import Sent, chooses_credentials, needs_of
from clientgen.ir import Service, Text, reveal
from clientgen.python_source import Data


def client_facts(values: Values) -> Data:
    """Return the content of `tests/client.json`."""
    catalog, symbols = values.catalog, values.symbols
    callees = [
        CallTarget(values=values, operation=operation) for operation in catalog.service.operations
    ]
    first = callees[0] if callees else None
    auths = chosen_auths(catalog.service)
    return {
        "format": 1,
        "package": symbols.package,
        "distribution": symbols.distribution,
        "program": symbols.command,
        "environment": symbols.env_prefix,
        "flags": {each.name: each.flag for each in symbols.client_parameters.values()},
        "secrets": [each.name for each in symbols.client_parameters.values() if each.secret],
        **_origin(first),
        "parameters": client_arguments(first, first.full()) if first is not None else {},
        "bounds": client_bounds(first) if first is not None else {},
        **_credentials([symbols.auth[auth.path] for auth in auths], catalog.service),
        "fakes": fakes(catalog.service),
        "sent": {
            symbols.auth[auth.path]: {"headers": dict(sent.headers), "query": dict(sent.query)}
            for auth, sent in ((auth, sent_by((auth,))) for auth in catalog.service.auth)
            if sent != Sent()
        },
        "repeatable": _first(callees, is_repeatable=True),
        "unrepeatable": _first(callees, is_repeatable=False),
        **_guarded(callees),
        "reasons": _reasons(catalog),
    }


def _credentials(names: list[str], service: Service) -> Data:
    """The credentials of the client of tests, several if operations choose among them."""
    if chooses_credentials(service):
        return {"credentials": names}
    return {"credential": next(iter(names), None)}


def _guarded(callees: list[CallTarget]) -> Data:
    """The module and name of a case that needs a credential, if not all of them do."""
    if not callees or not chooses_credentials(callees[0].values.service):
        return {}
    needing = [each for each in callees if all(needs_of(each.values.service, each.operation))]
    return {"guarded": _place(needing[0]) if needing else []}


def _place(callee: CallTarget) -> list[str]:
    group = callee.values.symbols.groups[callee.operation.group]
    case = next(successes(callee, Shown()))
    return [group.module, f"{callee.named.method}__{case.name}"]


def _origin(first: CallTarget | None) -> Data:
    """The scheme, host and port of every request, if parameters of the client are in the host."""
    has_parameters = first is not None and len(first.values.service.origin_parts) > 1
    return {"endpoint": usual_origin(first, first.full())} if first and has_parameters else {}


def _first(callees: list[CallTarget], *, is_repeatable: bool) -> list[str]:
    """The module and name of the first case of such an operation; nothing if none exists."""
    for callee in callees:
        if callee.operation.repeatable == is_repeatable:
            return _place(callee)
    return []


def _reasons(catalog: Catalog) -> dict[str, dict[str, Text]]:
    """The names in the client of the reasons of each code that has reasons."""
    return {
        reveal(code): {reveal(name): text for name, text in texts.items()}
        for code, texts in catalog.reasons.texts.items()
    }
