"""The files of an imported spec."""

from __future__ import annotations

from clientgen.openapi.making import Made
from clientgen.openapi.types import Use
from clientgen.openapi.yaml_text import dump

_MOST_TYPES = 150
"""The most types of one file."""


def files(made: Made) -> dict[str, str]:
    """Return the text of each file of a spec, by its path in the folder of the API."""
    found = {"service.yaml": _text("../schema/service", made.service, 1)}
    for name, group in made.groups.items():
        path = f"operations/{name.replace('.', '/')}.yaml"
        up = "../" * (2 + name.count("."))
        found[path] = _text(f"{up}schema/operations", group, 3)
    found |= _types(made.types)
    found["errors.yaml"] = (
        _text("../schema/errors", made.errors, 2) if made.errors else _only("errors", "errors")
    )
    found["deviations.yaml"] = _only("deviations", "deviations")
    found["emulation.yaml"] = _text(
        "../schema/emulation",
        {
            "operations": {
                f"{g}.{o}": {"example": True}
                for g, group in made.groups.items()
                for o in group["operations"]
            }
        },
        2,
    )
    return found


def _types(types: dict[str, Use]) -> dict[str, str]:
    if len(types) <= _MOST_TYPES:
        text = _text("../schema/types", {"types": types}, 2) if types else _only("types", "types")
        return {"types.yaml": text}
    parts: dict[str, dict[str, Use]] = {}
    for name in sorted(types):
        parts.setdefault(name[0].lower(), {})[name] = types[name]
    return {
        f"types/{letter}.yaml": _text("../../schema/types", {"types": part}, 2)
        for letter, part in parts.items()
    }


def _text(schema: str, data: Use, apart: int) -> str:
    return f"# yaml-language-server: $schema={schema}.schema.json\n{dump(data, apart=apart)}"


def _only(schema: str, key: str) -> str:
    return f"# yaml-language-server: $schema=../schema/{schema}.schema.json\n{key}: {{}}\n"
