"""Types and responses that say less than a document does, where a spec cannot say it."""

from __future__ import annotations

from typing import Any

from clientgen.openapi.words import Use


def lessen(use: Use, steps: list[Any]) -> bool:
    """Let a type say less, any value or text; tell whether it has said more."""
    is_scalar_place = steps[-2:-1] in (["parameters"], ["headers"])
    wanted = {"type": "string"} if is_scalar_place else {"type": "any"}
    kept = {
        w: v
        for w, v in use.items()
        if w
        in (
            "in",
            "required",
            "description",
            "wire_name",
            "media_types",
            "readOnly",
            "writeOnly",
            "deprecated",
            "always",
        )
    }
    if isinstance(kept.get("required"), list):
        del kept["required"]
    if use.get("python_name", "X")[:1].islower():
        kept["python_name"] = use["python_name"]
    if {**wanted, **kept} == use:
        return False
    is_document = steps[-1] == "body" and kept.get("media_types", ["application/json"])[
        0
    ].partition("/")[2] not in ("json",)
    if is_document and not kept["media_types"][0].endswith("json"):
        wanted = {"type": "bytes"}
        if {**wanted, **kept} == use:
            return False
    use.clear()
    use.update({**wanted, **kept})
    if steps[:1] == ["types"] and len(steps) == 2:
        use["example"] = "text"
    return True


def drop_unlisted(record: Use) -> bool:
    """Let a record have no members that are not listed; tell whether it had any."""
    if record.pop("additionalProperties", None) is None:
        return False
    listed, shown = record["properties"], record.get("example", {})
    record["example"] = {name: value for name, value in shown.items() if name in listed}
    return True


def drop_response(responses: dict[int | str, Any], status: int | str) -> bool:
    """Leave out a response, or all but the first one of its status; tell whether another one is left."""
    stated = responses[status]
    if isinstance(stated, list):
        responses[status] = stated[0]
    elif len(responses) > 1:
        del responses[status]
    else:
        return False
    return True
