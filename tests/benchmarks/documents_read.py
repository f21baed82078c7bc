"""Counts operations, by method and path: in OpenAPI documents, and in what three generators write."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from surface_parity import Key, bare, read_theirs

VERBS = ("get", "put", "post", "delete", "options", "head", "patch")


def load(path: Path) -> Any:
    """Return the data of a document, JSON or YAML."""
    text = path.read_text("utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)


def operations_of(document: Path) -> Iterator[Key]:
    """Yield each operation of a document."""
    for path, item in load(document).get("paths", {}).items():
        yield from ((verb, key_of(path)) for verb in item if verb in VERBS)


def key_of(path: str) -> str:
    """A path without the names of its parameters, its query and slashes at its end, which are not everywhere."""
    return re.sub(r"[?#].*|/+$", "", re.sub(r"/{2,}", "/", bare(path)))


def operations_of_description(package: Path, document: Path) -> Iterator[Key]:
    """Yield each operation of a package of this project, whose paths begin with that of the server."""
    server = _path_of_server(load(document))
    for group in _groups(package).values():
        for operation in group.values():
            yield operation["verb"].lower(), key_of(operation["path"]).removeprefix(server)


def largest_groups(package: Path, number: int) -> list[str]:
    """Return the names of the groups of a package of this project with the most operations."""
    groups = sorted(_groups(package).values(), key=lambda group: -len(group))
    return [next(iter(group)).rpartition(".")[0] for group in groups[:number]]


def _groups(package: Path) -> dict[str, dict[str, Any]]:
    folder = package / "description" / "operations"
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*.json"))
    }


def _path_of_server(document: Any) -> str:
    """The path that a document states once, before those of all operations."""
    if "swagger" in document:
        return key_of(document.get("basePath", ""))
    servers = document.get("servers") or [{}]
    return key_of(re.sub(r"^[a-z]+://[^/]*", "", servers[0].get("url", "")))


def operations_of_functions(package: Path) -> Iterator[Key]:
    """Yield each operation of a package of openapi-python-client: a module with `method` and `url` each."""
    for path in sorted((package / "api").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                said = {
                    key.value: value
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant)
                }
                if {"method", "url"} <= {*said}:
                    yield ast.literal_eval(said["method"]), key_of(_text(said["url"]))


def _text(node: ast.expr) -> str:
    """The text of a literal, or of one that is formatted."""
    inner = (
        node.func.value
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        else node
    )
    return str(ast.literal_eval(inner))


def operations_of_resources(package: Path) -> Iterator[Key]:
    """Yield each operation of a package of stainful."""
    yield from ((verb, key_of(path)) for (verb, path), _ in read_theirs(package))


def configuration(document: Path, name: str) -> dict[str, Any]:
    """Return a configuration that names each operation: by its first tag, or else by its path, and by its id."""
    resources: dict[str, Any] = {}
    for path, item in load(document).get("paths", {}).items():
        for verb in item:
            if verb in VERBS:
                tags = item[verb].get("tags") or [
                    next(iter(re.findall(r"/([a-z][a-z-]+)", path)), "root")
                ]
                methods = resources.setdefault(_words(str(tags[0])), {"methods": {}})["methods"]
                own = _words(item[verb].get("operationId") or f"{verb} {path}")
                methods[own if own not in methods else f"{own}_{len(methods)}"] = f"{verb} {path}"
    return {
        "organization": {"name": name},
        "targets": {"python": {"package_name": f"{_words(name)}_client"}},
        "environments": {"production": "https://api.example.com"},
        "resources": resources,
    }


def _words(text: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    made = re.sub(r"[^A-Za-z0-9]+", "_", parted).strip("_").lower()
    return made if made[:1].isalpha() else f"x_{made}"
