"""Limits on the size of responses and arguments, and on what a call may take."""

from __future__ import annotations

from typing import Final

TIMEOUT: Final = 30.0
"""Seconds for one phase of a request, unless the spec or the user of a client says otherwise."""

DEADLINE: Final = 120.0
"""Seconds for a whole call, including retries, unless one of them says otherwise."""

RETRIES: Final = 2
"""Maximum number of retries of a call, unless one of them says otherwise."""

MOST_CONNECTIONS: Final = 100
"""Maximum number of connections of a client, for asyncio of each event loop; further calls wait."""

LONGEST_IDLE: Final = 5.0
"""Seconds after which a connection that no call used is closed instead of used again."""

LARGEST_BODY: Final = 16 * 1024 * 1024
"""Maximum bytes of a response body, before and after decompression, unless the spec or the user of
a client says otherwise; more are refused."""

PIECE: Final = 1 << 17
"""The maximum bytes that are read from a file at once, and sent between two reports of progress."""

MOST_TO_SKIP: Final = 64 * 1024
"""Maximum bytes that are read after the end mark of a stream, so that its connection can be used
again; with more, it is closed."""

LARGEST_FIELDS: Final = 64 * 1024
"""Maximum bytes of the header fields of a response; more are refused."""

MOST_FIELDS: Final = 256
"""Maximum number of header fields of a response; more are refused."""

MOST_REDIRECTS: Final = 5
"""Maximum number of redirects that one call follows; one more is refused."""

LONGEST_REDIRECT: Final = 32_000
"""Maximum length of the URL of a redirect; a longer one is not followed."""

LONGEST_CURSOR: Final = 16_000
"""Maximum length of a cursor of the next page; a longer one is not sent."""

MOST_EMPTY_PAGES: Final = 1_000
"""Maximum number of pages without an item in a row; after that the list is given up."""

DEEPEST: Final = 100
"""Maximum levels of arrays and objects in JSON, of elements in XML, and of lists, mappings and
records in an argument; more are neither read nor sent."""

MOST_PARTS: Final = 500_000
"""Maximum number of values of JSON, or elements and attributes of XML; more would take far more
memory than their text, and are refused."""

MOST_PREFIXES: Final = 100
"""Maximum number of namespace prefixes in scope at one place in XML; more are refused."""

LONGEST_NAMESPACE: Final = 4_000
"""Maximum length of a namespace whose attributes are read; specs declare no longer ones."""

LONGEST_TAG: Final = 4 * 1024 * 1024
"""Approximate maximum bytes of a tag, comment or instruction in XML; more are refused."""

MOST_FORM_FIELDS: Final = 10_000
"""Maximum number of fields of a form; more are refused."""
