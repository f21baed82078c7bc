"""The rules of templates, checked on Jinja's own syntax tree: a template lays out, it does not decide."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, nodes

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Macro,
    nodes.Call,
    nodes.Filter,
    nodes.Const,
)


def broken_rules(path: Path) -> tuple[str, ...]:
    """Return one line for each rule that the template at `path` breaks, with its line number."""
    tree = Environment().parse(path.read_text("utf-8"))
    macros = {node.name for node in tree.find_all(nodes.Macro)} | {
        name if isinstance(name, str) else name[1]
        for node in tree.find_all(nodes.FromImport)
        for name in node.names
    }
    return tuple(
        f"{path.name}:{node.lineno}: {problem}"
        for node in _walk(tree)
        if (problem := _problem(node, macros))
    )


def _walk(node: nodes.Node) -> list[nodes.Node]:
    return [node, *(below for child in node.iter_child_nodes() for below in _walk(child))]


def _problem(node: nodes.Node, macros: set[str]) -> str:
    if not isinstance(node, _ALLOWED):
        return f"`{type(node).__name__}` is not allowed"
    match node:
        case (
            nodes.Include(template=name)
            | nodes.Import(template=name)
            | nodes.FromImport(template=name)
        ) if not isinstance(name, nodes.Const):
            return "the name of a template is a constant"
        case nodes.Filter(name=name) if name != "indent":
            return f"filter `{name}` is not allowed"
        case nodes.Call(node=nodes.Name(name=name)) if name not in macros:
            return f"`{name}` is not a macro"
        case nodes.Call(node=called) if not isinstance(called, nodes.Name):
            return "a method call is not allowed"
        case nodes.If(test=test) if not _is_dotted(test):
            return "`if` takes a flag of the view"
        case nodes.For(iter=iterated) if not _is_dotted(iterated):
            return "`for` takes a tuple of the view"
        case nodes.For(recursive=True) | nodes.For(test=nodes.Node()):
            return "`for` takes neither a condition nor recursion"
        case nodes.Getattr(attr=name) if name.startswith("_"):
            return f"`{name}` is private"
        case nodes.Const(value=value) if not isinstance(value, str | int):
            return "a constant is a name of a template or a number of columns"
        case _:
            return ""


def _is_dotted(node: nodes.Node) -> bool:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)
