"""Facts about client and program for generated tests: names, arguments, fake secrets."""

from __future__ import annotations

from clientgen.cases.arguments import client_arguments
from clientgen.cases.bounds import client_bounds
from clientgen.cases.calls import CallTarget
from clientgen.cases.credentials import chosen_auth, fakes, sent_by
from clientgen.cases.groups import list_cases
from clientgen.cases.requests import origin
from clientgen.cases.values import Values
from clientgen.catalog import Catalog
from clientgen.credentials import Sent
from clientgen.ir import Text, reveal
from clientgen.python_source import Data
from clientgen.symbols import Symbols


def client_facts(catalog: Catalog, symbols: Symbols) -> Data:
    """Return the content of `tests/client.json`."""
    values = Values.of(catalog, symbols)
    callees = [
        CallTarget(values=values, operation=operation) for operation in catalog.service.operations
    ]
    first = callees[0] if callees else None
    auth = chosen_auth(catalog.service)
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
        "credential": symbols.auth[auth.path] if auth is not None else None,
        "fakes": fakes(catalog.service),
        "sent": {
            symbols.auth[auth.path]: {"headers": dict(sent.headers), "query": dict(sent.query)}
            for auth, sent in ((auth, sent_by(auth)) for auth in catalog.service.auth)
            if sent != Sent()
        },
        "repeatable": _first(callees, is_repeatable=True),
        "unrepeatable": _first(callees, is_repeatable=False),
        "reasons": _reasons(catalog),
    }


def _origin(first: CallTarget | None) -> Data:
    """The scheme, host and port of every request, if parameters of the client are in the host."""
    has_parameters = first is not None and len(first.values.service.origin_parts) > 1
    return {"endpoint": origin(first, first.full())} if first and has_parameters else {}


def _first(callees: list[CallTarget], *, is_repeatable: bool) -> list[str]:
    """The module and name of the first case of such an operation; nothing if none exists."""
    for callee in callees:
        if callee.operation.repeatable == is_repeatable:
            group = callee.values.symbols.groups[callee.operation.group]
            case = next(list_cases(callee, is_first=False))
            return [group.module, f"{callee.named.method}__{case.name}"]
    return []


def _reasons(catalog: Catalog) -> dict[str, dict[str, Text]]:
    """The names in the client of the reasons of each code that has reasons."""
    return {
        reveal(code): {reveal(name): text for name, text in texts.items()}
        for code, texts in catalog.reasons.texts.items()
    }
