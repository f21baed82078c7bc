"""Data types of the service.

This module defines `LabelOrName`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .label import Label

if TYPE_CHECKING:
    LabelOrName: TypeAlias = str | Label
    """LabelOrName.

    One of string; Label.
    """
else:

    class LabelOrName(OneOf):
        """LabelOrName.

        One of string; Label.
        """

        alternatives = (Alternative(lambda: str, "string"), Alternative(lambda: Label, "object"))


publish_types(__name__.rpartition(".")[0], (LabelOrName,))
