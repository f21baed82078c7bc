"""Semantic rules on the IR: one function for each diagnostic code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from clientgen.catalog import Catalog
from clientgen.diagnostics import Diagnostic, errors_in
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
from clientgen.rules.rule import Rule, rules_of

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


def check(
    catalog: Catalog, *, complete: bool, changed: Callable[[], Catalog | None] = lambda: None
) -> tuple[Diagnostic, ...]:
    """Return every violation of a rule, sorted.

    `complete` is false if a file could not be read or a reference has no target: parts that look
    unused or unreachable may then be in use, and are not checked. `changed` returns the parts of the catalog
    that an earlier run has not found right, or None if all are to be checked; it is called only if nothing else is wrong.
    """
    rules = [rule for rule in _RULES if complete or not rule.whole]
    found = _judge([rule for rule in rules if not rule.apart], catalog)
    apart = [rule for rule in rules if rule.apart]
    part = None if errors_in(found) else changed()
    if part is None or _judge(apart, part):
        found |= _judge(apart, catalog)
    return tuple(sorted(found))


def _judge(rules: Iterable[Rule], catalog: Catalog) -> set[Diagnostic]:
    """What rules find; a member of several records is found once for each."""
    return {
        Diagnostic(
            code=rule.code,
            message=finding.message,
            location=finding.location,
            path=reveal(finding.path),
            hint=finding.hint,
            level=rule.level,
        )
        for rule in rules
        for finding in rule.find(catalog)
    }
