"""The register of diagnostic codes."""

from __future__ import annotations

import re

from clientgen import document, lowering, pages, project, rules, schema, symbols
from clientgen.codes import CODES

ROOMS = (project, document, schema, lowering, rules, symbols, pages)


def test_no_code_belongs_to_two_rooms() -> None:
    assert sum(len(room.CODES) for room in ROOMS) == len(CODES)


def test_every_code_has_a_summary() -> None:
    assert all(re.fullmatch(r"(PRJ|DOC|SCHEMA|SPEC|PAGE)[0-9]{3}", code) for code in CODES)
    assert all(summary[0].islower() and not summary.endswith(".") for summary in CODES.values())
    assert list(CODES) == sorted(CODES)
