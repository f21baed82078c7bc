"""Compare what was generated with what is on the disk, and write it so that nothing is ever lost.

`compare` only reads; `write` brings the target up to date, or refuses and changes nothing. What a
run wrote is known from the manifest, what an unfinished run may have written from its journal;
every other content is a person's.
"""

from __future__ import annotations

from clientgen.output.comparison import (
    Comparison,
    State,
    compare,
    compare_with_manifest,
    fingerprint,
    read_contents,
    read_manifest,
)
from clientgen.output.errors import HandEditError, OutputError
from clientgen.output.manifest import Manifest, ManifestEntry, OutputFile
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
    "read_contents",
    "read_manifest",
    "write",
]
