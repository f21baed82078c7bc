"""The responses of operations, as expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clientgen.catalog import Catalog, media_kind
from clientgen.ir import BytesType, ListType, Operation, Response, Stream, StringType, Text
from clientgen.python_source import (
    Annotations,
    Imports,
    literal,
    status_literal,
    string_literal,
    tuple_display,
)
from clientgen.symbols import Call, Chosen, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSpeller:
    """Spells the responses of the operations of a module, and collects its imports."""

    catalog: Catalog
    imports: Imports
    annotations: Annotations

    def responses(self, operation: Operation, call: Call) -> str:
        """Return the descriptions of the responses, by status."""
        pairs = (
            f"{status_literal(status)}: {self._response(found[0]) if len(found) == 1 else self._choice(found, call)}"
            for status, found in operation.alternatives.items()
        )
        return f"{{{', '.join(pairs)}}}"

    def _choice(self, responses: Sequence[Response], call: Call) -> str:
        """Several responses of one status."""
        for name in ("ResponseCase", "ResponseChoice"):
            self.imports.name(".._runtime.operation", name)
        cases = [
            f"ResponseCase(kind={self._response(each)}{_condition(each, call.result)}, "
            f"media_types={_names(each.media_types)})"
            for each in responses
        ]
        return f"ResponseChoice({tuple_display(cases)})"

    def _response(self, response: Response) -> str:
        if response.type is None:
            return "None"
        plain = self.catalog.plain(response.type)
        if isinstance(plain, BytesType):
            return self._form("BYTES" if response.stream is None else "STREAM")
        if response.stream is not None and isinstance(plain, ListType):
            return self._streamed_items(response, response.stream, plain)
        kinds = {media_kind(media_type) for media_type in response.media_types}
        if isinstance(plain, StringType) and kinds == {"text"}:
            return self._form("TEXT")
        return self.annotations.expression(response.type)

    def _streamed_items(self, response: Response, stream: Stream, plain: ListType) -> str:
        self.imports.name(".._runtime.operation", "StreamedItems")
        is_text = isinstance(self.catalog.plain(plain.items), StringType)
        events = media_kind(response.media_types[0]) == "text"
        item = self._form("TEXT") if is_text and events else None
        pairs = [
            ("item", item or self.annotations.expression(plain.items)),
            ("events", "True" if events else ""),
            *(
                (name, "" if text is None else literal(text))
                for name, text in (
                    ("end", stream.end),
                    ("error_event", stream.error_event),
                    ("error_member", stream.error_member),
                )
            ),
        ]
        given = ", ".join(f"{name}={value}" for name, value in pairs if value)
        return f"StreamedItems({given})"

    def _form(self, name: str) -> str:
        self.imports.name(".._runtime.operation", "Form")
        return f"Form.{name}"


def _condition(response: Response, result: Result) -> str:
    """The values of the arguments that choose a response."""
    others = result.others if isinstance(result, Chosen) else ()
    when = next((each.when for each in others if each.path == response.path), {})
    pairs = [
        f"{string_literal(name)}: {tuple_display([literal(each) for each in tokens])}"
        for name, tokens in when.items()
    ]
    return f", when={{{', '.join(pairs)}}}" if pairs else ""


def _names(media_types: Sequence[Text]) -> str:
    return tuple_display([literal(media_type) for media_type in media_types])
