"""Rules about responses that are streams."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, media_kind
from clientgen.diagnostics import quote
from clientgen.ir import Response, Text, reveal
from clientgen.rules.rule import Finding, at, rule


@rule("SPEC355", "an operation that returns a stream or something else")
def _not_only_a_stream(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        for responses in _by_condition(operation.responses):
            streams = [each for each in responses if each.stream is not None]
            for other in responses if streams else ():
                if other is not streams[0]:
                    yield at(
                        other,
                        "an operation with a stream cannot have another success",
                        "describe the other response as an operation of its own; "
                        "or say with `when` which requests get it",
                    )


def _by_condition(responses: tuple[Response, ...]) -> tuple[tuple[Response, ...], ...]:
    """The responses to usual requests, and each of those to requests that meet a condition."""
    usual = tuple(each for each in responses if each.when is None)
    return (usual, *((each,) for each in responses if each.when is not None))


@rule("SPEC358", "several responses with the same status that nothing distinguishes")
def _not_told_apart(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        statuses = operation.alternatives.items()
        sides = [(status, each) for status, all_ in statuses for each in _by_condition(all_)]
        for status, responses in sides:
            known: set[Text] = set()
            for each in responses if len(responses) > 1 else ():
                twice = next((name for name in each.media_types if name in known), None)
                known.update(each.media_types)
                if each.type is None:
                    message = (
                        f"one of the responses {status} has no body, so it has no media type "
                        "that distinguishes it from the others"
                    )
                    yield at(each, message, "give it a body, or a status of its own")
                elif twice is not None:
                    message = f"two responses {status} have the media type {quote(reveal(twice))}"
                    yield at(each, message, "make one type of both with `oneOf`, or remove one")


@rule("SPEC356", "the name of an event where there are no events")
def _event_without_events(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        for each in operation.responses:
            named = each.stream is not None and each.stream.error_event is not None
            if named and all(media_kind(name) != "text" for name in each.media_types):
                yield at(
                    each,
                    "`error` names an event, but the items of this stream are lines and not events",
                    "write `error: {member: ...}`, or `media_types: [text/event-stream]`",
                )


@rule("SPEC357", "columns of a stream")
def _columns(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        if operation.columns and all(each.stream is not None for each in operation.responses):
            yield at(
                operation,
                "a command prints each item of a stream as it arrives, so it cannot print a table",
                "remove `columns`",
                below=".columns",
            )
