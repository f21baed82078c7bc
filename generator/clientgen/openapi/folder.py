"""The files of an imported spec."""

from __future__ import annotations

from clientgen.openapi.making import Made
from clientgen.openapi.types import Use
from clientgen.openapi.yaml_text import dump

_MOST_TYPES = 150
"""The most types of one file."""


def files(made: Made) -> dict[str, str]:
    """Return the text of each file that the importer owns, by its path in the folder of the API."""
    found = {"service.yaml": _text("../schema/service", made.service, 1)}
    for name, group in made.groups.items():
        path = f"operations/{name.replace('.', '/')}.yaml"
        up = "../" * (2 + name.count("."))
        found[path] = _text(f"{up}schema/operations", group, 3)
    found |= _types(made.types)
    if made.errors:
        found["errors/imported.yaml"] = _text("../../schema/errors", made.errors, 2)
    found["emulation/inferred.yaml"] = _text("../../schema/emulation", made.emulation, 2)
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
    return f"# yaml-language-server: $schema={schema}.schema.json\n{dump(data, apart=apart)}"


def own_files() -> dict[str, str]:
    """Return the files that an import begins and never writes again."""
    head = "# yaml-language-server: $schema=../schema/deviations.schema.json\n"
    return {"deviations.yaml": f"{head}deviations: {{}}\n"}
