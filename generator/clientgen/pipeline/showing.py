"""Finds one operation and renders it as text or data."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.diagnostics import Diagnostic
from clientgen.pipeline.generation import understand
from clientgen.project import Project, data_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The operation with the requested name: its page as text and JSON, if exactly one API has it.

    `apis` are the APIs that have it, and `names` are all operations.
    """

    apis: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""
    json: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def show(project: Project, apis: tuple[str, ...], name: str) -> Shown:
    """Return the page of the operation `name`, or the problems that prevent it.

    Operations of an API with errors are not shown, but those of other APIs are.
    """
    understood = {api: understand(project, api) for api in apis}
    errors = tuple(error for each in understood.values() for error in each.errors)
    from clientgen.description import describe, excerpt
    from clientgen.ir import Text
    from clientgen.python_source import json_lines
    from clientgen.render import render
    from clientgen.views.show import operation_page

    names: list[str] = []
    having: list[str] = []
    text, json = "", ""
    for api, each in understood.items():
        if each.catalog is None or each.symbols is None or each.errors:
            continue
        description = describe(each.catalog, each.symbols)
        names += description["operations"]
        if name in description["operations"]:
            having.append(api)
            operation = each.catalog.operations[Text(name)]
            page = operation_page(operation, each.catalog, each.symbols)
            text = render(data_folder("templates"), "show/operation.txt.jinja", page)
            place = {"name": name, "location": str(operation.location)}
            json = json_lines({**place, **excerpt(description, name)}).decode()
    if not having and errors:
        return Shown(diagnostics=errors)
    return Shown(apis=tuple(having), names=tuple(names), text=text, json=json)
