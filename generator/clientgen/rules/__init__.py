"""Semantic rules on the IR: one function for each diagnostic code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen.catalog import Catalog
from clientgen.diagnostics import Diagnostic
from clientgen.ir import reveal
from clientgen.rules import (
    bodies,
    calls,
    conditions,
    credentials,
    deprecations,
    emulation,
    endpoint,
    errors,
    examples,
    forms,
    http,
    long_running,
    paging,
    paths,
    patterns,
    prose,
    release,
    requests,
    results,
    secrets,
    streams,
    types,
    unions,
    uploads,
    xml,
)
from clientgen.rules.rule import rules_of

_RULES = (
    *rules_of(
        paths,
        http,
        requests,
        bodies,
        calls,
        conditions,
        forms,
        uploads,
        endpoint,
        release,
        deprecations,
        secrets,
        streams,
    ),
    *rules_of(types, unions, xml, patterns, examples, errors, results, prose, paging, credentials),
    *rules_of(long_running),
    *emulation.RULES,
)

CODES: Mapping[str, str] = MappingProxyType(
    {rule.code: rule.summary for rule in sorted(_RULES, key=lambda rule: rule.code)}
)

__all__ = ["CODES", "check"]


def check(catalog: Catalog, *, complete: bool) -> tuple[Diagnostic, ...]:
    """Return every violation of a rule, sorted.

    `complete` is false if a file could not be read or a reference has no target: parts that look
    unused or unreachable may then be in use, and are not checked.
    """
    # a member of several records is found once for each
    return tuple(
        sorted(
            {
                Diagnostic(
                    code=rule.code,
                    message=finding.message,
                    location=finding.location,
                    path=reveal(finding.path),
                    hint=finding.hint,
                    level=rule.level,
                )
                for rule in _RULES
                if complete or not rule.whole
                for finding in rule.find(catalog)
            }
        )
    )
