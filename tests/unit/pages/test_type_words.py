"""Words of pages for types: what means one thing, and what does not."""

from __future__ import annotations

import pytest

from clientgen.pages.type_words import Meaning, meaning
from clientgen.text import Text

STRING = Meaning(kind="string")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("String", STRING),
        ("`string`", STRING),
        ("a string.", STRING),
        ("string, optional", STRING),
        ("Unsigned Integer", Meaning(kind="integer")),
        ("64-bit integer", Meaning(kind="integer")),
        ("long", Meaning(kind="integer", format="int64")),
        ("Boolean", Meaning(kind="boolean")),
        ("String (ISO 8601 Datetime)", Meaning(kind="string", format="date-time")),
        ("String (URL)", Meaning(kind="string", format="uri")),
        ("String or null", Meaning(kind="string", nullable=True)),
        ("bool | null", Meaning(kind="boolean", nullable=True)),
        ("Array of String", Meaning(kind="array", items=STRING)),
        ("list of strings", Meaning(kind="array", items=STRING)),
        ("String[]", Meaning(kind="array", items=STRING)),
        ("array[string]", Meaning(kind="array", items=STRING)),
        ("array", Meaning(kind="array")),
        ("IList<Account>", Meaning(kind="array", items=Meaning(kind="named", name="Account"))),
        ("Array of [Status](status.md)", Meaning(kind="array", items=Meaning(kind="named", name="Status"))),
        ("[List](entities/list.md)", Meaning(kind="named", name="List")),
        ("[String](types.md)", STRING),
        ("Admin::Account", Meaning(kind="named", name="Admin::Account")),
        ("Hash", Meaning(kind="object")),
        ("string or integer", None),
        ("timestamp", None),
        ("an array of 2 strings", None),
        ("the usual", None),
        ("", None),
        ("[" * 300, None),
    ],
)  # fmt: skip
def test_meaning(words: str, expected: Meaning | None) -> None:
    assert meaning(Text(words)) == expected
