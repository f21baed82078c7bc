"""Makes the OpenAPI document of a spec."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from clientgen.diagnostics import Diagnostic, errors_in
from clientgen.pipeline.generation import read_spec, understand
from clientgen.project import Project
from clientgen.spec_files import GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientgen.document import Document
    from clientgen.interchange import Spec, Version, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The document of a spec; None if errors prevented it."""

    document: Words | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return errors_in(self.diagnostics)


def export(project: Project, api: str, version: Version) -> Exported:
    """Return the OpenAPI document of the spec of `api`."""
    from clientgen.interchange import Source
    from clientgen.interchange import export as document_of
    from clientgen.lowering import lower

    understood = understand(project, api)
    if understood.errors or understood.catalog is None or understood.symbols is None:
        return Exported(document=None, diagnostics=understood.diagnostics)
    documents, unreadable, _ = read_spec(project, api)
    lowered = lower(api, documents, unreadable)
    source = Source(
        spec=_spec(documents, {name: root.merged() for name, root in lowered.roots.items()}),
        documented=_spec(documents, {}),
        catalog=understood.catalog,
        symbols=understood.symbols,
    )
    return Exported(document=document_of(source, version), diagnostics=understood.diagnostics)


def _spec(documents: Mapping[str, Document], merged: Mapping[str, Any]) -> Spec:
    """The words of all files; `merged` are those with deviations, by the first steps of paths."""
    from clientgen.interchange import Spec
    from clientgen.lowering import group_of

    def data(name: str) -> dict[str, Any]:
        return dict(documents[name].data) if name in documents else {}

    errors = data("errors.yaml")
    if "errors" in merged:
        errors["errors"] = merged["errors"]
    groups = {}
    for path in sorted(documents, key=group_of):
        if PurePosixPath(path).parts[0] == GROUPS:
            group = data(path)
            name = group_of(path)
            if f"operations.{name}" in merged:
                group["operations"] = merged[f"operations.{name}"]
            groups[name] = group
    return Spec(
        service=merged.get("service") or data("service.yaml"),
        types=merged.get("types") or data("types.yaml").get("types", {}),
        groups=groups,
        errors=errors,
        deviations=data("deviations.yaml").get("deviations", {}),
        emulation=data("emulation.yaml") or None,
    )
