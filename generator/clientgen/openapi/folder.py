"""The files of an imported spec."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clientgen.emitter import GAP, Block, emit
from clientgen.openapi.making import Made
from clientgen.openapi.operations import titled
from clientgen.openapi.reading import Json
from clientgen.openapi.words import STATED, Use

_MOST_TYPES = 150
"""The most types of one file."""


def files(made: Made) -> dict[str, str]:
    """Return the text of each file that the importer owns, by its path in the folder of the API."""
    found = {"service.yaml": _text("../schema/service", made.service, 1)}
    for name, group in made.groups.items():
        path = f"operations/{name.replace('.', '/')}.yaml"
        up = "../" * (2 + name.count("."))
        found[path] = _text(f"{up}schema/operations", group, 3)
    found |= _outer_groups(made)
    found |= _types(made.types) if made.types else {}
    if made.errors:
        found["errors/imported.yaml"] = _text("../../schema/errors", made.errors, 2)
    if made.emulation:
        found["emulation/inferred.yaml"] = _text("../../schema/emulation", made.emulation, 2)
    return found


def lay(base: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder that nobody else uses, such as a temporary one."""
    for path, content in contents.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(content)


def encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return texts as the bytes of their files."""
    return {path: text.encode() for path, text in texts.items()}


def _outer_groups(made: Made) -> dict[str, str]:
    """The files of groups that have no operations of their own, but groups."""
    found: dict[str, str] = {}
    for name in made.groups:
        steps = name.split(".")
        for depth in range(1, len(steps)):
            outer = ".".join(steps[:depth])
            if outer not in made.groups:
                said = made.outer.get(outer, {"summary": titled(steps[depth - 1])})
                schema = f"{'../' * (depth + 2)}schema/group"
                found[f"operations/{'/'.join(steps[:depth])}/_group.yaml"] = _text(schema, said, 1)
    return found


def _types(types: dict[str, Use]) -> dict[str, str]:
    """The files of types: one, or one for each first letter of their names."""
    if len(types) <= _MOST_TYPES:
        return {"types/imported.yaml": _text("../../schema/types", {"types": types}, 2)}
    parts: dict[str, dict[str, Use]] = {}
    for name in sorted(types):
        parts.setdefault(name[0].lower(), {})[name] = types[name]
    return {
        f"types/{letter}.yaml": _text("../../schema/types", {"types": part}, 2)
        for letter, part in parts.items()
    }


def _text(schema: str, data: Use, apart: int) -> str:
    return f"# yaml-language-server: $schema={schema}.schema.json\n{dump(data, apart)}"


def dump(data: Json, apart: int) -> str:
    """Return a mapping as the YAML of a spec; its `apart` outer levels have one entry on each line.

    Between the entries of the second level are empty lines, if the third is among these.
    """
    return emit(_block(data, apart, 1))


def _block(data: Json, apart: int, level: int) -> Block:
    block = Block()
    for name, value in data.items():
        if block and level == 2 and apart > level:
            block.lines.append(GAP)
        if name == STATED:
            continue
        is_open = isinstance(value, dict) and value and apart > level
        block.add(str(name), _block(value, apart, level + 1) if is_open else _keyed(value))
    return block


def _keyed(value: Json) -> Json:
    """A value whose keys are text: statuses are numbers until here."""
    if isinstance(value, dict):
        return {str(name): _keyed(inner) for name, inner in value.items() if name != STATED}
    return [_keyed(each) for each in value] if isinstance(value, list) else value


def own_files(deviations: Use) -> dict[str, str]:
    """Return the files that an import begins and never writes again."""
    return {"deviations.yaml": _text("../schema/deviations", {"deviations": deviations}, 2)}
