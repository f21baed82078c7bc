"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from .file import File, Link
from .folder import Folder
from .kind import Kind

KindLiteral: TypeAlias = Literal["plain"]


class FileParams(TypedDict):
    """What may be given in place of `File`."""

    size: int
    target: NotRequired[Link | LinkParams | None]


class FolderParams(TypedDict):
    """What may be given in place of `Folder`."""

    name: str
    folders: NotRequired[Sequence[Folder | FolderParams]]
    files: NotRequired[Sequence[File | FileParams]]
    kind: NotRequired[Kind | KindLiteral | str]


class LinkParams(TypedDict):
    """What may be given in place of `Link`."""

    path: NotRequired[str]
    to: NotRequired[File | FileParams]
