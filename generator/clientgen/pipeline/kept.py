"""What an earlier run found out about an API, so that an edit costs only what it touches.

One entry of the user's cache for each API says of each part of its distribution what it was made
from, and the hashes of its files. The files themselves are taken from the distribution if they still have these hashes. Modules that are made
from the whole service are kept as they were printed and as they were formatted, and files of the spec
that have no problem as their data with its places. An entry counts only for the same clientgen,
templates, schemas and versions, and has a limit of its own. It changes no byte of the output.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clientgen.cache import cache_folder, recall, remember
from clientgen.output import OutputFile, hash_content
from clientgen.pipeline.stamp import Inputs, key_of
from clientgen.project import Project

_LARGEST = 32 * 1024 * 1024
"""The most bytes of an entry; larger ones are not kept."""
_LARGEST_PART = 512 * 1024 * 1024


Contents = Mapping[str, bytes]
"""The files of a distribution by path."""


@dataclass(slots=True)
class Kept:
    """What is known from the run before, and what this run adds; nothing of it for `Kept()`."""

    made_by: str = ""
    name: str = ""
    contents: Callable[[], Contents] = dict
    """Returns the distribution as it is; called once, and only if it may serve."""
    _known: dict[str, Any] = field(default_factory=dict)
    _used: dict[str, Any] = field(default_factory=dict)
    _found: Contents | None = None

    @classmethod
    def of(
        cls, project: Project, api: str, inputs: Inputs | None, contents: Callable[[], Contents]
    ) -> Kept:
        """Return what is known of an API; nothing if its files cannot be read."""
        if inputs is None:
            return cls()
        made_by = json.dumps({name: each for name, each in inputs.items() if name != "spec"})
        name = key_of(project, api)
        known = _read(name, made_by)
        return cls(made_by=made_by, name=name, contents=contents, _known=known)

    def files(self, part: str, digest: str) -> tuple[OutputFile, ...] | None:
        """Return the files of a part if they are there as they were made from the same data."""
        known = self._known.get(part)
        if not known or known["digest"] != digest:
            return None
        self._found = self.contents() if self._found is None else self._found
        files = []
        for path, (origin, made) in known["files"].items():
            content = self._found.get(path)
            if content is None or hash_content(content) != made:
                return None
            files.append(OutputFile(path=path, content=content, origin=origin))
        self.keep(part, known)
        return tuple(files)

    def digests(self) -> frozenset[str]:
        """Return the digests of what the parts were made from that the run before made or used."""
        return frozenset(
            each["digest"]
            for each in self._known.values()
            if isinstance(each, dict) and "digest" in each
        )

    def add_files(self, part: str, digest: str, files: Sequence[OutputFile]) -> None:
        """Remember what a part was made from, and its files."""
        made = {each.path: [each.origin, hash_content(each.content)] for each in files}
        self.keep(part, {"digest": digest, "files": made})

    def recall(self, key: str) -> Any:  # noqa: ANN401 - whatever was kept
        """Return what was kept under a key, or None; it is kept for the next run, too."""
        known = self._known.get(key)
        if known is not None:
            self._used[key] = known
        return known

    def keep(self, key: str, found: object) -> None:
        """Keep data that JSON can hold, as long as each run asks for it."""
        self._used[key] = found

    def formatted(self, printed: str, make: Callable[[], str]) -> str:
        """Return a module as it is formatted, which `make` does if it is not known."""
        key = hash_content(printed.encode("utf-8", "surrogatepass"))
        text = self.recall(key)
        if text is None:
            text = make()
            self.keep(key, text)
        return str(text)

    def store(self, *, is_whole: bool) -> None:
        """Keep what this run has used, in place of what was there if the run came to its end."""
        kept = self._used if is_whole else {**self._known, **self._used}
        if self.name and kept != self._known:
            content = json.dumps([self.made_by, kept], check_circular=False).encode()
            packed = zlib.compress(content, 1)
            if len(packed) <= _LARGEST:
                remember(_folder(), self.name, packed)


def _folder() -> Path:
    return cache_folder() / "kept"


def _read(name: str, made_by: str) -> dict[str, Any]:
    packed = recall(_folder(), name, _LARGEST)
    with suppress(ValueError, TypeError, zlib.error, RecursionError):
        unpacked = zlib.decompressobj().decompress(packed or b"", _LARGEST_PART)
        maker, known = json.loads(unpacked)
        if maker == made_by:
            return dict(known)
    return {}
