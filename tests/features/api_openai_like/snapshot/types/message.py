"""Data types of the service.

This module defines `Message`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .assistant_message import AssistantMessage
from .developer_message import DeveloperMessage
from .tool_message import ToolMessage
from .user_message import UserMessage

if TYPE_CHECKING:
    Message: TypeAlias = DeveloperMessage | UserMessage | AssistantMessage | ToolMessage
    """Something that was said.

    One of DeveloperMessage (role is developer); UserMessage (role is user); AssistantMessage (role
    is assistant); ToolMessage (role is tool).
    """
else:

    class Message(OneOf):
        """Something that was said.

        One of DeveloperMessage (role is developer); UserMessage (role is user); AssistantMessage (role
        is assistant); ToolMessage (role is tool).
        """

        alternatives = (
            Alternative(lambda: DeveloperMessage, "object", "role", ("developer",)),
            Alternative(lambda: UserMessage, "object", "role", ("user",)),
            Alternative(lambda: AssistantMessage, "object", "role", ("assistant",)),
            Alternative(lambda: ToolMessage, "object", "role", ("tool",)),
        )


publish_types(__name__.rpartition(".")[0], (Message,))
