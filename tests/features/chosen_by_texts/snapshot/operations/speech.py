"""A group of operations: their descriptions, and the methods that call them.

The group is `client.speech`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, overload

from .._runtime.checks import Check
from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like
from .._runtime.operation import (
    Body,
    Form,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
from .._runtime.records import UNSET, UnsetType
from .._runtime.response import RawResponse
from .._runtime.streams import AsyncStream, Stream
from .._runtime.uploads import FileInput
from ..types.details import Details
from ..types.recording import Recording
from ..types.shape import Shape
from ..types.speech_form import SpeechForm
from ..types.word import Word
from ..types.words import Words

if TYPE_CHECKING:
    from ..types._params import ShapeLiteral, SpeechFormLiteral

_ID = Parameter(name="id", wire="id", kind=str, check=Check(min_length=1))
_SHAPE = Parameter(name="shape", wire="shape", kind=Shape)
_X_ONLY = Parameter(name="x_only", wire="X-Only", kind=str)

_TRANSCRIBE: Operation[Any] = Operation(
    name="speech.transcribe",
    method="POST",
    path=("/transcriptions",),
    body=Body(media_type="multipart/form-data", record=Recording, files=("file",)),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=Words, media_types=("application/json",)),
                ResponseCase(
                    kind=Details,
                    when={"response_format": ("verbose_json",)},
                    media_types=("application/json",),
                ),
                ResponseCase(
                    kind=Form.TEXT,
                    when={"response_format": ("text", "srt")},
                    media_types=("text/plain",),
                ),
                ResponseCase(
                    kind=StreamedItems(item=Word, events=True),
                    when={"response_format": ("json", None), "stream": (True,)},
                    media_types=("text/event-stream",),
                ),
            )
        )
    },
    streams=True,
    accept="application/json, text/plain, text/event-stream",
)
_READ: Operation[Any] = Operation(
    name="speech.read",
    method="GET",
    path=("/transcriptions/", _ID),
    query=(_SHAPE,),
    headers=(_X_ONLY,),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=Words, media_types=("application/json",)),
                ResponseCase(
                    kind=Details,
                    when={"shape": ('it\'s "new"', "odd")},
                    media_types=("application/json",),
                ),
                ResponseCase(
                    kind=list[str],
                    when={"shape": ("lines",), "x_only": ("words",)},
                    media_types=("application/json",),
                ),
            )
        )
    },
    repeatable=True,
    accept="application/json",
)


class Speech(Group):
    """What was said."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawSpeech:
        """The same operations, whose methods return the whole response."""
        return RawSpeech(self._caller)

    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[False] | None | UnsetType = UNSET,
    ) -> Words: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[True],
    ) -> Stream[Word]: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["verbose_json", SpeechForm.VERBOSE_JSON],
        stream: bool | None | UnsetType = UNSET,
    ) -> Details: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["text", "srt", SpeechForm.TEXT, SpeechForm.SRT],
        stream: bool | None | UnsetType = UNSET,
    ) -> str: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: SpeechForm | SpeechFormLiteral | UnsetType = UNSET,
        stream: bool | None | UnsetType = UNSET,
    ) -> Words | Details | str | Stream[Word]: ...
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: SpeechForm | SpeechFormLiteral | UnsetType = UNSET,
        stream: bool | None | UnsetType = UNSET,
    ) -> Any:
        """Write down what is said.

        Returns another result with `response_format="verbose_json"`. Returns another result with
        `response_format="text"` or `response_format="srt"`. Returns a stream with
        `response_format="json"` and `stream=True`.

        Args:
            file: The sound.
            response_format: The form of the response. By default `json`.
            stream: Whether the words come as they are understood. By default `false`.
        """
        return self._call(_TRANSCRIBE, file=file, response_format=response_format, stream=stream)

    @overload
    def read(
        self,
        id: str,
        *,
        shape: Literal["whole", Shape.WHOLE] | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> Words: ...
    @overload
    def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: UnsetType = UNSET
    ) -> Words: ...
    @overload
    def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: Literal["words"]
    ) -> list[str]: ...
    @overload
    def read(
        self,
        id: str,
        *,
        shape: Literal['it\'s "new"', "odd", Shape.NEW],
        x_only: str | UnsetType = UNSET,
    ) -> Details: ...
    @overload
    def read(
        self,
        id: str,
        *,
        shape: Shape | ShapeLiteral | str | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> Words | Details | list[str]: ...
    def read(
        self,
        id: str,
        *,
        shape: Shape | ShapeLiteral | str | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> Any:
        """Read what was said.

        Returns another result with `shape='it\\'s "new"'` or `shape="odd"`. Returns another result
        with `shape="lines"` and `x_only="words"`.

        Raises:
            NotFoundError: It is unknown.
        """
        return self._call(_READ, id=id, shape=shape, x_only=x_only)


@documented_like(Speech)
class AsyncSpeech(AsyncGroup):
    """What was said."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawSpeech:
        """The same operations, whose methods return the whole response."""
        return AsyncRawSpeech(self._caller)

    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[False] | None | UnsetType = UNSET,
    ) -> Words: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[True],
    ) -> AsyncStream[Word]: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["verbose_json", SpeechForm.VERBOSE_JSON],
        stream: bool | None | UnsetType = UNSET,
    ) -> Details: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["text", "srt", SpeechForm.TEXT, SpeechForm.SRT],
        stream: bool | None | UnsetType = UNSET,
    ) -> str: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: SpeechForm | SpeechFormLiteral | UnsetType = UNSET,
        stream: bool | None | UnsetType = UNSET,
    ) -> Words | Details | str | AsyncStream[Word]: ...
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: SpeechForm | SpeechFormLiteral | UnsetType = UNSET,
        stream: bool | None | UnsetType = UNSET,
    ) -> Any:
        """Like `Speech.transcribe`."""
        return await self._call(
            _TRANSCRIBE, file=file, response_format=response_format, stream=stream
        )

    @overload
    async def read(
        self,
        id: str,
        *,
        shape: Literal["whole", Shape.WHOLE] | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> Words: ...
    @overload
    async def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: UnsetType = UNSET
    ) -> Words: ...
    @overload
    async def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: Literal["words"]
    ) -> list[str]: ...
    @overload
    async def read(
        self,
        id: str,
        *,
        shape: Literal['it\'s "new"', "odd", Shape.NEW],
        x_only: str | UnsetType = UNSET,
    ) -> Details: ...
    @overload
    async def read(
        self,
        id: str,
        *,
        shape: Shape | ShapeLiteral | str | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> Words | Details | list[str]: ...
    async def read(
        self,
        id: str,
        *,
        shape: Shape | ShapeLiteral | str | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> Any:
        """Like `Speech.read`."""
        return await self._call(_READ, id=id, shape=shape, x_only=x_only)


class RawSpeech(RawGroup):
    """The methods of `Speech`; methods return the whole response."""

    __slots__ = ()

    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[False] | None | UnsetType = UNSET,
    ) -> RawResponse[Words]: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[True],
    ) -> RawResponse[Stream[Word]]: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["verbose_json", SpeechForm.VERBOSE_JSON],
        stream: bool | None | UnsetType = UNSET,
    ) -> RawResponse[Details]: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["text", "srt", SpeechForm.TEXT, SpeechForm.SRT],
        stream: bool | None | UnsetType = UNSET,
    ) -> RawResponse[str]: ...
    @overload
    def transcribe(
        self,
        *,
        file: FileInput,
        response_format: SpeechForm | SpeechFormLiteral | UnsetType = UNSET,
        stream: bool | None | UnsetType = UNSET,
    ) -> (
        RawResponse[Words] | RawResponse[Details] | RawResponse[str] | RawResponse[Stream[Word]]
    ): ...
    def transcribe(self, *arguments: Any, **named: Any) -> Any:
        """Like `Speech.transcribe`."""
        return cast("Any", Speech).transcribe(self, *arguments, **named)

    @overload
    def read(
        self,
        id: str,
        *,
        shape: Literal["whole", Shape.WHOLE] | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> RawResponse[Words]: ...
    @overload
    def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: UnsetType = UNSET
    ) -> RawResponse[Words]: ...
    @overload
    def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: Literal["words"]
    ) -> RawResponse[list[str]]: ...
    @overload
    def read(
        self,
        id: str,
        *,
        shape: Literal['it\'s "new"', "odd", Shape.NEW],
        x_only: str | UnsetType = UNSET,
    ) -> RawResponse[Details]: ...
    @overload
    def read(
        self,
        id: str,
        *,
        shape: Shape | ShapeLiteral | str | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> RawResponse[Words] | RawResponse[Details] | RawResponse[list[str]]: ...
    def read(self, *arguments: Any, **named: Any) -> Any:
        """Like `Speech.read`."""
        return cast("Any", Speech).read(self, *arguments, **named)


class AsyncRawSpeech(AsyncRawGroup):
    """The methods of `AsyncSpeech`; methods return the whole response."""

    __slots__ = ()

    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[False] | None | UnsetType = UNSET,
    ) -> RawResponse[Words]: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["json", SpeechForm.JSON] | UnsetType = UNSET,
        stream: Literal[True],
    ) -> RawResponse[AsyncStream[Word]]: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["verbose_json", SpeechForm.VERBOSE_JSON],
        stream: bool | None | UnsetType = UNSET,
    ) -> RawResponse[Details]: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: Literal["text", "srt", SpeechForm.TEXT, SpeechForm.SRT],
        stream: bool | None | UnsetType = UNSET,
    ) -> RawResponse[str]: ...
    @overload
    async def transcribe(
        self,
        *,
        file: FileInput,
        response_format: SpeechForm | SpeechFormLiteral | UnsetType = UNSET,
        stream: bool | None | UnsetType = UNSET,
    ) -> (
        RawResponse[Words]
        | RawResponse[Details]
        | RawResponse[str]
        | RawResponse[AsyncStream[Word]]
    ): ...
    async def transcribe(self, *arguments: Any, **named: Any) -> Any:
        """Like `Speech.transcribe`."""
        return await cast("Any", AsyncSpeech).transcribe(self, *arguments, **named)

    @overload
    async def read(
        self,
        id: str,
        *,
        shape: Literal["whole", Shape.WHOLE] | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> RawResponse[Words]: ...
    @overload
    async def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: UnsetType = UNSET
    ) -> RawResponse[Words]: ...
    @overload
    async def read(
        self, id: str, *, shape: Literal["lines", Shape.LINES], x_only: Literal["words"]
    ) -> RawResponse[list[str]]: ...
    @overload
    async def read(
        self,
        id: str,
        *,
        shape: Literal['it\'s "new"', "odd", Shape.NEW],
        x_only: str | UnsetType = UNSET,
    ) -> RawResponse[Details]: ...
    @overload
    async def read(
        self,
        id: str,
        *,
        shape: Shape | ShapeLiteral | str | UnsetType = UNSET,
        x_only: str | UnsetType = UNSET,
    ) -> RawResponse[Words] | RawResponse[Details] | RawResponse[list[str]]: ...
    async def read(self, *arguments: Any, **named: Any) -> Any:
        """Like `Speech.read`."""
        return await cast("Any", AsyncSpeech).read(self, *arguments, **named)
