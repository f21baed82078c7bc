"""The rules of `emulation.yaml` beyond its shape, checked against the service that it is for."""

from __future__ import annotations

from dataclasses import replace

from clientgen.rules.emulation import (
    errors,
    items,
    paths,
    references,
    responses,
    source_references,
    unused_words,
    value_types,
)

_RULES = (
    *references.RULES,
    *paths.RULES,
    *errors.RULES,
    *source_references.RULES,
    *responses.RULES,
    *value_types.RULES,
    *items.RULES,
    *unused_words.RULES,
)

RULES = tuple(replace(rule, whole=True) for rule in _RULES)
"""Each of them compares two files, so all files must have been read."""
