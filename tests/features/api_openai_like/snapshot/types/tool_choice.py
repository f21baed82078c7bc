"""Data types of the service.

This module defines `ToolChoice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .named_tool import NamedTool
from .tool_mode import ToolMode

if TYPE_CHECKING:
    ToolChoice: TypeAlias = ToolMode | NamedTool
    """ToolChoice.

    One of ToolMode; NamedTool.
    """
else:

    class ToolChoice(OneOf):
        """ToolChoice.

        One of ToolMode; NamedTool.
        """

        alternatives = (
            Alternative(lambda: ToolMode, "string"),
            Alternative(lambda: NamedTool, "object"),
        )


publish_types(__name__.rpartition(".")[0], (ToolChoice,))
