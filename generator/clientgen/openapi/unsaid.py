"""Notes what a document says in places that an import does not look at, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Mapping

from clientgen.openapi import vendors
from clientgen.openapi.report import Report
from clientgen.openapi.source import Part

_OF_ROOT: Mapping[str, str] = {"webhooks": "webhooks", "jsonSchemaDialect": "`jsonSchemaDialect`"}
_ANYWHERE: Mapping[str, str] = {
    "callbacks": "callbacks",
    "links": "links between operations",
    "externalDocs": "links to pages elsewhere",
}
_MOST = 20_000
"""The most notes of this kind: a document may repeat an extension everywhere."""


def note_unsaid(root: Part, report: Report) -> None:
    """Note webhooks, callbacks, links and vendors' extensions, each at its place."""
    for key, kind in _OF_ROOT.items():
        for name, part in root.get(key).items() if root.get(key).value else ():
            report.lacks(
                kind, part.place, f"`{name}` left out" if key == "webhooks" else "left out"
            )
    before = len(report.notes)
    waiting = [root]
    while waiting and len(report.notes) - before < _MOST:
        part = waiting.pop()
        for key, inner in reversed([*part.items()]):
            if key in vendors.READ:
                continue
            if key.startswith("x-"):
                report.lacks(f"the extension `{key}`", inner.place, "left out")
            elif key in ("example", "examples", "default", "enum", "const"):
                continue
            elif key in _ANYWHERE and inner.value and not part.place.endswith("/properties"):
                report.lacks(_ANYWHERE[key], inner.place, "left out")
            else:
                waiting.append(inner)
        waiting += [each for each in part.entries() if isinstance(each.value, dict | list)]
