"""Rules on `emulation.yaml` that its schema cannot check: it must fit the service."""

from __future__ import annotations

from clientgen.rules.emulation import (
    errors,
    headers,
    items,
    long_running,
    pages,
    paths,
    references,
    responses,
    source_references,
    unused_words,
    value_types,
)
from clientgen.rules.rule import rules_of

RULES = rules_of(
    references,
    paths,
    errors,
    source_references,
    responses,
    value_types,
    items,
    long_running,
    unused_words,
    pages,
    headers,
)
