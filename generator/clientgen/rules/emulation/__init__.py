"""What `emulation.yaml` must keep beyond its shape, held against the service that it is for."""

from __future__ import annotations

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

RULES = (
    *names.RULES,
    *places.RULES,
    *errors.RULES,
    *sources.RULES,
    *answers.RULES,
    *fits.RULES,
    *items.RULES,
    *idle.RULES,
)
