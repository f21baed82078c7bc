"""Draws whole specs, and removes from each what the rules refuse."""

from __future__ import annotations

import copy
import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from clientgen.diagnostics import Diagnostic
from clientgen.pipeline import understand
from clientgen.project import Project

from .draw import Draw, Words
from .emulator import Emulator
from .errors import errors
from .operations import Operations
from .service import service
from .state import State
from .types import Types

API = "drawn"
ROUNDS = 12


@st.composite
def specs(draw: st.DrawFn, operations: int = 8) -> dict[str, Words]:
    """A spec of about so many operations; some of them may break a rule."""
    choose = Draw(draw)
    # hypothesis begins with the simplest of all
    assume(choose.number(0, 1_000_000))
    types = Types(choose, "page", xml=choose.chance(20))
    documents = {"service.yaml": service(choose, types), "errors.yaml": errors(choose, types)}
    codes = {
        name: list(each.get("reasons", ()))
        for name, each in documents["errors.yaml"]["errors"].items()
        if not each.get("every_operation")
    }
    names = [
        each.get("as", each["kind"])
        for each in documents["service.yaml"].get("auth", ())
        if each["kind"] != "client_certificate"
    ]
    servers = list(documents["service.yaml"]["endpoint"].get("servers", ()))
    makes = Operations(choose, types, codes, names, servers, choose.chance(60))
    scope = [
        name
        for name, each in documents["service.yaml"].get("parameters", {}).items()
        if each["in"] == "path"
    ]
    state = State(choose, makes, "Missing", "Taken", scope)
    for _ in range(choose.number(1, 3)):
        _add_group(choose, makes, documents, operations // 2)
    if makes.emulated:
        for _ in range(choose.number(1, 2)):
            for name, found in state.groups().items():
                documents[f"operations/{name}.yaml"] = {"summary": "Items", "operations": found}
        state.effects.update(makes.effects)
        Emulator(choose, state.emulation).finish()
        documents["emulation.yaml"] = state.emulation
    for word in ("paging", "long_running"):
        _name(choose, documents, word)
    _give(choose, documents)
    documents["types.yaml"] = {"types": types.content()}
    return documents


def _name(choose: Draw, documents: dict[str, Words], word: str) -> None:
    """Move what is said of one operation to service.yaml, under a name."""
    operations = [
        each for name in documents for each in documents[name].get("operations", {}).values()
    ]
    for operation in operations:
        if word in operation and choose.chance(30):
            named = choose.name("usual")
            documents["service.yaml"].setdefault(word, {})[named] = operation[word]
            again = "items" if word == "paging" else "poll"
            kept = {key: each for key, each in operation[word].items() if key == again}
            operation[word] = choose.pick([named, {"use": named, **kept}])


_OF_ONE = ("description", "required", "python_name", "flag", "wire_name", "deprecated", "default")
"""What is said of a parameter of one operation, not of its type."""


def _give(choose: Draw, documents: dict[str, Words]) -> None:
    """Let the client give a parameter, wherever it is."""
    every = [
        parameters
        for name in documents
        for each in documents[name].get("operations", {}).values()
        if (parameters := each.get("parameters")) and name.startswith("operations/")
    ]
    if not every or not choose.chance(30):
        return
    parameters = choose.pick(every)
    name = choose.pick(list(parameters))
    given = {word: each for word, each in parameters[name].items() if word not in _OF_ONE}
    given.pop("style", None)
    documents["service.yaml"].setdefault("parameters", {})["common"] = {**given, "in": "call"}
    for word in ("required", "default"):
        parameters[name].pop(word, None)
    parameters[name]["from_client"] = "common"


def _add_group(choose: Draw, makes: Operations, documents: dict[str, Words], most: int) -> None:
    name = choose.name(choose.pick(["things", "copies", "type", "client", "chat"]))
    within = choose.chance(15)
    path = f"{name}/inner" if within else name
    found: Words = {}
    for _ in range(choose.number(1, most)):
        found |= makes.any(path.replace("/", "."))
    if choose.chance(10):
        first = f"{path.replace('/', '.')}.{next(iter(found))}"
        found["same_again"] = {"same_as": first}
        found["same_again"] |= choose.words(
            30,
            title="By another name",
            description="The same",
            deprecated=True,
            python_name="again",
        )
    group = {"summary": choose.pick(["Things", 'Some "things"']), "operations": found}
    documents[f"operations/{path}.yaml"] = group | choose.words(5, python_name=f"{name}_named")
    if within:
        outer = {"summary": "A group of groups"}
        outer |= choose.words(10, python_name=f"{name}_around")
        documents[f"operations/{name}/_group.yaml"] = outer


def write(documents: Mapping[str, Words], root: Path) -> Project:
    """Write a spec, whose files are JSON and so YAML."""
    for name, content in documents.items():
        path = root / "spec" / API / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return Project(root)


def problems(documents: Mapping[str, Words]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a spec."""
    with tempfile.TemporaryDirectory() as folder:
        return understand(write(documents, Path(folder)), API).errors


def accepted(
    documents: dict[str, Words], told: list[Diagnostic] | None = None
) -> dict[str, Words] | None:
    """Return the spec with other names for those that are refused, and without other refused parts.

    It is None if nothing is left. `told` gets what was wrong with it.
    """
    documents = copy.deepcopy(documents)
    for _ in range(ROUNDS):
        found = problems(documents)
        if told is not None:
            told += found
        if not found:
            return documents
        for number, each in enumerate(found):
            _mend(documents, each, f"mended_{len(told or ())}_{number}")
        for file in [file for file in documents if documents[file].get("operations") == {}]:
            if file.startswith("operations/"):
                del documents[file]
        if documents.get("emulation.yaml") == {"operations": {}}:
            del documents["emulation.yaml"]
    return None


NEEDED: tuple[list[str | int], ...] = (["operations"], ["types"], ["collections"], ["errors"])
REMOVABLE = ("properties", "parameters", "headers", "operations", "types", "example", "auth")
"""Words whose entries a spec can be without."""


def _mend(documents: dict[str, Words], problem: Diagnostic, name: str) -> None:
    """Give what has a problem another name, or remove the part that has it."""
    file = problem.location.file.removeprefix(f"spec/{API}/")
    document = documents.get(file, {})
    steps = _steps(document, _within(problem.path, file))
    if "`flag`" in problem.hint:
        _rename(document, steps, name.replace("_", "-"), "flag")
        return
    if "python_name" in problem.hint and (not steps or steps[-1] not in REMOVABLE):
        _rename(document, steps, name)
        return
    if file == "emulation.yaml" and "operations" in problem.path:
        _forget(documents, problem)
        return
    ends = [end for end in range(len(steps), 1, -1) if steps[end - 2] in REMOVABLE]
    ends += [steps.index(each) + 1 for each in ("required", "order", "json_order") if each in steps]
    for end in [*ends, 2, 1]:
        if steps[:end] not in NEEDED and _remove(document, steps[:end]):
            return


def _forget(documents: dict[str, Words], problem: Diagnostic) -> None:
    """Remove an operation of which the emulator cannot do what is said."""
    document = documents["emulation.yaml"]
    steps = _steps(document, problem.path.removeprefix("emulation."))
    told = re.search(r"operation `([a-z0-9_.]+)`", problem.message)
    name = str(steps[1]) if len(steps) > 1 else told[1] if told else ""
    document["operations"].pop(name, None)
    group, _, operation = name.rpartition(".")
    group_file = documents.get(f"operations/{group.replace('.', '/')}.yaml", {})
    group_file.get("operations", {}).pop(operation, None)


def _within(path: str, file: str) -> str:
    """Return the path of a problem within its file."""
    kind, _, rest = path.partition(".")
    if kind == "operations":
        group = file.removeprefix("operations/").removesuffix(".yaml").replace("/", ".")
        if rest == group:
            return ""
        return f"operations.{rest.removeprefix(group).lstrip('.')}"
    return rest if file == f"{kind}.yaml" and kind != "types" else path


def _steps(value: Any, path: str) -> list[str | int]:
    """Return the keys that lead to a place, as far as there are any; keys can contain dots."""
    if isinstance(value, list):
        number, _, rest = path.lstrip("[").partition("]")
        if number.isdecimal() and int(number) < len(value):
            return [int(number), *_steps(value[int(number)], rest.lstrip("."))]
    elif isinstance(value, dict):
        for key in sorted(value, key=len, reverse=True):
            if path == key or path.startswith((f"{key}.", f"{key}[")):
                return [key, *_steps(value[key], path[len(key) :].lstrip("."))]
    return []


def _rename(document: Words, steps: list[str | int], name: str, word: str = "python_name") -> None:
    owners = [document]
    for step in steps:
        owners.append(owners[-1][step])  # type: ignore[index]
    if "enum" in steps:
        place = steps.index("enum")
        value = owners[place + 1][steps[place + 1]]  # type: ignore[index]
        owners[place].setdefault("python_names", {})[str(value)] = name.upper()
        return
    owner = next(each for each in reversed(owners) if isinstance(each, dict))
    owner[word] = name


def _remove(value: Any, steps: list[str | int]) -> bool:
    for step in steps[:-1]:
        value = value[step]
    if steps and isinstance(value, dict):
        return value.pop(steps[-1], value) is not value
    return False
