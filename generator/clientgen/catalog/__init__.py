"""What is known of a service: types behind names, what leads to what, secrets, samples, errors.

`Catalog` is built once in a run and handed on; `sample`, `misfits` and `gaps` are asked of it.
"""

from __future__ import annotations

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.constraints import constraints
from clientgen.catalog.gaps import gaps
from clientgen.catalog.graph import components, cyclic
from clientgen.catalog.media import MediaKind, media_kind
from clientgen.catalog.named_types import NamedTypes, names_in
from clientgen.catalog.paths import path_parameters, show_path
from clientgen.catalog.reasons import Reasons
from clientgen.catalog.samples import NoSampleError, sample
from clientgen.catalog.uses import Use, operation_uses, service_uses
from clientgen.catalog.values import misfits

__all__ = [
    "Catalog",
    "MediaKind",
    "NamedTypes",
    "NoSampleError",
    "Reasons",
    "Use",
    "components",
    "constraints",
    "cyclic",
    "gaps",
    "media_kind",
    "misfits",
    "names_in",
    "operation_uses",
    "path_parameters",
    "sample",
    "service_uses",
    "show_path",
]
