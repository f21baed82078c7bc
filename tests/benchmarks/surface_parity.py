"""Compares the surface of a generated package with that of one which a retired generator made, by verb and path.

    python tests/benchmarks/surface_parity.py generated/library/src/library site-packages/library_client

Both packages are read, not imported. Attribute path, name of the method, parameters (name, kind, required),
pages, streams and whether a member of the response is returned are compared. What every method of the other package has besides is left out:
`extra_headers`, `extra_query`, `extra_body` (ours: `additional_properties`), `timeout`. Exits with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = frozenset(
    {"self", "extra_headers", "extra_query", "extra_body", "timeout", "additional_properties"}
)
"""What each method of one of the packages has besides, by other ways in the other."""
CALLS = {f"_{verb}": verb for verb in ("get", "post", "put", "patch", "delete")} | {
    "_get_api_list": "get"
}


Key = tuple[str, str]
"""A method of HTTP and a path without the names of its parameters."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method: where it is, its parameters as `name`, `*name` (keyword only) with `?` if optional."""

    attribute: str
    parameters: tuple[str, ...]
    paged: bool
    streams: bool
    unwraps: bool
    """Whether it returns a member of the response."""


def main() -> int:
    """Print what differs and the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "ours", type=Path, help="the generated package, the folder with its `description`"
    )
    parser.add_argument(
        "theirs", type=Path, help="the other package, the folder with its `resources`"
    )
    given = parser.parse_args()
    counts = compare(list(read_ours(given.ours)), list(read_theirs(given.theirs)), print)
    for what, (same, every) in counts.items():
        print(f"{what}: {same} of {every}")
    return int(counts["wholly equal"][0] < counts["wholly equal"][1])


def compare(
    ours: Sequence[tuple[Key, Method]],
    theirs: Sequence[tuple[Key, Method]],
    tell: Callable[[str], object] = lambda _: None,
) -> dict[str, tuple[int, int]]:
    """Return what is equal of how many, and tell what differs."""
    same: Counter[str] = Counter()
    known: dict[Key, list[Method]] = {}
    for key, method in ours:
        known.setdefault(key, []).append(method)
    for key, wanted in theirs:
        if key not in known:
            tell(f"missing: {' '.join(key)} {wanted.attribute}")
            continue
        # an operation can have two names
        found = min(known[key], key=lambda each: each.attribute != wanted.attribute)
        is_same = {
            name: getattr(found, name) == getattr(wanted, name)
            for name in ("attribute", "paged", "streams", "unwraps")
        }
        is_same["signature"] = sorted(found.parameters) == sorted(wanted.parameters)
        for name, each in is_same.items():
            if not each:
                word = "parameters" if name == "signature" else name
                said = (getattr(side, word) for side in (found, wanted))
                tell("{}: {}\n  ours:   {}\n  theirs: {}".format(word, " ".join(key), *said))
        same.update(name for name, each in is_same.items() if each)
        same["paged methods"] += is_same["paged"] and wanted.paged
        same["streamed methods"] += is_same["streams"] and wanted.streams
        same["unwrapping methods"] += is_same["unwraps"] and wanted.unwraps
        same["wholly equal"] += all(is_same.values())
        same["parameters"] += len({*found.parameters} & {*wanted.parameters})
    methods = [method for _, method in theirs]
    return {
        "attribute paths": (same["attribute"], len(methods)),
        "signatures": (same["signature"], len(methods)),
        "parameters": (same["parameters"], sum(len(each.parameters) for each in methods)),
        "paged methods": (same["paged methods"], sum(each.paged for each in methods)),
        "streamed methods": (same["streamed methods"], sum(each.streams for each in methods)),
        "unwrapping methods": (
            same["unwrapping methods"],
            sum(each.unwraps for each in methods),
        ),
        "wholly equal": (same["wholly equal"], len(methods)),
    }


def bare(path: str) -> str:
    """A path without the names of its parameters."""
    return re.sub(r"\{[^{}]*\}", "{}", path)


def read_ours(package: Path) -> Iterator[tuple[Key, Method]]:
    """Yield the operations of a generated package, as its description and its modules say."""
    for path in sorted((package / "description" / "operations").glob("*.json")):
        module = ast.parse((package / "operations" / f"{path.stem}.py").read_text("utf-8"))
        methods: dict[str, list[ast.FunctionDef]] = {}
        for each in _methods(module):
            methods.setdefault(each.name, []).append(each)
        for full_name, operation in json.loads(path.read_text("utf-8")).items():
            group = full_name.rpartition(".")[0]
            nodes = methods[operation["method"]]
            node = nodes[-1]
            method = Method(
                f"{group}.{operation['method']}",
                tuple(_parameters(node)),
                "paging" in operation,
                any(_has_items(each.returns) for each in nodes if each.returns),
                "member_result" in operation,
            )
            yield (operation["verb"].lower(), bare(operation["path"])), method


def read_theirs(package: Path) -> Iterator[tuple[Key, Method]]:
    """Yield the methods of the resources of the other package."""
    for path in sorted((package / "resources").rglob("*.py")):
        steps = path.relative_to(package / "resources").with_suffix("").parts
        group = ".".join(
            step for step, before in zip(steps, (None, *steps), strict=False) if step != before
        )
        # the last of several definitions is the one that is called
        last = {node.name: node for node in _methods(ast.parse(path.read_text("utf-8")))}
        for node in last.values():
            call = next(_sent(node), None)
            if call is not None:
                name, sent = call
                verb = next(_verbs(node), CALLS[name])
                method = Method(
                    f"{group}.{node.name}",
                    tuple(_parameters(node)),
                    name == "_get_api_list",
                    "stream_cls" in ast.unparse(node),
                    "_unwrapper" in ast.unparse(node),
                )
                yield (verb, bare(sent.partition("?")[0])), method


def _has_items(returned: ast.expr) -> bool:
    """Tell whether a method returns a stream of items; one of bytes is a download."""
    return re.search(r"Stream\[(?!bytes\])", ast.unparse(returned)) is not None


def _methods(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The definitions of methods of classes that are not asynchronous, overloads included."""
    for each in module.body:
        if isinstance(each, ast.ClassDef) and not re.search(
            r"Async|WithRaw|WithStreaming|Raw", each.name
        ):
            found = (node for node in each.body if isinstance(node, ast.FunctionDef))
            yield from (node for node in found if not node.name.startswith("_"))


