"""Which operations of a document are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from clientgen.openapi.operations import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which operations are imported: by tag, path or operation id, with `*` for any characters."""

    only: Sequence[str] = ()
    skip: Sequence[str] = ()

    def takes(self, stated: Stated) -> bool:
        """Tell whether an operation is imported."""
        is_chosen = not self.only or _is_any(stated, self.only)
        return is_chosen and not _is_any(stated, self.skip)


def _is_any(stated: Stated, patterns: Sequence[str]) -> bool:
    tags = [each.value for each in stated.part.get("tags").entries() if isinstance(each.value, str)]
    said = (*tags, stated.path, stated.part.text("operationId"))
    return any(fnmatchcase(word, pattern) for word in said if word for pattern in patterns)
