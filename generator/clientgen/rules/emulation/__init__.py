"""What `emulation.yaml` must keep beyond its shape, held against the service that it is for."""

from __future__ import annotations

from dataclasses import replace

from clientgen.rules.emulation import (
    answers,
    errors,
    fits,
    idle,
    items,
    names,
    places,
    sources,
)

_RULES = (
    *names.RULES,
    *places.RULES,
    *errors.RULES,
    *sources.RULES,
    *answers.RULES,
    *fits.RULES,
    *items.RULES,
    *idle.RULES,
)

RULES = tuple(replace(rule, whole=True) for rule in _RULES)
"""Each of them holds two files against each other, so all must have been read."""