def _parameters(node: ast.FunctionDef) -> Iterator[str]:
    plain = [*node.args.posonlyargs, *node.args.args]
    defaults = [None] * (len(plain) - len(node.args.defaults)) + list(node.args.defaults)
    pairs = [("", each, default) for each, default in zip(plain, defaults, strict=True)]
    pairs += [
        ("*", each, default)
        for each, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    ]
    for mark, each, default in pairs:
        if each.arg not in LEFT_OUT:
            yield f"{mark}{each.arg}{'?' if default is not None else ''}"


def _verbs(node: ast.FunctionDef) -> Iterator[str]:
    """The method of HTTP that a request for pages names, if it is not GET."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("._get_api_list"):
            for each in call.keywords:
                if each.arg == "method" and isinstance(each.value, ast.Constant):
                    yield str(each.value.value)


def _as_in_a_format(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "{}"


def _sent(node: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    for call in ast.walk(node):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in CALLS
            and call.args
        ):
            path = call.args[0]
            if isinstance(path, ast.Call) and path.args:
                path = path.args[0]
            if isinstance(path, ast.Constant) and isinstance(path.value, str):
                yield call.func.attr, path.value
            elif isinstance(path, ast.JoinedStr):
                yield call.func.attr, "".join(map(_as_in_a_format, path.values))


if __name__ == "__main__":
    sys.exit(main())
