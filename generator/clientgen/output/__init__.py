"""Compare the generated files with the target folder, and write them without losing any work.

`compare` only reads; `write` brings the target up to date, or refuses and changes nothing. The
manifest lists the files that the last complete run wrote; the journal lists the files that an
unfinished run may have written. All other content was written by a person.
"""

from __future__ import annotations

from clientgen.output.comparison import (
    Comparison,
    State,
    compare,
    compare_with_manifest,
    fingerprint,
    hash_manifest,
    read_contents,
    read_manifest,
)
from clientgen.output.errors import HandEditError, OutputError
from clientgen.output.manifest import Manifest, ManifestEntry, OutputFile, hash_content
from clientgen.output.writing import Changes, write

__all__ = [
    "Changes",
    "Comparison",
    "HandEditError",
    "Manifest",
    "ManifestEntry",
    "OutputError",
    "OutputFile",
    "State",
    "compare",
    "compare_with_manifest",
    "fingerprint",
    "hash_content",
    "hash_manifest",
    "read_contents",
    "read_manifest",
    "write",
]
