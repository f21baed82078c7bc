"""A service and its Python names as one versioned description of plain data.

Command line, emulator, generated tests, `show --format json` and the summary of changes read it;
other outputs about a service can be made from it alone. `describe` makes it, `stored` returns the
parts that a package contains, `assembled` puts them together again and `excerpt` returns the part
that belongs to one operation. Its JSON Schema is `spec/schema/description.schema.json`.
"""

from __future__ import annotations

from clientgen.description.errors import describe_error_body
from clientgen.description.excerpts import excerpt
from clientgen.description.first_call import easiest, first_operation, sample_values
from clientgen.description.parts import FOLDER, assembled, stored
from clientgen.description.service import FORMAT, describe
from clientgen.description.tour import example_words
from clientgen.description.types import (
    describe_type,
    describe_types,
    spell_limits,
    spell_sign,
    spell_type,
)

__all__ = [
    "FOLDER",
    "FORMAT",
    "assembled",
    "describe",
    "describe_error_body",
    "describe_type",
    "describe_types",
    "easiest",
    "example_words",
    "excerpt",
    "first_operation",
    "sample_values",
    "spell_limits",
    "spell_sign",
    "spell_type",
    "stored",
]
