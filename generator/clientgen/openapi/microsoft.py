"""What Microsoft's extensions say of a whole API: its host, its client's parameters, pages, long-running operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clientgen.openapi.operations import Operations, Stated
from clientgen.openapi.parameters import Parameters
from clientgen.openapi.shapes import first_body
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use

_STATUS_HEADERS = ("operation-location", "azure-asyncoperation", "location")
"""Headers of responses with the URL of the status, the one that says most first."""
_SUCCEEDED = frozenset({"succeeded", "success", "completed"})
_FAILED = frozenset({"failed", "failure", "canceled", "cancelled"})


def place_hosts(root: Part) -> None:
    """Make the servers of a document of its `x-ms-parameterized-host`."""
    said = root.get("x-ms-parameterized-host")
    template = said.text("hostTemplate")
    if not template or not isinstance(root.value, dict):
        return
    path = next((_path_of(each.text("url")) for each in root.get("servers").entries()), "")
    variables = {
        each.text("name"): {
            "default": each.text("default"),
            "description": each.text("description"),
        }
        for each in (stands.followed() for stands in said.get("parameters").entries())
    }
    url = template if "://" in template else f"https://{template}"
    root.value["servers"] = [{"url": f"{url.rstrip('/')}{path}", "variables": variables}]


def _path_of(url: str) -> str:
    return re.sub(r"^([a-z]+:)?//[^/]*", "", url).rstrip("/")


def add_client_parameters(service: Use, operations: Operations) -> None:
    """Let parameters that belong to the client stand in service.yaml."""
    parameters = Parameters(operations.types, "Client", "/", "#")
    for part in operations.of_client.values():
        parameters.add(part)
    if parameters.made:
        service["parameters"] = {**parameters.made, **service.get("parameters", {})}


def add_pages(operations: Operations, every: Sequence[Stated], types: Types) -> None:
    """Say of operations with `x-ms-pageable` how their results come in pages."""
    for stated, operation in _with(operations, every, "x-ms-pageable"):
        said = stated.part.get("x-ms-pageable")
        members = _members(operation, types)
        following, items = said.text("nextLinkName"), said.text("itemName") or "value"
        if not following:
            continue  # all items come at once
        if {following, items} <= {*members} and types.look(members[items]).get("type") == "array":
            operation["paging"] = {"url": following, "items": items}
        else:
            types.report.fault(
                "pages whose members a response does not have", said.place, "no pages"
            )


def add_long_running(operations: Operations, every: Sequence[Stated], types: Types) -> None:
    """Say of operations with `x-ms-long-running-operation` how they are followed to their end.

    A spec names the operation that reads the status. It is the one whose response has a member
    `status` with values for success and failure, if there is one such operation.
    """
    readers = [found for each in every if (found := _reader(operations, each, types)) is not None]
    for stated, operation in _with(operations, every, "x-ms-long-running-operation"):
        if stated.part.get("x-ms-long-running-operation").value is not True:
            continue
        header = _status_header(operation)
        if header and len(readers) == 1:
            operation["long_running"] = {"url": header, **readers[0]}
        else:
            why = "no header with the URL of its status" if not header else "no operation reads it"
            types.report.lacks(
                "a long-running operation", stated.place, f"its first response: {why}"
            )


def _with(
    operations: Operations, every: Sequence[Stated], extension: str
) -> Iterator[tuple[Stated, Use]]:
    for stated in every:
        if stated.part.get(extension).value is not None:
            group, _, name = operations.places[stated.place].rpartition(".")
            yield stated, operations.groups[group][name]


def _members(operation: Use, types: Types) -> Mapping[str, Use]:
    found: Mapping[str, Use] = types.look(first_body(operation)).get("properties", {})
    return found


def _status_header(operation: Use) -> str:
    stated = {
        name.lower(): name
        for response in operation["responses"].values()
        for name in (response.get("headers", {}) if isinstance(response, dict) else {})
    }
    return next((stated[name] for name in _STATUS_HEADERS if name in stated), "")


def _reader(operations: Operations, stated: Stated, types: Types) -> Use | None:
    """The words of a long-running operation whose status an operation reads; None if it reads none."""
    if stated.verb != "get":
        return None
    full_name = operations.places[stated.place]
    group, _, name = full_name.rpartition(".")
    members = _members(operations.groups[group][name], types)
    values = types.look(members.get("status", {})).get("enum", ())
    by_word = {value: value.lower() for value in values if isinstance(value, str)}
    succeeded = [value for value, word in by_word.items() if word in _SUCCEEDED]
    failed = [value for value, word in by_word.items() if word in _FAILED]
    running = [value for value in by_word if value not in (*succeeded, *failed)]
    if not (succeeded and failed and running):
        return None
    states = {"running": running, "succeeded": succeeded, "failed": failed}
    return {"poll": full_name, "status": "status", **states, "result": "status"}
