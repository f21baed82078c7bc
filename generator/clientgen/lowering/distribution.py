"""The distribution of a client: its names, versions and authors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from clientgen.ir import (
    Author,
    Link,
    PythonNames,
    Release,
    Text,
)
from clientgen.lowering.node import Node
from clientgen.spec_files import Part

FIRST_VERSION = "0.1.0"
"""The version of a distribution whose spec has no version."""


def read_python_names(node: Node) -> PythonNames:
    """Return the names under `python`."""
    return PythonNames(
        package=Text(node.word("package")),
        client=Text(node.word("client")),
        error=Text(node.word("error")),
        command=Text(node.word("command")),
        location=node.location,
        without=frozenset(_parts(node.get("without"))),
        successor_of=node.text("successor_of"),
    )


def _parts(node: Node | None) -> Iterator[Part]:
    for item in node.items() if node is not None else ():
        yield cast("Part", item.value)


def read_release(node: Node) -> Release:
    """Return the version and the authors under `python`."""
    authors, links = node.get("authors"), node.get("urls")
    return Release(
        location=(node.get("license") or node).value_location,
        version=Text(node.word("version", FIRST_VERSION)),
        license=node.text("license"),
        authors=tuple(
            Author(name=Text(each.word("name")), email=each.text("email"))
            for each in (authors.items() if authors is not None else ())
        ),
        links=tuple(
            Link(label=Text(label), url=Text(str(each.value)))
            for label, each in (links.members() if links is not None else ())
        ),
    )
