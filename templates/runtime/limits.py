"""Limits on the size of responses and arguments."""

from __future__ import annotations

from typing import Final

LARGEST_BODY: Final = 16 * 1024 * 1024
"""Bytes of a body that are read, before and after decompression; an answer with more is refused."""

LARGEST_FIELDS: Final = 64 * 1024
"""Bytes of the header fields of an answer; one with more is refused."""

MOST_FIELDS: Final = 256
"""Header fields of an answer; one with more is refused."""

MOST_REDIRECTS: Final = 5
"""Redirects that one call follows; the answer to the last is refused if it is one more."""

LONGEST_REDIRECT: Final = 32_000
"""Characters of the address of a redirect; a longer one is not followed."""

DEEPEST: Final = 100
"""Levels of arrays and objects in JSON, of elements in XML, and of lists, mappings and records in
an argument; what has more is neither read nor sent."""

MOST_PARTS: Final = 500_000
"""Values of JSON, or elements and attributes of XML; more would take far more memory than their
text, and are refused."""

MOST_PREFIXES: Final = 100
"""Prefixes of namespaces that hold at one place in XML; a document with more is refused."""

LONGEST_TAG: Final = 4 * 1024 * 1024
"""Bytes of a tag, comment or instruction in XML, about; a document with a longer one is refused."""

MOST_FORM_FIELDS: Final = 10_000
"""Fields of a form; one with more is refused."""
