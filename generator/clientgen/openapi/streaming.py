"""Lays the streams that a configuration states over responses of a document that do not state them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientgen.openapi.config import Config, Streamed
from clientgen.openapi.operations import Stated
from clientgen.openapi.reading import Json
from clientgen.openapi.source import Part, escaped

_EVENTS = "text/event-stream"


def lay_streams(root: Part, every: Sequence[Stated], config: Config) -> dict[str, str]:
    """Add a stream to the success of each operation that returns one, unless it states one.

    Returns the members of requests that ask for a stream, by the places of operations.
    """
    switches: dict[str, str] = {}
    for stated in every:
        streamed = config.stream(stated)
        if streamed is None:
            continue
        if streamed.switch:
            switches[stated.place] = streamed.switch
        responses = stated.part.get("responses")
        if isinstance(responses.value, dict):
            for status, stands in responses.items():
                content = stands.followed().get("content").value
                if status.startswith("2") and isinstance(content, dict):
                    added = _with_stream(root, content, streamed, config.models)
                    whole = {**stands.followed().value, "content": added}
                    stated.part.value["responses"] = {**responses.value, status: whole}
                    break
    return switches


def _with_stream(
    root: Part, content: Mapping[str, Json], streamed: Streamed, models: Mapping[str, str]
) -> dict[str, Json]:
    """The contents of a response with a stream; without a member that asks for it, nothing else."""
    usual = next((each for each in content.values() if isinstance(each, dict)), {})
    name = models.get(streamed.event, "")
    is_known = root.get("components").get("schemas").get(name).value is not None
    item = {"$ref": f"#/components/schemas/{escaped(name)}"} if is_known else usual.get("schema")
    stated = content.get(_EVENTS)
    stream = stated if isinstance(stated, dict) else {"schema": item}
    if is_known:
        stream = {**stream, "schema": item}
    return {**(content if streamed.switch else {}), _EVENTS: stream}
