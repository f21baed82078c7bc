"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from .called_function import CalledFunction
from .content_part import ContentPart
from .file_part_file import FilePartFile
from .function_definition import FunctionDefinition
from .image_part_image_url import ImagePartImageUrl
from .image_part_image_url_detail import ImagePartImageUrlDetail
from .json_schema_format_json_schema import JsonSchemaFormatJsonSchema
from .tool_call import ToolCall
from .tool_name import ToolName
from .user_content import UserContent

FilesListOrderLiteral: TypeAlias = Literal["asc", "desc"]
ImagePartImageUrlDetailLiteral: TypeAlias = Literal["auto", "low", "high"]
PurposeLiteral: TypeAlias = Literal["assistants", "batch", "fine-tune", "vision", "user_data"]
ToolModeLiteral: TypeAlias = Literal["none", "auto", "required"]


class AssistantMessageParams(TypedDict):
    """What may be given in place of `AssistantMessage`."""

    role: Literal["assistant"]
    content: NotRequired[str | None]
    refusal: NotRequired[str | None]
    tool_calls: NotRequired[Sequence[ToolCall | ToolCallParams]]


class CalledFunctionParams(TypedDict):
    """What may be given in place of `CalledFunction`."""

    name: str
    arguments: str


class DeveloperMessageParams(TypedDict):
    """What may be given in place of `DeveloperMessage`."""

    role: Literal["developer"]
    content: str
    name: NotRequired[str]


class FilePartParams(TypedDict):
    """What may be given in place of `FilePart`."""

    type: Literal["file"]
    file: FilePartFile | FilePartFileParams


class FilePartFileParams(TypedDict):
    """What may be given in place of `FilePartFile`."""

    file_id: NotRequired[str]
    filename: NotRequired[str]


class FunctionDefinitionParams(TypedDict):
    """What may be given in place of `FunctionDefinition`."""

    name: str
    description: NotRequired[str]
    parameters: NotRequired[dict[str, Any]]
    strict: NotRequired[bool | None]


class ImagePartParams(TypedDict):
    """What may be given in place of `ImagePart`."""

    type: Literal["image_url"]
    image_url: ImagePartImageUrl | ImagePartImageUrlParams


class ImagePartImageUrlParams(TypedDict):
    """What may be given in place of `ImagePartImageUrl`."""

    url: str
    detail: NotRequired[ImagePartImageUrlDetail | ImagePartImageUrlDetailLiteral]


class JsonSchemaFormatParams(TypedDict):
    """What may be given in place of `JsonSchemaFormat`."""

    type: Literal["json_schema"]
    json_schema: JsonSchemaFormatJsonSchema | JsonSchemaFormatJsonSchemaParams


class JsonSchemaFormatJsonSchemaParams(TypedDict):
    """What may be given in place of `JsonSchemaFormatJsonSchema`."""

    name: str
    schema: NotRequired[dict[str, Any]]
    strict: NotRequired[bool | None]


class NamedToolParams(TypedDict):
    """What may be given in place of `NamedTool`."""

    type: NotRequired[Literal["function"]]
    function: ToolName | ToolNameParams


class TextFormatParams(TypedDict):
    """What may be given in place of `TextFormat`."""

    type: Literal["text"]


class TextPartParams(TypedDict):
    """What may be given in place of `TextPart`."""

    type: Literal["text"]
    text: str


class ToolParams(TypedDict):
    """What may be given in place of `Tool`."""

    type: NotRequired[Literal["function"]]
    function: FunctionDefinition | FunctionDefinitionParams


class ToolCallParams(TypedDict):
    """What may be given in place of `ToolCall`."""

    id: str
    type: NotRequired[Literal["function"]]
    function: CalledFunction | CalledFunctionParams


class ToolMessageParams(TypedDict):
    """What may be given in place of `ToolMessage`."""

    role: Literal["tool"]
    content: str
    tool_call_id: str


class ToolNameParams(TypedDict):
    """What may be given in place of `ToolName`."""

    name: str


class UserMessageParams(TypedDict):
    """What may be given in place of `UserMessage`."""

    role: Literal["user"]
    content: UserContent | UserContentParams
    name: NotRequired[str]


ContentPartParams: TypeAlias = TextPartParams | ImagePartParams | FilePartParams
MessageParams: TypeAlias = (
    DeveloperMessageParams | UserMessageParams | AssistantMessageParams | ToolMessageParams
)
ResponseFormatParams: TypeAlias = TextFormatParams | JsonSchemaFormatParams
ToolChoiceParams: TypeAlias = ToolModeLiteral | NamedToolParams
UserContentParams: TypeAlias = "Sequence[ContentPart | ContentPartParams]"
