"""What is known of a service: types behind names, what reaches what, secrets, samples, errors."""

from __future__ import annotations

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.gaps import gaps
from clientgen.catalog.graph import components, cyclic
from clientgen.catalog.media import MediaKind, media_kind
from clientgen.catalog.operations import (
    answer_headers,
    error_codes,
    errors_of,
    met_deviations,
    operation_name,
    path_parameters,
    path_template,
    reached_types,
)
from clientgen.catalog.reasons import Reasons
from clientgen.catalog.samples import NoSampleError, sample
from clientgen.catalog.scope import (
    SCALARS,
    Kind,
    Scope,
    all_parts,
    operation_uses,
    parameter_uses,
    parts,
    scope_of,
    service_uses,
)
from clientgen.catalog.values import misfits

__all__ = [
    "SCALARS",
    "Catalog",
    "Kind",
    "MediaKind",
    "NoSampleError",
    "Reasons",
    "Scope",
    "all_parts",
    "answer_headers",
    "components",
    "cyclic",
    "error_codes",
    "errors_of",
    "gaps",
    "media_kind",
    "met_deviations",
    "misfits",
    "operation_name",
    "operation_uses",
    "parameter_uses",
    "parts",
    "path_parameters",
    "path_template",
    "reached_types",
    "sample",
    "scope_of",
    "service_uses",
]
